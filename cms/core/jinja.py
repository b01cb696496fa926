"""The Jinja2 environment of the public pages: gettext, static files, icons, and filters for dates and sizes."""

from __future__ import annotations

from contextvars import ContextVar
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.templatetags.static import static
from django.utils import timezone, translation
from django.utils.html import linebreaks
from jinja2 import Environment, Template
from markupsafe import Markup

from .phrases import gettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2.environment import TemplateModule
    from jinja2.runtime import Context

SPRITE = "icons/icons.svg"
#: Months of English dates, written out so that they never depend on a translation catalogue.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SIZE_UNITS = ("B", "KB", "MB", "GB")


def environment(**options: Any) -> Environment:
    """Environment for `django.template.backends.jinja2.Jinja2`; `options` are those of the backend."""
    env = Environment(trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"], **options)  # noqa: S701
    env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    env.template_class = PageTemplate
    env.globals.update(static=static_url, icon=icon, kept=kept, _=phrase)
    env.filters.update(FILTERS)
    return env


#: Language of the page that is being written: Django's own answer is looked up in a slow place, for every date anew.
_language: ContextVar[str] = ContextVar("language")


class PageTemplate(Template):
    """A template that asks for the language once."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """The page in the language that is active now."""
        token = _language.set(translation.get_language() or "")
        try:
            return super().render(*args, **kwargs)
        finally:
            _language.reset(token)

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        # Jinja compares the globals of both templates at every import; here all templates have those of the environment.
        return super()._get_default_module()


def language() -> str:
    """Code of the language that the page, or what is outside of any page, is written in; empty without one."""
    return _language.get(None) or translation.get_language() or ""


def phrase(message: str, **values: object) -> Markup:
    """`_()` of templates: a string of the interface with its values. The same as the function of the i18n extension, which
    asks the context and the catalogue anew each time."""
    text = _phrase(language(), message)
    return text % values if values or "%" in text else text


@lru_cache(maxsize=4096)
def _phrase(_code: str, message: str) -> Markup:
    return Markup(gettext(message))  # noqa: S704


def kept(macro: Callable[..., Markup], *args: Any, **kwargs: Any) -> Markup:
    """What a macro without context writes for these values, remembered by the process.

    The same values in the same language give the same markup, so nothing has to be renewed. Values are those of
    dictionary keys; lists count by their members.
    """
    return _kept(macro, language(), tuple(map(_key, args)), tuple(kwargs.items()))


def _key(value: Any) -> Any:
    return tuple(value) if type(value) is list else value


@lru_cache(maxsize=4096)
def _kept(
    macro: Callable[..., Markup], _code: str, args: tuple[Any, ...], kwargs: tuple[tuple[str, Any], ...]
) -> Markup:
    return macro(*args, **dict(kwargs))


@lru_cache(maxsize=512)
def static_url(path: str) -> str:
    """Address of a static file; it holds as long as the process."""
    return static(path)


@lru_cache(maxsize=512)
def icon(name: str, size: int = 20, cls: str = "") -> Markup:
    """One icon of the sprite, silent for screen readers because a word always stands beside it.

    `size` is 20 in text, 24 in navigation and 40 on service tiles (CSS pixels); `cls` adds classes.
    """
    classes = "c-icon" if size == 20 else f"c-icon c-icon--{size}"
    return Markup('<svg class="{}" width="{}" height="{}" aria-hidden="true"><use href="{}#{}"/></svg>').format(
        f"{classes} {cls}".rstrip(), size, size, static(SPRITE), name
    )


def local(value: date) -> date:
    """The same moment in the time zone of the site; a plain date stays as it is."""
    zone = timezone.get_default_timezone()
    if isinstance(value, datetime) and value.tzinfo is not None and value.tzinfo is not zone:
        return value.astimezone(zone)
    return value


def in_english() -> bool:
    """True while an English page is being written."""
    return language().startswith("en")


def long_date(value: date | None) -> str:
    """2026-11-22 in Chinese, 22 November 2026 in English."""
    if value is None:
        return ""
    day = local(value)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if in_english() else f"{day:%Y-%m-%d}"


def date_time(value: datetime | None) -> str:
    """2026-11-22 09:30 in Chinese, 22 November 2026, 09:30 in English."""
    if value is None:
        return ""
    if not isinstance(value, datetime):
        return long_date(value)
    return f"{long_date(value)}{',' if in_english() else ''} {local(value):%H:%M}"


def short_date(value: date | None) -> str:
    """11-22 in Chinese, 22 Nov in English: for blocks where the year costs too much room."""
    if value is None:
        return ""
    day = local(value)
    return f"{day.day} {MONTHS[day.month - 1][:3]}" if in_english() else f"{day:%m-%d}"


def machine_date(value: date | None) -> str:
    """ISO 8601 for the `datetime` attribute, to the minute and with the offset where there is a time."""
    if value is None:
        return ""
    moment = local(value)
    return moment.isoformat(timespec="minutes") if isinstance(moment, datetime) else moment.isoformat()


def file_size(size: int) -> str:
    """Bytes as a reader says them: 840 B, 12 KB, 1.2 MB."""
    amount, unit = float(size), 0
    while amount >= 1024 and unit < len(SIZE_UNITS) - 1:
        amount, unit = amount / 1024, unit + 1
    return f"{amount:.1f} {SIZE_UNITS[unit]}" if unit > 1 else f"{amount:.0f} {SIZE_UNITS[unit]}"


def duration(seconds: int) -> str:
    """Seconds as 3:42, from one hour on as 1:02:05."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def thousands(value: int) -> str:
    """1286 as 1,286."""
    return f"{value:,}"


def paragraphs(text: str) -> Markup:
    """Plain text as paragraphs and line breaks, escaped."""
    return Markup(linebreaks(text, autoescape=True))  # noqa: S704


FILTERS: dict[str, Callable[..., str]] = {
    "d": long_date,
    "dt": date_time,
    "md": short_date,
    "iso": machine_date,
    "filesize": file_size,
    "duration": duration,
    "thousands": thousands,
    "linebreaks": paragraphs,
}
