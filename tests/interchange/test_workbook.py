"""The workbook to fill in: what stands in it, and what it computes."""

from __future__ import annotations

import dataclasses
import io
import re
import shutil
import subprocess
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, given, settings
from strategies import frameworks, kitchen, minimal

from pmo_guide.framework import FRAMEWORK
from pmo_guide.interchange import answers, workbook
from pmo_guide.model import Action, Competency, Role, Step

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("xlsxwriter", reason="NOT TESTED: the extra `data` is not installed")
openpyxl = pytest.importorskip("openpyxl", reason="NOT TESTED: the extra `data` is not installed")


TOLD = [
    ("de", "Übersicht/Einstufung/Rollen/Lücken/Plan/Checkliste", "nicht sicher"),
    ("es-MX", "Resumen/Valoración/Roles/Brechas/Plan/Lista de acciones", "no lo sé"),
]


def opened(content: bytes, **options: Any) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content), **options)


@settings(max_examples=15, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(frameworks())
def test_any_framework_gives_the_same_bytes_and_no_text_is_a_formula(framework: Any) -> None:
    content = workbook.dump(framework)
    assert workbook.dump(framework) == content
    book = opened(content)
    formulas = [c for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    assert all(cell.value.startswith(("=IF(", "=COUNTA(", '="no"', '="nein"')) for cell in formulas)


def test_formulas_are_cheap_to_write_and_to_compute() -> None:
    """20,000 of them are written as they are, since they are in the words of 2007; none goes through all rows above."""
    from xlsxwriter.worksheet import Worksheet

    assert hasattr(Worksheet, "_prepare_formula"), "what our sheets replace, as it took half of the time"
    book = opened(workbook.dump(FRAMEWORK))
    formulas = [c for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    used = {name for cell in formulas for name in re.findall(r"[A-Z.]+(?=\()", cell.value)}
    of_2007 = "AND AVERAGEIFS COUNTA COUNTIF IF IFERROR INDEX INT MATCH MAX MIN N OR ROUNDUP VALUE"
    assert used == {*of_2007.split()}
    last = book["Plan"].max_row
    ends = {int(row) for cell in book["Plan"][last][1:] for row in re.findall(r"(?<!!)\b[A-J](\d+)", str(cell.value))}
    assert ends == {last - 1, last}


def test_what_stands_in_it() -> None:
    book = opened(workbook.dump(FRAMEWORK))
    assert book.sheetnames == ["Overview", "Assessment", "Roles", "Gaps", "Plan", "Checklist"]
    keys = [book["Assessment"].cell(row, 1).value for row in range(6, 6 + len(FRAMEWORK.competencies))]
    assert keys == [f"competency/{item.id}/level" for item in FRAMEWORK.competencies]
    assert all(sheet.column_dimensions["A"].hidden for sheet in book if sheet.title != "Overview")
    assert [len(sheet._charts) for sheet in book] == [0, 0, 0, 1, 0, 0]
    [rule] = book["Assessment"].data_validations.dataValidation
    assert rule.formula1 == '"0,1,2,3,4,5,not sure"'
    assert book["Plan"]["C3"].is_date
    assert book.vba_archive is None


@pytest.mark.parametrize(
    ("changes", "sheets"),
    [
        ({}, ["Overview", "Assessment"]),
        ({"steps": kitchen().steps, "competencies": kitchen().competencies}, ["Overview", "Assessment", "Checklist"]),
        ({"roles": [Role(id="r", title="R")]}, ["Overview", "Assessment", "Roles", "Gaps"]),
    ],
)
def test_what_is_not_there_has_no_sheet(changes: Any, sheets: list[str]) -> None:
    assert opened(workbook.dump(minimal(**changes))).sheetnames == sheets


def test_what_only_gathers_others_is_not_asked_for() -> None:
    """As on the site; and an action that builds such a one helps with nothing that is rated."""
    step = Step(id="s", title="S", actions=[Action(id="do", text="Do", builds={"all": 1, "knife": 1})])
    items = [Competency(id="all", title="All"), Competency(id="knife", title="Knife", parent="all")]
    framework = minimal(steps=[step], competencies=items, roles=[Role(id="r", title="R", targets={"knife": 1})])
    book = opened(workbook.dump(framework))
    for name in ("Assessment", "Roles", "Gaps"):
        assert [row[2].value for row in book[name].iter_rows(min_row=6)][:2] == ["Knife"], name
    assert "0 of 1" in [
        row[1].value for row in opened(workbook.dump(framework), data_only=True)["Overview"].iter_rows()
    ]
    assert book["Plan"]["E6"].value.count("MIN(") == 1
    with_target = dataclasses.replace(framework, roles=(Role(id="r", title="R", targets={"all": 1}),))
    assert opened(workbook.dump(with_target))["Assessment"]["C6"].value == "All"


@pytest.mark.parametrize(("language", "names", "unsure"), TOLD)
def test_it_speaks_the_language_of_the_framework(language: str, names: str, unsure: str) -> None:
    """What is counted and compared is in the words that one chooses, and the keys stay."""
    book = opened(workbook.dump(dataclasses.replace(kitchen(), language=language)))
    assert book.sheetnames == names.split("/")
    _overview, assessment, _roles, gaps, plan, checklist = book
    assert assessment["A6"].value == "competency/cooking/level"
    assert checklist["A6"].value == "action/bake/state"
    assert gaps["E6"].value.startswith(f"=IF('{assessment.title}'!D6=")
    states = checklist.data_validations.dataValidation[0].formula1.strip('"').split(",")
    there = f"'{checklist.title}'!D6"
    assert plan["D6"].value == f'=IF({there}="","{states[0]}",{there})'
    assert f'OR(D6="{states[0]}",D6="{states[1]}")' in plan["E6"].value
    [rule] = assessment.data_validations.dataValidation
    assert rule.formula1 == f'"0,1,2,{unsure}"'


def test_it_computes_and_comes_back(tmp_path: Path) -> None:
    """Filled in by one program, computed and saved by another, and read."""
    if not (office := shutil.which("soffice")):
        pytest.skip("NOT TESTED: LibreOffice is not there")
    book = opened(workbook.dump(kitchen()))
    book["Gaps"]["C3"] = "Cook"
    book["Assessment"]["D6"] = 1
    book["Assessment"]["D7"] = "not sure"
    book["Plan"]["C3"] = datetime(2027, 3, 1)
    book["Checklist"]["D8"], book["Checklist"]["E8"] = "done", datetime(2026, 10, 3)
    book.save(tmp_path / "filled.xlsx")
    command = [office, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--convert-to"]
    command += ["xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "out"), str(tmp_path / "filled.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    done = opened((tmp_path / "out" / "filled.xlsx").read_bytes(), data_only=True)

    def values(sheet: str, row: int, first: int, last: int) -> list[Any]:
        return [done[sheet].cell(row, column).value or None for column in range(first, last + 1)]

    assert done["Overview"]["A1"].value == "=1+1"
    assert "1 of 2" in [row[1].value for row in done["Overview"].iter_rows()]
    assert values("Gaps", 6, 3, 7) == ["+Cooking", 2, 1, 1, "★"]
    assert values("Gaps", 7, 3, 7) == ["Tasting", 1, None, None, None]
    day = datetime
    assert values("Plan", 6, 4, 9) == ["todo", "yes", 10, 1, day(2027, 3, 1), day(2027, 3, 14)]
    assert values("Plan", 7, 4, 9) == ["todo", "yes", 5, None, day(2027, 3, 15), day(2027, 3, 21)]
    assert values("Plan", 8, 4, 9) == ["done", "no", None, 2, None, None]
    back = answers.read(tmp_path / "out" / "filled.xlsx")
    written = {key: answer.value for key, answer in back.answers.items() if answer.written}
    assert written == {
        "competency/cooking/level": 1,
        "competency/tasting/level": None,
        "plan/role": "cook",
        "plan/start": "2027-03-01",
        "action/rest/state": "done",
    }
    assert back.answers["action/rest/state"].at
    assert not back.left_out
