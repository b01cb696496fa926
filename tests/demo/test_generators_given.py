from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from zoneinfo import ZoneInfo

from cms.content.catalogue import english_columns, portal_columns, walk
from cms.demo.generators.given import demo_articles, picture_for
from cms.demo.generators.pictures import SCENES
from cms.departments.catalogue import departments_by_code


def given(key: str) -> dict[str, str]:
    return dict(next(article for article in demo_articles() if article.key == key).elements)


def test_all_texts_are_read_with_their_dates() -> None:
    assert len(demo_articles()) == 150
    first = demo_articles()[0]
    assert first.published_at == datetime(2026, 11, 17, 12, 5, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert Counter(article.lang for article in demo_articles()) == {"zh": 125, "en": 25}


def test_every_text_stands_in_a_column_that_exists() -> None:
    portal = {column.path for column in walk(portal_columns())}
    english = {column.path for column in walk(english_columns())}
    for article in demo_articles():
        if article.site == "portal":
            assert article.path in portal
        elif article.site == "english":
            assert article.path in english
        else:
            assert departments_by_code()[article.site].section(article.path)


def test_a_document_keeps_number_validity_and_elements() -> None:
    policy = next(article for article in demo_articles() if article.key == "p01")
    assert (policy.number, policy.validity) == ("湘政发〔2026〕901号", "valid")
    assert policy.short_title == "关于进一步加强政府网站集约化建设的意见（示例）"
    assert given("p01") == {
        "文号": "湘政发〔2026〕901号", "成文日期": "2026年11月2日", "有效性": "有效", "施行日期": "2026年11月10日"
    }  # fmt: skip


def test_a_letter_names_the_answering_unit() -> None:
    assert given("m01") == {"来信时间": "2026年10月9日", "答复时间": "2026年10月15日", "答复单位": "省人社厅"}


def test_a_consultation_keeps_its_period() -> None:
    call = next(article for article in demo_articles() if article.key == "c01")
    assert call.period == (date(2026, 11, 2), date(2026, 12, 2))


def test_a_service_item_is_an_element_table() -> None:
    guides = [article for article in demo_articles() if any(label == "申请材料" for label, _ in article.elements)]
    assert len(guides) == 12
    assert all(article.body for article in guides)


def test_every_text_has_a_scene() -> None:
    assert {article.picture for article in demo_articles()} <= set(SCENES)
    assert picture_for("一碗米粉里的三湘早晨", "swt") == "noodles"
    assert picture_for("没有线索的标题", "xfj") == "city-day"
