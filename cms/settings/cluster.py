"""Hosts of the cluster and the two planes: public pages without a session, editing on the admin host."""

from __future__ import annotations

from .base import env

#: Domain under which hosts stand: fgw.<domain>, en.<domain>, admin.<domain>.
CLUSTER_DOMAIN = env.str("CLUSTER_DOMAIN", default="localhost")
#: Host of the portal; the bare domain on a developer's machine, www.<domain> in production.
CLUSTER_PORTAL_HOST = env.str("CLUSTER_PORTAL_HOST", default=CLUSTER_DOMAIN)
CLUSTER_ADMIN_HOST = env.str("CLUSTER_ADMIN_HOST", default=f"admin.{CLUSTER_DOMAIN}")
#: Hosts that answer with the admin; on all others it does not exist.
ADMIN_HOSTS = env.list("ADMIN_HOSTS", default=[CLUSTER_ADMIN_HOST])
CLUSTER_SCHEME = env.str("CLUSTER_SCHEME", default="http")
CLUSTER_PORT = env.int("CLUSTER_PORT", default=8000)

#: Shows a yellow strip on every page of the admin.
STAGING = env.bool("STAGING", default=False)

#: Hosts are checked against the table of sites by `sites.middleware.HostMiddleware`, which answers 400 or 404.
ALLOWED_HOSTS = ["*"]
USE_X_FORWARDED_HOST = False

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sites.middleware.HostMiddleware",
    "cms.core.audit.middleware.AuditMiddleware",
    "cms.core.middleware.RequestGuardMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "cms.core.middleware.AdminSessionMiddleware",
    "cms.core.middleware.AdminLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "cms.core.middleware.AdminCsrfMiddleware",
    "cms.core.middleware.AdminAuthenticationMiddleware",
    "cms.core.middleware.AdminMessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "cms.accounts.signin.middleware.IdleMiddleware",
    "cms.accounts.signin.middleware.GateMiddleware",
    "cms.departments.middleware.ActingMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "sites.middleware.RedirectMiddleware",
]
X_FRAME_OPTIONS = "SAMEORIGIN"
