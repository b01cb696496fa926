"""What publishing does by the clock."""

from __future__ import annotations

from cms.jobs.service import periodic

from .service import publish_due


@periodic("publish_scheduled", "* * * * *")
def publish_scheduled() -> None:
    """Publish and take down what is due, each minute."""
    publish_due()
