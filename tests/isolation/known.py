"""What the walk leaves out, each with its reason."""

from __future__ import annotations

#: Addresses at which a role of the platform works for all departments, by rule.
OPEN: dict[str, tuple[str, ...]] = {
    # Whoever translates for all departments opens the pictures and files of what they hand in.
    "documents/%(document_id)s/%(document_filename)s": ("translator",),
    "media/%(path)s": ("translator",),
}
#: Addresses that answer nobody with any row of these tests, and why.
NOT_CALLED: dict[str, str] = {
    "admin/images/%(image_id)s/generate_url/": "cuts are made by templates; there are no addresses to make them by",
    "admin/images/%(image_id)s/generate_url/output/": "cuts are made by templates; there are no addresses to make them by",
    "admin/localize/api/snippets/%(app_label)s/%(model_name)s/%(pk)s/": "closed to everybody",
    "admin/localize/page/%(page_id)s/convert_to_alias/": "closed to everybody",
    "admin/localize/submit/snippet/%(app_label)s/%(model_name)s/%(pk)s/": "closed to everybody",
    "admin/localize/translate/%(translation_id)s/machine_translate/": "there is no machine that translates",
    "admin/localize/translate/%(translation_id)s/preview/%(mode)s/": "texts have one way of being previewed, without a name",
    "admin/pages/%(page_id)s/convert_alias/": "there are no aliases",
    "admin/settings/%(app_name)s/%(model_name)s/%(pk)s/preview/": "settings of sites have no preview",
}
