from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils import translation

from cms.content.pictures import RATIOS, all_specs, picture_of, pictures_for, specs_of
from cms.content.renditions import uses_of
from cms.media.models import CustomRendition
from tests.factories.content import article, make_article, make_images, publish
from tests.factories.media import picture_bytes, root_collection

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

    from cms.media.models import CustomImage
    from tests.factories.sites import SmallCluster


def stored(size: tuple[int, int]) -> CustomImage:
    """A picture with a file that can be opened."""
    from cms.media.service import store_picture

    return store_picture(picture_bytes("PNG", size), "a.png", title="a", alt_zh="说明", collection=root_collection())


@pytest.mark.django_db
@pytest.mark.parametrize("ratio", RATIOS)
def test_quick_cuts_are_made_when_a_page_first_needs_them(ratio: str) -> None:
    picture = picture_of(stored((2000, 1500)).pk, ratio)
    assert picture is not None
    assert [source.mime for source in picture.sources] == ["image/avif", "image/jpeg"]
    assert all(source.srcset.count("w") >= 2 for source in picture.sources)
    assert CustomRendition.objects.count() == 4


@pytest.mark.django_db
def test_nothing_is_made_larger_than_its_original() -> None:
    picture = picture_of(stored((300, 200)).pk, "whole")
    assert picture is not None
    assert (picture.width, picture.height) == (300, 200)
    assert all("300w" in source.srcset and "," not in source.srcset for source in picture.sources)


@pytest.mark.django_db
def test_many_pictures_cost_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    images = make_images(30)
    with django_assert_num_queries(1):
        found = pictures_for((image.pk, ratio) for image in images for ratio in ("16:9", "3:4"))
    assert len(found) == 60
    with django_assert_num_queries(0):
        assert pictures_for([(None, "16:9")]) == {}


@pytest.mark.django_db
def test_the_focal_point_of_now_decides(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    image = stored((2000, 1500))
    before = picture_of(image.pk, "16:9")
    image.focal_point_x, image.focal_point_y = 100, 100
    image.focal_point_width, image.focal_point_height = 50, 50
    image.save()
    after = picture_of(image.pk, "16:9")
    assert before
    assert after
    assert before.src != after.src


@pytest.mark.django_db
def test_the_alternative_text_is_that_of_the_language() -> None:
    plain, decoration = make_images(1)[0], make_images(1, is_decorative=True)[0]
    with translation.override("zh-hans"):
        assert picture_of(plain.pk, "16:9").alt == "湖面上的渡船"
        assert picture_of(decoration.pk, "16:9").alt == ""
    with translation.override("en"):
        assert picture_of(plain.pk, "16:9").alt == "A ferry on the lake"


@pytest.mark.django_db
def test_a_lost_original_has_no_picture() -> None:
    assert picture_of(make_images(1, cut=False)[0].pk, "16:9") is None


def test_publishing_has_all_cuts_made_afterwards(
    cluster: SmallCluster, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    image = stored((2000, 1500))
    with django_capture_on_commit_callbacks(execute=True):
        make_article(cluster.column(cluster.portal, "news"), lead_image=image)
    made = set(CustomRendition.objects.values_list("filter_spec", flat=True))
    assert made == set(all_specs(["16:9", "whole"]))
    assert picture_of(image.pk, "16:9").sources[0].mime == "image/avif"


def test_pictures_of_a_text_are_all_named(cluster: SmallCluster) -> None:
    lead, first, second = make_images(3)
    body = [
        ("image", {"image": first, "alt": "", "caption": ""}),
        ("gallery", {"images": [{"image": second}, {"image": first}]}),
    ]
    text = publish(cluster.column(cluster.portal, "news"), article(lead_image=lead, body=body))[0]
    assert uses_of(text) == {
        (lead.pk, "16:9"), (lead.pk, "whole"), (first.pk, "whole"), (second.pk, "whole"), (second.pk, "4:3"), (first.pk, "4:3"),
    }  # fmt: skip


def test_specs_name_two_widths_in_each_format() -> None:
    assert specs_of("16:9", ("jpeg",)) == ("fill-480x270|format-jpeg", "fill-960x540|format-jpeg")
    assert len(all_specs(["16:9", "16:9"])) == 6
