"""Portraits: who was asked for one, and what they say of themselves, line by line."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0006_briefs"),
    ]

    operations = [
        migrations.CreateModel(
            name="Sitter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=24, unique=True)),
                ("subject", models.CharField(db_index=True, max_length=64)),
                ("label", models.CharField(blank=True, default="", max_length=200)),
                ("side", models.CharField(default="employee", max_length=10)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
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
                "ordering": ["label", "id"],
            },
        ),
        migrations.CreateModel(
            name="PortraitLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(db_index=True, max_length=24)),
                ("number", models.PositiveIntegerField(default=1)),
                ("subject", models.CharField(db_index=True, max_length=64)),
                ("field", models.CharField(max_length=12)),
                ("value", models.TextField(blank=True, default="")),
                ("level", models.BigIntegerField(blank=True, null=True)),
                ("proof", models.TextField(blank=True, default="")),
                ("sees", models.CharField(default="team", max_length=4)),
                ("state", models.CharField(default="agreed", max_length=10)),
                ("entered_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
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
                "constraints": [models.UniqueConstraint(fields=("key", "number"), name="one_part_a_number")],
            },
        ),
    ]
