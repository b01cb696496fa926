from __future__ import annotations

from typing import Any

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models
from django.db.models import Count, Q

APART = ("system_admin", "security_admin", "audit_admin")


def name_those_in_the_way(apps: Any, _schema_editor: Any) -> None:
    """Raise ValueError naming the accounts that hold what nobody may hold together any more."""
    users = apps.get_model(settings.AUTH_USER_MODEL).objects
    counted = users.annotate(
        held=Count("memberships__role", distinct=True),
        apart=Count("memberships__role", filter=Q(memberships__role__in=APART)),
    )
    names = list(counted.filter(held__gt=1, apart__gt=0).order_by("username").values_list("username", flat=True))
    if names:
        msg = f"Leave one platform administrator's role, or none, to each of these accounts first: {', '.join(names)}"
        raise ValueError(msg)


class Migration(migrations.Migration):

    dependencies = [
        ('departments', '0001_departments_and_memberships'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(name_those_in_the_way, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='membership',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(models.Func(django.db.models.functions.comparison.Cast(models.F('user'), models.BigIntegerField()), django.db.models.functions.comparison.Cast(models.F('user'), models.BigIntegerField()), models.Value('[]'), function='int8range', output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField()), '&&'), (models.Case(models.When(role__in=('system_admin', 'security_admin', 'audit_admin'), then=models.Func(models.Value(None, models.BigIntegerField()), models.Value(None, models.BigIntegerField()), function='int8range', output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField())), default=models.Func(django.db.models.functions.comparison.Cast(django.db.models.functions.comparison.Coalesce(models.F('id'), -1), models.BigIntegerField()), django.db.models.functions.comparison.Cast(django.db.models.functions.comparison.Coalesce(models.F('id'), -1), models.BigIntegerField()), models.Value('[]'), function='int8range', output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField())), '&&')], name='administrators_apart', violation_error_code='administrators_apart', violation_error_message='系统管理员、安全管理员和审计管理员须由不同账号担任，且不得兼任其他角色。未作任何修改。'),
        ),
    ]
