"""How faults are told: what follows from one mistake once, and all in the order in which an author meets them."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from pmo_guide.model import Fault, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

_CAUSE = re.compile(
    r"names the (unknown \w+ '[^']+')|(verified_on [\d-]+ is in the future)"
    r"|(verified_on takes a date or None, not .*)|(this very item stands in the framework more than once)"
    r"|(no glossary explains “[^”]+”)"
)
_NO_TERM = re.compile(r"no glossary explains “([^”]+)”")
_NO_USE = re.compile(r"no page says “([^”]+)”")
_LEFT_OUT = re.compile(r"framework [\w-]+: (?:(\w+) is missing, |has no (\w+)$)")
_NO_LIST = re.compile(r"framework [\w-]+: \w+ takes a list of (\w+)")


def once(faults: Iterable[Fault]) -> list[Fault]:
    """Return faults, with those that have one cause told once: an id that is gone, a constant that many items use.

    Where a list of the framework is none, nothing is said of what it should hold.
    """
    told = _left_out_once(_renamed(list(dict.fromkeys(faults))))
    no_lists = {match[1].lower() for fault in told if (match := _NO_LIST.match(fault.message))}
    alike: dict[str, list[Fault]] = defaultdict(list)
    for fault in told:
        cause = _CAUSE.search(fault.message)
        words = next(filter(None, cause.groups())) if cause else str(fault)
        if words.split()[:1] != ["unknown"] or words.split()[1] not in no_lists:
            alike[words].append(fault)
    return [
        Fault(first.place, f"{first.message} (and in {len(others)} other places)") if len(others) > 1 else one
        for first, *others in alike.values()
        for one in ([first] if len(others) > 1 else [first, *others])
    ]


def _left_out_once(faults: list[Fault]) -> list[Fault]:
    """Return faults, with each list that was left out of a framework told once."""
    first: dict[str, Fault] = {}
    for fault in faults:
        if match := _LEFT_OUT.match(fault.message):
            first.setdefault(match[1] or match[2], fault)
    return [fault for fault in faults if fault in first.values() or not _LEFT_OUT.match(fault.message)]


def _renamed(faults: list[Fault]) -> list[Fault]:
    """Return faults with a term that has one name in the glossary and another one elsewhere told once, where it is."""
    lost = {fault: match[1] for fault in faults if (match := _NO_TERM.search(fault.message))}
    unused = [(fault, match[1]) for fault in faults if (match := _NO_USE.search(fault.message))]
    if len(unused) != 1:
        return faults
    [(kept, term)] = unused
    names = {name for fault, name in lost.items() if f"did you mean {term!r}" in fault.message} or {*lost.values()}
    if len(names) != 1:
        return faults
    said = [fault for fault, name in lost.items() if name in names]
    if len(said) == 1 and did_you_mean(lost[said[0]], [term]):  # misspelt, at the one place that says it
        return [fault for fault in faults if fault is not kept]
    more = f" (and {len(said) - 1} other places)" if len(said) > 1 else ""
    message = f"no page says “{term}”, but {said[0].place}{more} “{lost[said[0]]}”; write one of the two everywhere"
    return [Fault(kept.place, message) if fault is kept else fault for fault in faults if fault not in said]
