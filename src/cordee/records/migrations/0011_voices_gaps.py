"""What we answer to what a survey brought out."""

from typing import Any

from django.db import migrations, models


def one_limit(apps: Any, schema_editor: Any) -> None:
    """Bring limits that stand in portraits to where proposals are counted, and take them out of portraits."""
    line, speaker = apps.get_model("records", "PortraitLine"), apps.get_model("records", "Speaker")
    for one in line.objects.filter(field="limit", state="agreed", level__isnull=False):
        speaker.objects.filter(subject=one.subject, most__gt=one.level).update(most=one.level)
    line.objects.filter(field="limit").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0010_fields"),
    ]

    operations = [
        migrations.RunPython(one_limit, migrations.RunPython.noop),
        migrations.AddField("survey", "reply", models.CharField(blank=True, default="", max_length=2000)),
        migrations.AddField("survey", "replied_at", models.DateTimeField(blank=True, null=True)),
    ]
