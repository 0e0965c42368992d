"""A workbook that somebody filled in comes back as the reader's file, and what cannot be kept is told at its cell."""

from __future__ import annotations

import dataclasses
import io
import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from strategies import kitchen

from pmo_guide.cli import main
from pmo_guide.filled import Answer, FilledError
from pmo_guide.interchange import answers, workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

openpyxl = pytest.importorskip("openpyxl", reason="NOT TESTED: the extra `data` is not installed")

NOON = int(datetime(2026, 10, 3, 12, tzinfo=UTC).timestamp() * 1000)
WORDS = {
    "en": ("Assessment", "Gaps", "Plan", "Checklist", "not sure", "done", "doing"),
    "de": ("Einstufung", "Lücken", "Plan", "Checkliste", "nicht sicher", "erledigt", "in Arbeit"),
    "es": ("Valoración", "Brechas", "Plan", "Lista de acciones", "no lo sé", "hecho", "en curso"),
}


def filled(path: Path, change: Callable[[Any], object], language: str = "en") -> Path:
    """Write a workbook into which somebody wrote."""
    book = openpyxl.load_workbook(io.BytesIO(workbook.dump(dataclasses.replace(kitchen(), language=language))))
    change(book)
    book.save(path)
    return path


def fill_in(book: Any, language: str = "en") -> None:
    """Answer all that a workbook asks for."""
    rated, gaps, plan, listed, unsure, done, doing = WORDS[language]
    book[rated]["D6"], book[rated]["E6"] = 2.0, "Ran a kitchen,\nalone"
    book[rated]["D7"] = unsure
    book[gaps]["C3"] = "Cook"
    book[plan]["C3"], book[plan]["D3"] = datetime(2027, 3, 1), 4.5
    book[listed]["D6"], book[listed]["E6"], book[listed]["F6"] = done, date(2026, 10, 3), "Sourdough"
    book[listed]["D7"] = doing.upper()


TAKEN = {
    "competency/cooking/level": Answer(2, True),
    "competency/cooking/evidence": Answer("Ran a kitchen,\nalone", True),
    "competency/tasting/level": Answer(None, True),
    "competency/tasting/evidence": Answer("", False),
    "plan/role": Answer("cook", True),
    "plan/start": Answer("2027-03-01", True),
    "plan/hours": Answer(4.5, True),
    "action/bake/state": Answer("done", True, NOON),
    "action/bake/note": Answer("Sourdough", True),
    "action/taste/state": Answer("doing", True),
    "action/taste/note": Answer("", False),
    "action/rest/state": Answer("todo", False),
    "action/rest/note": Answer("", False),
}


@pytest.mark.parametrize("language", WORDS)
def test_all_answers_come_back_in_every_language(tmp_path: Path, language: str) -> None:
    found = answers.read(filled(tmp_path / "mine.xlsx", lambda book: fill_in(book, language), language))
    assert (found.framework, found.version, found.left_out) == ("tiny", "", ())
    assert dict(found.answers) == TAKEN


def test_what_nobody_touched_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "empty.xlsx"
    path.write_bytes(workbook.dump(kitchen()))
    found = answers.read(path)
    assert not any(answer.written for answer in found.answers.values())
    assert found.changed is None  # so that the file's own date counts


def test_sorted_moved_and_renamed_it_says_the_same(tmp_path: Path) -> None:
    def rearrange(book: Any) -> None:
        fill_in(book)
        rated, listed = book["Assessment"], book["Checklist"]
        rated.insert_cols(3)
        rated.insert_rows(6, 2)
        rated.title = "Me"
        for column in range(1, 8):  # two rows change places
            one, two = listed.cell(6, column), listed.cell(7, column)
            one.value, two.value = two.value, one.value
        book["Roles"].insert_rows(1)

    assert dict(answers.read(filled(tmp_path / "mine.xlsx", rearrange)).answers) == TAKEN


def test_every_fault_is_told_at_its_cell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def spoil(book: Any) -> None:
        rated, gaps, plan, listed = (book[name] for name in ("Assessment", "Gaps", "Plan", "Checklist"))
        rated["D6"], rated["D7"], rated["E7"] = 7, "=1+1", "Kept"
        gaps["C3"] = "Cok"
        plan["C3"], plan["D3"] = "soon-ish", 900
        listed["D6"], listed["E7"] = "finished", date(2026, 10, 3)
        listed.merge_cells("A9:B9")

    path, mine = filled(tmp_path / "mine.xlsx", spoil), tmp_path / "my.json"
    assert main(["progress", str(path), "-o", str(mine)]) == 1
    out, errors = capsys.readouterr()
    told = [line.removeprefix(f"{path}: left out: ") for line in errors.splitlines()]
    assert told == [
        "Assessment!D6: the scale ends at 2, and this is 7",
        "Assessment!D7: it holds a formula; write the value itself",
        "Gaps!C3: no role has the title 'Cok'; did you mean 'Cook'?",
        "Plan!C3: it takes a date such as 2027-01-31, not 'soon-ish'",
        "Plan!D3: it takes a number above 0 and up to 168, or null, not '900'",
        "Checklist!A9:B9: these cells are merged; part them",
        "Checklist!D6: it takes one of todo, doing, done, skipped, not 'finished'",
        "Checklist!E7: a day on which it was done, but its state is not “done”",
    ]
    assert out == f"{path}: 1 entry: 1 line of evidence\n"
    assert json.loads(mine.read_text("utf-8"))["entries"].keys() >= {"competency/tasting/evidence"}


def test_an_older_answer_replaces_nothing_and_a_second_reading_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, mine = filled(tmp_path / "mine.xlsx", fill_in), tmp_path / "my.json"
    newer = {"value": 1, "at": 4_000_000_000_000}
    mine.write_text(
        json.dumps(
            {
                "format": "pmo-guide/progress",
                "version": 1,
                "framework": {"id": "tiny", "version": ""},
                "entries": {"competency/cooking/level": newer, "x/y": {"value": [1], "at": 5}},
            }
        ),
        "utf-8",
    )
    assert main(["progress", str(path), "-o", str(mine)]) == 0
    assert "the file keeps its newer answer, 1; the copy says 2" in capsys.readouterr().err
    entries = json.loads(mine.read_text("utf-8"))["entries"]
    assert entries["competency/cooking/level"] == newer
    assert entries["x/y"] == {"value": [1], "at": 5}
    assert entries["action/bake/state"] == {"value": "done", "at": NOON}
    assert entries["plan/role"]["value"] == "cook"
    before = mine.read_bytes()
    assert main(["progress", str(path), "-o", str(mine)]) == 0
    assert mine.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"PK no archive", "it is no workbook that can be read"),
        (None, "does not say of which framework it is"),
    ],
)
def test_what_is_no_such_workbook_is_told(tmp_path: Path, content: bytes | None, message: str) -> None:
    path = tmp_path / "other.xlsx"
    if content is None:
        openpyxl.Workbook().save(path)
    else:
        path.write_bytes(content)
    with pytest.raises(FilledError, match=message):
        answers.read(path)
