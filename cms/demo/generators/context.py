"""What a writer knows about the text it writes: column, number in the column, date, unit and place."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from .bank import Field, counties, fields, prefectures
from .dates import zh

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from .model import Plan

T = TypeVar("T")

#: Units that share a co-built column, where more than its owner write in it.
SHARED = {
    "news/department-news/economic-development": ("fgw", "gxt", "swt", "czt", "jtt", "nynct", "tjj", "scjgj", "slt"),
    "news/department-news/public-wellbeing": ("mzt", "rst", "jyt", "wjw", "ybj", "zjt", "tyjrt", "yjt", "zdgjj"),
    "news/department-news/reform-innovation": ("kjt", "sjj", "zscqj", "gxt", "sft", "scjgj", "fgw", "sws", "cztzx"),
}
#: Beginnings of paths below which every unit writes; texts of `WIDE` are signed by the owner all the same.
ROTATED = (
    "disclosure/finance",
    "disclosure/enforcement",
    "disclosure/documents",
    "disclosure/procurement/procurement-n",
)
WIDE = ("news/provincial-news", "disclosure/documents/provincial", "disclosure/documents/office", "disclosure/gazette",
        "disclosure/work-report", "disclosure/annual-reports/prefecture", "news/notices/provincial")  # fmt: skip
PLACES = {
    "news/locality-news/chang-zhu-tan": ("长沙", "株洲", "湘潭"),
    "news/locality-news/dongting-area": ("岳阳", "常德", "益阳"),
    "news/locality-news/south-hunan": ("衡阳", "郴州", "永州"),
    "news/locality-news/west-hunan": ("张家界", "湘西州", "怀化", "邵阳", "娄底"),
}


@lru_cache(maxsize=4096)
def _order(seed: str, length: int) -> tuple[int, ...]:
    return tuple(random.Random(seed).sample(range(length), length))


@dataclass(slots=True)
class Context:
    """One text to be written. `attempt` counts the retries after a title that was already taken."""

    plan: Plan
    number: int
    at: datetime
    today: date
    seed: int
    attempt: int = 0

    @property
    def rng(self) -> random.Random:
        """Fresh chance for this text; equal on every call, so take it once."""
        return random.Random(f"{self.seed}/{self.plan.site}/{self.plan.path}/{self.number}/{self.attempt}")

    @property
    def day(self) -> date:
        """The day of publication."""
        return self.at.date()

    @property
    def code(self) -> str:
        """Code of the unit whose field the text is about."""
        if self.plan.site not in ("portal", "english"):
            return self.plan.site
        if self.plan.path in SHARED:
            return self.pick("unit", SHARED[self.plan.path])
        shared = self.plan.cobuilt and (self.plan.owner == "bgt" or self.plan.path.startswith(ROTATED))
        return self.pick("unit", tuple(fields())) if shared or self.plan.path.startswith(WIDE) else self.plan.owner

    @property
    def source(self) -> str:
        """Code of the unit that signs."""
        return self.plan.owner if self.plan.path.startswith(WIDE) else self.code

    @property
    def field(self) -> Field:
        """What that unit writes about."""
        return fields()[self.code]

    @property
    def place(self) -> str:
        """A prefecture, another one for each text of the column."""
        return self.pick("place", PLACES.get(self.plan.path, prefectures()))

    @property
    def county(self) -> str:
        """A county with its prefecture where that is not plain, another one for each text."""
        allowed = PLACES.get(self.plan.path)
        pool = [pair for pair in counties() if not allowed or pair[0] in allowed]
        prefecture, name = self.pick("county", pool)
        return f"{prefecture}市{name}" if name.endswith("区") and prefecture != "湘西州" else name

    @property
    def topic(self) -> str:
        """A subject of the unit, another one for each text as long as they last."""
        return self.pick("topic", self.field.topics)

    @property
    def when(self) -> str:
        """The day of publication in Chinese words."""
        return zh(self.day)

    def pick(self, name: str, options: Sequence[T]) -> T:
        """One of `options`, going through all of them in an order of this column before any comes again."""
        order = _order(f"{self.seed}/{self.plan.site}/{self.plan.path}/{name}", len(options))
        return options[order[(self.number + self.attempt * 7) % len(options)]]

    def measures(self, count: int) -> list[str]:
        """`count` sentences on what is done, with their numbers filled in."""
        rng = self.rng
        chosen = rng.sample(self.field.measures, min(count, len(self.field.measures)))
        return [text.format(n=rng.randint(6, 48), m=rng.randint(3, 6) * 50 if "岗位" in text else rng.randint(2, 6))
                for text in chosen]  # fmt: skip

    def asset(self) -> tuple[str, str]:
        """A thing that is built with its measure word."""
        return self.pick("asset", self.field.assets)
