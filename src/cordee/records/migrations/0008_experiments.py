"""Decisions; experiments with their steps, the arms of their accounts, and their looks."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0007_portraits"),
    ]

    operations = [
        migrations.CreateModel(
            name="Experiment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=24, unique=True)),
                ("state", models.CharField(db_index=True, default="planned", max_length=12)),
                ("channel", models.CharField(blank=True, default="", max_length=16)),
                ("campaign", models.CharField(blank=True, default="", max_length=120)),
                ("name", models.CharField(max_length=200)),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("stopped_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.TextField()),
                ("decided", models.TextField()),
                ("by", models.CharField(max_length=200)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("evidence", models.CharField(max_length=12)),
                ("reference", models.CharField(blank=True, db_index=True, default="", max_length=200)),
                ("dissents", models.JSONField(default=list)),
                ("why", models.TextField(blank=True, default="")),
                ("entered_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="records.decision",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("evidence", "opinion"), ("reference", "")),
                            models.Q(("evidence__in", ("experiment", "result")), models.Q(("reference", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="decision_on_data_names_them",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ExperimentAccount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("account", models.CharField(db_index=True, max_length=200)),
                ("arm", models.CharField(max_length=24)),
                ("stratum", models.CharField(blank=True, default="", max_length=120)),
                ("entered_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "experiment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="accounts", to="records.experiment"
                    ),
                ),
            ],
            options={
                "ordering": ["experiment", "account"],
                "constraints": [models.UniqueConstraint(fields=("experiment", "account"), name="account_once_an_experiment")],
            },
        ),
        migrations.CreateModel(
            name="ExperimentLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(default=1)),
                ("deed", models.CharField(max_length=12)),
                ("plan", models.JSONField(default=dict)),
                ("power", models.JSONField(default=dict)),
                ("why", models.TextField(blank=True, default="")),
                ("entered_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "experiment",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="records.experiment"),
                ),
            ],
            options={
                "ordering": ["experiment", "number"],
                "constraints": [models.UniqueConstraint(fields=("experiment", "number"), name="one_experiment_line_a_number")],
            },
        ),
        migrations.CreateModel(
            name="ExperimentLook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(default=1)),
                ("as_of", models.DateTimeField()),
                ("planned", models.BooleanField(default=True)),
                ("seen", models.JSONField(default=dict)),
                ("entered_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "experiment",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="looks", to="records.experiment"),
                ),
            ],
            options={
                "ordering": ["experiment", "number"],
                "constraints": [models.UniqueConstraint(fields=("experiment", "number"), name="one_look_a_number")],
            },
        ),
    ]
