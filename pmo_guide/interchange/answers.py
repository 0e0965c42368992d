"""Reading what somebody filled into a workbook, whichever program saved it.

An answer belongs to what stands in the hidden first column of its row, a key of the reader's file, and stands below the
head of its column. So rows may be sorted, columns moved and sheets renamed. What cannot be kept is told at its cell.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import UTC, date, datetime, time
from functools import cache
from typing import TYPE_CHECKING, Any

from pmo_guide.filled import UNSURE, Answer, Filled, FilledError, meant, shown
from pmo_guide.interchange.opening import CELLS, opened
from pmo_guide.interchange.workbook import FIRST_DAY, FORMAT, HOURS, MADE
from pmo_guide.locales import catalogue, languages
from pmo_guide.model import ID_PATTERN, did_you_mean

if TYPE_CHECKING:
    from pathlib import Path

_KEY = re.compile(rf"(?:competency/{ID_PATTERN.pattern}/level|action/{ID_PATTERN.pattern}/state|plan/role|plan/start)")
_HEADS = {"My level": "level", "What shows it": "evidence", "State": "state", "Done on": "happened", "Note": "note"}
"""What is answered below each head; the words, here and below, are those of `workbook`, in any of our languages."""
_STATES = ("todo", "doing", "done", "skipped")
_UNSURE = ("not sure",)


def read(path: Path) -> Filled:
    """Return what is written in a workbook.

    Raises `FilledError` where there is nothing to be read, and `OSError` where there is no such file.
    """
    content = path.read_bytes()
    try:
        book = opened(content)
    except ValueError as error:
        raise FilledError(f"it {error}" if str(error)[:2] in ("is", "un") else str(error)) from None
    return _Reader(book).filled(_saved(content, book))


@cache
def _meanings(texts: tuple[str, ...]) -> dict[str, str]:
    """Return what the words of all languages stand for."""
    return {catalogue(name).gettext(text).casefold(): text for name in languages() for text in texts}


def _saved(content: bytes, book: Any) -> int | None:
    """Return when a program last saved the file, if it noted that, in UTC milliseconds."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        noted = "docProps/core.xml" in archive.namelist()
    changed = book.properties.modified
    if not noted or changed is None or changed.replace(tzinfo=None) == MADE:
        return None
    return max(0, int(changed.replace(tzinfo=changed.tzinfo or UTC).timestamp() * 1000))


class _Reader:
    def __init__(self, book: Any) -> None:
        self.sheets = [sheet for sheet in book if hasattr(sheet, "iter_rows")]  # a chart may have a sheet of its own
        self.answers: dict[str, Answer] = {}
        self.left_out: list[str] = []
        self.roles: dict[str, str] = {}
        self.top: int | None = None

    def filled(self, saved: int | None) -> Filled:
        """Return the whole."""
        for sheet in self.sheets:
            if sheet.max_row * sheet.max_column > CELLS:
                raise FilledError(f"its sheet {sheet.title!r} has too wide an area in use")
        mark = next(filter(None, map(self.mark, self.sheets)), None)
        if mark is None:
            raise FilledError("it is no workbook of a guide to fill in: it does not say of which framework it is")
        self.top = mark.get("top")
        for sheet in self.sheets:
            self.roles |= _roles(sheet)
        for sheet in self.sheets:
            for area in sheet.merged_cells.ranges:
                self.left_out.append(f"{sheet.title}!{area}: these cells are merged; part them")
            self.sheet(sheet)
        framework = mark["framework"]
        found = (framework["id"], framework["version"], str(mark.get("stamp", "")))
        return Filled(*found, None, saved, self.answers, tuple(self.left_out))

    def mark(self, sheet: Any) -> dict[str, Any] | None:
        """Return what a sheet says of the framework that it is of."""
        for row in sheet.iter_rows(max_row=1, values_only=True):
            for value in row:
                try:
                    found = json.loads(value) if isinstance(value, str) and FORMAT in value else None
                except (ValueError, RecursionError):
                    continue
                if not isinstance(found, dict):
                    continue
                framework = found.get("framework")
                if isinstance(framework, dict) and {type(framework.get(name)) for name in ("id", "version")} == {str}:
                    return found
        return None

    def sheet(self, sheet: Any) -> None:
        """Read the rows of one sheet that have a key."""
        heads: dict[str, int] = {}
        words = _meanings(tuple(_HEADS))
        for row in sheet.iter_rows():
            keyed = next((cell for cell in row if isinstance(cell.value, str) and _KEY.fullmatch(cell.value)), None)
            if keyed is None:
                found = {_HEADS[words[text]]: cell.column for cell in row if (text := _plain(cell).casefold()) in words}
                heads = found if len(found) > 1 else heads
                continue
            key = str(keyed.value)
            after = [cell for cell in row if cell.column > keyed.column and cell.value is not None]
            if key == "plan/role":
                for cell in after[:1]:
                    self.take(sheet, cell, key)
            elif key == "plan/start":
                for cell in after:
                    whose = key if isinstance(cell.value, date) or "-" in _plain(cell) else "plan/hours"
                    self.take(sheet, cell, whose)
            else:
                thing = key.rpartition("/")[0]
                columns = {cell.column: cell for cell in row}
                kinds = ("level", "evidence") if thing.startswith("competency/") else ("state", "happened", "note")
                if lacking := [repr(head) for head, kind in _HEADS.items() if kind in kinds and kind not in heads]:
                    self.left_out.append(f"{sheet.title}!{keyed.row}: no column {' and '.join(lacking)} above this row")
                happened = columns.get(heads.get("happened", -1))
                for kind in kinds:
                    if kind in heads and kind != "happened":
                        self.take(sheet, columns[heads[kind]], f"{thing}/{kind}", happened)

    def take(self, sheet: Any, cell: Any, key: str, happened: Any = None) -> None:
        """Keep one answer, or say at its cell why it cannot be kept."""
        try:
            value, written = self.answer(key, cell)
        except ValueError as error:
            self.left_out.append(f"{sheet.title}!{cell.coordinate}: {error}")
            return
        at = None
        if key.endswith("/state") and happened is not None and happened.value is not None:
            try:
                at = _moment(happened)
                if value != "done":
                    raise ValueError("a day on which it was done, but its state is not “done”")
            except ValueError as error:
                self.left_out.append(f"{sheet.title}!{happened.coordinate}: {error}")
        answer = Answer(value, written, at)
        if written and key in self.answers and self.answers[key].written and self.answers[key] != answer:
            self.left_out.append(f"{sheet.title}!{cell.coordinate}: another answer to {key} stands elsewhere")
        elif written or key not in self.answers:
            self.answers[key] = answer

    def answer(self, key: str, cell: Any) -> tuple[Any, bool]:
        """Return what a cell says and whether its reader wrote it; raise `ValueError` for what is no answer."""
        if cell.data_type == "f":
            raise ValueError("it holds a formula; write the value itself")
        if cell.data_type == "e":
            raise ValueError("it holds an error; write a value")
        text = _plain(cell)
        name, kind = key, key.rpartition("/")[2]
        written = bool(text)
        if kind == "level" and text.casefold() in _meanings(_UNSURE):
            text = UNSURE
        elif kind == "state":
            states = _meanings(_STATES)
            if text and text.casefold() not in states:
                hint = did_you_mean(text.casefold(), states)
                raise ValueError(f"it takes one of {', '.join(_STATES)}, not {shown(text)}{hint}")
            text = states.get(text.casefold(), "todo")
        elif kind == "role" and text:
            if text not in self.roles:
                raise ValueError(f"no role has the title {shown(text)}{did_you_mean(text, self.roles)}")
            text = self.roles[text]
        elif kind in ("start", "hours"):
            written = text not in (FIRST_DAY.isoformat(), str(HOURS), "")
        _key, value = meant(name, text)
        if kind == "level" and isinstance(value, int) and self.top is not None and value > self.top:
            raise ValueError(f"the scale ends at {self.top}, and this is {value}")
        return value, written


def _roles(sheet: Any) -> dict[str, str]:
    """Return the ids of roles by their titles, where a sheet has them: in a hidden row above the titles."""
    rows = sheet.iter_rows(max_row=50, values_only=True)
    for row in rows:
        if "plan/roles" in row:
            titles = next(rows, ())
            named = [(str(title), name) for title, name in zip(titles, row, strict=True) if isinstance(name, str)]
            return {title: name for title, name in reversed(named) if name != "plan/roles"}
    return {}


def _plain(cell: Any) -> str:
    """Return what a cell says as text: a whole number without a point, a day as in 2027-01-31."""
    value = cell.value
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else re.sub(r"\r\n?|_x000D_\n?", "\n", str(value)).strip()


def _moment(cell: Any) -> int:
    """Return noon of the day in a cell, in UTC milliseconds; raise `ValueError` for what is no day."""
    _key, day = meant("plan/start", _plain(cell))
    if not day:
        raise ValueError("it takes a day")
    return int(datetime.combine(date.fromisoformat(day), time(12), UTC).timestamp() * 1000)
