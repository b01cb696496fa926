"""Wagtail's own settings."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from .cluster import CLUSTER_ADMIN_HOST, CLUSTER_PORT, CLUSTER_SCHEME

WAGTAIL_SITE_NAME = gettext_lazy("湖南省政府网站群管理平台")
WAGTAILADMIN_BASE_URL = f"{CLUSTER_SCHEME}://{CLUSTER_ADMIN_HOST}" + (
    f":{CLUSTER_PORT}" if CLUSTER_PORT not in (80, 443) else ""
)
#: Links to a forgotten password are sent by `cms.accounts`.
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_USER_TIME_ZONES = ["Asia/Shanghai"]
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_FINISH_WORKFLOW_ACTION = "cms.publishing.workflow.publish_approved_revision"
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILADMIN_COMMENTS_ENABLED = True
WAGTAILREDIRECTS_AUTO_CREATE = True
TAGGIT_CASE_INSENSITIVE = True

WAGTAILIMAGES_IMAGE_MODEL = "media.CustomImage"
WAGTAILDOCS_DOCUMENT_MODEL = "media.CustomDocument"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
#: Points of a picture, all frames counted: a packed file of a few kilobytes may hold far more than a server can unpack.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 80_000_000
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.media.forms.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.media.forms.DocumentForm"
WAGTAILIMAGES_JPEG_QUALITY = 78
WAGTAILIMAGES_AVIF_QUALITY = 55
WAGTAILIMAGES_WEBP_QUALITY = 78
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = [
    "csv", "doc", "docx", "md", "mp3", "mp4", "ofd", "odt", "ods", "pdf", "ppt", "pptx", "rar", "rtf", "txt", "vtt",
    "wav", "webm", "wps", "et", "xls", "xlsx", "zip",
]  # fmt: skip

WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backends.chinese", "SEARCH_CONFIG": "simple"}}
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
