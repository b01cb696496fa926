from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Which parts of the demonstration are loaded."""

    initial = True
    dependencies: list[tuple[str, str]] = []

    operations = [
        migrations.CreateModel(
            name="LoadedPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80, unique=True)),
                ("day", models.DateField()),
            ],
            options={"verbose_name": "演示内容", "verbose_name_plural": "演示内容"},
        )
    ]
