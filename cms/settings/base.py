"""Settings that hold everywhere; the parts beside this file hold one subject each."""

from __future__ import annotations

from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parent.parent.parent

env = environ.Env()
if (BASE_DIR / ".env").exists():
    env.read_env(str(BASE_DIR / ".env"))

#: Everything an installation writes on this machine: database, uploads, caches, mail.
VAR_DIR = Path(env.str("CLUSTER_VAR_DIR", default=str(BASE_DIR / "var")))

DEBUG = False
ROOT_URLCONF = "cms.urls.public"
WSGI_APPLICATION = "cms.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Apps that register permission policies stand above Wagtail's own, for a policy must be known before its first look-up.
INSTALLED_APPS = [
    "cms.core",
    "cms.core.audit",
    "cms.jobs",
    "cms.departments",
    "cms.accounts",
    "cms.media",
    "cms.publishing",
    "cms.oversight",
    "cms.content",
    "sites",
    "search",
    "home",
    "cms.demo",
    "procrastinate.contrib.django",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "cms.accounts.users_app.UsersConfig",
    "wagtail.sites",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
]

AUTH_USER_MODEL = "accounts.User"

from .audit import *  # noqa: E402, F403
from .cluster import *  # noqa: E402, F403
from .database import *  # noqa: E402, F403
from .files import *  # noqa: E402, F403
from .i18n import *  # noqa: E402, F403
from .log import *  # noqa: E402, F403
from .security import *  # noqa: E402, F403
from .signin import *  # noqa: E402, F403
from .tasks import *  # noqa: E402, F403
from .templates import *  # noqa: E402, F403
from .wagtail import *  # noqa: E402, F403
