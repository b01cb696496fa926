"""Production: every secret from the environment, https only, no demonstration."""

from __future__ import annotations

from .base import *  # noqa: F403
from .base import env
from .database import database

DEBUG = False
DEMO_ENABLED = False
SECRET_KEY = env.str("SECRET_KEY")
DATABASES = {"default": database(env.str("DATABASE_URL"))}

CLUSTER_SCHEME = "https"
CLUSTER_PORT = 443
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31536000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False
WAGTAILADMIN_BASE_URL = f"https://{env.str('CLUSTER_ADMIN_HOST')}"
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env.str("EMAIL_HOST", default="localhost")
EMAIL_PORT = env.int("EMAIL_PORT", default=25)
