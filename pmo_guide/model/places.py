"""The line of a fault: that of the field, and of the word in it, which the fault is about."""

from __future__ import annotations

import ast
import functools
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import CodeType

    from pmo_guide.model.items import Fault, Item

_FIELD = re.compile(r"(?:no field ')?(\w+)")
_QUOTED = re.compile(r"'([^']+)'|“([^”]+)”")
_OF_VALUE = re.compile(r"verified_on (?:takes|[\d-]+ is in the future)")
_OF_ID = re.compile(r"an id is |this id is taken ")


def place_of(item: Item, text: str) -> str:
    """Return where an item's author made the fault that `text` tells: ``file:line``, or what else `Item.place` is.

    `text` begins with the name of a field, as nearly all do, or speaks of the id; else the place is the item's.
    """
    origin = getattr(item, "_origin", "")
    if isinstance(origin, str):
        return origin
    code, instruction = origin
    file, _, line = item.place.rpartition(":")
    source = _source_of(code)
    call = source and source.calls.get(_start(code, instruction))
    if source and call:
        name = "id" if _OF_ID.match(text) else _FIELD.match(text)[1]  # type: ignore[index]
        line = str(_line(source, call, name, text) or line)
    return f"{file}:{line}"


def files_of(items: Iterable[Item]) -> list[str]:
    """Return the files in which items were written, as their places name them, in alphabetical order."""
    code = {
        getattr(item, "_origin", "")[0]: item for item in items if not isinstance(getattr(item, "_origin", ""), str)
    }
    return sorted({item.place.rpartition(":")[0] for item in code.values()})


def in_reading_order(faults: Iterable[Fault]) -> list[Fault]:
    """Return faults file by file, each file's from its top to its end; those without a line keep their order."""

    def split(fault: Fault) -> tuple[str, int]:
        file, _, line = fault.place.rpartition(":")
        return (file, int(line)) if line.isdecimal() else (fault.place, 0)

    told = [(*split(fault), fault) for fault in faults]
    files = {file: number for number, file in enumerate(dict.fromkeys(file for file, _, _ in told))}
    return [fault for _, _, fault in sorted(told, key=lambda entry: (files[entry[0]], entry[1]))]


class _Source(NamedTuple):
    """A file: its lines, its calls by line and column, and the values of its names."""

    lines: list[str]
    calls: Mapping[tuple[int, int], ast.Call]
    values: Mapping[str, ast.expr]


def _line(source: _Source, call: ast.Call, name: str, text: str) -> int | None:
    """Return the line of a word that the text quotes in a field, or of the field; None where the call has it not."""
    if name == "write" and call.args:  # every field with its name
        return call.args[0].lineno
    field = next((keyword for keyword in reversed(call.keywords) if keyword.arg == name), None)
    if field is None:
        return None
    value = source.values.get(field.value.id, field.value) if isinstance(field.value, ast.Name) else field.value
    last = value.end_lineno or value.lineno
    if value is not field.value and _OF_VALUE.match(text):  # made where the name has its value
        return value.lineno
    for word in (one or two for one, two in _QUOTED.findall(text)):
        for line in range(min(field.lineno, value.lineno) if value is field.value else value.lineno, last + 1):
            if word in source.lines[line - 1]:
                return line
    return field.lineno


def _start(code: CodeType, instruction: int) -> tuple[int, int]:
    """Return line and column where the expression begins that built an item, or (0, 0)."""
    positions = list(code.co_positions())
    line, _, column, _ = positions[instruction // 2] if instruction // 2 < len(positions) else (None,) * 4
    return line or 0, column or 0


def _source_of(code: CodeType) -> _Source | None:
    """Return the file of a piece of code, where there is one, and it is Python still."""
    try:
        return _read(code.co_filename, Path(code.co_filename).stat().st_mtime_ns)
    except (OSError, ValueError, SyntaxError):
        return None


@functools.lru_cache(maxsize=64)
def _read(filename: str, changed: int) -> _Source:
    text = Path(filename).read_text(encoding="utf-8-sig")
    tree = ast.parse(text)
    calls = {(node.lineno, node.col_offset): node for node in ast.walk(tree) if isinstance(node, ast.Call)}
    values: dict[str, ast.expr] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                if isinstance(target, ast.Name):
                    values[target.id] = node.value
    return _Source(text.splitlines(), calls, values)
