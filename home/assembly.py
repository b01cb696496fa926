"""Home pages: every block as the plain values its template takes, with one query for the texts of all columns, one for
pictures and one for named pages. A block without content is left out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from cms.content.body import fragment
from cms.content.directory import links as friend_links
from cms.content.presentation import Link
from cms.content.versioned import versioned
from cms.core.phrases import gettext as _

from .figures import figure, told_tiles
from .material import MOST, ROWS, Material, items

if TYPE_CHECKING:
    from cms.content.presentation import ListItem
    from cms.content.site_context import SiteContext
    from cms.content.tree import Node

Data = dict[str, Any]
Assemble = Callable[[Data, Material], Data | None]

TOPICS = 6
CARDS = 3
#: Ratios of the pictures of home blocks.
WIDE, TALL, HERO = "16:9", "3:4", "21:9"


def column_values(node: Node, rows: list[ListItem]) -> Data:
    """Heading and rows of one column."""
    return {"title": node.title, "url": node.url, "rows": rows}


def headline(value: Data, material: Material) -> Data | None:
    lead = material.text(value.get("page"))
    if lead is None:
        return None
    links = [Link(text.title, text.url) for pk in items(value.get("links")) if (text := material.text(pk, short=True))]
    return {"title": value.get("title") or lead.title, "url": lead.url, "links": links}


def front(value: Data, material: Material) -> Data | None:
    pictured = [item for item in material.rows(value.get("pictures"), MOST, WIDE) if item.picture]
    tabs = [column_values(node, rows) for node, rows in material.lists(items(value.get("tabs")), ROWS)]
    if not (pictured or tabs):
        return None
    hot = [Link(door["title"], door["url"]) for door in material.doors(value.get("hot"))]
    return {"lead": pictured[:4], "tabs": tabs, "doors": material.doors(value.get("doors")), "hot": hot}


def hero(value: Data, material: Material) -> Data | None:
    picture = material.picture(value.get("image"), HERO)
    return {"picture": picture, "title": value.get("sentence", ""), "text": ""} if picture else None


def news(value: Data, material: Material) -> Data | None:
    node = material.node(value.get("column"))
    rows = material.rows(value.get("column"), ROWS, WIDE, short=True)
    side_node = material.node(value.get("aside"))
    side = material.rows(value.get("aside"), ROWS, short=True)
    if node is None or not (rows or side):
        return None
    return column_values(node, rows) | {"side": column_values(side_node, side) if side_node and side else None}


def services(value: Data, material: Material) -> Data | None:
    tiles = material.doors(value.get("doors"))
    kinds = [node.link for pk in items(value.get("links")) if (node := material.node(pk))]
    if not tiles:
        return None
    return {"title": value.get("heading", ""), "kinds": kinds, "tiles": tiles, "search_url": material.site.search_url}


def doors(value: Data, material: Material) -> Data | None:
    tiles = material.doors(value.get("doors"))
    if not tiles:
        return None
    if material.site.kind == "english":
        return {"title": value.get("heading", ""), "cards": tiles}
    node = material.node(value.get("column"))
    return {"title": value.get("heading", ""), "tiles": tiles, "four": True, "url": node.url if node else ""}


def policy(value: Data, material: Material) -> Data | None:
    found: Data = {}
    for name, key, count, ratio in (("policy", "documents", 5, ""), ("interpretation", "interpretations", CARDS, WIDE)):
        node, rows = material.node(value.get(key)), material.rows(value.get(key), count, ratio, short=True)
        if node and rows:
            found[name] = column_values(node, rows)
    if entries := material.doors(value.get("doors")):
        found["disclosure"] = {"title": _("政府信息公开"), "url": material.section_of("disclosure"), "doors": entries}
    return found or None


def interaction(value: Data, material: Material) -> Data | None:
    columns = [column_values(node, rows) for node, rows in material.lists(items(value.get("columns")), 5)]
    return {"title": _("互动交流"), "band": True, "columns": columns} if columns else None


def columns(value: Data, material: Material) -> Data | None:
    count = value.get("count") or ROWS
    found = [column_values(node, rows) for node, rows in material.lists(items(value.get("columns")), count)]
    title = _("、").join(column["title"] for column in found)
    return {"title": title, "band": False, "columns": found} if found else None


def figures(value: Data, material: Material) -> Data | None:
    shown = [figure(entry) for entry in items(value.get("figures"))]
    node = material.node(value.get("column"))
    tiles = told_tiles(value["map_values"], material.prefectures()) if value.get("map_values") else []
    if not shown:
        return None
    return {
        "title": value.get("heading", ""),
        "url": node.url if node else "",
        "figures": shown,
        "source": value.get("source", ""),
        "as_of": value.get("as_of", ""),
        "map": {"tiles": tiles, "note": map_note(value.get("map_title") or "")} if tiles else None,
    }


def map_note(title: str) -> str:
    """Caption of the tiles: what they tell, and that they are not a map (a map would need its 审图号)."""
    return " · ".join(filter(None, [title, _("按市州（示意排列，非地图）")]))


def glance(value: Data, material: Material) -> Data | None:
    node = material.node(value.get("column"))
    rows = material.rows(value.get("column"), ROWS, WIDE)
    facts = [
        {"label": entry["label"], "value": entry["value"], "note": entry.get("unit", "")}
        for entry in items(value.get("figures"))
    ]
    if node is None or not rows:
        return None
    told = {"title": value.get("heading", ""), "facts": facts, "source": value.get("source", "")} if facts else None
    return column_values(node, rows) | {"glance": told}


def features(value: Data, material: Material) -> Data | None:
    cards = [
        material.card(node, rows)
        for node, rows in material.lists(items(value.get("columns")), MOST, TALL)
        if any(row.picture for row in rows)
    ]
    return {"title": value.get("heading", ""), "url": "", "cards": cards} if cards else None


def topics(value: Data, material: Material) -> Data | None:
    node = material.node(value.get("column"))
    rows = material.topics(value.get("column"), TOPICS)
    return {"title": value.get("heading", ""), "url": node.url, "rows": rows} if node and rows else None


def regions(value: Data, material: Material) -> Data | None:
    tiles = told_tiles("", material.prefectures())
    if not tiles:
        return None
    return {"title": value.get("heading", ""), "tiles": tiles, "note": map_note(""), "numbers": None}


def links(value: Data, material: Material) -> Data | None:
    with_departments = bool(value.get("departments", True))
    site = material.site
    folds = versioned(site, ("link folds", with_departments), lambda: _folds(site, with_departments))
    return {"folds": folds} if folds else None


def _folds(site: SiteContext, with_departments: bool) -> Markup:
    """Links to other sites as they stand on the home page: navigation, ready-made for one version of the site."""
    groups = [{"title": group.title, "links": group.links} for group in friend_links(site)]
    if with_departments and site.department_links:
        groups.insert(1 if groups else 0, {"title": _("省直部门网站"), "links": site.department_links})
    return fragment("fragments/link_folds.html", {"groups": groups}) if groups else Markup()


#: Name of the template and the function for each kind of block.
KINDS: dict[str, tuple[str, Assemble]] = {
    "headline": ("headline", headline),
    "front": ("front", front),
    "hero": ("hero", hero),
    "news": ("newsroom", news),
    "services": ("services", services),
    "doors": ("services", doors),
    "policy": ("disclosure", policy),
    "interaction": ("columns", interaction),
    "figures": ("figures", figures),
    "glance": ("news_glance", glance),
    "columns": ("columns", columns),
    "features": ("features", features),
    "topics": ("topics", topics),
    "regions": ("cities", regions),
    "links": ("links", links),
}


def assemble(stored: list[tuple[str, Data]], material: Material) -> list[Data]:
    """All blocks of a home page that have something to show, in the order of the editor."""
    made = []
    for kind, value in stored:
        template, function = KINDS[kind]
        values = function(value, material)
        if values is not None:
            made.append({"kind": "quad" if "cards" in values and kind == "doors" else template} | values)
    return made
