"""Sample values for the page of components: every kind of list item and state, in the active language."""

from __future__ import annotations

from datetime import datetime
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from cms.content.presentation import Banner, Chip, Facet, Link, ListItem, Pager

WHEN = datetime(2026, 11, 22, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
#: Names and levels of the tiles of the map: four shades and none.
TILES = 14


def specimens() -> dict[str, Any]:
    """What the template of the page shows, by component."""
    return {
        "chips": [Chip(word, tone) for word, tone in _states()],
        "texts": _texts(),
        "documents": _documents(),
        "services": [
            ListItem(_("示例事项"), "#", WHEN, _("示例单位"), facts=_facts()),
            ListItem(_("没有要素的事项"), "#"),
        ],
        "people": [ListItem(_("示例姓名"), "#", source=_("示例职务"), summary=_("示例分工"))],
        "songs": [ListItem(_("示例歌曲"), "#", source=_("示例单位"), facts=((_("流传地"), _("示例")),))],
        "notices": [Banner(_("示例通知"), _("一句说明。"), "#", tone) for tone in ("err", "warn", "info", "ok", "off")],
        "links": [Link(_("站内链接"), "#"), Link(_("站外链接"), "#", external=True), Link(_("没有地址的词"))],
        "files": _files(),
        "pager": Pager(3, 42, 838, window=(1, None, 2, 3, 4, None, 42)),
        "facets": [Facet("year", _("年份"), (("", _("全部")), ("2026", "2026")), "2026")],
        "figures": _figures(),
        "tiles": [SimpleNamespace(name=_("示例"), value=str(n), level=n % 5, url="#") for n in range(TILES)],
        "elements": [
            (_("文号"), "示例〔2026〕1号"),
            (_("有效性"), Chip(_("有效"), "ok")),
            (_("发布机构"), _("示例单位")),
        ],
    }


def _states() -> list[tuple[str, str]]:
    return [(_("有效"), "ok"), (_("已修改"), "warn"), (_("废止"), "err"), (_("已归档"), "off"), (_("置顶"), "info")]


def _texts() -> list[ListItem]:
    """A usual title, a short one, one of sixty characters, one without date, one that leads elsewhere."""
    usual = ListItem(_("示例标题"), "#", WHEN, _("示例单位"), _("摘要用一两句话说明内容。"))
    long = _("很长的标题") * 12
    return [
        usual,
        ListItem(long[:60], "#", WHEN, _("示例单位"), chips=(Chip(_("置顶"), "info"),)),
        ListItem(_("没有日期的标题"), "#"),
        ListItem(_("站外链接"), "#", WHEN, external=True),
    ]


def _documents() -> list[ListItem]:
    return [
        ListItem(_("示例文件"), "#", WHEN, _("示例单位"), number="示例〔2026〕1号", chips=(Chip(_("有效"), "ok"),)),
        ListItem(_("废止的文件"), "#", WHEN, _("示例单位"), number="示例〔2020〕9号", chips=(Chip(_("废止"), "err"),)),
    ]


def _facts() -> tuple[tuple[str, str], ...]:
    labels = (_("法定时限"), _("承诺时限"), _("到现场次数"), _("收费"))
    return tuple(zip(labels, ("20", "5", "0", "—"), strict=True))


def _files() -> list[SimpleNamespace]:
    return [
        SimpleNamespace(title=_("示例附件"), url="#", ext="pdf", size=1_258_291),
        SimpleNamespace(title=_("示例附件"), url="", ext="pdf", size=0),
    ]


def _figures() -> list[SimpleNamespace]:
    return [
        SimpleNamespace(label=_("示例指标"), value="98.2", unit="%", series=(3, 5, 4, 7, 8), told=_("示例趋势：上升")),
        SimpleNamespace(
            label=_("示例指标"), value="4.6", unit=_("个工作日"), series=(8, 7, 4, 5, 3), told=_("示例趋势：下降")
        ),
    ]
