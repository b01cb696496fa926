"""When a task that failed is tried again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from procrastinate import BaseRetryStrategy, RetryDecision

if TYPE_CHECKING:
    from procrastinate.jobs import Job

#: Attempts of one task, the first included; also the number of workers it may take down with it.
MAX_ATTEMPTS: Final = 5
#: Seconds before the second attempt; each further pause is four times as long: 4 s, 16 s, about 1 min, about 4 min.
FIRST_PAUSE: Final = 4


class Interrupted(Exception):
    """The worker stops; the job goes on from its cursor with the next one."""


class BackOff(BaseRetryStrategy):
    """Growing pauses up to `MAX_ATTEMPTS`; an interruption is no failure and is not counted."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        """Pause before the next attempt, or None when there is none."""
        if isinstance(exception, Interrupted):
            return RetryDecision(retry_in={"seconds": 0})
        if not isinstance(exception, Exception) or job.attempts + 1 >= MAX_ATTEMPTS:
            return None
        return RetryDecision(retry_in={"seconds": FIRST_PAUSE ** (job.attempts + 1)})
