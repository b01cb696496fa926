from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class LoadedPart(models.Model):
    """A part of the demonstration that is in the database, so that an interrupted load goes on where it stopped."""

    name = models.CharField(max_length=80, unique=True)
    #: Local day to which the generated dates are relative.
    day = models.DateField()

    class Meta:
        verbose_name = _("演示内容")
        verbose_name_plural = _("演示内容")

    def __str__(self) -> str:
        return self.name
