#!/bin/sh
# Django's deployment checks on the production settings, with values of the right shape in place of the secrets.
set -eu
cd "$(dirname "$0")/.."
export DJANGO_SETTINGS_MODULE=cms.settings.production
export SECRET_KEY=check-only-9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c5b4a3928
export DATABASE_URL=${CHECK_DATABASE_URL:-postgresql://nobody@localhost/none}
export CLUSTER_DOMAIN=cluster.example CLUSTER_PORTAL_HOST=www.cluster.example CLUSTER_ADMIN_HOST=admin.cluster.example
export AUDIT_SEAL_KEYS=check-only-0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f6071 TRUSTED_PROXIES=1
export CACHE_URL=redis://cache.cluster.example:6379/0
exec .venv/bin/python manage.py check --deploy --fail-level WARNING
