"""The line of a fault: that of the field, and of the word in it, which the fault is about."""

from __future__ import annotations

import ast
import functools
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import CodeType

    from pmo_guide.model.items import Fault, Item

_FIELD = re.compile(r"(?:no field ')?(\w+)")
_OF_ID = re.compile(r"an id is |this id is taken ")


def place_of(item: Item, text: str) -> str:
    """Return where an item's author made the fault that `text` tells: ``file:line``, or what else `Item.place` is.

    `text` begins with the name of a field, as nearly all do, or speaks of the id; else the place is the item's.
    """
    origin = getattr(item, "_origin", "")
    if isinstance(origin, str):
        return origin
    code, instruction = origin
    call = _call(code, instruction)
    file, _, line = item.place.rpartition(":")
    if call is not None:
        line = str(_line(call, "id" if _OF_ID.match(text) else _FIELD.match(text)[1], text) or line)  # type: ignore[index]
    return f"{file}:{line}"


def in_reading_order(faults: Iterable[Fault]) -> list[Fault]:
    """Return faults file by file, each file's from its top to its end; those without a line keep their order."""

    def split(fault: Fault) -> tuple[str, int]:
        file, _, line = fault.place.rpartition(":")
        return (file, int(line)) if line.isdecimal() else (fault.place, 0)

    told = [(*split(fault), fault) for fault in faults]
    files = {file: number for number, file in enumerate(dict.fromkeys(file for file, _, _ in told))}
    return [fault for _, _, fault in sorted(told, key=lambda entry: (files[entry[0]], entry[1]))]


def _line(call: ast.Call, name: str, text: str) -> int | None:
    """Return the line of a word that the text quotes in a field, or of the field; None where the call has it not."""
    if name == "write" and call.args:  # every field with its name
        return call.args[0].lineno
    field = next((keyword for keyword in reversed(call.keywords) if keyword.arg == name), None)
    if field is None:
        return None
    words = [node for node in ast.walk(field.value) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return next((node.lineno for node in words if repr(node.value) in text), field.lineno)


def _call(code: CodeType, instruction: int) -> ast.Call | None:
    """Return the expression that built an item."""
    positions = list(code.co_positions())
    here = positions[instruction // 2] if instruction // 2 < len(positions) else None
    if here is None or here[0] is None or here[2] is None:
        return None
    try:
        changed = Path(code.co_filename).stat().st_mtime_ns
        return _calls(code.co_filename, changed).get((here[0], here[2]))
    except (OSError, ValueError, SyntaxError):  # no file, or another one by now
        return None


@functools.lru_cache(maxsize=64)
def _calls(filename: str, changed: int) -> Mapping[tuple[int, int], ast.Call]:
    """Return the calls of a file by line and column."""
    tree = ast.parse(Path(filename).read_bytes())
    return {(node.lineno, node.col_offset): node for node in ast.walk(tree) if isinstance(node, ast.Call)}
