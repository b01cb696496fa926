from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

from django.utils import timezone

from cms.content.addresses import outward, url_of
from cms.content.body import Body, blocks_of, render_body
from cms.content.cards import item_of, validity_chip
from cms.content.chrome import frame, trail_of
from cms.content.listing import Scope, page_of
from cms.content.meta import TextFacts, column_tags, official_url, page_meta, text_tags
from cms.content.models import ArticlePage
from cms.content.presentation import Banner, Chip, Link, ListItem
from cms.content.relations import interpretations_of, topics_of
from cms.content.tree import own_translations, tree_of
from cms.core.phrases import gettext as _

from .registry import Rendered, renders

if TYPE_CHECKING:
    from django.http import HttpRequest

    from cms.content.site_context import SiteContext
    from cms.content.tree import Node

#: Kinds of column whose texts are documents: the table of elements stands before the title.
DOCUMENT_KINDS = frozenset({"document", "policy"})
RELATED = 6


@renders(ArticlePage)
def article(page: ArticlePage, site: SiteContext, request: HttpRequest) -> Rendered:
    """A text with its files, its state, and its neighbours in the column."""
    chain = tree_of(site).chain(page.path)
    column = chain[-1] if len(chain) > 1 else None
    url = url_of(page.url_path, site) or "/"
    # The picture of an official document is for lists; the document itself is printed and filed as it is.
    document = is_document(page, column)
    picture = None if document else page.lead_image_id
    body = render_body(page.body, site, lead_image_id=picture, medium_id=page.media_file_id, title=page.title)
    facts = text_facts(page, body)
    own = own_translations(page, site)
    trail = trail_of(site, chain, page.title)
    tags = [*(column_tags(column, site) if column else []), *text_tags(facts, official_url(site, url), site)]
    meta = page_meta(
        site,
        url,
        page.title,
        description=facts.description,
        tags=tags,
        others=own,
        image_url=facts.image_url,
        text=facts,
    )
    context = frame(site, request, meta=meta, chain=chain, breadcrumbs=trail, own=own)
    return Rendered(
        ArticlePage.template,
        context
        | {
            "article": article_values(page, site, url, column),
            "elements": elements_of(page),
            "validity": validity_banner(page),
            "body": body.html,
            "attachments": body.attachments,
            "interpretations": interpretations_of(page.pk, site) if document else [],
            "topics": topics_of(page.pk, site),
            "related": related_to(page, site, column),
            "report_error_url": site.footer.report_error_url,
        },
    )


def text_facts(page: ArticlePage, body: Body) -> TextFacts:
    """What meta tags say of a text."""
    return TextFacts(
        title=page.title,
        published_at=page.published_at or page.first_published_at or timezone.now(),
        source=page.source,
        keywords=page.keywords,
        author=page.author or page.editor,
        description=page.search_description or page.summary,
        image_url=body.picture.src if body.picture else "",
        updated_at=page.last_published_at,
    )


def article_values(page: ArticlePage, site: SiteContext, url: str, column: Node | None) -> SimpleNamespace:
    """Head and foot of a text."""
    source_url, external = outward(page.source_url) if page.source_url else ("", False)
    return SimpleNamespace(
        title=page.title,
        subtitle=page.subtitle,
        published_at=page.published_at or page.first_published_at or timezone.now(),
        source=page.source,
        source_link=Link(_("查看原文"), source_url, external=external) if source_url else None,
        author=page.author,
        editor=page.editor,
        important=page.is_important,
        is_document=is_document(page, column),
        terms=terms_of(page, site),
        number=page.number,
        url=url,
        address=official_url(site, url),
    )


def terms_of(page: ArticlePage, site: SiteContext) -> str:
    """Names of the page's subjects in the language of the site; one without an English name stands on Chinese sites alone."""
    if site.language.startswith("en"):
        return ", ".join(term.name_en for term in page.topics.all() if term.name_en)
    return "、".join(term.name_zh for term in page.topics.all())


def is_document(page: ArticlePage, column: Node | None) -> bool:
    """Whether the text is an official document: numbered, in a column of documents."""
    return bool(column and column.kind in DOCUMENT_KINDS and page.number)


def elements_of(page: ArticlePage) -> list[tuple[str, str | Chip]]:
    """The element table: what the editor entered, with number and validity where the table lacks them."""
    pairs: list[tuple[str, str | Chip]] = [
        (value["label"], value["value"]) for _kind, value in blocks_of(page.elements)
    ]
    if not pairs:
        return []
    labels = {label for label, _value in pairs}
    if page.number and not labels & {_("文号"), _("编码"), _("事项编码")}:
        pairs.append((_("文号"), page.number))
    chip = validity_chip(page.validity)
    if chip and _("有效性") not in labels:
        pairs.append((_("有效性"), chip))
    return pairs


def validity_banner(page: ArticlePage) -> Banner | None:
    """Notice above a document that does not hold as it stands (政府网站发展指引: 在原文件上明确标注)."""
    chip = validity_chip(page.validity)
    if chip is None or chip.tone not in {"warn", "err"}:
        return None
    return Banner(_("本文件%(state)s") % {"state": chip.text}, tone=chip.tone)


def related_to(page: ArticlePage, site: SiteContext, column: Node | None) -> list[ListItem]:
    """The newest other texts of the column: one query."""
    if column is None:
        return []
    now = timezone.now()
    rows = [row for row in page_of(Scope(column.path), size=RELATED + 1) if row.pk != page.pk]
    return [item_of(row, site, now) for row in rows[:RELATED]]
