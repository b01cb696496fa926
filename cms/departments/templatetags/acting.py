"""The name of the place that a person works for, and the way to another."""

from __future__ import annotations

from typing import Any

from django import template

from cms.departments.acting import current_key, places_of

register = template.Library()


@register.inclusion_tag("departments/acting_for.html", takes_context=True)
def acting_for(context: dict[str, Any]) -> dict[str, Any]:
    """Strip part with the active place. Nothing for visitors and for the installer, who belongs to no place."""
    request = context.get("request")
    user = getattr(request, "user", None)
    if request is None or user is None or not user.is_authenticated or user.is_superuser:
        return {"places": []}
    key = current_key(request)
    places = places_of(user)
    current = next((place for place in places if place.key == key), None)
    return {"places": places, "current": current, "request": request}
