"""Columns, texts and pictures, as cheap as they come: pictures are rows whose files nobody opens."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from wagtail.images.models import Filter
from wagtail.models import Collection

from cms.content.bulk import add_pages
from cms.content.models import ArticlePage, ColumnPage, LeaderPage, TopicPage
from cms.content.pictures import RATIOS, all_specs
from cms.content.versioned import forget
from cms.core import versions
from cms.media.models import CustomDocument, CustomImage, CustomRendition
from cms.publishing.gate import publishing_as

if TYPE_CHECKING:
    from wagtail.models import Page

#: Width and height of both cuts of every ratio.
SIZES = {
    "16:9": ((480, 270), (960, 540)),
    "4:3": ((400, 300), (800, 600)),
    "3:4": ((300, 400), (600, 800)),
    "21:9": ((840, 360), (1680, 720)),
    "whole": ((720, 480), (1440, 960)),
}


def make_column(parent: Page, slug: str = "column", **fields: Any) -> ColumnPage:
    """A live column below another page."""
    values = {
        "title": f"栏目{slug}",
        "kind": "news",
        "layout": "list",
        "purpose": f"{slug}的说明。",
        "show_in_menus": True,
    }
    column = ColumnPage(slug=slug, locale=parent.locale, **(values | fields))
    parent.add_child(instance=column)
    return column


def article(title: str = "标题", **fields: Any) -> ArticlePage:
    """An unsaved text with what is required."""
    values = {"source": "省政府办公厅", "published_at": timezone.now() - timedelta(hours=1), "summary": "一句话摘要。"}
    return ArticlePage(title=title, **(values | fields))


def publish(parent: Page, *pages: Any) -> list[Any]:
    """Live pages below a column; what processes kept of their site is made anew."""
    with publishing_as("import"):
        made = add_pages(parent, list(pages), live=True)
    renew()
    return made


def make_article(parent: Page, title: str = "标题", **fields: Any) -> ArticlePage:
    """A live text."""
    return publish(parent, article(title, **fields))[0]


def make_articles(parent: Page, count: int, *, pictures: bool = False, **fields: Any) -> list[ArticlePage]:
    """Live texts, the first one the newest, each with a picture of its own where `pictures` is true."""
    images = make_images(count) if pictures else [None] * count
    newest = timezone.now() - timedelta(hours=1)
    texts = [
        article(f"标题{n}", **({"published_at": newest - timedelta(hours=n), "lead_image": image} | fields))
        for n, image in enumerate(images, 1)
    ]
    return publish(parent, *texts)


def make_topic(parent: Page, title: str = "专题", **fields: Any) -> TopicPage:
    """A live topic."""
    slug = fields.pop("slug", f"topic-{parent.numchild}")
    return publish(parent, TopicPage(title=title, slug=slug, published_at=timezone.now(), **fields))[0]


def make_leader(parent: Page, name: str = "某某某", **fields: Any) -> LeaderPage:
    """A live page of a leader."""
    slug = fields.pop("slug", f"leader-{parent.numchild}")
    values = {"position": "副省长", "duties": "分管教育。"} | fields
    return publish(parent, LeaderPage(title=name, slug=slug, **values))[0]


def make_images(count: int = 1, *, cut: bool = True, **fields: Any) -> list[CustomImage]:
    """Pictures with all their cuts in the database, or without any."""
    root = Collection.get_first_root_node()
    values = {"alt_zh": "湖面上的渡船", "alt_en": "A ferry on the lake", "credit": "示例", "collection": root} | fields
    images = CustomImage.objects.bulk_create(
        CustomImage(title=f"图{n}", file=f"original_images/{n}.jpg", width=1600, height=1200, **values)
        for n in range(count)
    )
    if cut:
        CustomRendition.objects.bulk_create(cut_of(image, spec) for image in images for spec in all_specs(RATIOS))
    return images


def cut_of(image: CustomImage, spec: str) -> CustomRendition:
    """One cut as it would be made from an original that is large enough."""
    ratio = next(name for name, cuts in RATIOS.items() if spec.partition("|")[0] in cuts)
    width, height = SIZES[ratio][RATIOS[ratio].index(spec.partition("|")[0])]
    name = f"images/{image.pk}.{spec.replace('|', '.')}.img"
    key = Filter(spec=spec).get_cache_key(image)
    return CustomRendition(image=image, filter_spec=spec, focal_point_key=key, file=name, width=width, height=height)


def make_file(name: str = "附件.pdf", **fields: Any) -> CustomDocument:
    """A file that is a row alone."""
    root = Collection.get_first_root_node()
    values = {"title": name, "file": f"documents/{name}", "file_size": 2048, "collection": root} | fields
    return CustomDocument.objects.create(**values)


def renew() -> None:
    """Let the next request see what a test changed in its open transaction."""
    versions.bump()
    forget()
