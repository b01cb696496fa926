"""Home pages by kind of site. The app that owns the page types fills it when it starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wagtail.models import Page

    from cms.content.models import ColumnPage
    from sites.enums import SiteKind

    #: The blocks of a new home page, as stored, from the columns of its site by their slug path.
    HomeBlocks = Callable[[Mapping[str, ColumnPage]], list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class HomeBuilder:
    """Page type of a root page and the blocks it starts with."""

    model: type[Page]
    blocks: HomeBlocks


class NoHomeBuilderError(LookupError):
    """No app has said what the home page of this kind of site is."""


_builders: dict[str, HomeBuilder] = {}


def register_home_builder(kind: SiteKind, model: type[Page], blocks: HomeBlocks) -> None:
    """Let root pages of that kind of site be of this type and start with these blocks."""
    _builders[kind] = HomeBuilder(model, blocks)


def home_builder(kind: str) -> HomeBuilder:
    """The builder for that kind of site. Raises `NoHomeBuilderError`."""
    try:
        return _builders[kind]
    except KeyError:
        raise NoHomeBuilderError(kind) from None
