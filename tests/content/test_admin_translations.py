"""The English site gets translations below its own columns, complete and reviewed, and never a Chinese column."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.actions.copy_for_translation import ParentNotTranslatedError
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from cms.content.models import ArticlePage, ColumnPage
from cms.content.translations import TranslationRefusedError, send_for_review, start_translation
from cms.publishing.gate import publishing_as
from tests.factories.newsroom import Newsroom, at_work, review
from tests.factories.users import make_user

HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture
def translator(newsroom: Newsroom):
    return make_user(None, "translator", username="translator")


@pytest.fixture
def english() -> Locale:
    return Locale.objects.get(language_code="en")


def article(column: Page, **fields) -> ArticlePage:
    values = {
        "title": "湖南新闻",
        "source": "省政府办公厅",
        "body": [("paragraph", "<p>各市州人民政府：</p>")],
    } | fields
    return column.add_child(instance=ArticlePage(locale=column.locale, **values))


@pytest.fixture
def source(newsroom: Newsroom) -> ArticlePage:
    return article(newsroom.cluster.column(newsroom.cluster.portal, "news"))


@pytest.fixture
def target(source: ArticlePage, english: Locale, translator) -> ArticlePage:
    return start_translation(source, english, translator)


def translate(page: ArticlePage, upto: int | None = None) -> None:
    """Give the first segments English words."""
    translation = Translation.objects.get(source__object_id=page.translation_key)
    for number, segment in enumerate(StringSegment.objects.filter(source=translation.source)[:upto]):
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            data=f"Word {number}",
        )


def test_a_translation_stands_below_the_english_column(newsroom: Newsroom, source, target):
    column = newsroom.cluster.column(newsroom.cluster.english, "news")
    assert target.get_parent().pk == column.pk
    assert (target.slug, target.live, target.locale.language_code) == (source.slug, False, "en")


def test_submitting_every_chinese_page_makes_no_column_and_shows_no_chinese(newsroom: Newsroom, translator):
    columns = ColumnPage.objects.filter(path__startswith=newsroom.cluster.portal.wagtail_site.root_page.path)
    texts = [article(column) for column in columns]
    columns_before = ColumnPage.objects.count()
    english_site = newsroom.cluster.english.wagtail_site
    browser = at_work(translator)
    locale = Locale.objects.get(language_code="en")
    for page in [*columns, *texts]:
        browser.post(f"/admin/localize/submit/page/{page.pk}/", {"locales": [locale.pk], "include_subtree": "on"})
        with pytest.raises((PermissionDenied, ParentNotTranslatedError)):
            page.copy_for_translation(locale, alias=True)
    assert ColumnPage.objects.count() == columns_before
    assert not Page.objects.exclude(alias_of=None).exists()
    translated = ArticlePage.objects.filter(path__startswith=english_site.root_page.path)
    assert {page.get_parent().slug for page in translated} == {"news"}
    shown = english_site.root_page.get_descendants(inclusive=True).live()
    assert not HAN.search(" ".join(page.title for page in shown))
    assert not shown.type(ArticlePage).exists()


def test_without_an_english_column_people_are_asked_for_one(newsroom: Newsroom, translator, english):
    page = article(newsroom.cluster.column(newsroom.cluster.portal, "notices"))
    response = at_work(translator).post(f"/admin/localize/submit/page/{page.pk}/", {"locales": [english.pk]})
    assert "没有对应栏目" in response.content.decode()
    assert not Page.objects.filter(translation_key=page.translation_key, locale=english).exists()


def test_a_new_english_column_with_the_key_of_its_chinese_one_takes_translations(newsroom, translator, english):
    chinese = newsroom.cluster.column(newsroom.cluster.portal, "notices")
    page = article(chinese)
    home = newsroom.cluster.english.wagtail_site.root_page
    made = ColumnPage(title="Notices", slug="notices", locale=english, translation_key=chinese.translation_key)
    home.add_child(instance=made)
    assert start_translation(page, english, translator).get_parent().pk == made.pk


@pytest.mark.parametrize("who", ["editor", "stranger", "portal_editor", "department_admin"])
def test_people_without_the_right_translate_nothing(newsroom: Newsroom, source, english, who: str):
    at_work(getattr(newsroom, who)).post(f"/admin/localize/submit/page/{source.pk}/", {"locales": [english.pk]})
    assert not Translation.objects.exists()


def test_a_translator_needs_rights_on_source_and_target(newsroom: Newsroom, source, english, translator):
    foreign = article(newsroom.column)
    at_work(translator).post(f"/admin/localize/submit/page/{foreign.pk}/", {"locales": [english.pk]})
    home = newsroom.cluster.english.wagtail_site.root_page
    translator.groups.first().page_permissions.filter(page=home.pk).delete()
    at_work(translator).post(f"/admin/localize/submit/page/{source.pk}/", {"locales": [english.pk]})
    assert not Translation.objects.exists()


def test_links_and_pictures_are_not_translated_along(newsroom: Newsroom, translator, english):
    linked = article(newsroom.cluster.column(newsroom.cluster.portal, "notices"))
    page = article(
        newsroom.cluster.column(newsroom.cluster.portal, "news"),
        body=[("links", {"items": [{"title": "链接", "page": linked, "url": ""}]})],
    )
    start_translation(page, english, translator)
    assert not Page.objects.filter(translation_key=linked.translation_key, locale=english).exists()


def test_an_unfinished_translation_is_not_sent(target, translator):
    translate(target, upto=1)
    with pytest.raises(TranslationRefusedError, match="没有翻译"):
        send_for_review(target, translator)
    at_work(translator).post(f"/admin/translations/{target.pk}/send/")
    assert target.current_workflow_state is None


def test_an_unfinished_translation_never_goes_live(newsroom: Newsroom, target, translator):
    at_work(translator).post(f"/admin/pages/{target.pk}/edit/", {"action": "publish"})
    at_work(newsroom.superuser).post(f"/admin/pages/{target.pk}/edit/", {"action": "publish"})
    with publishing_as("import"), pytest.raises(PermissionDenied):
        target.latest_revision.publish()
    with pytest.raises(PermissionDenied):
        target.get_workflow().start(target, translator)
    assert not ArticlePage.objects.get(pk=target.pk).live


def test_a_finished_translation_goes_live_by_review(newsroom: Newsroom, target, translator):
    translate(target)
    edit_screen = at_work(translator).get(f"/admin/pages/{target.pk}/edit/").content.decode()
    assert "送审" in edit_screen
    at_work(translator).post(f"/admin/translations/{target.pk}/send/")
    assert not ArticlePage.objects.get(pk=target.pk).live
    review(translator, target)
    assert not ArticlePage.objects.get(pk=target.pk).live
    assert "通过" in at_work(newsroom.portal_reviewer).get(f"/admin/pages/{target.pk}/edit/").content.decode()
    review(newsroom.portal_reviewer, target)
    live = ArticlePage.objects.get(pk=target.pk)
    assert live.live
    assert not HAN.search(live.title + str(live.body))


def test_a_returned_translation_is_sent_again(newsroom: Newsroom, target, translator):
    translate(target)
    send_for_review(target, translator)
    review(newsroom.portal_reviewer, target, "reject", "人名有误")
    assert "人名有误" in at_work(translator).get(f"/admin/pages/{target.pk}/edit/").content.decode()
    send_for_review(ArticlePage.objects.get(pk=target.pk), translator)
    assert ArticlePage.objects.get(pk=target.pk).workflow_in_progress


def test_what_readers_see_does_not_change_before_the_review(newsroom: Newsroom, target, translator):
    translate(target)
    send_for_review(target, translator)
    review(newsroom.portal_reviewer, target)
    before = ArticlePage.objects.get(pk=target.pk).title
    StringTranslation.objects.update(data="Changed")
    send_for_review(ArticlePage.objects.get(pk=target.pk), translator)
    assert ArticlePage.objects.get(pk=target.pk).title == before


def test_taking_over_changes_of_the_source_publishes_nothing(newsroom: Newsroom, source, target, translator):
    translate(target)
    send_for_review(target, translator)
    review(newsroom.portal_reviewer, target)
    row = TranslationSource.objects.get()
    source.title = "另一个标题"
    source.save()
    browser = at_work(translator)
    assert "publish_translations" not in browser.get(f"/admin/localize/update/{row.pk}/").content.decode()
    browser.post(f"/admin/localize/update/{row.pk}/", {"publish_translations": "on"})
    live = ArticlePage.objects.get(pk=target.pk)
    assert live.live
    assert not HAN.search(live.title)
    at_work(newsroom.editor).post(f"/admin/localize/update/{row.pk}/", {"publish_translations": "on"})
    assert not HAN.search(ArticlePage.objects.get(pk=target.pk).title)


@pytest.mark.parametrize(
    "path",
    ["localize/submit/snippet/content/topicterm/1/", "localize/page/1/convert_to_alias/", "localize/api/snippets/a/b/"],
)
def test_screens_we_do_without(newsroom: Newsroom, path: str):
    assert at_work(newsroom.superuser).get(f"/admin/{path}").status_code == 404


def test_the_report_is_for_people_who_translate(newsroom: Newsroom, translator):
    assert at_work(newsroom.editor).get("/admin/localize/reports/translations/").status_code == 302
    assert at_work(translator).get("/admin/localize/reports/translations/").status_code == 200


def test_pages_may_be_english_alone(newsroom: Newsroom, english):
    page = article(newsroom.cluster.column(newsroom.cluster.english, "about-hunan"), title="Only in English")
    with publishing_as("import"):
        page.save_revision().publish()
    assert ArticlePage.objects.get(pk=page.pk).live
