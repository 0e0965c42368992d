"""What becomes of entries: two files merged, values written, ratings over time, and ids that were retired."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from pmo_guide.model import ID_PATTERN
from pmo_guide.progress.file import MAX_AT, Entry, Progress, ProgressError, entry_faults, refusal, shown
from pmo_guide.progress.text import json_text, units

if TYPE_CHECKING:
    from collections.abc import Mapping


def newer(one: Entry, two: Entry) -> Entry:
    """Return the entry that counts: the later one; of two at the same time the one of the greater JSON text."""
    return max(one, two, key=lambda entry: (entry.at, units(json_text(entry.value))))


def merge(one: Progress, two: Progress) -> Progress:
    """Return everything that is in either, per key the newer entry.

    Which of the two comes first makes no difference, nor does merging twice: any number of copies that went on apart
    come together in any order. Raises `ProgressError` if they belong to two frameworks.
    """
    if one.framework != two.framework:
        message = f"these are progress in two frameworks, {shown(one.framework)} and {shown(two.framework)}"
        raise refusal(message)
    entries = dict(one.entries)
    for key, entry in two.entries.items():
        entries[key] = newer(entries[key], entry) if key in entries else entry
    return Progress(one.framework, max(one.version, two.version, key=units), entries)


class Difference(NamedTuple):
    """A key under which two files hold different values."""

    key: str
    mine: Entry | None
    theirs: Entry
    taken: bool
    """Whether merging takes theirs."""


def differences(mine: Progress, theirs: Progress) -> tuple[Difference, ...]:
    """Return what `theirs` says otherwise than `mine`, in order of keys: what to tell before or after merging."""
    found = []
    for key, entry in sorted(theirs.entries.items(), key=lambda pair: units(pair[0])):
        own = mine.entries.get(key)
        if own is None or json_text(own.value) != json_text(entry.value):
            found.append(Difference(key, own, entry, own is None or newer(own, entry) is entry))
    return tuple(found)


def write(progress: Progress, values: Mapping[str, Any], now: int, retired: Mapping[str, str | None]) -> Progress:
    """Return progress with these values, by key, written at `now` (UTC milliseconds).

    Each entry is dated max(now, the old date + 1), so that it also counts after a merge when clocks disagree; the old
    date is that of the newest entry that `current` finds for the key. Raises `ProgressError` for values that no file
    may hold.
    """
    faults = [fault for key, value in values.items() for fault in entry_faults(key, {"value": value, "at": 0})]
    if faults:
        raise ProgressError(faults)
    known = current(progress, retired)
    entries = dict(progress.entries)
    for key, value in values.items():
        last = known[key].at + 1 if key in known else 0
        entries[key] = Entry(value, min(max(now, last), MAX_AT))
    return replace(progress, entries=entries)


def beyond_scale(progress: Progress, top: int) -> tuple[str, ...]:
    """Return the keys of ratings above the highest level of a scale, sorted: a file that was changed by hand has such.

    They are kept, and count as more than any target; whoever takes a file tells of them.
    """
    rated = ((key, entry.value) for key, entry in progress.entries.items() if _RATING.fullmatch(key))
    return tuple(sorted(key for key, value in rated if value is not None and value > top))


_RATING = re.compile(rf"competency/{ID_PATTERN.pattern}/level")


def rating_values(competency: str, level: int | None, now: int, known: Mapping[str, Entry]) -> dict[str, int | None]:
    """Return what is to be written for a rating at `now`: the level, and its place in the history.

    A rating from before there was a history is added to it with its own day. `known` are the entries by the keys of
    today.
    """
    earlier = known.get(f"competency/{competency}/level")
    days = [day for day in (_day(earlier.at) if earlier else None, _day(now)) if day]
    history = [f"competency/{competency}/history/{day}" for day in days]
    found: dict[str, int | None] = {}
    if earlier and history and history[0] not in known:
        found[history[0]] = earlier.value
    found[f"competency/{competency}/level"] = level
    if history:
        found[history[-1]] = level
    return found


def _day(at: int) -> str | None:
    """Return the day of a moment in UTC milliseconds, or None where calendars of four digits end before it."""
    ordinal = date(1970, 1, 1).toordinal() + at // 86_400_000
    return date.fromordinal(ordinal).isoformat() if ordinal <= date.max.toordinal() else None


def earlier_rating(known: Mapping[str, Entry], competency: str, rating: int) -> tuple[str, int] | None:
    """Return the day on which a competency was last rated otherwise than now, and how; None where it never was."""
    start = f"competency/{competency}/history/"
    days = [key for key, entry in known.items() if key.startswith(start) and entry.value not in (rating, None)]
    last = max(days, key=units, default=None)
    return (last.removeprefix(start), known[last].value) if last else None


def successor(name: str, retired: Mapping[str, str | None]) -> str:
    """Return the id that a retired id has become in the end, or the id itself if nothing came after it."""
    while (after := retired.get(name)) is not None:
        name = after
    return name


_ID_IN_KEY = re.compile(
    r"((?:action|competency|indicator|scenario)/(?=[^/]+/)"
    r"|(?:plan/pin|me/calendar|target/[^/]+/(?:level|core))/(?=[^/]+\Z))([^/]+)"
)


def current(progress: Progress, retired: Mapping[str, str | None]) -> Mapping[str, Entry]:
    """Return the entries by the keys of today: under each the newest of an id's own and its retired predecessors'.

    Nothing stored is renamed: an older copy of the site may read the same store. Ids inside ``plan/role`` and
    ``plan/order`` are led to their successors too.
    """
    found: dict[str, Entry] = {}
    for key, entry in progress.entries.items():
        name = _current_key(key, retired)
        kept = newer(found[name], entry) if name in found else entry
        found[name] = kept
    if retired:
        for key in ("plan/role", "plan/order"):
            if key in found:
                value, at = found[key]
                if isinstance(value, str):
                    found[key] = Entry(successor(value, retired), at)
                elif isinstance(value, list):
                    found[key] = Entry([successor(name, retired) for name in value], at)
    return found


def _current_key(key: str, retired: Mapping[str, str | None]) -> str:
    match = _ID_IN_KEY.match(key) if retired else None
    return f"{match[1]}{successor(match[2], retired)}{key[match.end() :]}" if match else key
