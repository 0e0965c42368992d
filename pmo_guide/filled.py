"""What was filled in outside the browser, in a handbook or a workbook, and how it joins the reader's file.

Such a copy tells when it was last saved, not when each answer was written. An answer is therefore news only if it
differs from what the same copy said when it was made or last read. It is known to be newer than the file's only where
the file has not changed that answer since then. Everything else is a question to the reader.

A rating is kept in the history with its day, as on the site.

What a copy said when it was last read is kept in the reader's file, as digests under ``handbook/STAMP/read``.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from pmo_guide.model import ID_PATTERN
from pmo_guide.progress import MAX_AT, Entry, Progress, json_text, newer, rating_values, rule_of

if TYPE_CHECKING:
    from collections.abc import Mapping

UNSURE = "unsure"
"""What stands for a rating of which its reader is not sure."""
_RATING = re.compile(rf"competency/({ID_PATTERN.pattern})/level")


class FilledError(ValueError):
    """A copy from which nothing can be read, in words for its reader."""


class Answer(NamedTuple):
    """What one field says."""

    value: Any
    """What the reader's file would hold."""
    written: bool
    """Whether it differs from what the copy was made with."""
    at: int | None = None
    """When what it tells of happened, in UTC milliseconds, if it says so: an action was done on a day."""


class Filled(NamedTuple):
    """What one filled-in copy holds."""

    framework: str
    """The id of the framework that it is of."""
    version: str
    stamp: str
    """What tells this edition or personal copy from others, or "" for one of an older release."""
    made: int | None
    """When the copy was made, in UTC milliseconds."""
    changed: int | None
    """When a program last saved it, as it noted itself, or None where it did not."""
    answers: Mapping[str, Answer]
    """The answers that can be kept, by their keys in the reader's file."""
    left_out: tuple[str, ...]
    """What was written but cannot be kept, a line each."""
    on_paper: int = 0
    """How many fields were written that only this copy has, such as the lines of a plan."""


# -- joining -----------------------------------------------------------------------------------------------------------


class Question(NamedTuple):
    """An answer of a copy of which nobody knows whether it is older or newer than that of the file."""

    key: str
    file: Entry
    """What the file says."""
    copy: Any
    """What the copy says."""


class Merged(NamedTuple):
    """What became of a file and a copy."""

    progress: Progress
    """The file with what is known to be newer."""
    taken: tuple[str, ...]
    """The keys that were taken from the copy."""
    older: tuple[Question, ...]
    """Where the file kept its own, newer answer."""
    open: tuple[Question, ...]
    """Where the file kept its own answer because it is not known which is newer."""
    emptied: tuple[str, ...]
    """Where this edition said something when it was last read, and now does not: emptied since, or another copy."""


def merge_filled(
    mine: Progress, filled: Filled, *, saved: int, now: int, at: int | None = None, believe: bool = False
) -> Merged:
    """Return the reader's file with the answers of a copy.

    All moments are UTC milliseconds. `saved` is when the copy was last saved, `now` the time of day. `at` is when it
    was filled in, if somebody knows; then the later answer counts, and nothing stays open. With `believe` the copy
    counts where nobody knows.
    """
    memory_key = f"handbook/{filled.stamp}/read"
    memory = mine.entries.get(memory_key)
    remembered: Mapping[str, str] = memory.value if memory and isinstance(memory.value, dict) else {}
    # Saved after it was last read, a copy is a later one of the same; else it may be an earlier one, or a twin.
    is_later = memory is not None and filled.changed is not None and filled.changed > memory.at
    since = memory.at if memory and is_later else filled.made or 0
    since = since if since <= now else 0  # a clock that runs ahead says nothing
    now = min(max(0, now), MAX_AT)
    saved = max(0, saved, min(filled.made or 0, now))  # nothing is saved before it is made
    entries = dict(mine.entries)
    told = dict(remembered)
    taken: list[str] = []
    older: list[Question] = []
    doubtful: list[Question] = []
    emptied: list[str] = []
    for key, (value, written, happened) in filled.answers.items():
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
        moment = min(saved if at is None else max(0, at), now)
        since_when = moment if happened is None else min(max(0, happened), now)
        if own is None:
            entries[key] = Entry(value, since_when)
        elif at is not None or own.at > saved:
            entries[key] = newer(own, Entry(value, moment))
            if entries[key] is own:
                older.append(Question(key, own, value))
                continue
            if happened is not None:
                entries[key] = Entry(value, _after(own, since_when))
        elif believe or own.at <= since:
            entries[key] = Entry(value, _after(own, since_when))
        else:
            doubtful.append(Question(key, own, value))
            continue
        taken.append(key)
        told[key] = digest
        if match := _RATING.fullmatch(key):
            dated = rating_values(match[1], value, entries[key].at, mine.entries)
            for name in dated.keys() - {key}:
                entries[name] = Entry(dated[name], _after(entries.get(name), entries[key].at))
    if filled.stamp and told != remembered:
        entries[memory_key] = Entry(told, _after(memory, now))
    merged = Progress(mine.framework, max(mine.version, filled.version), entries)
    return Merged(merged, tuple(taken), tuple(older), tuple(doubtful), tuple(emptied))


def _after(own: Entry | None, moment: int) -> int:
    """Return a moment, or the one after an entry that is later."""
    return min(max(moment, own.at + 1 if own else 0), MAX_AT)


def _digest(value: Any) -> str:
    """Return a short text that differs when a value does."""
    return hashlib.sha256(json_text(value).encode()).hexdigest()[:16]


# -- what is meant -----------------------------------------------------------------------------------------------------


def meant(name: str, value: str) -> tuple[str, Any]:
    """Return the key and the value for the reader's file; raise `ValueError` where it takes no such value."""
    key = name
    kept: Any = value
    what = name.rpartition("/")[2]
    if what == "done":
        key, kept = name.removesuffix("done") + "state", "done" if value else "todo"
    elif what == "level":
        if value not in ("", UNSURE) and not re.fullmatch("[0-9]{1,4}", value):
            raise ValueError(f"it takes a level, not {shown(value)}")
        kept = int(value) if value not in ("", UNSURE) else None
    elif what == "held":
        kept = True if value else None
    elif what == "hours":
        kept = _hours(value.strip())
    elif what == "start":
        kept = _day(value.strip())
    elif what == "role":
        kept = value.strip() or None
    rule = rule_of(key)
    if rule is None:
        raise ValueError("nothing of this name is kept")
    if not rule.fits(kept):
        raise ValueError(f"it takes {rule.takes}, not {shown(value)}")
    return key, kept


_WEEK = r"(?:w|wk|week|weekly|woche|wöchentlich|semana|semanal|semanales)"
_HOURS = re.compile(
    r"(?P<number>\d{1,6}(?:[.,]\d{1,6})?)?(?:(?:^|\s+)(?P<above>\d)/(?P<below>[2-9]))?"
    r"\s*(?:h|hrs?|hours?|std|stunden?|horas?|(?P<minutes>min|minutes?|minuten|minutos))?\.?"
    rf"(?:\s*(?:/|an?|per|each|every|pro|die|in der|por|a la)?\s*{_WEEK}\.?)?",
    re.IGNORECASE | re.ASCII,
)


def _hours(text: str) -> float | None:
    """Return hours a week as a reader writes them: "4,5", "3 h", "1½ hours a week", "90 min"."""
    if not text:
        return None
    match = _HOURS.fullmatch(_in_latin(text))
    if match is None or not (match["number"] or match["above"]):
        raise ValueError(f"it takes a number of hours a week such as 3 or 4.5, not {shown(text)}")
    hours = float((match["number"] or "0").replace(",", "."))
    if match["above"]:
        hours += int(match["above"]) / int(match["below"])
    hours = round(hours / 60 if match["minutes"] else hours, 6)
    return int(hours) if hours.is_integer() else hours


_MONTHS = (
    "january januar jänner enero",
    "february februar feber febrero",
    "march märz maerz marzo",
    "april abril",
    "may mai mayo",
    "june juni junio",
    "july juli julio",
    "august agosto",
    "september septiembre setiembre",
    "october oktober octubre",
    "november noviembre",
    "december dezember diciembre",
)
"""The months in our languages; three letters and more are enough."""
_WORD = r"(?P<month>[^\W\d_]{3,})\.?"
_DAYS = (
    re.compile(r"(?P<year>\d{4})[-./](?P<month>\d\d?)[-./](?P<day>\d\d?)"),
    re.compile(r"(?P<day>\d\d?)\.\s?(?P<month>\d\d?)\.\s?(?P<year>\d{4})"),
    re.compile(
        rf"(?P<day>\d\d?)(?:st|nd|rd|th|\.)?[\s-]*(?:de\s+)?{_WORD}[\s,-]*(?:del?\s+)?(?P<year>\d{{4}})", re.IGNORECASE
    ),
    re.compile(rf"{_WORD}\s*(?P<day>\d\d?)(?:st|nd|rd|th)?[\s,]+(?P<year>\d{{4}})", re.IGNORECASE),
)
_SLASHES = re.compile(r"(\d\d?)/(\d\d?)/(\d{4})")


def _day(text: str) -> str | None:
    """Return a day as a reader writes it ("2027-1-4", "4.1.2027", "4 Jan 2027") in the form of the file."""
    if not text:
        return None
    plain = _in_latin(text)
    if slashes := _SLASHES.fullmatch(plain):
        day, number, year = map(int, slashes.groups())
        if number > 12 or day == number:  # 1/31/2027
            day, number = number, day
        elif day <= 12:
            raise ValueError(
                f"it takes a date such as 2027-01-31, not {shown(text)}, as it is unclear which number is the month"
            )
    else:
        match = next((match for form in _DAYS if (match := form.fullmatch(plain))), None)
        month = _month(match["month"]) if match else None
        if match is None or month is None:
            raise ValueError(f"it takes a date such as 2027-01-31, not {shown(text)}")
        number = month
        day, year = int(match["day"]), int(match["year"])
    try:
        return date(year, number, day).isoformat()
    except ValueError:
        raise ValueError(f"there is no day {shown(text)}") from None


def _month(name: str) -> int | None:
    """Return the number of a month, which is a number, a name or the beginning of one."""
    if name.isdigit():
        return int(name)
    named = (number for number, names in enumerate(_MONTHS, 1) if f" {name.casefold()}" in f" {names}")
    return next(named, None)


def _in_latin(text: str) -> str:
    """Return a text with the digits, marks and fractions of any script as those of ours, without what is not seen."""
    parted = re.sub("[¼-¾⅐-⅞]", lambda found: " " + unicodedata.normalize("NFKC", found[0]), text)
    known = (
        str(unicodedata.decimal(letter)) if letter.isdecimal() else _MARKS.get(letter, letter)
        for letter in unicodedata.normalize("NFKC", parted)
        if unicodedata.category(letter) != "Cf"
    )
    return "".join(known).strip()


_MARKS = {"٫": ".", "⁄": "/"}


def shown(text: str) -> str:
    """Return an answer as a message shows it."""
    return repr(text if len(text) <= 60 else f"{text[:59]}…")
