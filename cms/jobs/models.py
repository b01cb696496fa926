from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from .enums import JobState


class Job(models.Model):
    """A long act as people see it: who asked for it, how far it is, what came of each item.

    `done` counts items dealt with, `failed` those among them that went wrong; `cursor` is what the kind of job needs to
    go on after an interruption. `run_id` names the run that holds the job: a run that lost it writes nothing more.
    """

    kind = models.CharField(_("类别"), max_length=40)
    title = models.CharField(_("名称"), max_length=200)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="jobs",
        verbose_name=_("发起人"),
    )  # fmt: skip
    department = models.ForeignKey(
        "departments.Department", null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        verbose_name=_("部门"),
    )  # fmt: skip
    site = models.ForeignKey(
        "wagtailcore.Site", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("网站")
    )
    state = models.CharField(_("状态"), max_length=10, choices=JobState.choices, default=JobState.QUEUED)
    payload = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    cursor = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    total = models.PositiveIntegerField(_("总数"), default=0)
    done = models.PositiveIntegerField(_("已处理"), default=0)
    failed = models.PositiveIntegerField(_("失败数"), default=0)
    message = models.TextField(_("说明"), blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    run_id = models.UUIDField(null=True, editable=False)
    cancel_requested = models.BooleanField(default=False)
    created_at = models.DateTimeField(_("提交时间"), auto_now_add=True)
    started_at = models.DateTimeField(_("开始时间"), null=True)
    finished_at = models.DateTimeField(_("结束时间"), null=True)
    heartbeat_at = models.DateTimeField(_("最近进展"), null=True)

    FINAL: ClassVar[frozenset[str]] = frozenset({JobState.DONE, JobState.FAILED, JobState.CANCELLED, JobState.UNDONE})

    class Meta:
        verbose_name = _("任务")
        verbose_name_plural = _("任务")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["requested_by", "-id"], name="jobs_job_of_a_person")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_final(self) -> bool:
        """Whether nothing more happens by itself."""
        return self.state in self.FINAL

    @property
    def percent(self) -> int:
        """Progress in whole percent; 100 only when every item is dealt with."""
        if not self.total:
            return 100 if self.state == JobState.DONE else 0
        return min(100, self.done * 100 // self.total)


class JobItem(models.Model):
    """What came of one item of a job; `undo` is what its kind needs to take it back."""

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="items", verbose_name=_("任务"))
    label = models.CharField(_("项目"), max_length=300)
    ok = models.BooleanField(_("成功"), default=True)
    field = models.CharField(_("字段"), max_length=60, blank=True)
    message = models.TextField(_("结果"), blank=True)
    undo = models.JSONField(null=True, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = _("任务结果")
        verbose_name_plural = _("任务结果")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.label
