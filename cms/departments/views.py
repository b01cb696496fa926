from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
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
    if form.is_valid() and acting.choose(request, form.cleaned_data["place"]):
        names = {place.key: place.name for place in acting.places_of(request.user)}  # type: ignore[arg-type]
        messages.success(request, _("现在显示“%(place)s”的内容。") % {"place": names[form.cleaned_data["place"]]})
    else:
        messages.error(request, _("您在这个部门没有任何角色。"))
    return redirect("wagtailadmin_home")
