from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class PlaceForm(forms.Form):
    """For which place to work from now on."""

    place = forms.CharField(label=_("当前部门"), max_length=20)
