from __future__ import annotations

from cms.core.tenancy.registry import Kind, declare, declare_screens

TREE = "rights on the page: cms.publishing.page_policy"

declare(
    Kind.SCOPED,
    dict.fromkeys(
        (
            "wagtailcore.Revision", "wagtailcore.WorkflowState", "wagtailcore.TaskState", "wagtailcore.PageLogEntry",
            "wagtailcore.Comment", "wagtailcore.CommentReply", "wagtailcore.PageSubscription",
            "wagtailcore.GroupPagePermission", "wagtailcore.PageViewRestriction", "wagtailadmin.EditingSession",
            "wagtailadmin.FormState",
        ),
        TREE,
    ),
)  # fmt: skip
declare(
    Kind.SHARED,
    {
        "publishing.WordList": "cms.departments.sharing.policies.SharedPolicy",
        "publishing.Word": "follows its list: cms.departments.sharing.policies.PartPolicy",
    },
)
declare(
    Kind.PLATFORM,
    dict.fromkeys(
        (
            "publishing.SiteReviewTask", "wagtailcore.Workflow", "wagtailcore.WorkflowTask", "wagtailcore.WorkflowPage",
            "wagtailcore.WorkflowContentType", "wagtailcore.Task", "wagtailcore.GroupApprovalTask",
        ),
        "holders of all rights",
    ),
)  # fmt: skip
declare(
    Kind.INTERNAL,
    {
        "wagtailcore.ModelLogEntry": "shown with the row it is about",
        "wagtailcore.ReferenceIndex": "read by cms.content.references, which names own pages",
        "wagtailadmin.Admin": "holds the right to enter the admin",
        "contenttypes.ContentType": "names of models",
        "wagtailsearch.IndexEntry": "read through Wagtail's searches, which rows pass first",
    },
)
declare_screens({"wagtail.admin.viewsets.pages.PageViewSet": TREE})
