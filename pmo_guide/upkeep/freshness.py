"""What is due to be looked at again: facts age, each after an interval of its own."""

from __future__ import annotations

import calendar
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from pmo_guide.model import Fault, kind_of
from pmo_guide.model.places import place_of
from pmo_guide.upkeep.bibliography import PAGE, months_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pmo_guide.model import Credential, Framework, Resource
    from pmo_guide.upkeep.bibliography import Source


class Due(NamedTuple):
    """The day that is asked about, and, instead of the intervals, a number of days after which anything is due."""

    on: date
    days: int | None = None

    def fault(self, place: str, name: str, seen: date | None, months: int, what: str) -> Iterator[Fault]:
        """Yield the fault of something that was last seen on a day, if it is due; `what` is to be done then."""
        if seen is None:
            yield Fault(place, f"{name}: was never verified; {what}")
            return
        due = later(seen, months)
        if (self.on - seen).days > self.days if self.days is not None else due <= self.on:
            age = f"{(self.on - seen).days} days ago" if self.days is not None else f"and has been due since {due}"
            yield Fault(place, f"{name}: was verified on {seen}, {age}; {what}")


def due_items(framework: Framework, due: Due) -> Iterator[Fault]:
    """Yield each credential and resource that is due, or was never verified."""
    items: tuple[Credential | Resource, ...] = (*framework.credentials, *framework.resources)
    for item in items:
        place = place_of(item, "verified_on")
        what = "look whether it is still so, and set verified_on"
        yield from due.fault(place, f"{kind_of(item)} {item.id}", item.verified_on, item.review_months, what)


def due_sources(sources: Iterable[Source], file: str, due: Due) -> Iterator[Fault]:
    """Yield each source that is due; one on paper, without an address and a day, never is."""
    for source in sources:
        line, told = source.fields.get("urldate", (source.line, ""))
        if told or "url" in source.fields:
            what = "read it again, and set urldate"
            yield from due.fault(f"{file}:{line}", f"source {source.key}", _day(told), months_of(source) or PAGE, what)


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told.strip('{}" '))
    except ValueError:
        return None


def later(day: date, months: int) -> date:
    """Return the day so many months later, or the last one of its month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    year = min(year, date.max.year)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
