"""One run of a job: its steps, each whole or not at all, and where to go on after an interruption."""

from __future__ import annotations

import logging
import threading
import uuid
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Job, JobItem
from .retry import Interrupted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

logger = logging.getLogger(__name__)

#: Set when this process is to stop; runs end after the step they are in.
stopping = threading.Event()

#: The database itself fails: the item is not at fault, and the run is tried again.
INFRASTRUCTURE = (OperationalError, InterfaceError)


class JobCancelled(Exception):
    """A person cancelled the job."""


class LeaseLost(Exception):
    """Another run holds the job: this one was taken for dead. Nothing of the step it was in is kept."""


class ItemError(Exception):
    """An item cannot be dealt with, for a reason a person can act on; `field` names what is wrong with it."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field


@dataclass(slots=True)
class Step:
    """What a step tells about its item; set inside the `with` block."""

    label: str
    message: str = ""
    cursor: Any = None
    undo: Any = None
    #: False leaves a step that went well out of the result list.
    listed: bool = True


@dataclass(slots=True)
class Run:
    """Handed to the `work` of a kind.

    A step is one transaction together with its progress, so that after kill -9 the next run finds either all of it or
    nothing. The number of steps so far is `done`, and `remaining()` leaves them out.
    """

    job: Job
    run_id: uuid.UUID = field(default_factory=uuid.uuid4)

    @property
    def payload(self) -> dict[str, Any]:
        """What `service.start` was given."""
        return dict(self.job.payload)

    @property
    def done(self) -> int:
        """Steps dealt with in this and earlier runs."""
        return self.job.done

    @property
    def cursor(self) -> Any:
        """What the last step noted as its cursor."""
        return self.job.cursor

    def begin(self, total: int) -> None:
        """Tell how many steps there are in all."""
        self.job.total = total
        self._write(total=total)

    def remaining(self, items: Sequence[Any]) -> Iterator[Any]:
        """The items that earlier runs have not dealt with, after telling how many there are in all."""
        self.begin(len(items))
        yield from items[self.done :]

    def say(self, message: str) -> None:
        """Set the sentence that stands at the job's head."""
        self.job.message = message
        self._write(message=message)

    @contextmanager
    def step(self, label: str) -> Iterator[Step]:
        """Deal with one item in one transaction.

        An error inside takes back the item, is noted in the result list and does not end the run; errors of the
        database's connection do, and the run is tried again.

        Raises:
            JobCancelled, Interrupted, LeaseLost: before or after the step, never with half of it kept.
        """
        self._check()
        step = Step(label)
        try:
            with transaction.atomic():
                yield step
                self._note(step)
            # Behind the commit, which may still refuse the step.
            self.job.done += 1
            self.job.cursor = self.job.cursor if step.cursor is None else step.cursor
        except (*INFRASTRUCTURE, LeaseLost):
            raise
        except (ItemError, ValidationError) as error:
            self._fail(step, *_explain(error))
        except Exception:
            logger.exception("Item %s of job %s failed", label, self.job.pk)
            self._fail(step, _("程序出错，已记入日志。"), "")

    def _check(self) -> None:
        if stopping.is_set():
            raise Interrupted
        wanted = (
            Job.objects.filter(pk=self.job.pk, run_id=self.run_id).values_list("cancel_requested", flat=True).first()
        )
        if wanted is None:
            raise LeaseLost
        if wanted:
            raise JobCancelled

    def _note(self, step: Step) -> None:
        cursor = {} if step.cursor is None else {"cursor": step.cursor}
        self._write(done=F("done") + 1, **cursor)
        if step.listed or step.undo is not None:
            JobItem.objects.create(job=self.job, label=step.label[:300], message=step.message, undo=step.undo)

    def _fail(self, step: Step, message: str, name: str) -> None:
        with transaction.atomic():
            self._write(done=F("done") + 1, failed=F("failed") + 1)
            JobItem.objects.create(job=self.job, label=step.label[:300], ok=False, message=message, field=name[:60])
        self.job.done += 1
        self.job.failed += 1

    def _write(self, **values: Any) -> None:
        """Update the job under the lease; raises `LeaseLost` when another run holds it."""
        held = Job.objects.filter(pk=self.job.pk, run_id=self.run_id)
        if not held.update(heartbeat_at=timezone.now(), **values):
            raise LeaseLost


def _explain(error: ItemError | ValidationError) -> tuple[str, str]:
    """Sentence and field of an error a person can act on."""
    if isinstance(error, ItemError):
        return error.message, error.field
    name = next(iter(error.message_dict), "") if hasattr(error, "error_dict") else ""
    return " ".join(error.messages), "" if name == "__all__" else name
