"""Decisions on a figure, which is kept as it was, with or against it; claims that say of which offer they speak, and for whom it is."""

from typing import Any

from django.db import migrations, models


def say_what_about(apps: Any, schema_editor: Any) -> None:
    """Say of the decisions on experiments, opinions too, that they are about them: the experiments' lines name them."""
    decision, line = apps.get_model("records", "Decision"), apps.get_model("records", "ExperimentLine")
    for one in line.objects.filter(deed="decided").select_related("experiment"):
        decision.objects.filter(pk=one.power.get("decision"), about="").update(about=f"experiment:{one.experiment.key}")


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0011_voices_gaps"),
    ]

    operations = [
        migrations.AddField("decision", "about", models.CharField(blank=True, db_index=True, default="", max_length=200)),
        migrations.AddField("decision", "figure", models.JSONField(blank=True, null=True)),
        migrations.AddField("decision", "stance", models.CharField(blank=True, default="", max_length=12)),
        migrations.AddField("decision", "comment", models.TextField(blank=True, default="")),
        migrations.AddConstraint(
            "decision",
            models.CheckConstraint(
                condition=models.Q(("stance", "departs"), _negated=True) | models.Q(("comment", ""), _negated=True),
                name="decision_against_figures_comments",
            ),
        ),
        migrations.AddField("claimline", "offer", models.CharField(blank=True, default="", max_length=300)),
        migrations.AddField("claimline", "whom", models.CharField(blank=True, default="", max_length=300)),
        migrations.RunPython(say_what_about, migrations.RunPython.noop),
    ]
