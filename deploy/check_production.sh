#!/bin/sh
# Django's deployment checks on the production settings, with values of the right shape in place of the secrets.
set -eu
cd "$(dirname "$0")/.."
export DJANGO_SETTINGS_MODULE=cms.settings.production
export SECRET_KEY=check-only-9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c5b4a3928
export DATABASE_URL=${CHECK_DATABASE_URL:-postgresql://nobody@localhost/none}
export CLUSTER_DOMAIN=cluster.example CLUSTER_PORTAL_HOST=www.cluster.example CLUSTER_ADMIN_HOST=admin.cluster.example
export CACHE_URL=redis://cache.cluster.example:6379/0
exec .venv/bin/python manage.py check --deploy --fail-level WARNING
