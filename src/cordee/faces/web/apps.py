"""The Django application of the pages."""

from django.apps import AppConfig


class Web(AppConfig):
    """Pages, templates and template tags."""

    name = "cordee.faces.web"
    label = "web"

    def ready(self) -> None:
        """Hear of who comes in and goes."""
        from cordee.faces.web.sessions import listen

        listen()
