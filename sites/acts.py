"""What all acts upon sites and departments share: they say why they may not be done, are done whole or not at all, and
stand in the audit log with person, time and reason."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.core.audit.service import Result, record

from .policies import may_manage_sites
from .refusals import RefusedError
from .transactions import whole_act

if TYPE_CHECKING:
    from django.db.models import Model

    from cms.accounts.models import User

#: Longest reason, characters: that of the note readers see.
LONGEST_REASON = 200


class Act(ABC):
    """One change of a row's state, asked for by a person (None: the command line) with a reason."""

    #: Key of the act in the audit log.
    log_action: ClassVar[str]

    def __init__(self, *, by: User | None, reason: str) -> None:
        self.by = by
        self.reason = reason.strip()

    @property
    @abstractmethod
    def subject(self) -> Model:
        """The row that the act changes."""

    @abstractmethod
    def hold(self) -> None:
        """Read the row anew under a lock."""

    def problems(self) -> list[str]:
        """Why it may not be done now, in sentences; empty when it may."""
        return self.general_problems() or self.state_problems()

    def general_problems(self) -> list[str]:
        """What is wrong whatever the state: the person, or the reason."""
        return act_problems(self.by, self.reason)

    @abstractmethod
    def state_problems(self) -> list[str]:
        """Why the present state forbids it."""

    @abstractmethod
    def change(self) -> dict[str, Any]:
        """Write the change; returns what the log shall say besides the reason."""

    def perform(self) -> Any:
        """Do it and return the row. Raises RefusedError with the reasons why not; a refusal stands in the audit trail as
        well."""
        try:
            with whole_act():
                self.hold()
                refuse(self.problems())
                data = self.change()
                log(self.subject, self.log_action, user=self.by, data={"reason": self.reason} | data)
        except RefusedError as error:
            facts = {"reason": self.reason, "refusal": str(error)}
            record(self.log_action, obj=self.subject, actor=self.by, data=facts, result=Result.REFUSED)
            raise
        return self.subject


def act_problems(by: User | None, reason: str) -> list[str]:
    """What is wrong with the person who acts, or with the reason."""
    if by is not None and not may_manage_sites(by):
        return [_("只有系统管理员可以调整部门和网站。")]
    if not reason:
        return [_("请填写原因。")]
    return [_("原因最多 %(count)d 字。") % {"count": LONGEST_REASON}] if len(reason) > LONGEST_REASON else []


def refuse(problems: list[str]) -> None:
    """Raise RefusedError when there are reasons."""
    if problems:
        raise RefusedError(problems)
