"""The tables of trust: statements, notices, requests, rules, interests, what goes out, erasures, second factors, the audit log."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token", models.CharField(max_length=48, unique=True)),
                ("template", models.CharField(max_length=40)),
                ("language", models.CharField(max_length=2)),
                ("address", models.EmailField(blank=True, default="", max_length=254)),
                ("facts", models.JSONField(default=dict)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("not_before", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ("outcome", models.CharField(blank=True, default="", max_length=120)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Interest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.CharField(db_index=True, max_length=64)),
                ("label", models.CharField(blank=True, default="", max_length=200)),
                ("kind", models.CharField(max_length=24)),
                ("giver", models.CharField(max_length=200)),
                ("topic", models.CharField(blank=True, default="", max_length=200)),
                ("objective", models.CharField(blank=True, default="", max_length=200)),
                ("value", models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True)),
                ("currency", models.CharField(blank=True, default="", max_length=3)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("note", models.TextField(blank=True, default="")),
                ("withdrawn", models.BooleanField(default=False)),
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
                        to="records.interest",
                    ),
                ),
            ],
            options={
                "ordering": ["since", "id"],
            },
        ),
        migrations.CreateModel(
            name="Bounce",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fingerprint", models.CharField(max_length=64, unique=True)),
                ("kind", models.CharField(max_length=8)),
                ("status", models.CharField(blank=True, default="", max_length=12)),
                ("happened_at", models.DateTimeField()),
                (
                    "message",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bounces",
                        to="records.message",
                    ),
                ),
            ],
            options={
                "ordering": ["happened_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.CharField(db_index=True, max_length=64)),
                ("given_at", models.DateTimeField()),
                ("how", models.CharField(max_length=60)),
                ("proof", models.TextField(blank=True, default="")),
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
                "ordering": ["given_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Outgoing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("channel", models.CharField(max_length=16)),
                ("purpose", models.CharField(max_length=32)),
                ("account", models.CharField(blank=True, db_index=True, default="", max_length=200)),
                ("planned_at", models.DateTimeField(db_index=True)),
                ("state", models.CharField(db_index=True, default="reserved", max_length=12)),
                ("topic", models.CharField(blank=True, default="", max_length=120)),
                ("about", models.CharField(blank=True, default="", max_length=120)),
                ("reason", models.TextField(blank=True, default="")),
                ("likeness", models.JSONField(default=list)),
                ("terms", models.JSONField(default=dict)),
                ("reserved_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
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
                "ordering": ["planned_at", "id"],
            },
        ),
        migrations.AddField(
            model_name="message",
            name="outgoing",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="message", to="records.outgoing"
            ),
        ),
        migrations.CreateModel(
            name="Request",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.CharField(db_index=True, max_length=64)),
                ("kind", models.CharField(max_length=16)),
                ("said", models.TextField(blank=True, default="")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("due_on", models.DateField()),
                ("state", models.CharField(default="open", max_length=16)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.TextField(blank=True, default="")),
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
                "ordering": ["due_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="RuleChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rule", models.CharField(db_index=True, max_length=60)),
                ("severity", models.CharField(max_length=16)),
                ("since", models.DateField()),
                ("reason", models.TextField()),
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
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.CharField(db_index=True, max_length=64)),
                ("granted", models.BooleanField()),
                ("channel", models.CharField(blank=True, default="", max_length=16)),
                ("purpose", models.CharField(blank=True, default="", max_length=32)),
                ("topic", models.CharField(blank=True, default="", max_length=120)),
                ("basis", models.CharField(default="consent", max_length=24)),
                ("said_at", models.DateTimeField()),
                ("source", models.CharField(max_length=60)),
                ("proof", models.TextField(blank=True, default="")),
                ("by_themselves", models.BooleanField(default=False)),
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
                "ordering": ["said_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="OutgoingSubject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.CharField(db_index=True, max_length=64)),
                (
                    "outgoing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="subjects", to="records.outgoing"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("outgoing", "subject"), name="subject_once")],
            },
        ),
    ]
