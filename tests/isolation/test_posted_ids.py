"""A form that names a row of another department is refused in words, wherever it names it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Page
from wagtail.test.utils.form_data import rich_text, streamfield

from cms.media.models import CustomImage
from tests.factories.media import make_image
from tests.factories.newsroom import article_form, at_work, edit, fresh, write

from .foreign import WORD

if TYPE_CHECKING:
    from collections.abc import Callable

    from .foreign import Foreign

REFUSAL = "稿件引用了你的部门以外的页面、图片或文件，请重新选择。"


def link_to(kind: str, pk: int) -> Any:
    return streamfield([("paragraph", rich_text(f'<p><a linktype="{kind}" id="{pk}">见此</a></p>'))])


def links(page: int) -> dict[str, Any]:
    """A list of links with one page of the platform."""
    item = {"title": "见此", "page": page, "url": ""}
    return {"items": {"count": 1, "0": {"deleted": "", "order": "0", "value": item}}}


#: How a text names a row of the other department.
WAYS: dict[str, Callable[[Foreign], dict[str, Any]]] = {
    "a field of pictures": lambda foreign: {"lead_image": foreign["image"].pk},
    "a field of files": lambda foreign: {"media_file": foreign["document"].pk},
    "a picture in the body": lambda foreign: {
        "body": streamfield([("image", {"image": foreign["image"].pk, "caption": "", "alt": "", "credit": ""})])
    },
    "a link to a draft": lambda foreign: {"body": link_to("page", foreign["page"].pk)},
    "a page in a list of links": lambda foreign: {"body": streamfield([("links", links(foreign["page"].pk))])},
    "a link to a file": lambda foreign: {"body": link_to("document", foreign["document"].pk)},
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("who", ["editor", "reviewer", "department_admin"])
def test_a_text_names_nothing_of_others(foreign: Foreign, way: str, who: str):
    author = getattr(foreign.newsroom, who)
    page = write(author, foreign.newsroom.column, "自己的稿件")
    response = edit(author, page, "自己的稿件", **WAYS[way](foreign))
    assert REFUSAL in response.content.decode(), response.context and response.context["form"].errors
    assert fresh(page).latest_revision_id == page.latest_revision_id


def test_a_new_text_names_nothing_of_others(foreign: Foreign):
    column = foreign.newsroom.column
    form = article_form("新的", lead_image=foreign["image"].pk)
    response = at_work(foreign.newsroom.editor).post(f"/admin/pages/add/content/articlepage/{column.pk}/", form)
    assert REFUSAL in response.content.decode()
    assert not Page.objects.child_of(column).filter(title="新的").exists()


def test_own_pictures_are_taken(foreign: Foreign):
    newsroom = foreign.newsroom
    image = make_image(collection=newsroom.cluster.fgw.department.collection)
    page = write(newsroom.editor, newsroom.column, "自己的稿件", lead_image=image.pk)
    assert fresh(page).lead_image_id == image.pk


def test_what_somebody_else_put_in_may_stay(foreign: Foreign):
    newsroom = foreign.newsroom
    page = write(newsroom.superuser, newsroom.column, "共用图片", lead_image=foreign["image"].pk)
    assert edit(newsroom.editor, page, "改标题", lead_image=foreign["image"].pk).status_code == 302


def test_a_picture_is_not_put_into_a_foreign_collection(foreign: Foreign):
    image = make_image(collection=foreign.newsroom.cluster.fgw.department.collection)
    form = {"title": "图", "alt_zh": "图", "collection": foreign["collection"].pk}
    at_work(foreign.newsroom.editor).post(f"/admin/images/{image.pk}/", form)
    assert CustomImage.objects.get(pk=image.pk).collection_id != foreign["collection"].pk


@pytest.mark.parametrize("screen", ["copy", "move"])
def test_a_text_goes_into_no_foreign_column(foreign: Foreign, screen: str):
    newsroom, column = foreign.newsroom, foreign["column"]
    page = write(newsroom.editor, newsroom.column, "自己的稿件")
    person = at_work(newsroom.department_admin)
    if screen == "copy":
        person.post(f"/admin/pages/{page.pk}/copy/", {"new_title": "抄", "new_slug": "c", "new_parent_page": column.pk})
    else:
        person.post(f"/admin/pages/{page.pk}/move/{column.pk}/confirm/")
    assert not Page.objects.child_of(column).filter(title__in=["抄", "自己的稿件"]).exists()


def test_many_texts_go_into_no_foreign_column(foreign: Foreign):
    newsroom, column = foreign.newsroom, foreign["column"]
    page = write(newsroom.editor, newsroom.column, "自己的稿件")
    response = at_work(newsroom.department_admin).post(
        f"/admin/bulk/wagtailcore/page/move/?id={page.pk}", {"chooser": column.pk}
    )
    assert WORD not in response.content.decode()
    assert fresh(page).get_parent().pk == newsroom.column.pk


@pytest.mark.parametrize("question", ["id=all", "id=all&childOf={column}", "id=all&q=琥珀", "id={page}&id={own}"])
def test_an_act_upon_all_names_nothing_of_others(foreign: Foreign, question: str):
    newsroom = foreign.newsroom
    own = write(newsroom.editor, newsroom.column, "自己的稿件")
    query = question.format(column=foreign["column"].pk, page=foreign["page"].pk, own=own.pk)
    answer = at_work(newsroom.department_admin).get(f"/admin/bulk/wagtailcore/page/delete/?{query}", follow=True)
    assert WORD not in answer.content.decode()


def test_nobody_of_a_department_becomes_a_holder_of_all_rights(foreign: Foreign):
    newsroom, people = foreign.newsroom, get_user_model().objects
    administrator = at_work(newsroom.department_admin)
    form = {"username": "editor", "full_name": "编辑", "email": "e@example.gov.cn", "is_active": "on", "is_superuser": "on",
            "groups": [foreign["group"].pk]}  # fmt: skip
    administrator.post(f"/admin/users/edit/{newsroom.editor.pk}/", form)
    person = people.get(pk=newsroom.editor.pk)
    assert not person.is_superuser
    assert not person.groups.filter(pk=foreign["group"].pk).exists()
    administrator.post("/admin/users/new/", form | {"username": "newcomer", "email": "n@example.gov.cn"})
    made = people.filter(username="newcomer")
    assert not made.filter(is_superuser=True).exists()
    assert not made.filter(groups=foreign["group"]).exists()
