"""Production begins only with its secrets, never with the demonstration and never with the local database server."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from .tree import ROOT

SECRETS = {
    "SECRET_KEY": "0123456789" * 5,
    "DATABASE_URL": "postgresql://nobody@localhost/none",
    "CLUSTER_DOMAIN": "cluster.example",
    "CLUSTER_PORTAL_HOST": "www.cluster.example",
    "CLUSTER_ADMIN_HOST": "admin.cluster.example",
    "CACHE_URL": "redis://cache.cluster.example:6379/0",
}


def load_production(environment: dict[str, str], code: str = "") -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG"}}
    program = f"import sys; from cms.settings import production as p; {code}"
    return subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=kept | environment, check=False, capture_output=True, text=True
    )


def test_production_loads_without_the_local_server_and_without_the_demonstration() -> None:
    code = "assert 'cms.core.local_postgres' not in sys.modules; assert not p.DEMO_ENABLED; assert not p.DEBUG"

    result = load_production(SECRETS, code)

    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("missing", ["SECRET_KEY", "DATABASE_URL", "CLUSTER_ADMIN_HOST"])
def test_production_refuses_to_begin_without_a_secret(missing: str) -> None:
    result = load_production({key: value for key, value in SECRETS.items() if key != missing})

    assert result.returncode != 0
    assert missing in result.stderr


@pytest.mark.parametrize("switch", ["DEBUG", "DEMO_ENABLED"])
def test_the_environment_cannot_switch_production_back(switch: str) -> None:
    result = load_production(SECRETS | {switch: "True"}, f"assert not p.{switch}")

    assert result.returncode == 0 or switch in result.stderr
