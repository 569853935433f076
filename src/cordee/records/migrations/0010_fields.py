"""Fields: when each is known and what becomes of it, line by line."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0009_cycles"),
    ]

    operations = [
        migrations.CreateModel(
            name="FieldLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(max_length=100)),
                ("format", models.CharField(max_length=200)),
                ("field", models.CharField(max_length=300)),
                ("number", models.PositiveIntegerField(default=1)),
                ("known", models.CharField(default="unclear", max_length=8)),
                ("decision", models.CharField(blank=True, default="", max_length=8)),
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
                "constraints": [
                    models.UniqueConstraint(fields=("source", "format", "field", "number"), name="one_field_line_a_number")
                ],
            },
        ),
    ]
