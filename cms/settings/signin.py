"""Sign-in: passwords, second factor, locks, sessions, invitations.

The figures follow what is usually asked of a system of level 3 (GB/T 22239-2019, 等级保护); they were not verified against the
text of the standard, and each is set by the environment.
"""

from __future__ import annotations

from typing import Any

from .base import env
from .cluster import CLUSTER_SCHEME

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

#: Shortest password, characters, and how many of the four classes (A-Z, a-z, 0-9, others) it is made of.
PASSWORD_MIN_LENGTH = env.int("PASSWORD_MIN_LENGTH", default=12)
PASSWORD_MIN_CLASSES = env.int("PASSWORD_MIN_CLASSES", default=3)
#: Last passwords, with the present one, that cannot be taken again.
PASSWORD_REMEMBERED = env.int("PASSWORD_REMEMBERED", default=5)
#: Days after which a password must be changed; 0 never.
PASSWORD_MAX_AGE_DAYS = env.int("PASSWORD_MAX_AGE_DAYS", default=90)

AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name", "email", "phone")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": PASSWORD_MIN_LENGTH},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "cms.accounts.passwords.OwnNameValidator"},
    {"NAME": "cms.accounts.passwords.ClassesValidator", "OPTIONS": {"at_least": PASSWORD_MIN_CLASSES}},
    {"NAME": "cms.accounts.passwords.HistoryValidator", "OPTIONS": {"remembered": PASSWORD_REMEMBERED}},
]

#: Failures after which an account, or an address of the network, is locked, and for how many minutes.
SIGN_IN_FAILURES = env.int("SIGN_IN_FAILURES", default=5)
SIGN_IN_FAILURES_PER_ADDRESS = env.int("SIGN_IN_FAILURES_PER_ADDRESS", default=50)
SIGN_IN_LOCK_MINUTES = env.int("SIGN_IN_LOCK_MINUTES", default=30)

#: Minutes without an act of the person after which a session ends, and how many seconds before that it warns.
SESSION_IDLE_MINUTES = env.int("SESSION_IDLE_MINUTES", default=30)
SESSION_WARNING_SECONDS = env.int("SESSION_WARNING_SECONDS", default=120)
#: Seconds for which a session is kept after it was last written: more than the idle time, at most one long working day.
SESSION_COOKIE_AGE = env.int("SESSION_COOKIE_AGE", default=12 * 3600)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

#: Hours for which an invitation, and minutes for which a link to a forgotten password, can be used.
INVITATION_HOURS = env.int("INVITATION_HOURS", default=72)
PASSWORD_LINK_MINUTES = env.int("PASSWORD_LINK_MINUTES", default=60)

#: Whether holders of platform roles that are no administrator's (editors, translators) need a second factor as well.
SECOND_FACTOR_ON_PLATFORM = env.bool("SECOND_FACTOR_ON_PLATFORM", default=False)

#: Proxies in front of the application whose X-Forwarded-For is believed.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)
ACCOUNT_ADAPTER = "cms.accounts.signin.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "cms.accounts.signin.forms.SignInForm",
    "reauthenticate": "cms.accounts.signin.forms.PasswordAgainForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"reset_password": "20/m/ip"}
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_USER_DISPLAY = "builtins.str"
MFA_ADAPTER = "cms.accounts.signin.adapter.FactorAdapter"
MFA_FORMS = {
    "authenticate": "cms.accounts.signin.forms.CodeForm",
    "authenticate_webauthn": "cms.accounts.signin.forms.KeyForm",
    "reauthenticate": "cms.accounts.signin.forms.CodeAgainForm",
    "activate_totp": "cms.accounts.signin.forms.ActivateAppForm",
    "add_webauthn": "cms.accounts.signin.forms.AddKeyForm",
    "edit_webauthn": "cms.accounts.signin.forms.RenameKeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "湖南省政府网站群"
#: Clocks of telephones differ: the code before and the code after are taken as well (30 seconds each).
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = CLUSTER_SCHEME == "http"
