"""The keys of the reader's file, and what each may hold."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from pmo_guide.model import ID_PATTERN

if TYPE_CHECKING:
    from collections.abc import Callable

STATES = ("todo", "doing", "done", "skipped")
"""What an action can be."""
MAX_HOURS = 168
"""The hours of a week."""

_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"


class Rule(NamedTuple):
    """What the keys of one form may hold."""

    key: str
    """The form, with ID in the place of an id and DAY in that of a date."""
    takes: str
    """The values in words."""
    fits: Callable[[Any], bool]
    """Whether a value is one of them."""
    schema: dict[str, Any]
    """The values as JSON Schema."""

    @property
    def pattern(self) -> str:
        """The keys as a regular expression."""
        return f"^{self.key.replace('ID', ID_PATTERN.pattern).replace('DAY', _DAY)}$"


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and bool(ID_PATTERN.fullmatch(value))


def _is_day(value: Any) -> bool:
    """Whether a value is a day of the calendar, as in 2026-11-22."""
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_hours(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= MAX_HOURS


def _is_level(value: Any) -> bool:
    return type(value) is int and value >= 0


def _is_truth(value: Any) -> bool:
    return isinstance(value, bool)


def _or_null(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: value is None or fits(value)


_TEXT = {"type": "string"}
_ID = {"type": "string", "pattern": f"^{ID_PATTERN.pattern}$"}
_ID_OR_NULL = _ID | {"type": ["string", "null"]}
_LEVEL = {"type": ["integer", "null"], "minimum": 0}
_TRUTH = {"type": "boolean"}

RULES = (
    Rule(
        "action/ID/state",
        "one of " + ", ".join(STATES),
        lambda value: isinstance(value, str) and value in STATES,
        {"enum": list(STATES)},
    ),
    Rule("action/ID/note", "a text", _is_text, _TEXT),
    Rule("competency/ID/level", "a whole number from 0, or null for not sure", _or_null(_is_level), _LEVEL),
    Rule("competency/ID/evidence", "a text", _is_text, _TEXT),
    Rule("competency/ID/history/DAY", "a whole number from 0, or null for not sure", _or_null(_is_level), _LEVEL),
    Rule(
        "indicator/ID/held",
        "true, false, or null for not sure",
        _or_null(_is_truth),
        {"type": ["boolean", "null"]},
    ),
    Rule("scenario/ID/choice", "an id, or null", _or_null(_is_id), _ID_OR_NULL),
    Rule("target/ID/title", "a text", _is_text, _TEXT),
    Rule("target/ID/level/ID", "a whole number from 0, or null", _or_null(_is_level), _LEVEL),
    Rule("target/ID/core/ID", "true or false", _is_truth, _TRUTH),
    Rule("plan/role", "an id, or null", _or_null(_is_id), _ID_OR_NULL),
    Rule("plan/target", "an id, or null", _or_null(_is_id), _ID_OR_NULL),
    Rule(
        "plan/hours",
        f"a number above 0 and up to {MAX_HOURS}, or null",
        _or_null(_is_hours),
        {"type": ["number", "null"], "exclusiveMinimum": 0, "maximum": MAX_HOURS},
    ),
    Rule(
        "plan/start",
        "a date such as 2026-11-22, or null",
        _or_null(_is_day),
        {"type": ["string", "null"], "format": "date"},
    ),
    Rule("plan/pin/ID", "true or false", _is_truth, _TRUTH),
    Rule(
        "plan/order",
        "a list of ids",
        lambda value: isinstance(value, list) and all(map(_is_id, value)),
        {"type": "array", "items": _ID},
    ),
    Rule("me/name", "a text", _is_text, _TEXT),
    Rule("me/calendar", "an id", _is_id, _ID),
    Rule("me/calendar/ID", "an id", _is_id, _ID),
    Rule("seen/version", "a text", _is_text, _TEXT),
)
"""The keys that this release knows; what they mean is in the architecture chapter, "The reader's file"."""

_PATTERNS = [(re.compile(rule.pattern.removesuffix("$") + r"\Z"), rule) for rule in RULES]


def rule_of(key: str) -> Rule | None:
    """Return what a key may hold, or None where this release does not know it."""
    return next((rule for pattern, rule in _PATTERNS if pattern.match(key)), None)
