"""The screen “我的网站” as a browser uses it: what stands in its fields, sent back with changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.factories.newsroom import at_work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpResponse
    from django.test import Client

    from cms.accounts.models import User
    from sites.models import HostedSite

#: Custom colours that hold, and one that is too pale.
VIOLET = {"brand": "#5A2D82", "brand_strong": "#3B1B58", "brand_tint": "#F5F0FA", "accent": "#A8480B"}
PALE = VIOLET | {"brand": "#AACCEE"}


@dataclass
class Desk:
    """One person before the settings of one site."""

    browser: Client
    pk: int

    @property
    def address(self) -> str:
        return f"/admin/my-site/{self.pk}/"

    def values(self) -> dict[str, Any]:
        """What the form holds when it is opened."""
        form = self.browser.get(self.address).context["form"]
        sent = {name: form[name].value() for name in form.fields if name != "navigation"}
        order = form["navigation"].value() if "navigation" in form.fields else ()
        return {name: value for name, value in sent.items() if value not in (None, False)} | self.order(order)

    @staticmethod
    def order(rows: Sequence[tuple[int, bool]]) -> dict[str, Any]:
        """Columns in an order, each with whether it is shown, as the browser sends them."""
        if not rows:
            return {}
        return {"navigation": [pk for pk, _shown in rows], "navigation-shown": [pk for pk, shown in rows if shown]}

    def save(self, values: dict[str, Any] | None = None, **changes: Any) -> HttpResponse:
        """Save the form with changes."""
        return self.browser.post(self.address, (values or self.values()) | changes)

    def preview(self, **changes: Any) -> HttpResponse:
        """Post the form with changes to the preview."""
        return self.browser.post(f"{self.address}preview/", self.values() | changes)

    def page(self, path: str = "") -> HttpResponse:
        """A page of the preview."""
        return self.browser.get(f"{self.address}preview/page/{path}")


def desk_of(person: User, site: HostedSite) -> Desk:
    """The person's desk of a site."""
    return Desk(at_work(person), site.wagtail_site_id)
