from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils import translation
from jinja2 import DictLoader
from markupsafe import Markup

from cms.core import jinja

EVENING = datetime(2026, 11, 21, 17, 30, tzinfo=UTC)  # 01:30 of the 22nd in Shanghai


def rendered(source: str, **context: object) -> str:
    env = jinja.environment(autoescape=True, loader=DictLoader({"page": source}))
    return env.get_template("page").render(context)


@pytest.mark.parametrize(
    ("language", "full", "time", "short"),
    [
        ("zh-hans", "2026-11-22", "2026-11-22 01:30", "11-22"),
        ("en", "22 November 2026", "22 November 2026, 01:30", "22 Nov"),
    ],
)
def test_dates_follow_the_language_and_local_time(language: str, full: str, time: str, short: str) -> None:
    with translation.override(language):
        assert rendered("{{ when | d }}|{{ when | dt }}|{{ when | md }}", when=EVENING) == f"{full}|{time}|{short}"


def test_a_plain_date_has_no_time_and_no_shift() -> None:
    with translation.override("zh-hans"):
        assert rendered("{{ day | d }} {{ day | dt }} {{ day | iso }}", day=date(2026, 1, 5)) == (
            "2026-01-05 2026-01-05 2026-01-05"
        )


def test_machine_dates_carry_the_offset() -> None:
    assert rendered("{{ when | iso }}", when=EVENING) == "2026-11-22T01:30+08:00"


def test_a_missing_date_is_empty() -> None:
    assert rendered("[{{ x | d }}{{ x | dt }}{{ x | md }}{{ x | iso }}]", x=None) == "[]"


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 B"), (840, "840 B"), (12_288, "12 KB"), (1_258_291, "1.2 MB"), (5 * 1024**4, "5120.0 GB")],
)
def test_file_sizes(size: int, words: str) -> None:
    assert rendered("{{ size | filesize }}", size=size) == words


@pytest.mark.parametrize(("seconds", "words"), [(0, "0:00"), (222, "3:42"), (3725, "1:02:05")])
def test_durations(seconds: int, words: str) -> None:
    assert rendered("{{ seconds | duration }}", seconds=seconds) == words


def test_plain_text_becomes_paragraphs_and_stays_escaped() -> None:
    assert rendered("{{ text | linebreaks }}", text="一<b>\n二\n\n三") == "<p>一&lt;b&gt;<br>二</p>\n\n<p>三</p>"


def test_thousands_are_separated() -> None:
    assert rendered("{{ 1286 | thousands }}") == "1,286"


def test_gettext_takes_named_values_and_escapes_them() -> None:
    assert rendered('{{ _("来源：%(source)s", source=name) }}', name="<办>") == "来源：&lt;办&gt;"


def test_gettext_follows_the_active_language() -> None:
    with translation.override("en"):
        assert rendered('{{ _("首页") }}') == "Home"
    with translation.override("zh-hans"):
        assert rendered('{{ _("首页") }}') == "首页"


def test_an_icon_is_silent_and_points_into_the_sprite() -> None:
    drawn = jinja.icon("mail", 24, 'a"b')
    assert isinstance(drawn, Markup)
    assert 'aria-hidden="true"' in drawn
    assert 'icons/icons.svg#mail"' in drawn
    assert 'class="c-icon c-icon--24 a&#34;b"' in drawn


def test_icons_in_text_have_no_size_class() -> None:
    assert 'class="c-icon" width="20" height="20"' in jinja.icon("search")


LETTER = """{% macro letter(name, marks, loud=False) %}{{ seen(name) }}{{ _("首页") }}{% endmacro %}"""


def test_what_a_macro_writes_is_kept_for_the_same_values() -> None:
    env = jinja.environment(
        autoescape=True,
        loader=DictLoader({"m": LETTER, "page": "{% from 'm' import letter %}{{ kept(letter, name, marks) }}"}),
    )
    seen: list[str] = []
    env.globals["seen"] = lambda name: (seen.append(name), name)[1]  # type: ignore[func-returns-value]
    page = env.get_template("page")
    with translation.override("zh-hans"):
        first = page.render(name="<甲>", marks=["a", "b"])
        assert page.render(name="<甲>", marks=["a", "b"]) == first == "&lt;甲&gt;首页"
        assert seen == ["<甲>"]
        page.render(name="<甲>", marks=["a", "c"])
        page.render(name="<乙>", marks=["a", "b"])
    assert seen == ["<甲>", "<甲>", "<乙>"]
    with translation.override("en"):
        assert page.render(name="<甲>", marks=["a", "b"]) == "&lt;甲&gt;Home"
