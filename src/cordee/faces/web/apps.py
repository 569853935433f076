"""The Django application of the pages."""

from pathlib import Path

from django.apps import AppConfig


class Web(AppConfig):
    """Pages, templates and template tags."""

    name = "cordee.faces.web"
    label = "web"

    def ready(self) -> None:
        """Hear of who comes in and goes, and of what is taken back."""
        from django.conf import settings

        from cordee.faces.web.sessions import listen
        from cordee.wiring import hear_withdrawals

        listen()
        hear_withdrawals(Path(settings.WORKSPACE))
