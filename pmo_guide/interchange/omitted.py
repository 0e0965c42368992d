"""Lists of a framework that nobody put into it, or that stand in it twice.

Everything that names an item of a list left out is a fault then, and each item of one given twice; none of these is
where the mistake was made.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from pmo_guide.interchange.slips import shown
from pmo_guide.model import MOST, Fault, FrameworkError, Item, kind_of, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import FrameType

_UNKNOWN = re.compile(r"the unknown (?:(\w+) )?'([^']+)'")
_TWICE = "this very item stands in the framework more than once"
_FIELDS = {
    "level": "levels",
    "step": "steps",
    "competency": "competencies",
    "role": "roles",
    "credential": "credentials",
    "resource": "resources",
    "scenario": "scenarios",
}
"""Where in a framework each kind of items stands."""


def at_their_lists(error: FrameworkError) -> FrameworkError:
    """Return a framework's faults, those that follow from a list left out or given twice told once, there."""
    return _with_repeated(_with_omitted(error))


def _with_repeated(error: FrameworkError) -> FrameworkError:
    items = [fault for fault in error.faults if fault.message.endswith(_TWICE)]
    frame = _author(error) if items else None
    found = _second(frame) if frame else None
    if frame is None or found is None:
        return error
    line, words = found
    message = f"{words} stands twice in this list, so that each of its items would; keep one of the two"
    place = f"{shown(Path(frame.f_code.co_filename))}:{line}"
    return FrameworkError([Fault(place, message), *(fault for fault in error.faults if fault not in items)])


def _second(frame: FrameType) -> tuple[int, str] | None:
    """Return line and words of what a list of the framework holds for the second time."""
    path = Path(frame.f_code.co_filename)
    tree = ast.parse(path.read_bytes()) if path.is_file() else ast.Module([], [])
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.lineno == frame.f_lineno]
    for value in (keyword.value for call in calls for keyword in call.keywords):
        first: set[str] = set()
        for part in value.elts if isinstance(value, ast.Tuple | ast.List) else ():
            words = ast.unparse(part)
            if words in first:
                return part.lineno, words
            first.add(words)
    return None


def _with_omitted(error: FrameworkError) -> FrameworkError:
    told = {fault: match for fault in error.faults if (match := _UNKNOWN.search(fault.message))}
    frame = _author(error) if told else None
    if frame is None:
        return error
    faults = list(error.faults)
    for name, items in sorted(_lists(frame), key=lambda one: len(one[1])):  # a list of lists after what is in it
        field = _FIELDS.get(kind_of(items[0]), "")
        inside = {part.id: kind_of(part) for item in items for part in walk(item) if hasattr(part, "id")}
        lost = [fault for fault, found in told.items() if found[1] in (None, inside.get(found[2], ""))]
        lost = [fault for fault in lost if told[fault][2] in inside and fault in faults]
        if lost and field and not any(f": {field} takes a list" in fault.message for fault in faults):
            message = f"{name} is missing in {field}, but {_places(len(lost))} what is in it; add it"
            faults = [Fault(_place(frame, field), message), *(fault for fault in faults if fault not in lost)]
    return FrameworkError(faults).with_traceback(error.__traceback__) if faults != list(error.faults) else error


def _places(count: int) -> str:
    if count == MOST:  # as many as are told
        return f"more than {count:,} places name"
    return f"{count} places name" if count > 1 else "one place names"


def _author(error: FrameworkError) -> FrameType | None:
    """Return the frame in which the framework was made: the last one outside the model."""
    found, step = None, error.__traceback__
    while step:
        name = step.tb_frame.f_globals.get("__name__")  # none where a dataclass is constructed
        if name and not name.startswith("pmo_guide.model"):
            found = step.tb_frame
        step = step.tb_next
    return found


def _lists(frame: FrameType) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """Yield the items, and the lists of them, that the author's file and those beside it call by a name."""
    folder = Path(frame.f_code.co_filename).resolve().parent
    yield from _named(frame.f_globals, "")
    for name, module in frame.f_globals.items():
        if isinstance(module, ModuleType) and Path(getattr(module, "__file__", None) or "/").resolve().parent == folder:
            yield from _named(vars(module), f"{name}.")


def _named(names: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, tuple[Item, ...]]]:
    for name, value in names.items():
        if isinstance(value, Item):
            yield f"{prefix}{name}", (value,)
        elif isinstance(value, tuple | list) and value and all(isinstance(one, Item) for one in value):
            yield f"*{prefix}{name}", tuple(value)


def _place(frame: FrameType, field: str) -> str:
    """Return the line at which a field of the framework begins, or the framework does."""
    path, start = Path(frame.f_code.co_filename), frame.f_lineno
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    found = (n for n in range(start, len(lines) + 1) if re.match(rf"\s*{field}\s*=", lines[n - 1]))
    return f"{shown(path)}:{next(found, start)}"
