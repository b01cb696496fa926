from __future__ import annotations

from cms.core.tenancy.registry import Kind, declare, declare_screens

TRANSLATED = "the right to edit the translated page: cms.content.admin.translation_views"

declare(
    Kind.SCOPED,
    {
        "content.FriendLink": "OwnedContentPolicy",
        "content.EmergencyBanner": "cms.departments.sharing.policies.OwnerPolicy",
        "content.MourningPeriod": "cms.departments.sharing.policies.OwnerPolicy",
        "wagtailredirects.Redirect": "no role of a department holds the right",
    },
)
declare(
    Kind.SHARED,
    dict.fromkeys(
        ("content.ContactPoint", "content.TopicTerm", "content.PageTemplate"),
        "cms.departments.sharing.policies.SharedPolicy",
    )
    | {"content.Region": "cms.departments.sharing.policies.PlatformPolicy"},
)
declare(
    Kind.SCOPED,
    dict.fromkeys(
        (
            "wagtail_localize.TranslatableObject", "wagtail_localize.TranslationSource", "wagtail_localize.Translation",
            "wagtail_localize.TranslationLog", "wagtail_localize.StringTranslation", "wagtail_localize.SegmentOverride",
            "wagtail_localize.StringSegment", "wagtail_localize.TemplateSegment", "wagtail_localize.RelatedObjectSegment",
            "wagtail_localize.OverridableSegment", "wagtail_localize.String", "wagtail_localize.TranslationContext",
            "wagtail_localize.Template",
        ),
        TRANSLATED,
    ),
)  # fmt: skip
declare(
    Kind.PLATFORM,
    {
        "wagtailcore.Locale": "holders of all rights",
        "wagtail_localize.LocaleSynchronization": "holders of all rights",
    },
)
declare_screens(
    {
        "cms.content.admin.translation_views.TranslationsReport": "lists translations of own pages",
        "cms.content.admin.contact_chooser.ContactChooserViewSet": "lists what SharedPolicy lets the person choose",
    }
)
