"""PostgreSQL: the server of DATABASE_URL, otherwise the embedded one in var/postgres."""

from __future__ import annotations

import os

import environ

from .base import VAR_DIR, env


def database_url(folder: str = "postgres", name: str = "hncluster") -> str:
    """URL of the database: DATABASE_URL when set, else the embedded server's, started if it is not running."""
    if url := os.environ.get("DATABASE_URL"):
        return url
    # Imported here: production never loads the embedded server.
    from cms.core.local_postgres import ensure_database, ensure_server

    return ensure_database(ensure_server(VAR_DIR / folder), name)


def database(url: str) -> dict[str, object]:
    """Django's entry for one PostgreSQL URL, with connections kept between requests."""
    config: dict[str, object] = dict(environ.Env.db_url_config(url))
    config["ENGINE"] = "cms.core.database"
    config["CONN_MAX_AGE"] = env.int("DATABASE_CONN_MAX_AGE", default=600)
    config["CONN_HEALTH_CHECKS"] = True
    return config


def cache() -> dict[str, dict[str, object]]:
    """One cache shared by all processes: Redis by CACHE_URL, otherwise files."""
    if url := env.str("CACHE_URL", default=""):
        backend: dict[str, object] = {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": url}
    else:
        backend = {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": str(VAR_DIR / "cache"),
            "OPTIONS": {"MAX_ENTRIES": 20000},
        }
    return {"default": backend}


CACHES = cache()
