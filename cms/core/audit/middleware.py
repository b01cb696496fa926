"""Opens the scene of a request, and records writes that were refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .context import Scene, on_scene
from .enums import Result
from .service import record

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
DENIED = 403


class AuditMiddleware:
    """Lets events know person, address and request. It asks for none of them itself: most requests record nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with on_scene(Scene(request)) as scene:
            response = self.get_response(request)
            if response.status_code == DENIED and request.method not in SAFE_METHODS and scene.actor is not None:
                data = {"path": request.path, "method": request.method}
                record("access.write", data=data, result=Result.REFUSED)
        return response
