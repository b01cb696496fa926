from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date, timedelta
from functools import cache

import pytest

from cms.content.catalogue import english_columns, portal_columns, walk
from cms.content.enums import ColumnKind
from cms.demo.generators.attachments import FILES
from cms.demo.generators.bank import fields, stories
from cms.demo.generators.documents import MARKS
from cms.demo.generators.given import demo_articles
from cms.demo.generators.model import (
    AttachmentsSlot,
    AudioSlot,
    DemoArticle,
    GallerySlot,
    ImageSlot,
    Paragraph,
    Plan,
    Table,
    article_text,
)
from cms.demo.generators.pictures import SCENES
from cms.demo.generators.plan import filled, plan_for
from cms.demo.generators.sounds import SONGS
from cms.demo.generators.texts import MARK, WRITERS, generate
from cms.departments.catalogue import department_specs, departments_by_code

TODAY = date(2026, 11, 23)
HAN = re.compile(r"[\u3400-\u9fff]")
#: Mobile numbers, landlines other than the sample one and identity numbers.
PERSONAL = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)|0\d{2,3}-(?!00000000)\d{7,8}|(?<!\d)\d{17}[\dXx](?!\d)")


@cache
def plans() -> tuple[Plan, ...]:
    return plan_for(portal_columns(), department_specs())


@cache
def articles() -> tuple[DemoArticle, ...]:
    return tuple(generate(plans(), TODAY))


@cache
def by_column() -> dict[tuple[str, str], list[DemoArticle]]:
    columns: dict[tuple[str, str], list[DemoArticle]] = defaultdict(list)
    for article in articles():
        columns[article.site, article.path].append(article)
    return columns


def test_the_same_day_and_seed_give_the_same_texts() -> None:
    assert tuple(generate(plans(), TODAY)) == articles()


def test_another_seed_gives_other_texts() -> None:
    other = list(generate(plans()[:40], TODAY, seed=7))
    assert [article.title for article in other] != [article.title for article in articles()[: len(other)]]


def test_the_cluster_holds_more_than_fifteen_hundred_texts() -> None:
    assert len(articles()) >= 1500
    assert {article.site for article in articles()} == {
        "portal", "english", *(unit.code for unit in department_specs() if unit.subsite)
    }  # fmt: skip


def test_every_kind_of_column_has_its_writer() -> None:
    assert set(WRITERS) == set(ColumnKind.values)
    assert {article.kind for article in articles() if article.site == "portal"} == set(ColumnKind.values)


def test_columns_that_hold_texts_have_three_or_more() -> None:
    leaves = {("portal", column.path) for column in filled(portal_columns())}
    leaves |= {("english", column.path) for column in filled(english_columns())}
    for place in leaves:
        assert len(by_column()[place]) >= (4 if place[0] == "english" else 3), place


def test_a_column_above_redirects_alone_holds_texts_of_its_own() -> None:
    paths = {column.path for column in filled(portal_columns())}
    assert "services/queries" in paths
    assert not any(column.layout == "redirect" for column in walk(portal_columns()) if column.path in paths)


def test_every_section_of_a_sub_site_has_six_or_more() -> None:
    for unit in department_specs():
        for section in unit.sections:
            assert len(by_column()[unit.code, section.slug]) >= 6, (unit.code, section.slug)


def test_no_two_texts_of_a_column_share_a_title() -> None:
    titles: dict[tuple[str, str], list[str]] = defaultdict(list)
    for article in (*articles(), *demo_articles()):
        titles[article.site, article.path].append(article.title)
    doubled = {place: Counter(found).most_common(1) for place, found in titles.items() if len(set(found)) < len(found)}
    assert not doubled


def test_titles_seldom_need_a_number_to_differ() -> None:
    assert sum("（之" in article.title for article in articles()) <= 5


def test_keys_are_unique() -> None:
    keys = [article.key for article in (*articles(), *demo_articles())]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("today", [date(2026, 11, 21), TODAY, date(2027, 1, 1), date(2028, 2, 29)])
def test_dates_are_past_working_hours(today: date) -> None:
    for article in generate(plans(), today):
        assert article.published_at.date() < today
        assert article.published_at.weekday() < 5
        assert 9 <= article.published_at.hour < 17
        assert article.published_at.utcoffset() == timedelta(hours=8)


def test_the_newest_text_of_a_column_is_within_half_its_duty() -> None:
    for plan in plans():
        if plan.update_days:
            newest = max(article.published_at.date() for article in by_column()[plan.site, plan.path])
            assert (TODAY - newest).days <= plan.update_days / 2, plan.path


def test_texts_of_a_column_come_newest_first() -> None:
    for found in by_column().values():
        moments = [article.published_at for article in found]
        assert moments == sorted(moments, reverse=True)


def test_every_text_says_that_it_is_made_up() -> None:
    for article in articles():
        assert article.demo
        assert article.body[-1] == Paragraph(MARK[article.lang])


def test_every_text_is_whole() -> None:
    for article in articles():
        assert 3 <= len(article.body) <= 14, article.key
        assert article.summary
        assert article.source in departments_by_code()
        assert len(article.title) <= (110 if article.lang == "en" else 80), article.title
        assert "{" not in article_text(article), article.key


def test_english_texts_hold_no_han_character() -> None:
    texts = [article for article in articles() if article.lang == "en"]
    assert len(texts) >= 120
    for article in texts:
        assert not HAN.search(article_text(article) + article.source_name + article.author), article.key


def test_nothing_looks_like_a_real_number_of_a_person() -> None:
    for article in articles():
        assert not PERSONAL.search(article_text(article)), article.key


def test_serials_of_documents_start_at_901_and_are_given_once() -> None:
    numbers = [(article.source, article.site, article.number) for article in articles() if article.number]
    assert len(numbers) == len(set(numbers)) >= 100
    for _, _, number in numbers:
        match = re.fullmatch(r"湘\S+〔20\d\d〕(\d{3,5})号", number)
        assert match
        assert int(match[1]) >= 901


def test_a_unit_gives_no_serial_twice_over_its_sites() -> None:
    given = [article.number for article in demo_articles() if article.number]
    numbers = Counter([article.number for article in articles() if article.number] + given)
    assert not [number for number, count in numbers.items() if count > 1]


def test_documents_have_the_element_table_of_their_kind() -> None:
    for article in articles():
        if article.kind == "document" and "gazette" not in article.path:
            labels = {label for label, _ in article.elements}
            assert {"索引号", "文号", "发文机关", "成文日期", "有效性"} <= labels
            assert article.short_title.startswith("关于")
            assert article.title.endswith(article.short_title)


def test_letters_name_type_and_days() -> None:
    letters = by_column()["portal", "interaction/governor-mailbox/published-letters"]
    for letter in letters:
        assert {"来信类型", "来信时间", "答复单位", "答复时间"} <= {label for label, _ in letter.elements}


def test_every_unit_that_writes_has_a_mark_for_its_documents() -> None:
    assert set(fields()) <= set(MARKS)


def test_repealed_documents_are_marked() -> None:
    assert {article.validity for article in by_column()["portal", "disclosure/documents/repealed-documents"]} == {
        "repealed"
    }


def test_slots_name_pictures_sounds_and_files_that_exist() -> None:
    for article in articles():
        assert not article.picture or article.picture in SCENES, article.key
        for block in article.body:
            if isinstance(block, ImageSlot):
                assert block.picture in SCENES
            elif isinstance(block, GallerySlot):
                assert set(block.pictures) <= set(SCENES)
                assert len(block.pictures) == len(block.captions) >= 2
            elif isinstance(block, AudioSlot):
                assert block.sound in SONGS
            elif isinstance(block, AttachmentsSlot):
                assert set(block.files) <= set(FILES)


def test_pictures_and_cards_never_lack_a_picture() -> None:
    layouts = {(plan.site, plan.path): plan.layout for plan in plans()}
    for article in articles():
        if layouts[article.site, article.path] in {"picture", "cards"}:
            assert article.picture, article.key


def test_every_song_has_a_sound_and_its_words() -> None:
    for place in (("portal", "charm/folk-songs"), ("english", "travel-culture/folk-songs")):
        songs = by_column()[place]
        assert len({song.sound for song in songs}) == len(songs) >= 4
        assert all(isinstance(song.body[0], AudioSlot) and song.body[0].transcript for song in songs)


def test_tables_are_rectangular() -> None:
    tables = [block for article in articles() for block in article.body if isinstance(block, Table)]
    assert len(tables) >= 50
    assert all(len({len(row) for row in table.rows}) == 1 for table in tables)


def test_only_pages_of_people_in_office_have_a_position() -> None:
    with_position = [article for article in articles() if article.position]
    assert {article.kind for article in with_position} == {"leader"}
    assert all("示例" in article.title or "sample" in article.title for article in with_position)


def test_every_owner_of_a_column_has_a_field() -> None:
    owners = {column.owner for column in walk(portal_columns())}
    assert owners <= set(fields())
    assert all(field.pictures and set(field.pictures) <= set(SCENES) for field in fields().values())


def test_stories_belong_to_columns_and_scenes() -> None:
    paths = {column.path for column in walk(portal_columns())} | {
        section.slug for unit in department_specs() for section in unit.sections
    }
    assert set(stories()) <= paths
    assert set(stories("english_stories.yaml")) <= {column.path for column in walk(english_columns())}
    for told in (*stories().values(), *stories("english_stories.yaml").values()):
        assert {story.picture for story in told} <= set(SCENES)
