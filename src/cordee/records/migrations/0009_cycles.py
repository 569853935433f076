"""Cycles, line by line, with what was read of them; what sales and marketing judge of contacts."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0008_experiments"),
    ]

    operations = [
        migrations.CreateModel(
            name="CycleReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("cycle", models.CharField(db_index=True, max_length=20)),
                ("kind", models.CharField(max_length=10)),
                ("value", models.FloatField(blank=True, null=True)),
                ("n", models.PositiveBigIntegerField()),
                ("low", models.FloatField(blank=True, null=True)),
                ("high", models.FloatField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, default="", max_length=40)),
                ("since", models.DateField(blank=True, null=True)),
                ("until", models.DateField(blank=True, null=True)),
                ("run", models.CharField(blank=True, default="", max_length=40)),
                ("as_of", models.DateField(blank=True, null=True)),
                ("currency", models.CharField(blank=True, default="", max_length=3)),
                ("read_at", models.DateTimeField(default=django.utils.timezone.now)),
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
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="FeedbackAsked",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=64, unique=True)),
                ("case", models.CharField(db_index=True, max_length=200)),
                ("subject", models.CharField(db_index=True, max_length=64)),
                ("label", models.CharField(blank=True, default="", max_length=200)),
                ("about", models.TextField(blank=True, default="")),
                ("side", models.CharField(default="sales", max_length=10)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
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
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="FeedbackGiven",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("case", models.CharField(db_index=True, max_length=200)),
                ("side", models.CharField(max_length=10)),
                ("word", models.CharField(max_length=12)),
                ("reason", models.TextField(blank=True, default="")),
                ("judge", models.CharField(max_length=80)),
                ("label", models.CharField(blank=True, default="", max_length=200)),
                ("judged_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "asked",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="given",
                        to="records.feedbackasked",
                    ),
                ),
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
            ],
            options={
                "ordering": ["judged_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="CycleInitiative",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(db_index=True, max_length=20)),
                ("number", models.PositiveIntegerField(default=1)),
                ("cycle", models.CharField(db_index=True, max_length=20)),
                ("what", models.CharField(max_length=300)),
                ("owner", models.CharField(blank=True, default="", max_length=200)),
                ("technique", models.CharField(blank=True, default="", max_length=60)),
                ("campaign", models.CharField(blank=True, default="", max_length=200)),
                ("cost", models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True)),
                ("currency", models.CharField(blank=True, default="", max_length=3)),
                ("state", models.CharField(default="planned", max_length=10)),
                ("evidence", models.TextField(blank=True, default="")),
                ("reason", models.TextField(blank=True, default="")),
                ("decision", models.PositiveBigIntegerField(blank=True, null=True)),
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
            ],
            options={
                "ordering": ["entered_at", "id"],
                "constraints": [models.UniqueConstraint(fields=("key", "number"), name="one_cycle_initiative_a_number")],
            },
        ),
        migrations.CreateModel(
            name="CyclePlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(db_index=True, max_length=20)),
                ("number", models.PositiveIntegerField(default=1)),
                ("objective", models.CharField(max_length=300)),
                ("indicator", models.CharField(max_length=40)),
                ("narrowed", models.CharField(blank=True, default="", max_length=80)),
                ("called", models.CharField(blank=True, default="", max_length=200)),
                ("target", models.FloatField()),
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("owner", models.CharField(max_length=200)),
                ("follows", models.CharField(blank=True, default="", max_length=20)),
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
            ],
            options={
                "ordering": ["entered_at", "id"],
                "constraints": [models.UniqueConstraint(fields=("key", "number"), name="one_cycle_plan_a_number")],
            },
        ),
        migrations.CreateModel(
            name="CycleClosing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(db_index=True, max_length=20)),
                ("number", models.PositiveIntegerField(default=1)),
                ("learning", models.TextField()),
                ("asks", models.TextField(blank=True, default="")),
                ("early", models.TextField(blank=True, default="")),
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
                    "result",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="closings", to="records.cyclereading"
                    ),
                ),
            ],
            options={
                "ordering": ["entered_at", "id"],
                "constraints": [models.UniqueConstraint(fields=("key", "number"), name="one_cycle_closing_a_number")],
            },
        ),
        migrations.AddConstraint(
            model_name="feedbackasked",
            constraint=models.UniqueConstraint(fields=("case", "subject"), name="one_feedback_question_a_colleague"),
        ),
    ]
