from __future__ import annotations

from cms.core.tenancy.registry import Kind, declare

declare(
    Kind.SCOPED,
    {
        "jobs.Job": "cms.jobs.selectors: own jobs",
        "jobs.JobItem": "cms.jobs.selectors: results of own jobs",
    },
)
declare(
    Kind.INTERNAL,
    {
        "procrastinate.ProcrastinateJob": "the queue of the workers",
        "procrastinate.ProcrastinateWorker": "the queue of the workers",
        "procrastinate.ProcrastinateEvent": "the queue of the workers",
        "procrastinate.ProcrastinatePeriodicDefer": "the queue of the workers",
    },
)
