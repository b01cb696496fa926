"""What stands in `<head>`: the official meta tags (annex of 政府网站发展指引, 网页设计规范), canonical address, Open Graph,
JSON-LD and the page in other languages."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from .enums import COLUMN_TYPES
from .presentation import MetaTag, PageMeta

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from .presentation import Link
    from .site_context import SiteContext
    from .tree import Node, Translation

#: Characters of a description.
LONGEST_DESCRIPTION = 200
#: Official ColumnType of a home page.
HOME_TYPE = "首页"
#: BCP 47 form of the languages of content.
HTML_LANGUAGES = {"zh-hans": "zh-CN", "en": "en"}
#: Official vocabulary of ColumnType in English, for pages that show no Chinese.
ENGLISH_TYPES = {
    "首页": "Home", "概况信息": "Overview", "工作动态": "News", "政策文件": "Policy Documents",
    "政策解读": "Policy Interpretation", "信息公开目录": "Disclosure Catalogue", "依申请公开": "Disclosure on Request",
    "负责人信息": "Leaders", "机构职能": "Institutions", "数据发布": "Statistics", "数据开放": "Open Data",
    "办事服务": "Services", "咨询投诉": "Enquiries and Complaints", "征集调查": "Consultation", "在线访谈": "Interviews",
    "回应关切": "Response to Concerns",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TextFacts:
    """What the meta tags of a text say. `image_url` is a path or an absolute address."""

    title: str
    published_at: datetime | None
    source: str
    keywords: str = ""
    author: str = ""
    description: str = ""
    image_url: str = ""
    updated_at: datetime | None = None


def official_url(site: SiteContext, path: str) -> str:
    """A path of the site on its official domain, which never depends on the host that was asked."""
    return path if path.startswith(("http://", "https://")) else f"https://{site.official_domain}{path}"


def site_tags(site: SiteContext) -> list[MetaTag]:
    """SiteName, SiteDomain, SiteIDCode: on every page."""
    return [
        MetaTag("SiteName", site.name),
        MetaTag("SiteDomain", site.official_domain),
        MetaTag("SiteIDCode", site.site_id_code),
    ]


def column_type(kind: str, language: str) -> str:
    """Official ColumnType of a kind of column; in English on English pages."""
    name = COLUMN_TYPES.get(kind, HOME_TYPE)
    return ENGLISH_TYPES.get(name, name) if language.startswith("en") else name


def column_tags(node: Node, site: SiteContext, keywords: str = "") -> list[MetaTag]:
    """ColumnName, ColumnDescription, ColumnKeywords, ColumnType: on column pages and on the texts in them."""
    return [
        MetaTag("ColumnName", node.title),
        MetaTag("ColumnDescription", node.purpose or f"{site.name} {node.title}"),
        MetaTag("ColumnKeywords", keywords or f"{node.title} {site.short_name or site.name}"),
        MetaTag("ColumnType", column_type(node.kind, site.language)),
    ]


def text_tags(facts: TextFacts, url: str, site: SiteContext) -> list[MetaTag]:
    """ArticleTitle, PubDate and ContentSource; the optional tags where there is something to say."""
    tags = [
        MetaTag("ArticleTitle", facts.title),
        MetaTag("PubDate", pub_date(facts.published_at)),
        MetaTag("ContentSource", facts.source or site.name),
        MetaTag("Keywords", facts.keywords),
        MetaTag("Author", facts.author),
        MetaTag("Description", facts.description),
        MetaTag("Image", official_url(site, facts.image_url) if facts.image_url else ""),
        MetaTag("Url", url),
    ]
    return [tag for tag in tags if tag.content]


def pub_date(moment: datetime | None) -> str:
    """`YYYY-MM-DD HH:MM` in local time, the one form the page rules allow."""
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}" if moment else ""


def shorten(text: str, length: int = LONGEST_DESCRIPTION) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"


def json_ld(data: dict[str, Any]) -> str:
    """JSON-LD that cannot end the script element it is written into."""
    text = json.dumps({"@context": "https://schema.org"} | data, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def alternates(site: SiteContext, url: str, others: Sequence[Translation]) -> list[tuple[str, str]]:
    """hreflang addresses of a page, itself included; none where it stands in one language only."""
    if not others:
        return []
    own = (site.html_lang, url)
    return [own, *((HTML_LANGUAGES.get(other.language, other.language), other.official_url) for other in others)]


def page_meta(
    site: SiteContext,
    path: str,
    title: str,
    *,
    description: str = "",
    tags: Sequence[MetaTag] = (),
    others: Sequence[Translation] = (),
    feeds: Sequence[tuple[str, str]] = (),
    image_url: str = "",
    text: TextFacts | None = None,
    trail: Sequence[Link] = (),
) -> PageMeta:
    """Everything in `<head>` of one page. `path` is the page's own address without query."""
    url = official_url(site, path)
    full_title = site.name if not title or title == site.name else f"{title} - {site.name}"
    image = official_url(site, image_url) if image_url else ""
    return PageMeta(
        title=full_title,
        description=shorten(description),
        canonical=url,
        tags=[*site_tags(site), *tags],
        open_graph=_open_graph(site, url, title or site.name, shorten(description), image, article=text is not None),
        alternates=alternates(site, url, others),
        feeds=feeds,
        json_ld=_text_data(site, url, text, image) if text else _trail_data(site, trail),
    )


def _open_graph(
    site: SiteContext, url: str, title: str, description: str, image: str, *, article: bool
) -> list[tuple[str, str]]:
    pairs = [
        ("og:type", "article" if article else "website"),
        ("og:title", title),
        ("og:description", description),
        ("og:url", url),
        ("og:image", image),
        ("og:site_name", site.name),
        ("og:locale", site.html_lang.replace("-", "_")),
    ]
    return [(name, content) for name, content in pairs if content]


def _text_data(site: SiteContext, url: str, text: TextFacts, image: str) -> str:
    data: dict[str, Any] = {
        "@type": "NewsArticle",
        "headline": text.title,
        "mainEntityOfPage": url,
        "inLanguage": site.html_lang,
        "publisher": {"@type": "GovernmentOrganization", "name": site.name},
        "author": {"@type": "Organization", "name": text.source or site.name},
    }
    if text.published_at:
        data["datePublished"] = timezone.localtime(text.published_at).isoformat(timespec="minutes")
    if text.updated_at:
        data["dateModified"] = timezone.localtime(text.updated_at).isoformat(timespec="minutes")
    return json_ld(data | ({"image": image} if image else {}))


def _trail_data(site: SiteContext, trail: Sequence[Link]) -> str:
    """Where the page stands, as a list of breadcrumbs; the home page says whose site it is."""
    if len(trail) < 2:
        return json_ld({"@type": "GovernmentOrganization", "name": site.name, "url": official_url(site, "/")})
    steps = [
        {"@type": "ListItem", "position": number, "name": link.title}
        | ({"item": official_url(site, link.url)} if link.url else {})
        for number, link in enumerate(trail, 1)
    ]
    return json_ld({"@type": "BreadcrumbList", "itemListElement": steps})
