"""A framework written in a workbook: what a template holds comes in again, and every slip is told at its cell."""

from __future__ import annotations

import dataclasses
import io
import sys
import zipfile
from datetime import date
from typing import Any

import pytest
from strategies import minimal

from pmo_guide.interchange import opening, sheets, workbook
from pmo_guide.locales import languages
from pmo_guide.model import (
    Action,
    Competency,
    Credential,
    Framework,
    FrameworkError,
    Indicator,
    Level,
    Resource,
    Role,
    Step,
)

pytest.importorskip("xlsxwriter", reason="NOT TESTED: the extra `data` is not installed")
openpyxl = pytest.importorskip("openpyxl", reason="NOT TESTED: the extra `data` is not installed")


def kitchen() -> Framework:
    return minimal(
        version="2026.11",
        summary="=1+1",
        levels=[Level(value=1, title="Helps", summary="With somebody"), Level(value=2, title="Cooks")],
        steps=[
            Step(
                id="first",
                title="First",
                actions=[
                    Action(
                        id="bake-one",
                        text="Bake",
                        effort=(5, 10.5),
                        elapsed=(1, 1),
                        builds={"cook": 2},
                        evidence="A loaf",
                        essential=True,
                    ),
                    Action(id="rest", text="Rest"),
                ],
            )
        ],
        competencies=[
            Competency(
                id="cook",
                title="Cooking",
                code="K1",
                step="first",
                definition="Make food.",
                url="https://example.org/",
                related=["taste"],
                indicators=[
                    Indicator(id="cook-boil", level=1, text="Boils water"),
                    Indicator(id="cook-fry", level=2, text="Fries"),
                ],
            ),
            Competency(id="taste", title="Tasting", parent="cook"),
        ],
        roles=[Role(id="chef", title="Chef", summary="Leads", targets={"cook": 2, "taste": 1}, core=["cook"])],
        credentials=[Credential(id="diploma", title="Diploma", builds={"cook": 1}, verified_on=date(2026, 1, 2))],
        resources=[Resource(id="book", title="A book", kind="book", helps=["cook", "taste"])],
    )


def read(content: bytes, before: Framework | None = None) -> Framework:
    return sheets.draft(content, "skills.xlsx", before).finished().framework


def changed(**cells: Any) -> bytes:
    """Return the kitchen's workbook with some cells changed: ``Steps_B2="…"``."""
    book = openpyxl.load_workbook(io.BytesIO(sheets.template(kitchen())))
    for place, value in cells.items():
        sheet, _, cell = place.partition("_")
        book[sheet][cell] = value
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def faults(content: bytes) -> list[str]:
    with pytest.raises(FrameworkError) as caught:
        read(content)
    return [str(fault) for fault in caught.value.faults]


def test_what_a_framework_has_comes_in_again() -> None:
    content = sheets.template(kitchen())
    assert sheets.template(kitchen()) == content
    assert read(content, kitchen()) == kitchen()


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("de-AT", "Kompetenzmodell/Stufen/Schritte/Kompetenzen/Rollen/Maßnahmen/Zertifikate/Angebote"),
        ("es", "Marco/Niveles/Pasos/Competencias/Roles/Acciones/Certificaciones/Recursos"),
    ],
)
def test_it_comes_in_again_in_each_language(language: str, names: str) -> None:
    """With its ids or without them, and what is wrong is told at the cell by the names that the workbook has."""
    framework = dataclasses.replace(kitchen(), language=language)
    content = sheets.template(framework)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == names.split("/")
    assert read(content, framework) == framework
    assert read(sheets.with_ids(content, framework), framework) == framework
    assert read(sheets.template(kitchen(), language=language), kitchen()) == kitchen()  # its texts stay English
    competencies, actions = book.worksheets[3], book.worksheets[5]
    actions["J2"] = {"de-AT": "Ja", "es": "Sí"}[language]
    competencies["A2"] = competencies["A3"] = None
    stream = io.BytesIO()
    book.save(stream)
    assert read(stream.getvalue(), framework) == framework  # by title
    competencies["D2"] = "Frist"
    book["Roles" if language == "es" else "Rollen"]["B1"] = "Title"
    stream = io.BytesIO()
    book.save(stream)
    told = faults(stream.getvalue())
    sheet, head = names.split("/")[3], competencies["C1"].value
    assert f"skills.xlsx {sheet}!D2: names the unknown step 'Frist'; did you mean 'first'?" in told
    assert f"skills.xlsx {names.split('/')[4]}!1:1: the column {head!r} is missing" in told


def test_an_empty_one_in_another_language_begins_in_it() -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheets.template(language="de")))
    rows = [[cell.value for cell in row[1:]] for row in book["Kompetenzmodell"].iter_rows()]
    assert rows[0] == ["Feld", "Wert"]
    assert ["Sprache", "de"] in rows
    assert [cell.value for cell in book["Kompetenzen"][1]][-1] == "Stufe 4"
    assert book["Kompetenzen"]["C1"].comment.text == "Was man können muss"


@pytest.mark.parametrize("language", languages())
def test_no_two_sheets_or_columns_have_one_name(language: str) -> None:
    words = sheets.layout(language)
    for names in [[sheet.title for sheet in words.sheets.values()], [*words.fields.values()]] + [
        ["Id", words.level, *(column.head for column in sheet.columns)] for sheet in words.sheets.values()
    ]:
        assert len({name.lower() for name in names}) == len(names), names
    assert "{value}" in words.level
    assert all(len(sheet.title) <= 31 for sheet in words.sheets.values())


def test_the_empty_one_says_what_goes_where() -> None:
    content = sheets.template()
    assert sheets.template() == content
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == [*sheets.layout("en").sheets]
    assert all(cell.comment for sheet in book for cell in sheet[1][1:])
    assert all(sheet.column_dimensions["A"].hidden for sheet in book)
    assert "skills.xlsx Levels: this sheet has no rows; it takes at least one" in faults(content)


def test_ids_are_made_from_titles_and_kept() -> None:
    bare = changed(Competencies_A2=None, Competencies_A3=None, Steps_A2=None, Actions_A2=None)
    new = read(bare)
    assert [item.id for item in new.competencies] == ["cooking", "tasting"]
    assert new.steps[0].actions[0].id == "bake"
    assert read(bare, kitchen()) == kitchen()  # by title
    copy = sheets.with_ids(bare, kitchen())
    book = openpyxl.load_workbook(io.BytesIO(copy))
    book["Competencies"]["C2"] = "Cookery"  # a title changes, the id does not
    stream = io.BytesIO()
    book["Competencies"]["E3"] = book["Roles"]["D1"] = "Cookery"
    book["Actions"]["D2"] = book["Credentials"]["G2"] = "Cookery: 2"
    book["Resources"]["F2"] = "Cookery"
    book.save(stream)
    assert [item.id for item in read(stream.getvalue(), kitchen()).competencies] == ["cook", "taste"]


def test_two_of_one_title_keep_an_id_each() -> None:
    framework = minimal(competencies=[Competency(id=name, title="Cooking") for name in ("one", "two")])
    copy = sheets.with_ids(sheets.template(framework), framework)
    assert [item.id for item in read(copy).competencies] == ["one", "two"]


def test_columns_may_move() -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheets.template(kitchen())))
    sheet = book["Steps"]
    for row in sheet.iter_rows():
        row[1].value, row[2].value = row[2].value, row[1].value
    stream = io.BytesIO()
    book.save(stream)
    assert read(stream.getvalue(), kitchen()) == kitchen()


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"Competencies_C2": "=A1"}, "Competencies!C2: holds a formula; write the value itself"),
        ({"Competencies_D2": "Frist"}, "Competencies!D2: names the unknown step 'Frist'; did you mean 'first'?"),
        ({"Competencies_C1": "Titel"}, "Competencies!C1: no column 'Titel' here; did you mean 'title'?"),
        ({"Competencies_D1": "Title"}, "Competencies!D1: a second column 'Title'"),
        ({"Competencies_Z9": "stray"}, "Competencies!Z9: this column has no head"),
        ({"Competencies_B4": "K9"}, "Competencies!A4: competency item: field 'title' is missing"),
        ({"Competencies_A3": "Not an id"}, "Competencies!C3: competency 'Not an id': an id is lower-case"),
        ({"Competencies_XFD1048576": "x"}, "Competencies!A1:XFD1048576: too wide an area is in use"),
        ({"Roles_D2": "two"}, "Roles!D2: takes a level, with * for core, as in 3 or 3*; not 'two'"),
        ({"Roles_D2": "7"}, "Roles!B2: role chef: targets gives 'cook' level 7"),
        ({"Roles_D1": "Sewing"}, "Roles!D2: names the unknown competency 'Sewing'"),
        ({"Actions_C2": None}, "Actions!A2: an action stands in a step"),
        ({"Actions_D2": "Cooking"}, "Actions!D2: takes lines such as “Baking: 2”, not 'Cooking'"),
        ({"Actions_E2": "many"}, "Actions!E2: takes a number, not 'many'"),
        ({"Credentials_H2": "soon"}, "Credentials!H2: takes a date, not 'soon'"),
        ({"Framework_B3": "titel"}, "Framework!B3: no field 'titel' here; did you mean 'title'?"),
    ],
)
def test_slips_are_told_at_their_cell(cells: Any, told: str) -> None:
    assert any(fault.startswith(f"skills.xlsx {told}") for fault in faults(changed(**cells)))


def test_what_follows_from_a_title_that_cannot_be_read_is_not_told() -> None:
    """Roles and actions name competencies; which of them were meant is unknown once a title is a formula."""
    assert faults(changed(Competencies_C2="=A1")) == [
        "skills.xlsx Competencies!C2: holds a formula; write the value itself"
    ]


def test_merged_cells_and_foreign_sheets() -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheets.template(kitchen())))
    book["Steps"].merge_cells("B2:C3")
    book["Roles"].title = "Rolls"
    stream = io.BytesIO()
    book.save(stream)
    told = faults(stream.getvalue())
    assert "skills.xlsx Steps!B2:C3: these cells are merged; part them, and write each value in its own cell" in told
    assert "skills.xlsx Rolls: no sheet of this name is read; did you mean 'Roles'?" in told


def test_a_row_without_a_title_and_a_title_of_two_rows_are_told() -> None:
    """Where others name them, what is wrong is told first, and none of two is taken without a word."""
    told = faults(changed(Competencies_C2=None))
    assert told[0] == "skills.xlsx Competencies!A2: this row has no 'Title'"
    assert "names the unknown competency" in told[1]
    twice = changed(Steps_B3="first ")
    assert (
        "skills.xlsx Competencies!D2: 'First' is the title of several steps; give each its own, or write an id"
        in faults(twice)
    )
    same = minimal(
        steps=[Step(id="one", title="Same"), Step(id="two", title="Same"), Step(id="three", title="One")],
        competencies=[Competency(id="c", title="C", step="two"), Competency(id="d", title="D", step="three")],
    )
    assert [item.step for item in read(sheets.template(same)).competencies] == ["two", "three"]


def test_what_is_no_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    for content in (b"", b"a,b\n", b"PK\x03\x04"):
        [told] = faults(content)
        assert told.startswith("skills.xlsx: is no workbook that can be read: ")
    [told] = faults(b"\xd0\xcf\x11\xe0")
    assert told.startswith("skills.xlsx: is protected by a password, or of the old kind .xls")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 50_000_000)
    monkeypatch.setattr(opening, "LARGEST", 40_000_000)
    assert faults(stream.getvalue()) == ["skills.xlsx: unpacks to 50 MB; at most 40 are read"]


@pytest.mark.parametrize("missing", ["xlsxwriter", "openpyxl"])
def test_a_missing_library_is_told_in_a_line(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content = sheets.template(kitchen())
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(
        FrameworkError, match=r"^(skills\.xlsx: )?workbooks need the extra `data`: [^\n]*pip install [^\n]*$"
    ):
        sheets.template() if missing == "xlsxwriter" else read(content)
    if missing == "xlsxwriter":
        with pytest.raises(FrameworkError, match="workbooks need the extra `data`"):
            workbook.dump(kitchen())
