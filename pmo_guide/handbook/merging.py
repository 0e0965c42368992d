"""Bringing a filled-in handbook and the reader's file together, so that no older answer replaces a newer one.

A PDF tells when it was last saved, not when each answer was written. An answer is therefore news only if it differs
from what the same copy said when it was made or last read. It is known to be newer than the file's only where the file
has not changed that answer since then. Everything else is a question to the reader.

A rating is kept in the history with its day, as on the site.

What a copy said when it was last read is kept in the reader's file, as digests under ``handbook/STAMP/read``.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pmo_guide.model import ID_PATTERN
from pmo_guide.progress import Entry, Progress, json_text, newer, rating_values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pmo_guide.handbook.reading import Filled


_RATING = re.compile(rf"competency/({ID_PATTERN.pattern})/level")


class Question(NamedTuple):
    """An answer of a handbook of which nobody knows whether it is older or newer than that of the file."""

    key: str
    file: Entry
    """What the file says."""
    handbook: Any
    """What the handbook says."""


class Merged(NamedTuple):
    """What became of a file and a handbook."""

    progress: Progress
    """The file with what is known to be newer."""
    taken: tuple[str, ...]
    """The keys that were taken from the handbook."""
    older: tuple[Question, ...]
    """Where the file kept its own, newer answer."""
    open: tuple[Question, ...]
    """Where the file kept its own answer because it is not known which is newer."""
    emptied: tuple[str, ...]
    """Where this edition said something when it was last read, and now does not: emptied since, or another copy."""


def merge_filled(
    mine: Progress, filled: Filled, *, saved: int, now: int, at: int | None = None, believe: bool = False
) -> Merged:
    """Return the reader's file with the answers of a handbook.

    All moments are UTC milliseconds. `saved` is when the PDF was last saved, `now` the time of day. `at` is when it
    was filled in, if somebody knows; then the later answer counts, and nothing stays open. With `believe` the handbook
    counts where nobody knows.
    """
    memory_key = f"handbook/{filled.stamp}/read"
    memory = mine.entries.get(memory_key)
    remembered: Mapping[str, str] = memory.value if memory and isinstance(memory.value, dict) else {}
    since = memory.at if memory else filled.made or 0
    since = since if since <= now else 0  # a clock that runs ahead says nothing
    entries = dict(mine.entries)
    told = dict(remembered)
    taken: list[str] = []
    older: list[Question] = []
    doubtful: list[Question] = []
    emptied: list[str] = []
    for key, (value, written) in filled.answers.items():
        own = mine.entries.get(key)
        digest = _digest(value)
        known = remembered.get(key)
        if own is not None and _digest(own.value) == digest:
            if written:
                told[key] = digest
            continue
        if digest == known:
            continue
        if not written:
            if known is not None and own is not None:
                emptied.append(key)
            continue
        moment = min(saved if at is None else at, now)
        if own is None:
            entries[key] = Entry(value, moment)
        elif at is not None or own.at > saved:
            entries[key] = newer(own, Entry(value, moment))
            if entries[key] is own:
                older.append(Question(key, own, value))
                continue
        elif believe or own.at <= since:
            entries[key] = Entry(value, max(moment, own.at + 1))
        else:
            doubtful.append(Question(key, own, value))
            continue
        taken.append(key)
        told[key] = digest
        if match := _RATING.fullmatch(key):
            dated = rating_values(match[1], value, entries[key].at, mine.entries)
            for name in dated.keys() - {key}:
                entries[name] = Entry(dated[name], max(entries[key].at, entries[name].at + 1 if name in entries else 0))
    if filled.stamp and told != remembered:
        entries[memory_key] = Entry(told, max(now, memory.at + 1) if memory else now)
    merged = Progress(mine.framework, max(mine.version, filled.version), entries)
    return Merged(merged, tuple(taken), tuple(older), tuple(doubtful), tuple(emptied))


def _digest(value: Any) -> str:
    """Return a short text that differs when a value does."""
    return hashlib.sha256(json_text(value).encode()).hexdigest()[:16]
