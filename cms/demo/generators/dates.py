"""Dates of generated texts: working days before the day of generation, newest first, within the update duty."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    import random

ZONE = ZoneInfo("Asia/Shanghai")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
#: Greatest age in calendar days of the newest and of the oldest text, by update duty.
REACH = {14: (3, 45), 90: (18, 150), 180: (40, 260), 365: (80, 320), None: (50, 300)}
#: First day of each season as (month, day).
SEASONS = (((2, 4), "春季"), ((5, 5), "夏季"), ((8, 7), "秋季"), ((11, 7), "冬季"))


def working_day(day: date) -> date:
    """The day itself or the last weekday before it."""
    while day.weekday() > 4:
        day -= timedelta(days=1)
    return day


def spread(rng: random.Random, today: date, count: int, update_days: int | None) -> list[datetime]:
    """`count` times of publication, newest first: weekdays before `today`, 9 to 17 o'clock local time.

    Ages grow towards the past as in a real column; the newest is well within the update duty, so that the column stays
    within it for a while.
    """
    newest, oldest = REACH.get(update_days, REACH[None])
    first = rng.randint(1, newest)
    times = []
    for number in range(count):
        share = number / max(count - 1, 1)
        age = first + int(share**1.4 * (oldest - first - 3)) + (rng.randint(0, 2) if number else 0)
        times.append(datetime.combine(working_day(today - timedelta(days=age)), random_clock(rng), ZONE))
    return sorted(times, reverse=True)


def random_clock(rng: random.Random) -> time:
    """A minute of the working day between 9 and 17 o'clock."""
    return time(rng.randint(9, 16), rng.randint(0, 59))


def zh(day: date) -> str:
    """11月16日."""
    return f"{day.month}月{day.day}日"


def zh_full(day: date) -> str:
    """2026年11月16日."""
    return f"{day.year}年{zh(day)}"


def en(day: date) -> str:
    """16 November 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def season(day: date) -> str:
    """The season of a day as a Chinese word, counted from 立春, 立夏, 立秋 and 立冬."""
    begun = [name for (month, first), name in SEASONS if (day.month, day.day) >= (month, first)]
    return (begun or ["冬季"])[-1]


def next_working_day(day: date, days: int) -> date:
    """The weekday `days` or more calendar days after `day`."""
    day += timedelta(days=days)
    while day.weekday() > 4:
        day += timedelta(days=1)
    return day
