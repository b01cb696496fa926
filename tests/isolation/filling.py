"""Which row of the other department each part of an address names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.admin.views.bulk_action.registry import bulk_action_registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .foreign import Foreign
    from .walk import Address

#: Parts of addresses that name a row whatever the address.
KINDS = {
    "page_id": "page", "parent_page_id": "column", "page_to_move_id": "page", "page_pk": "page", "image_id": "image",
    "document_id": "document", "doc_id": "document", "collection_id": "collection", "task_state_id": "task_state",
    "workflow_state_id": "workflow_state", "task_id": "task", "workflow_pk": "workflow", "redirect_id": "redirect",
    "revision_id": "revision", "revision_id_a": "revision", "session_id": "session", "translation_id": "translation",
    "translation_source_id": "source", "string_segment_id": "string", "overridable_segment_id": "override",
}  # fmt: skip
#: What `pk` and the like name below a beginning of an address, where the view's model does not say it.
PLACES = {
    "admin/api/main/documents/": "document", "admin/api/main/images/": "image", "admin/api/main/pages/": "page",
    "admin/audit/": "event", "admin/documents/": "document", "admin/images/": "image", "admin/jobs/": "job",
    "admin/imports/": "import", "admin/hosted-sites/": "hostedsite", "admin/hosted-sites/departments/": "department",
    "admin/my-site/": "site", "admin/pages/": "page",
    "admin/localize/api/snippets/": "topicterm", "admin/localize/submit/snippet/": "topicterm",
    "admin/settings/": "site", "admin/two-step/": "authenticator", "admin/users/": "user",
    "admin/workflows/tasks/": "task", "admin/workflows/": "workflow", "admin/contact-chooser/": "contactpoint", "admin/wordlist/": "wordlist",
}  # fmt: skip
#: Models whose rows stand under another name among the rows.
MODELS = {"customimage": "image", "customdocument": "document", "page": "workflow"}
#: Parts of addresses that are no rows.
WORDS = {
    "action_name": "delete", "revision_id_b": "live", "mode": "", "filter_spec": "original", "secret": "none",
    "uidb64": "none", "token": "none", "ending": "csv", "colours": "blue", "number": "1", "_0": "", "rest": "x/",
    "content_type_app_name": "content", "content_type_model_name": "articlepage",
}  # fmt: skip
#: Models that addresses name by app and model.
NAMED = {
    "admin/settings/": ("sites", "siteprofile"), "admin/tag-autocomplete/": ("taggit", "tag"),
    "admin/editing-sessions/": ("wagtailcore", "page"), "admin/localize/": ("content", "topicterm"),
    "admin/pages/": ("content", "articlepage"), "admin/workflows/": ("publishing", "sitereviewtask"),
}  # fmt: skip
#: Acts that some addresses take by name; each is tried.
ACTS = {
    "admin/hosted-sites/": ("suspend", "archive", "resume", "rename"),
    "admin/hosted-sites/departments/": ("rename", "merge", "hand-over", "abolish"),
    "admin/pages/workflow/": ("approve", "reject", "return"),
    "admin/api/main/pages/": ("delete", "publish", "unpublish", "copy", "move", "copy_for_translation", "create_alias"),
}
#: Kinds of rows that an act upon many is about, by model.
MANY = {"user": "user", "customdocument": "document", "customimage": "image", "page": "page"}


def names_a_row(address: Address) -> bool:
    """Whether the address speaks of one row."""
    return any(_kind(address, name) for name in address.names) or address.prefix == "bulk"


def fillings(address: Address, foreign: Foreign) -> Iterator[str]:
    """The address with rows of the other department, once for every act that it knows."""
    if address.prefix == "bulk":
        yield from _many(address, foreign)
        return
    values = {name: _value(address, name, foreign) for name in address.names}
    act = next((name for name in ("action_name", "name") if name in address.names), "")
    for word in _longest(ACTS, address.text, ("",)) if act else ("",):
        yield address.filled(values | ({act: word} if word else {}))


def _many(address: Address, foreign: Foreign) -> Iterator[str]:
    bulk_action_registry._scan_for_bulk_actions()
    for app, models in bulk_action_registry.actions.items():
        for model, actions in models.items():
            for action in actions:
                named = {"app_label": app, "model_name": model, "action": action}
                yield f"{address.filled(named)}?id={foreign[MANY[model]].pk}"


def _kind(address: Address, name: str) -> str:
    if address.text.startswith("admin/columns/"):
        return "column"
    if name in KINDS:
        return KINDS[name]
    if name == "uploaded_file_id":
        return "uploaded_image" if address.prefix == "images" else "uploaded_document"
    if name == "pk":
        return MODELS.get(address.model, address.model) or _longest(PLACES, address.text, "")
    return {"object_id": "page", "document_filename": "document", "path": "image", "filename": "image"}.get(name, "")


def _value(address: Address, name: str, foreign: Foreign) -> Any:
    if name == "destination_id":
        return foreign.newsroom.column.pk
    if name == "document_filename":
        return foreign["document"].filename
    if name in {"path", "filename"} and address.prefix == "outside":
        return foreign["image"].file.name
    if kind := _kind(address, name):
        return foreign[kind].pk
    app, model = _longest(NAMED, address.text, ("content", "articlepage"))
    return {"app_label": app, "app_name": app, "model_name": model, "name": "x"}.get(name) or WORDS.get(name, "")


def _longest(table: dict[str, Any], text: str, other: Any) -> Any:
    return next((table[start] for start in sorted(table, key=len, reverse=True) if text.startswith(start)), other)
