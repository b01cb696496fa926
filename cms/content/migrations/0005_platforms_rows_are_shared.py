from __future__ import annotations

from typing import Any

from django.db import migrations


def share(apps: Any, _schema_editor: Any) -> None:
    """Topics and contact points of the platform were everybody's before rows had an audience."""
    for name in ("TopicTerm", "ContactPoint"):
        apps.get_model("content", name).objects.filter(department=None).update(audience="all")


class Migration(migrations.Migration):
    dependencies = [("content", "0004_shared_things")]

    operations = [migrations.RunPython(share, migrations.RunPython.noop)]
