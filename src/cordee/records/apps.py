"""The Django application of the records."""

from django.apps import AppConfig


class Records(AppConfig):
    """Records, under the label ``records``."""

    name = "cordee.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
