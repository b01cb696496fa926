"""Declarations of models, viewsets and reports. Every app makes its own in its module `tenancy`, by labels and paths alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.module_loading import autodiscover_modules

if TYPE_CHECKING:
    from collections.abc import Mapping


class Kind(StrEnum):
    """Whose the rows of a model are."""

    #: A department's; its people alone meet them.
    SCOPED = "scoped"
    #: Everybody's to use, changed by the platform or by their owner.
    SHARED = "shared"
    #: Met by administrators of the platform alone.
    PLATFORM = "platform"
    #: Met by nobody: notes of the software.
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Declaration:
    """Kind of a model, and by what it is so: who asks, or why nobody meets it."""

    kind: Kind
    by: str


class DoubleDeclarationError(ValueError):
    """Two apps say whose a model or screen is."""


_models: dict[str, Declaration] = {}
_screens: dict[str, str] = {}


def declare(kind: Kind, models: Mapping[str, str]) -> None:
    """Say of models, by `app.Model`, whose they are and by what. Raises DoubleDeclarationError."""
    for label, by in models.items():
        if label in _models:
            raise DoubleDeclarationError(label)
        _models[label] = Declaration(kind, by)


def declare_screens(screens: Mapping[str, str]) -> None:
    """Say of viewsets and reports that are not made scoped by their own class, by dotted path, what keeps them apart.
    Raises DoubleDeclarationError."""
    for path, by in screens.items():
        if path in _screens:
            raise DoubleDeclarationError(path)
        _screens[path] = by


def declared_models() -> dict[str, Declaration]:
    """All declarations of models, by label."""
    discover()
    return dict(_models)


def declared_screens() -> dict[str, str]:
    """All declarations of screens, by dotted path."""
    discover()
    return dict(_screens)


def discover() -> None:
    """Read the declarations of every installed app."""
    autodiscover_modules("tenancy")
