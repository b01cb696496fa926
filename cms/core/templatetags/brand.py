"""What the frame of the admin asks about this installation."""

from __future__ import annotations

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def staging() -> bool:
    """Whether this is a place to try things out (`STAGING`); its admin then wears a yellow strip."""
    return bool(getattr(settings, "STAGING", False))
