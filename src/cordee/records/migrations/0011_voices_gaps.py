"""What we answer to what a survey brought out."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0007_portraits"),
    ]

    operations = [
        migrations.AddField("survey", "reply", models.CharField(blank=True, default="", max_length=2000)),
        migrations.AddField("survey", "replied_at", models.DateTimeField(blank=True, null=True)),
    ]
