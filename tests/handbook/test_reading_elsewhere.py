"""Answers are found wherever programs put them, and a file made to harm ends in a sentence."""

from __future__ import annotations

import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pikepdf
import pymupdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Stream, String
from pypdf import PdfReader, PdfWriter

from pmo_guide.filled import FilledError
from pmo_guide.handbook.reading import MAX_TEXT, read

if TYPE_CHECKING:
    from pathlib import Path

    from pmo_guide.model import Framework

pytestmark = pytest.mark.filterwarnings(
    "ignore:This document has .* form widget"
)  # so it has, and is saved all the same


@pytest.fixture(scope="session")
def wanted(bakery: Framework) -> dict[str, Any]:
    """What a reader wrote, by the keys of the reader's file."""
    action, competency = bakery.steps[0].actions[0].id, bakery.competencies[0].id
    return {
        f"action/{action}/state": "done",
        f"action/{action}/note": "Ofen zu heiß, Łódź",
        f"competency/{competency}/level": 2,
        "plan/hours": 3,
    }


def by_field(wanted: dict[str, Any]) -> dict[str, str]:
    return {key.replace("/state", "/done"): "on" if value == "done" else str(value) for key, value in wanted.items()}


@pytest.fixture(scope="session")
def filled(bakery_pdf: Path, wanted: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook filled in as the standard of PDF has it."""
    path = tmp_path_factory.mktemp("elsewhere") / "filled.pdf"
    values = by_field(wanted)
    with pikepdf.open(bakery_pdf) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            if (value := values.get(str(field.T))) is None:
                continue
            if Name.Btn != field.FT:
                field.V = String(value)
                continue
            field.V = Name(f"/{value}")
            for place in field.Kids:
                place.AS = field.V if f"/{value}" in place.AP.N else Name.Off
        pdf.save(path)
    return path


def answers(path: Path) -> dict[str, Any]:
    found = read(path)
    assert found.left_out == ()
    return {key: answer.value for key, answer in found.answers.items() if answer.written}


def on_the_places(pdf: pikepdf.Pdf) -> None:
    """What some viewers do: the value stands on each place, the field knows nothing."""
    for field in pdf.Root.AcroForm.Fields:
        if "/V" in field and field.get("/Kids") and field.T != "framework":
            for place in field.Kids:
                place.V = field.V
            field.V = field.DV


def shown_alone(pdf: pikepdf.Pdf) -> None:
    """Boxes are only shown as ticked."""
    for field in pdf.Root.AcroForm.Fields:
        if field.get("/FT") == Name.Btn:
            del field.V


def as_utf16_streams(pdf: pikepdf.Pdf) -> None:
    for field in pdf.Root.AcroForm.Fields:
        if field.get("/FT") == Name.Tx and field.T != "framework" and str(field.V):
            field.V = pdf.make_stream(b"\xfe\xff" + str(field.V).encode("utf-16-be"))


def as_packed_streams(pdf: pikepdf.Pdf) -> None:
    for field in pdf.Root.AcroForm.Fields:
        if field.get("/FT") == Name.Tx and field.T != "framework" and str(field.V):
            packed = zlib.compress(b"\xef\xbb\xbf" + str(field.V).encode())
            field.V = Stream(pdf, packed, Filter=Name.FlateDecode)


def without_a_form(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AcroForm


def renamed(pdf: pikepdf.Pdf) -> None:
    """Names that clash with those of another file are changed."""
    for number, field in enumerate(pdf.Root.AcroForm.Fields):
        field.T = f"doc1.{field.T}" if number % 2 else f"{field.T}+1"


def within_one_field(pdf: pikepdf.Pdf) -> None:
    """All fields of a file come below one of its name."""
    parent = pdf.make_indirect(Dictionary(T="handbook", Kids=pdf.Root.AcroForm.Fields))
    for field in pdf.Root.AcroForm.Fields:
        field.Parent = parent
    pdf.Root.AcroForm.Fields = Array([parent])


@pytest.mark.parametrize(
    "change",
    [on_the_places, shown_alone, as_utf16_streams, as_packed_streams, without_a_form, renamed, within_one_field],
)
def test_answers_are_found(change: Any, filled: Path, wanted: dict[str, Any], tmp_path: Path) -> None:
    with pikepdf.open(filled) as pdf:
        change(pdf)
        pdf.save(tmp_path / "changed.pdf")
    assert answers(tmp_path / "changed.pdf") == wanted


def test_pages_appended_with_pypdf(filled: Path, bakery: Framework, wanted: dict[str, Any], tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.append(PdfReader(filled))
    writer.write(tmp_path / "appended.pdf")
    assert answers(tmp_path / "appended.pdf") == wanted
    assert read(tmp_path / "appended.pdf").framework == bakery.id


def test_pages_chosen_with_mupdf(filled: Path, bakery: Framework, wanted: dict[str, Any], tmp_path: Path) -> None:
    with pymupdf.open(filled) as pdf:
        pdf.select(range(1, len(pdf)))
        pdf.save(tmp_path / "chosen.pdf", garbage=3)
    assert answers(tmp_path / "chosen.pdf") == wanted
    assert read(tmp_path / "chosen.pdf").framework == bakery.id


def test_two_answers_under_one_name_are_told(filled: Path, wanted: dict[str, Any], tmp_path: Path) -> None:
    with pikepdf.open(filled) as pdf:
        field = next(field for field in pdf.Root.AcroForm.Fields if field.T == "plan/hours")
        field.Kids[0].V = String("5")
        pdf.save(tmp_path / "two.pdf")
    found = read(tmp_path / "two.pdf")
    assert found.left_out == ("plan/hours: it has several answers: '5' and '3'",)
    assert {key for key, answer in found.answers.items() if answer.written} == wanted.keys() - {"plan/hours"}


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (lambda pdf: Stream(pdf, zlib.compress(b"a" * 50_000_000), Filter=Name.FlateDecode), f"longer than {MAX_TEXT}"),
        (lambda pdf: Stream(pdf, b"no zlib", Filter=Name.FlateDecode), "its text is damaged"),
        (lambda pdf: Stream(pdf, b"x", Filter=Name.JPXDecode), "packed in a way"),
        (lambda pdf: String("9" * 5000), "it takes a number of hours"),
        (lambda pdf: Array([1, 2]), "something that is no text"),
    ],
)
def test_what_is_no_answer_is_told(value: Any, told: str, filled: Path, tmp_path: Path) -> None:
    with pikepdf.open(filled) as pdf:
        next(field for field in pdf.Root.AcroForm.Fields if field.T == "plan/hours").V = value(pdf)
        pdf.save(tmp_path / "odd.pdf")
    (line,) = read(tmp_path / "odd.pdf").left_out
    assert line.startswith("plan/hours: ")
    assert told in line


# -- files made to harm ------------------------------------------------------------------------------------------------


def test_a_field_that_is_its_own_child_many_times_over(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    field = pdf.make_indirect(Dictionary(T="a", FT=Name.Tx))
    field.Kids = Array([field] * 12)
    field.Parent = field
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
    place = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=Array([0, 0, 1, 1]), Parent=field))
    pdf.pages[0].Annots = Array([place])
    pdf.save(tmp_path / "loop.pdf")
    with pytest.raises(FilledError, match="not a handbook"):
        read(tmp_path / "loop.pdf")


SHAPES = st.sampled_from(
    [
        lambda _pdf, _around: 7,
        lambda _pdf, _around: 1.5,
        lambda _pdf, _around: True,
        lambda _pdf, _around: Name.Odd,
        lambda _pdf, _around: String("words"),
        lambda _pdf, _around: String(b"\xfe\xff\xd8\x00"),
        lambda _pdf, _around: Array(),
        lambda _pdf, _around: Array([1, None, Name.Odd, Array([Dictionary()])]),
        lambda _pdf, _around: Dictionary(),
        lambda pdf, _around: Stream(pdf, b"\xff\xfe\x00"),
        lambda _pdf, around: around,
        lambda _pdf, around: Array([around] * 12),
    ]
)
KEYS = st.sampled_from(
    ["/T", "/V", "/DV", "/FT", "/AP", "/AS", "/Kids", "/Parent", "/Subtype", "/Ff", "/TU", "/MK", "/Rect"]
)
SPOTS = st.sampled_from(["field", "place", "page", "form", "root", "info", "mark"])
OTHERS = {
    "page": "/Annots",
    "form": "/Fields",
    "root": "/AcroForm",
    "info": "/ModDate",
}


@pytest.fixture(scope="session")
def small(bakery_pdf: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of a handbook with its fields and nothing else: it is opened and saved 150 times."""
    path = tmp_path_factory.mktemp("small") / "small.pdf"
    with pikepdf.open(bakery_pdf) as pdf:
        del pdf.Root.StructTreeRoot, pdf.Root.Outlines, pdf.Root.AcroForm.DR
        page = next(page for page in pdf.pages if "/Annots" in page and any("/Parent" in one for one in page.Annots))
        page.Contents, page.Resources = pdf.make_stream(b""), Dictionary()
        page.Annots = Array([place for place in page.Annots if "/Parent" in place])
        pdf.Root.AcroForm.Fields = Array([place.Parent for place in page.Annots])
        for place in page.Annots:
            place.Parent.Kids = Array([place])
        for number in reversed(range(len(pdf.pages))):
            if pdf.pages[number].objgen != page.objgen:
                del pdf.pages[number]
        pdf.save(path)
    return path


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(changes=st.lists(st.tuples(SPOTS, KEYS, SHAPES), min_size=1, max_size=4))
def test_every_shape_of_every_key_ends_in_a_sentence(
    changes: list[tuple[str, str, Any]], small: Path, tmp_path: Path
) -> None:
    path = tmp_path / "shape.pdf"
    with pikepdf.open(small) as pdf:
        fields = [field for field in pdf.Root.AcroForm.Fields if field.get("/Kids")]
        page = next(page for page in pdf.pages if "/Annots" in page)
        spots = {
            "field": fields[0],
            "place": fields[0].Kids[0],
            "mark": next(field for field in fields if field.T == "framework"),
            "page": page.obj,
            "form": pdf.Root.AcroForm,
            "root": pdf.Root,
            "info": pdf.docinfo,
        }
        for spot, key, shape in changes:
            target = spots[spot]
            target[OTHERS.get(spot, key)] = shape(pdf, target)
        pdf.save(path)
    with suppress(FilledError):
        assert all(": " in line for line in read(path).left_out)
