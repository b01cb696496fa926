"""Documentation: every page is listed, every link leads somewhere, every app is explained."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .tree import ROOT, apps, files, layers, name

PAGES = [path for path in files() if path.suffix == ".md"]
FOLDERS = ("adr", "features", "operations", "handbook")


def links(page: Path) -> list[str]:
    """Targets of the page's links inside the repository."""
    targets = re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
    return [target.split("#")[0] for target in targets if not re.match(r"[a-z]+:|#", target)]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    assert [target for target in links(page) if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_index_lists_its_folder(folder: str) -> None:
    index = ROOT / "docs" / folder / "README.md"
    pages = {path.name for path in index.parent.glob("*.md")} - {"README.md"}

    assert pages
    assert {target for target in links(index) if target.endswith(".md") and "/" not in target} == pages


@pytest.mark.parametrize("package", layers())
def test_architecture_names_every_package(package: str) -> None:
    assert f"`{package}`" in (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("app", apps())
def test_every_app_is_among_the_key_files_of_a_feature(app: str) -> None:
    features = [path for path in PAGES if path.parent == ROOT / "docs" / "features"]
    folder = app.replace(".", "/") + "/"

    assert [page for page in features if folder in page.read_text(encoding="utf-8")]


@pytest.mark.parametrize(
    "page", [p for p in PAGES if p.parent == ROOT / "docs" / "features" and p.name != "README.md"], ids=name
)
def test_feature_names_its_key_files_which_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    paths = re.findall(r"`((?:cms|sites|home|search|templates|static|tests)/[\w/.-]*)`", text)

    assert "Key files" in text
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []
