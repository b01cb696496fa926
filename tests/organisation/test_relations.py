"""Whatever names a department, its site or its collection is dealt with when the department goes."""

from __future__ import annotations

import pytest
from wagtail.models import Collection, Site

from cms.departments.models import Department
from sites.models import HostedSite
from sites.organisation import records

#: Relations that a merger deals with besides those of `records`, or that need nothing, with the reason.
KNOWN = {
    "jobs.Job.department": "the department's row stays",
    "jobs.Job.site": "a note of what was done",
    "departments.Department.supervisor": "handed to the successor when the department is closed",
    "departments.Department.successor": "the row stays",
    "departments.Department.collection": "handed over as a whole",
    "departments.RoleGroup.department": "groups go with the department",
    "departments.Membership.department": "people are handed over",
    "accounts.SecondFactorRule.department": "the successor's rule holds for its people",
    "sites.HostedSite.department": "the site ends",
    "sites.HostedSite.wagtail_site": "the site ends",
    "sites.FormerHost.site": "handed over with the site",
    "sites.MovedPrefix.site": "handed over with the site",
    "sites.SiteProfile.site": "settings of the site that ends",
    "wagtailredirects.Redirect.site": "handed over with the site",
    "wagtailcore.GroupSitePermission.site": "rights on the settings of the site that ends",
    "wagtailcore.GroupCollectionPermission.collection": "rights on the collection that ends",
    "wagtailcore.CollectionViewRestriction.collection": "a restriction of the collection that ends",
    "wagtailimages.Image.collection": "not used: pictures are media.CustomImage",
    "wagtaildocs.Document.collection": "not used: files are media.CustomDocument",
}


@pytest.mark.parametrize("model", [Department, Site, HostedSite, Collection])
def test_nothing_that_names_it_is_forgotten(model: type) -> None:
    moved = {f"{label}.{field}" for label, field in (*records.OF_A_DEPARTMENT, *records.OF_A_SITE)}
    moved |= {f"{label}.audience_departments" for label in records.SHARED_WITH}
    moved |= {f"{label}.sites" for label in records.ON_SITES} | {f"{label}.collection" for label in records.FILES}
    found = {
        f"{relation.related_model._meta.label}.{relation.field.name}"
        for relation in model._meta.related_objects  # type: ignore[attr-defined]
    }
    assert found <= moved | set(KNOWN), "Hand it over in sites.organisation.records, or give a reason here."
