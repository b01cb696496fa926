"""Where the shots are taken: numbers of demonstration pages, and one text that waits for review while they are."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model

from cms.content.models import ArticlePage, ColumnPage
from home.models import PortalHomePage
from sites.models import HostedSite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wagtail.models import Page

SAMPLE = "关于征集重大项目储备建议的通知（手册示例）"


@contextmanager
def places() -> Iterator[dict[str, object]]:
    """Values for the braces of `Shot.path`; the text under review is gone afterwards."""
    portal = PortalHomePage.objects.get()
    news = _column(portal, "news", "provincial-news", "headlines")
    fgw = HostedSite.objects.select_related("wagtail_site__root_page").get(wagtail_site__hostname__startswith="fgw.")
    notices = _column(fgw.wagtail_site.root_page, "notices")
    article = ArticlePage.objects.live().child_of(news).latest("published_at")
    sample = _sent(notices)
    known = {"portal": portal.pk, "news": news.pk, "notices": notices.pk, "article": article.pk, "site": fgw.pk}
    try:
        yield known | {"sample": sample.pk, "article_url": f"/news/provincial-news/headlines/{article.slug}/"}
    finally:
        sample.delete()


def _column(root: Page, *slugs: str) -> ColumnPage:
    column = root
    for slug in slugs:
        column = ColumnPage.objects.child_of(column).get(slug=slug)
    return column


def _sent(column: ColumnPage) -> ArticlePage:
    """A text that the department's editor sent for review."""
    editor = get_user_model().objects.get(username="fgw-editor")
    text = [("paragraph", "<p>各市州发展改革委：</p><p>现面向全省征集重大项目储备建议，请于月底前报送。</p>")]
    article = ArticlePage(
        title=SAMPLE, source="省发展改革委", body=text, live=False, owner=editor, locale=column.locale
    )
    column.add_child(instance=article)
    article.save_revision(user=editor)
    article.get_workflow().start(article, editor)
    return article
