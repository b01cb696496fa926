"""Model fields used by every app."""

from __future__ import annotations

from typing import Any

from wagtail.fields import StreamField as WagtailStreamField


class StreamField(WagtailStreamField):
    """A StreamField whose block definitions stay out of migrations, so that a change of blocks needs none.

    Migrations see a StreamField without blocks; data migrations that walk blocks must load the current definitions.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if args and args[0] is not None:
            super().__init__(*args, **kwargs)
        else:
            super().__init__([], **{key: value for key, value in kwargs.items() if key != "block_lookup"})

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs
