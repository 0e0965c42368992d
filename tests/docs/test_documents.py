"""The toolkit's documents: one source each, files that open and compute, and one case whose figures agree."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from docx import Document as WordDocument

from _toolkit import content, documents, files
from _toolkit.cells import Range, Value, absolute, value, when
from _toolkit.form import Document, LaidFields, LaidTable, Sheet, Text, shown, texts
from examples import case
from examples.documents import prioritisation

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).parents[2] / "docs"
DOCUMENTS = list(documents().values())
COMPUTING = [document for document in DOCUMENTS if document.computes]
each = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.id)
each_computing = pytest.mark.parametrize("document", COMPUTING, ids=lambda document: document.id)
both = pytest.mark.parametrize("blank", [False, True], ids=["filled", "blank"])


def cells(sheet: Sheet) -> Iterator[Any]:
    """The cells of a laid-out document that a workbook has."""
    for start, part in zip(sheet.starts, sheet.parts, strict=True):
        if isinstance(part, LaidFields) and start:
            yield from (cell for _, cell in part.rows)
        elif isinstance(part, LaidTable) and start:
            yield from (cell for row in [*part.rows, part.totals] for cell in row.values())


def words(word: Any) -> str:
    """All words of a Word file, those of places to fill in, too."""
    tag = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
    return "\n".join(text.text or "" for text in word.element.body.iter(tag))


# -- What a formula means ----------------------------------------------------------------------------


def test_a_formula_keeps_its_brackets() -> None:
    a, b, c = (Value(number, name) for number, name in ((12, "A1"), (3, "B1"), (4, "C1")))
    for made, text, number in (
        (a - (b - c), "A1-(B1-C1)", 13),
        ((a + b) * c, "(A1+B1)*C1", 60),
        (a / (b * c), "A1/(B1*C1)", 1),
        (a / b / c, "A1/B1/C1", 1),
        (1 - a * b, "1-A1*B1", -35),
        ((a > b) * c, "(A1>B1)*C1", 4),
    ):
        assert (made.formula, made.now) == (text, number)


def test_what_cannot_be_said_is_nothing_and_no_word_is_more_than_a_number() -> None:
    share = Value(5, "A1") / Value(0, "B1")
    assert (share.now, share.fragile) == (None, True)
    unsure = Value(None, "C1", fragile=True, unsure=("C1",))
    chosen = when(unsure > 1, "over", "within")
    assert (chosen.now, chosen.formula) == (None, 'IF(C1="","",IF(C1>1,"over","within"))')
    assert (unsure + 1).now is None


def test_a_range_loses_its_first_cells() -> None:
    cells = Range(tuple(Value(number, f"B{number}") for number in (4, 5, 6)), "$B$4:$B$6")
    assert (cells.after(1).formula, cells.after(1).numbers) == ("$B$5:$B$6", [5, 6])
    assert absolute("C7") == "$C$7"
    assert value("it").formula == '"it"'


@pytest.mark.parametrize(
    ("now", "kind", "seen"),
    [
        (-1234.5, "money", "−£1,234"),
        (-0.04, "decimal", "0.0"),
        (0.123, "rate", "12.3%"),
        (1, "mark", "in"),
        (2.5, "mark", "2.5"),
        (None, "number", ""),
        (0, "text", ""),
        (date(2028, 9, 5), "date", "5 Sep 2028"),
    ],
)
def test_a_figure_is_shown_as_a_reader_writes_it(now: Any, kind: Any, seen: str) -> None:
    assert shown(now, kind) == seen


# -- The files ---------------------------------------------------------------------------------------


@each
@both
def test_a_file_has_the_same_bytes_each_time(document: Document, blank: bool) -> None:
    for name, _, is_blank in files(document):
        if is_blank == blank:
            made = content(document, name, blank=blank)
            assert made == content(document, name, blank=blank)
            with zipfile.ZipFile(io.BytesIO(made)) as archive:
                assert {info.date_time[0] for info in archive.infolist()} <= {1980, 2000}


@each
@both
def test_the_word_file_says_what_the_page_says(document: Document, blank: bool) -> None:
    sheet = Sheet(document, blank=blank)
    word = WordDocument(io.BytesIO(content(document, f"{document.id}.docx", blank=blank)))
    said = words(word)
    computed = {cell.text for cell in cells(sheet) if cell.formula}
    assert [text for text in texts(sheet) if text not in said and not (blank and text in computed)] == []
    assert (word.core_properties.title, word.core_properties.language) == (document.title, "en-GB")
    heads = [table.rows[0]._tr.findall(".//{*}tblHeader") for table in word.tables]
    assert sum(map(bool, heads)) == sum(isinstance(part, LaidTable) for part in sheet.parts)


@each
def test_a_blank_form_tells_nothing_of_the_case(document: Document) -> None:
    blank = words(WordDocument(io.BytesIO(content(document, f"{document.id}.docx", blank=True))))
    for part in Sheet(document).parts:
        if isinstance(part, Text):
            told = list(part.filled)
        elif isinstance(part, LaidFields):
            told = [cell.text for _, cell in part.rows if cell.text not in cell.choices]
        else:
            told = [
                row[column.key].text
                for row in part.rows
                for column in part.columns
                if not column.printed and row[column.key].text not in column.choices
            ]
        assert [text for text in told if len(text) > 12 and text in blank] == []


@each_computing
@both
def test_a_workbook_has_formulas_with_the_results_of_the_page(document: Document, blank: bool) -> None:
    made = content(document, f"{document.id}.xlsx", blank=blank)
    formulas, results = (openpyxl.load_workbook(io.BytesIO(made), data_only=only).active for only in (False, True))
    assert formulas.parent.vba_archive is None
    count = 0
    for cell in cells(Sheet(document, blank=blank)):
        if cell.formula:
            count += 1
            assert str(formulas[cell.place].value).startswith("=")
        assert _alike(results[cell.place].value, cell.now), cell.place
    assert count


@each
def test_a_blank_form_names_no_project_and_no_year_of_the_case(document: Document) -> None:
    seen = " ".join(texts(Sheet(document, blank=True)))
    assert [project.title for project in (*case.MANDATORY, *case.RANKED) if project.title in seen] == []
    assert re.findall(r"\b20\d\d\b|branch|lorr|supplier|\bweb\b", seen, re.IGNORECASE) == []


@each_computing
def test_a_blank_form_passes_no_verdict(document: Document) -> None:
    said = {cell.text for cell in cells(Sheet(document, blank=True)) if cell.formula}
    assert {text for text in said if re.search("[a-z]", text)} == set()


def _alike(one: Any, other: Any) -> bool:
    if isinstance(one, datetime):
        one = one.date()
    if isinstance(one, int | float) and isinstance(other, int | float):
        return one == pytest.approx(other, abs=1e-6)
    return (one or None) == (other or None)


def _office(folder: Path, form: str) -> None:
    """Have LibreOffice open and convert everything in a folder."""
    office = shutil.which("soffice")
    if not office:
        pytest.skip("NOT TESTED: LibreOffice is not there")
    command = [office, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--convert-to", form, "--outdir", str(folder / "out"), *map(str, sorted(folder.glob("*.*x")))]
    subprocess.run(command, check=True, capture_output=True, timeout=900)


def test_another_program_computes_the_same(tmp_path: Path) -> None:
    """From the formulas alone, whose results are taken out first."""
    for document in COMPUTING:
        for blank in (True, False):
            name = f"{document.id}{'' if blank else '-filled'}.xlsx"
            openpyxl.load_workbook(io.BytesIO(content(document, name, blank=blank))).save(tmp_path / name)
    _office(tmp_path, "xlsx:Calc MS Excel 2007 XML")
    unlike = []
    for document in COMPUTING:
        for blank in (True, False):
            name = f"{document.id}{'' if blank else '-filled'}.xlsx"
            page = openpyxl.load_workbook(tmp_path / "out" / name, data_only=True).active
            unlike += [
                f"{name} {cell.place}: {page[cell.place].value!r}, not {cell.now!r}"
                for cell in cells(Sheet(document, blank=blank))
                if not _alike(page[cell.place].value, cell.now)
            ]
    assert unlike == []


def test_another_program_opens_the_word_files(tmp_path: Path) -> None:
    for document in DOCUMENTS:
        for blank in (True, False):
            name = f"{document.id}{'' if blank else '-filled'}.docx"
            (tmp_path / name).write_bytes(content(document, name, blank=blank))
    _office(tmp_path, "txt:Text (encoded):UTF8")
    for document in DOCUMENTS:
        filled = (tmp_path / "out" / f"{document.id}-filled.txt").read_text(encoding="utf-8-sig")
        assert all(text in filled for text in texts(Sheet(document)))
        assert document.title in (tmp_path / "out" / f"{document.id}.txt").read_text(encoding="utf-8-sig")


# -- The case --------------------------------------------------------------------------


def test_the_ranked_list_is_in_the_order_of_its_scores() -> None:
    scores = [row["score"].value.number for row in prioritisation.RESULT.sheet.tables["scores"].rows]
    ranked = scores[len(case.MANDATORY) :]
    assert ranked == sorted(ranked, reverse=True)
