"""The audit trail: where it is archived, how long it is kept, whose word counts for a client's address."""

from __future__ import annotations

from .base import VAR_DIR, env

#: Proxies of our own in front of the application: so many entries at the end of X-Forwarded-For are believed.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
#: Whole months of the trail that stay in the database; fewer than six are refused (网络安全法, 第二十一条).
AUDIT_KEEP_MONTHS = env.int("AUDIT_KEEP_MONTHS", default=6)
#: Folder of archived months.
AUDIT_ARCHIVE_DIR = env.path("AUDIT_ARCHIVE_DIR", default=str(VAR_DIR / "audit"))
#: Secrets that key the chain of seals, the present one first; former ones stay, for their seals are still proved.
AUDIT_SEAL_KEYS = env.list("AUDIT_SEAL_KEYS", default=[])
