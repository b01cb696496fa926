from __future__ import annotations

from cms.core.tenancy.registry import Kind, declare, declare_screens

declare(
    Kind.SCOPED,
    {
        "media.CustomImage": "cms.media.policies.FilePermissionPolicy",
        "media.CustomDocument": "cms.media.policies.FilePermissionPolicy",
        "media.CustomRendition": "those of the picture: cms.media.selectors",
        "wagtailcore.Collection": "cms.media.policies.CollectionPolicy",
        "wagtailcore.GroupCollectionPermission": "made by provisioning; no form changes them",
        "wagtailcore.CollectionViewRestriction": "nobody makes any",
        "wagtailcore.UploadedFile": "the person who uploads",
        "taggit.Tag": "cms.content.admin.scoped_views.tags: those of own pictures and files",
        "taggit.TaggedItem": "cms.content.admin.scoped_views.tags",
    },
)
declare(
    Kind.INTERNAL,
    {
        "wagtailimages.Image": "not used: pictures are media.CustomImage",
        "wagtailimages.Rendition": "not used",
        "wagtaildocs.Document": "not used: files are media.CustomDocument",
    },
)
declare_screens(
    {
        "wagtail.images.views.chooser.ImageChooserViewSet": "lists what FilePermissionPolicy lets the person choose",
        "wagtail.documents.views.chooser.DocumentChooserViewSet": "lists what FilePermissionPolicy lets the person choose",
    }
)
