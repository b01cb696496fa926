"""What the other department has: one row of every kind, each with a marker in all its texts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from allauth.mfa.models import Authenticator
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Comment, Locale, Page, Task, UploadedFile, Workflow
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    Translation,
    TranslationSource,
)

from cms.content.importing.job import KIND
from cms.content.models import (
    ArticlePage,
    ColumnPage,
    ContactPoint,
    EmergencyBanner,
    FriendLink,
    MourningPeriod,
    PageTemplate,
    Region,
    TopicTerm,
)
from cms.core.audit.models import Event
from cms.core.audit.service import record
from cms.departments.models import RoleGroup
from cms.jobs.models import Job
from cms.media.models import CustomDocument, CustomImage
from cms.publishing.models import WordList
from sites.models import HostedSite, SiteProfile
from tests.factories.media import make_document, make_image
from tests.factories.newsroom import Newsroom, submit, write

from .belongings import belongings, digest

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

#: Marks of the other department's texts, and parts of them to search by: an answer may repeat what was asked.
WORD, PART = "密件琥珀", "琥珀"
NAME, NAME_PART = "xk7hupo", "hupo"


@dataclass(frozen=True)
class Foreign:
    """Rows of the other department by kind, the name that a filling asks for."""

    newsroom: Newsroom
    rows: dict[str, Any] = field(default_factory=dict)
    #: Querysets of all that the department has, and their digest; set once everything is made.
    kept: tuple[list[QuerySet], dict[str, str]] = ((), {})  # type: ignore[assignment]

    def __getitem__(self, kind: str) -> Any:
        return self.rows[kind]

    @property
    def home(self) -> Page:
        return self.newsroom.cluster.jyt.wagtail_site.root_page


def make_foreign(newsroom: Newsroom) -> Foreign:
    """One row of every kind."""
    foreign = Foreign(newsroom)
    for make in (_tenant, _files, _texts, _shared, _records, _translation):
        foreign.rows.update(make(foreign))
    rows = belongings(foreign)
    return replace(foreign, kept=(rows, digest(rows)))


def _tenant(foreign: Foreign) -> dict[str, Model]:
    """Host, people, groups, collection."""
    newsroom, hosted = foreign.newsroom, foreign.newsroom.cluster.jyt
    collection, person = hosted.department.collection, newsroom.stranger
    group = RoleGroup.objects.get(department=hosted.department, role="editor").group
    names = {"username": f"{NAME}-person", "full_name": f"{WORD}员", "email": f"{NAME}@example.gov.cn"}
    changes = ((group, {"name": f"{WORD}组"}), (collection, {"name": f"{WORD}图库"}), (person, names),
               (hosted.wagtail_site, {"site_name": f"{WORD}网"}))  # fmt: skip
    for row, values in changes:
        type(row)._base_manager.filter(pk=row.pk).update(**values)
        row.refresh_from_db()
    profile, _made = SiteProfile.objects.get_or_create(site=hosted.wagtail_site)
    key = Authenticator.objects.create(user=person, type="webauthn", data={"name": f"{WORD}钥匙"})
    return {
        "group": group, "collection": collection, "user": person, "site": hosted.wagtail_site, "siteprofile": profile,
        "hostedsite": HostedSite.objects.get(pk=hosted.pk), "department": hosted.department, "authenticator": key,
    }  # fmt: skip


def _files(foreign: Foreign) -> dict[str, Model]:
    collection, person = foreign["collection"], foreign["user"]
    image = make_image(f"{NAME}.png", collection, title=f"{WORD}图", alt_zh=WORD, alt_en=NAME, credit=WORD)
    lead = make_image(f"{NAME}-lead.png", collection, title=f"{WORD}题图", alt_zh=WORD)
    document = make_document(f"{NAME}.pdf", b"%PDF-1.7 " + WORD.encode(), collection, title=f"{WORD}文")
    for item in (image, document):
        item.tags.add(f"{WORD}签", f"{NAME}-tag")
    uploads = {
        kind: UploadedFile.objects.create(
            for_content_type=ContentType.objects.get_for_model(model), uploaded_by_user=person,
            file=ContentFile(b"x", name=f"{NAME}.pdf"),
        )
        for kind, model in (("uploaded_image", CustomImage), ("uploaded_document", CustomDocument))
    }  # fmt: skip
    return {"image": image, "lead": lead, "document": document} | uploads


def _texts(foreign: Foreign) -> dict[str, Model]:
    """A text before its review, with all that hangs on it."""
    newsroom, person = foreign.newsroom, foreign["user"]
    column = newsroom.cluster.column(newsroom.cluster.jyt, "news")
    ColumnPage.objects.filter(pk=column.pk).update(title=f"{WORD}栏", draft_title=f"{WORD}栏")
    values = {"subtitle": WORD, "summary": WORD, "source": WORD, "lead_image": foreign["lead"].pk}
    page = write(person, column, f"{WORD}稿", **values)
    submit(person, page, f"{WORD}稿", **values)
    page = ArticlePage.objects.get(pk=page.pk)
    kind = ContentType.objects.get_for_model(page)
    state = page.current_workflow_state
    return {
        "page": page, "column": column, "revision": page.latest_revision, "workflow_state": state,
        "task_state": page.current_workflow_task_state, "workflow": Workflow.objects.all()[0],
        "task": Task.objects.all()[0],
        "comment": Comment.objects.create(page=page, user=person, text=WORD, contentpath="title"),
        "session": EditingSession.objects.create(
            user=person, content_type=kind, object_id=page.pk, last_seen_at=timezone.now()
        ),
    }  # fmt: skip


def _shared(foreign: Foreign) -> dict[str, Model]:
    """Rows of shared content that are the department's, or that the platform keeps."""
    now, site = timezone.now(), foreign["site"]
    owned = {"department": foreign["department"]}
    banner = EmergencyBanner.objects.create(title=WORD, text=WORD, starts_at=now, all_sites=False, **owned)
    mourning = MourningPeriod.objects.create(reason=WORD, starts_at=now + timedelta(days=9), all_sites=False, **owned)
    words = WordList.objects.create(name=WORD, note=NAME, **owned)
    for row in (banner, mourning):
        row.sites.add(site)
    return {
        "emergencybanner": banner, "mourningperiod": mourning,
        "topicterm": TopicTerm.objects.create(name_zh=WORD, name_en=NAME, **owned),
        "region": Region.objects.create(code="999999", name_zh="某地", name_en="Somewhere", kind="市州"),
        "contactpoint": ContactPoint.objects.create(name=WORD, phone=NAME, **owned),
        "pagetemplate": PageTemplate.objects.create(name=WORD, title=WORD, note=NAME, **owned),
        "wordlist": words, "word": words.words.create(wrong=WORD, right=NAME),
        "friendlink": FriendLink.objects.create(title=WORD, site=site),
        "redirect": Redirect.objects.create(old_path=f"/{NAME}", redirect_link=f"/{NAME}/to", site=site),
        "locale": Locale.objects.get(language_code="en"),
    }  # fmt: skip


def _records(foreign: Foreign) -> dict[str, Model]:
    person, department = foreign["user"], foreign["department"]
    job = Job.objects.create(
        kind="x", title=WORD, message=WORD, requested_by=person, department=department, site=foreign["site"]
    )
    imported = Job.objects.create(
        kind=KIND, title=WORD, requested_by=person, department=department, payload={"batch": NAME}
    )
    event = record("pages.edit", kind="content.articlepage", title=WORD, actor=person, department=department)
    assert isinstance(event, Event)
    return {"job": job, "import": imported, "event": event}


def _translation(foreign: Foreign) -> dict[str, Model]:
    """A translation of the text, whose target stands in the department's own tree."""
    page, english = foreign["page"], foreign["locale"]
    copy = ArticlePage(
        title=f"{NAME} in English", source=NAME, locale=english, translation_key=page.translation_key, live=False
    )
    foreign["column"].add_child(instance=copy)
    source, _made = TranslationSource.get_or_create_from_instance(page)
    source.refresh_segments()
    translation = Translation.objects.create(source=source, target_locale=english)
    text = StringSegment.objects.filter(source=source)[0]
    image = OverridableSegment.objects.filter(source=source).first()
    if image is not None:
        SegmentOverride.objects.create(locale=english, context=image.context, data_json=str(foreign["lead"].pk))
    return {"translation": translation, "source": source, "string": text, "override": image, "target": copy}
