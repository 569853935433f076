"""Versions of messages that somebody asked to keep, and what customers said to them."""

from typing import Any

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


def who() -> Any:
    return models.ForeignKey(
        blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
    )


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0012_decisions"),
    ]

    operations = [
        migrations.CreateModel(
            name="MessageVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(db_index=True, max_length=20)),
                ("number", models.PositiveIntegerField(default=1)),
                ("name", models.CharField(max_length=200)),
                ("title", models.TextField(blank=True, default="")),
                ("text", models.TextField()),
                ("why", models.TextField(blank=True, default="")),
                ("experiment", models.CharField(blank=True, default="", max_length=24)),
                ("entered_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("author", who()),
            ],
            options={"ordering": ["entered_at", "id"]},
        ),
        migrations.CreateModel(
            name="MessageHeard",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("said", models.TextField()),
                ("role", models.CharField(blank=True, default="", max_length=200)),
                ("entered_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("author", who()),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="heard", to="records.messageversion"
                    ),
                ),
            ],
            options={"ordering": ["entered_at", "id"]},
        ),
        migrations.AddConstraint(
            "messageversion", models.UniqueConstraint(fields=("key", "number"), name="one_message_version_a_number")
        ),
    ]
