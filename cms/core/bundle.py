"""Joins the hand-written style sheets and script modules of static/ into the few files that pages load.

The result stands in static/dist, where the static files finder sees it like any other file. Nothing is compiled: files
are put one after another and lose their comments and blank space.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

DIST = "dist"
#: Style sheets before and after the components, in the order of the layers; components follow by name.
CSS_HEAD = ("layers", "tokens", "reset", "base", "layout")
CSS_TAIL = ("utilities", "print")
#: What `/prefs.css` answers for each state of the cookie.
PREFERENCES: dict[str, tuple[str, ...]] = {
    "empty": (),
    "elder": ("elder",),
    "contrast": ("contrast",),
    "elder-contrast": ("elder", "contrast"),
}
#: Entry modules: the one of every page, and the one loaded when a reader opens the reading bar.
ENTRIES = ("site", "access")

_CSS_TOKEN = re.compile(r"""("[^"]*"|'[^']*')|/\*.*?\*/|\s*([{};,])\s*|:\s+|\s+""", re.S)
_JS_IMPORT = re.compile(r"""^import\s[^;]*?from\s+"\./([\w-]+)\.js";\n""", re.M)
_JS_COMMENT = re.compile(r"^\s*(//.*|/\*\*?(?:.|\n)*?\*/)\n", re.M)


def minify_css(text: str) -> str:
    """The same rules without comments and blank space; strings are kept as they are."""

    def shorten(match: re.Match[str]) -> str:
        token = match.group(0)
        if match.group(1):
            return token
        if match.group(2):
            return match.group(2)
        if token.startswith("/*"):
            return ""
        return ":" if token.startswith(":") else " "

    return _CSS_TOKEN.sub(shorten, text).replace(";}", "}").strip()


def minify_js(text: str) -> str:
    """The same statements without comment lines, indentation and empty lines."""
    lines = (line.strip() for line in _JS_COMMENT.sub("", text).splitlines())
    return "\n".join(line for line in lines if line)


def css_sources(static: Path) -> list[Path]:
    """The style sheets of `site.css` in the order in which they are joined."""
    css = static / "css"
    head = [css / f"{name}.css" for name in CSS_HEAD]
    tail = [css / f"{name}.css" for name in CSS_TAIL]
    return [*head, *sorted((css / "components").glob("*.css")), *tail]


def module_order(static: Path, entry: str) -> list[str]:
    """Names of the modules that `entry` needs, each after those it imports.

    Raises FileNotFoundError for an import of a module that does not exist.
    """
    order: list[str] = []

    def visit(name: str) -> None:
        if name in order:
            return
        for needed in _JS_IMPORT.findall((static / "js" / f"{name}.js").read_text("utf-8")):
            visit(needed)
        order.append(name)

    visit(entry)
    return order


def join_modules(static: Path, entry: str) -> str:
    """One script out of `entry` and what it imports. Top-level names must differ between modules."""
    parts = []
    for name in module_order(static, entry):
        text = _JS_IMPORT.sub("", (static / "js" / f"{name}.js").read_text("utf-8"))
        parts.append(minify_js(re.sub(r"^export ", "", text, flags=re.M) if name != entry else text))
    return "\n".join(parts) + "\n"


def join_css(files: Iterable[Path]) -> str:
    """One style sheet out of several."""
    return "".join(minify_css(file.read_text("utf-8")) for file in files) + "\n"


def contents(static: Path) -> dict[str, str]:
    """What static/dist must hold: file names, relative to it, with their text."""
    files = {"site.css": join_css(css_sources(static))}
    for state, parts in PREFERENCES.items():
        files[f"prefs/{state}.css"] = join_css(static / "css" / "prefs" / f"{part}.css" for part in parts)
    for entry in ENTRIES:
        files[f"{entry}.js"] = join_modules(static, entry)
    return files


def build(static: Path) -> list[Path]:
    """Write static/dist. Files that are already right are left alone; returns those that were written."""
    written = []
    for name, text in contents(static).items():
        target = static / DIST / name
        if target.exists() and target.read_text("utf-8") == text:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_suffix(target.suffix + ".tmp")
        partial.write_text(text, "utf-8")
        partial.replace(target)
        written.append(target)
    return written
