from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from cms.core import bundle

STATIC = Path(settings.BASE_DIR) / "static"
#: Most bytes after gzip that a page may load of each kind.
BUDGET = {"site.css": 30_000, "site.js": 20_000, "access.js": 20_000}


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A small static folder with every file that the bundler names."""
    css, js = tmp_path / "css", tmp_path / "js"
    (css / "components").mkdir(parents=True)
    (css / "prefs").mkdir()
    js.mkdir()
    for name in (*bundle.CSS_HEAD, *bundle.CSS_TAIL):
        (css / f"{name}.css").write_text(f".{name} {{ color: red; }}\n")
    for name in ("b", "a"):
        (css / "components" / f"{name}.css").write_text(f".{name} {{ color: red; }}\n")
    for name in ("elder", "contrast"):
        (css / "prefs" / f"{name}.css").write_text(f".{name} {{ color: red; }}\n")
    (js / "site.js").write_text('import { one } from "./one.js";\n\none();\n')
    (js / "one.js").write_text('import { two } from "./two.js";\nexport function one() {\n  two();\n}\n')
    (js / "two.js").write_text("export function two() {}\n")
    (js / "access.js").write_text("export function openBar() {}\n")
    return tmp_path


def test_style_sheets_lose_comments_and_blanks_and_keep_strings() -> None:
    text = '/* a */\n.a > .b:not(:hover) ,\n.c { content: "x ; y";  width: calc(1px + 2px); }\n@media (min-width: 48em) { .d { color: red; } }'
    assert bundle.minify_css(text) == (
        '.a > .b:not(:hover),.c{content:"x ; y";width:calc(1px + 2px)}@media (min-width:48em){.d{color:red}}'
    )


def test_a_descendant_pseudo_class_keeps_its_blank() -> None:
    assert bundle.minify_css(".a :hover { top: 0 }") == ".a :hover{top:0}"


def test_scripts_lose_comment_lines_but_not_addresses() -> None:
    text = '/** What for.\n * More. */\nconst a = "http://x"; // stays\n\n  // goes\n  call(a);\n'
    assert bundle.minify_js(text) == 'const a = "http://x"; // stays\ncall(a);'


def test_sheets_follow_the_order_of_the_layers(sources: Path) -> None:
    joined = bundle.contents(sources)["site.css"]
    names = re.findall(r"\.(\w+)\{", joined)
    assert names == ["layers", "tokens", "reset", "base", "layout", "a", "b", "utilities", "print"]


def test_each_state_of_the_preferences_has_its_file(sources: Path) -> None:
    files = bundle.contents(sources)
    assert files["prefs/empty.css"].strip() == ""
    assert files["prefs/elder-contrast.css"].index("elder") < files["prefs/elder-contrast.css"].index("contrast")


def test_modules_stand_after_what_they_import(sources: Path) -> None:
    assert bundle.module_order(sources, "site") == ["two", "one", "site"]
    joined = bundle.join_modules(sources, "site")
    assert "import" not in joined
    assert "export" not in joined
    assert joined.index("function two") < joined.index("function one") < joined.index("one();")


def test_an_entry_keeps_what_it_exports(sources: Path) -> None:
    assert "export function openBar" in bundle.join_modules(sources, "access")


def test_a_missing_module_is_an_error(sources: Path) -> None:
    (sources / "js" / "two.js").unlink()
    with pytest.raises(FileNotFoundError):
        bundle.build(sources)


def test_building_twice_writes_once(sources: Path) -> None:
    assert len(bundle.build(sources)) == len(bundle.contents(sources))
    assert bundle.build(sources) == []
    (sources / "css" / "base.css").write_text(".base { color: blue; }")
    assert [path.name for path in bundle.build(sources)] == ["site.css"]


def test_no_partial_file_is_left(sources: Path) -> None:
    bundle.build(sources)
    assert not list((sources / bundle.DIST).rglob("*.tmp"))


@pytest.mark.parametrize(("name", "limit"), BUDGET.items())
def test_pages_stay_within_their_budget(name: str, limit: int) -> None:
    assert len(gzip.compress(bundle.contents(STATIC)[name].encode(), 9)) <= limit


def test_the_icon_sprite_stays_within_its_budget() -> None:
    assert len(gzip.compress((STATIC / "icons" / "icons.svg").read_bytes(), 9)) <= 6_000


def test_every_icon_that_templates_name_is_in_the_sprite() -> None:
    sprite = set(re.findall(r'<symbol id="([\w-]+)"', (STATIC / "icons" / "icons.svg").read_text("utf-8")))
    named = set()
    for template in (Path(settings.BASE_DIR) / "templates").rglob("*.html"):
        named |= set(re.findall(r'icon\("([\w-]+)"', template.read_text("utf-8")))
    assert named
    assert named <= sprite


def test_top_level_names_of_modules_differ() -> None:
    seen: dict[str, str] = {}
    for name in bundle.module_order(STATIC, "site"):
        text = (STATIC / "js" / f"{name}.js").read_text("utf-8")
        for word in re.findall(r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)", text, re.M):
            assert seen.setdefault(word, name) == name
    assert seen


def test_the_command_writes_the_files_of_the_site() -> None:
    call_command("bundle_static", verbosity=0)
    assert (STATIC / bundle.DIST / "site.css").read_text("utf-8") == bundle.contents(STATIC)["site.css"]
