from __future__ import annotations

from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from .enums import Result


class Event(models.Model):
    """One act, with the names of all concerned copied, so that it says the same when they are gone.

    No foreign key: nothing that is deleted takes a row along. The table is cut into months of local time by `at`; the
    database refuses UPDATE, DELETE and TRUNCATE. Rows come from `service.record` alone.
    """

    at = models.DateTimeField(_("时间"), db_default=Now())
    actor_id = models.BigIntegerField(_("用户编号"), null=True)
    actor = models.CharField(_("用户"), max_length=200, blank=True)
    superuser = models.BooleanField(_("超级用户"), default=False)
    department_id = models.BigIntegerField(_("部门编号"), null=True)
    department = models.CharField(_("部门"), max_length=100, blank=True)
    action = models.CharField(_("操作"), max_length=100)
    kind = models.CharField(_("对象类别"), max_length=100, blank=True)
    object_id = models.CharField(_("对象编号"), max_length=255, blank=True)
    title = models.CharField(_("对象"), max_length=300, blank=True)
    before = models.JSONField(_("修改前"), default=dict, encoder=DjangoJSONEncoder)
    after = models.JSONField(_("修改后"), default=dict, encoder=DjangoJSONEncoder)
    data = models.JSONField(_("说明"), default=dict, encoder=DjangoJSONEncoder)
    address = models.GenericIPAddressField(_("网络地址"), null=True)
    request_id = models.CharField(_("请求编号"), max_length=64, blank=True)
    result = models.CharField(_("结果"), max_length=10, choices=Result.choices, default=Result.DONE)

    class Meta:
        verbose_name = _("审计记录")
        verbose_name_plural = _("审计记录")
        ordering = ["-at", "-id"]
        default_permissions: ClassVar[tuple[str, ...]] = ()
        indexes = [
            models.Index(fields=["-at", "-id"], name="audit_event_newest"),
            models.Index(fields=["department_id", "-at"], name="audit_event_department"),
            models.Index(fields=["actor_id", "-at"], name="audit_event_actor"),
            models.Index(fields=["kind", "object_id"], name="audit_event_object"),
            models.Index(fields=["action", "-at"], name="audit_event_action"),
        ]

    def __str__(self) -> str:
        return f"{self.action} · {self.title or self.kind}"


class Waiting(models.Model):
    """An event that is not sealed yet. The database writes the row together with the event, the sealer takes it away."""

    event_id = models.BigIntegerField(primary_key=True)

    class Meta:
        default_permissions: ClassVar[tuple[str, ...]] = ()

    def __str__(self) -> str:
        return str(self.event_id)


class Seal(models.Model):
    """One link of the chain; append-only, without gaps, kept when the month of its event was archived.

    `digest` is the SHA-256 of the event as a line of JSON, empty where the event had vanished before it was sealed;
    `link` binds position, event and digest to the link before, keyed by the key whose name is `key`.
    """

    position = models.BigIntegerField(primary_key=True)
    event_id = models.BigIntegerField(unique=True)
    month = models.DateField(null=True)
    digest = models.BinaryField(max_length=32)
    link = models.BinaryField(max_length=32)
    key = models.CharField(max_length=8)
    sealed_at = models.DateTimeField(db_default=Now())

    class Meta:
        default_permissions: ClassVar[tuple[str, ...]] = ()
        indexes = [models.Index(fields=["month", "position"], name="audit_seal_month")]

    def __str__(self) -> str:
        return f"{self.position} · {self.event_id}"


class Archive(models.Model):
    """A month that was written to a file and dropped; append-only. `closing` is the hash over all digests of the month."""

    month = models.DateField(primary_key=True)
    rows = models.BigIntegerField()
    closing = models.BinaryField(max_length=32)
    file = models.CharField(max_length=200)
    archived_at = models.DateTimeField(db_default=Now())

    class Meta:
        default_permissions: ClassVar[tuple[str, ...]] = ()

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"
