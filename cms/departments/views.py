from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from . import acting
from .forms import PlaceForm

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_POST
def act_for(request: HttpRequest) -> HttpResponse:
    """Work for another of the own places; leads to the start page, because what was open belongs to the former one."""
    form = PlaceForm(request.POST)
    if not form.is_valid() or not acting.choose(request, form.cleaned_data["place"]):
        raise PermissionDenied(_("您在这个部门没有任何角色。"))
    chosen = next(p for p in acting.places_of(request.user) if p.key == form.cleaned_data["place"])  # type: ignore[arg-type]
    messages.success(request, _("现在显示“%(place)s”的内容。") % {"place": chosen.name})
    return redirect("wagtailadmin_home")
