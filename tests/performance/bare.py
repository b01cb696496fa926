"""The yardstick: a Django that does nothing, on the same server with the same workers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse
from django.urls import path

if TYPE_CHECKING:
    from django.http import HttpRequest


def bare(request: HttpRequest) -> HttpResponse:
    """Answers two letters."""
    return HttpResponse("ok")


urlpatterns = [path("", bare)]

settings.configure(SECRET_KEY="bare", ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, MIDDLEWARE=[])
django.setup()
application = WSGIHandler()
