"""Answers are found wherever programs put them, and a file made to harm ends in a sentence."""

from __future__ import annotations

import tracemalloc
import zlib
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pikepdf
import pymupdf
import pytest
from handbooks import MOMENT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Stream, String
from pypdf import PdfReader, PdfWriter

from pmo_guide.cli.handbook import bounded_memory
from pmo_guide.filled import FilledError
from pmo_guide.handbook import reading
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
    ways = ("doc1.{}", "{}+1", "{} (2)", "{}2", "Copy of {}", "doc1_{}")
    for number, field in enumerate(pdf.Root.AcroForm.Fields):
        field.T = ways[number % len(ways)].format(field.T)


def without_parents(pdf: pikepdf.Pdf) -> None:
    """The places on the pages no longer say to which field they belong; the form does."""
    for field in pdf.Root.AcroForm.Fields:
        for place in field.get("/Kids", ()):
            del place.Parent


def without_pages(pdf: pikepdf.Pdf) -> None:
    """Pages were taken out, and their fields are left in the form."""
    while len(pdf.pages) > 1:
        del pdf.pages[1]


def without_looks(pdf: pikepdf.Pdf) -> None:
    """How a box looks is left to whoever shows it."""
    for field in pdf.Root.AcroForm.Fields:
        for place in field.get("/Kids", ()):
            for key in {"/AP", "/AS"} & place.keys():
                del place[key]


def with_numbers(pdf: pikepdf.Pdf) -> None:
    """The states of a choice are numbered in an order of its own, and the field tells what they stand for."""
    field = next(field for field in pdf.Root.AcroForm.Fields if str(field.T).endswith("/level") and Name.Off != field.V)
    exported, chosen = [], str(field.V)
    for number, place in enumerate([*list(field.Kids)[2:], *list(field.Kids)[:2]]):
        [state] = place.AP.N.keys() - {"/Off"}
        exported.append(String(state[1:]))
        place.AP.N = Dictionary({f"/{number}": place.AP.N[state], "/Off": place.AP.N.Off})
        if state == chosen:
            field.V = Name(f"/{number}")
    field.Opt = Array(exported)


def with_slashes(pdf: pikepdf.Pdf) -> None:
    """The name of a choice is written with the mark of names once more, as with pypdf."""
    for field in pdf.Root.AcroForm.Fields:
        if field.get("/FT") == Name.Btn:
            field.Kids[0].V = String(str(field.V))


def signed(pdf: pikepdf.Pdf) -> None:
    """A signature is no answer."""
    place = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T="Signature", V=Dictionary(Type=Name.Sig))
    page = next(page for page in pdf.pages if "/Annots" in page)
    page.Annots.append(pdf.make_indirect(place))


def as_a_list_or_a_number(pdf: pikepdf.Pdf) -> None:
    for field in pdf.Root.AcroForm.Fields:
        if field.T == "plan/hours":
            field.V = 3
        elif field.get("/FT") == Name.Tx and field.T != "framework":
            field.V = Array([field.V])


def as_utf16_without_a_mark(pdf: pikepdf.Pdf) -> None:
    for field in pdf.Root.AcroForm.Fields:
        if field.get("/FT") == Name.Tx and field.T != "framework" and (text := str(field.V)):
            field.V = String(text.encode("utf-16-le" if field.T == "plan/hours" else "utf-16-be"))


def with_its_language(pdf: pikepdf.Pdf) -> None:
    for field in pdf.Root.AcroForm.Fields:
        if field.get("/FT") == Name.Tx and field.T != "framework" and (text := str(field.V)):
            field.V = String(b"\xfe\xff" + f"\x1bdeDE\x1b{text}".encode("utf-16-be"))


def within_one_field(pdf: pikepdf.Pdf) -> None:
    """All fields of a file come below one of its name."""
    parent = pdf.make_indirect(Dictionary(T="handbook", Kids=pdf.Root.AcroForm.Fields))
    for field in pdf.Root.AcroForm.Fields:
        field.Parent = parent
    pdf.Root.AcroForm.Fields = Array([parent])


@pytest.mark.parametrize(
    "change",
    [
        on_the_places,
        shown_alone,
        as_utf16_streams,
        as_packed_streams,
        as_utf16_without_a_mark,
        with_its_language,
        as_a_list_or_a_number,
        with_slashes,
        with_numbers,
        without_a_form,
        without_parents,
        without_pages,
        without_looks,
        renamed,
        within_one_field,
        signed,
    ],
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


def test_a_tick_taken_back_on_its_place_alone_is_read(personal_pdf: Path, tmp_path: Path) -> None:
    with pikepdf.open(personal_pdf) as pdf:
        field = next(one for one in pdf.Root.AcroForm.Fields if str(one.T).endswith("/done") and Name.on == one.V)
        for place in field.Kids:
            place.AS = Name.Off
        pdf.save(tmp_path / "back.pdf")
    assert list(answers(tmp_path / "back.pdf").values()) == ["todo"]


@pytest.mark.filterwarnings("ignore:Copying pages")
def test_two_copies_in_one_file_are_told(bakery_pdf: Path, personal_pdf: Path, tmp_path: Path) -> None:
    with pikepdf.open(bakery_pdf) as pdf, pikepdf.open(personal_pdf) as other:
        pdf.pages.extend(other.pages)
        pdf.save(tmp_path / "both.pdf")
    with pytest.raises(FilledError, match="pages of 2 copies"):
        read(tmp_path / "both.pdf")


def test_another_program_cannot_make_a_copy_younger(filled: Path, tmp_path: Path) -> None:
    """A new file with the old pages has a date of its own; the stamp tells when the copy was made."""
    with pikepdf.open(filled) as pdf:
        pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = "D:20300101000000Z"
        pdf.save(tmp_path / "new.pdf")
    found = read(tmp_path / "new.pdf")
    assert (found.made, found.changed) == (int(MOMENT) * 1000, 1_893_456_000_000)


@pytest.mark.parametrize(
    ("noted", "changed"),
    [
        ("D:20261231115959-12'00'", 1_798_761_599_000),
        ("D:20260101", None),  # before it was made
        ("yesterday", None),
        ("D:20269999", None),
    ],
)
def test_when_a_copy_was_saved(noted: str, changed: int | None, filled: Path, tmp_path: Path) -> None:
    with pikepdf.open(filled) as pdf:
        pdf.docinfo["/ModDate"] = noted
        moment = reading._moments(pdf, read(filled).stamp)[1]
    assert moment == changed


def test_a_date_of_no_zone_is_the_latest_that_it_can_be_but_not_to_come() -> None:
    now = datetime.now(UTC)
    assert reading._moment("D:20200101") == reading._moment("D:20200101120000Z")
    assert reading._moment(f"{now:D:%Y%m%d%H%M%S}") <= datetime.now(UTC).timestamp() * 1000
    later = now + timedelta(days=2)
    assert reading._moment(f"{later:D:%Y%m%d%H%M%S}") > now.timestamp() * 1000


def test_a_damaged_file_is_told_also_where_answers_are_found(filled: Path, tmp_path: Path) -> None:
    with pikepdf.open(filled) as pdf:
        pdf.save(tmp_path / "whole.pdf", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    content = (tmp_path / "whole.pdf").read_bytes()
    (tmp_path / "cut.pdf").write_bytes(content[: content.rindex(b"xref")] + b"trailer <</Root 1 0 R>>")
    assert answers(tmp_path / "whole.pdf")
    assert any(line.startswith("the file itself: it is damaged") for line in read(tmp_path / "cut.pdf").left_out)


def test_what_is_written_on_lines_that_only_paper_has_is_told(filled: Path, tmp_path: Path) -> None:
    with pikepdf.open(filled) as pdf:
        next(one for one in pdf.Root.AcroForm.Fields if str(one.T).startswith("sheet/")).V = String("mine")
        pdf.save(tmp_path / "line.pdf")
    assert (read(filled).on_paper, read(tmp_path / "line.pdf").on_paper) == (0, 1)


def test_two_answers_under_one_name_are_told(filled: Path, wanted: dict[str, Any], tmp_path: Path) -> None:
    with pikepdf.open(filled) as pdf:
        field = next(field for field in pdf.Root.AcroForm.Fields if field.T == "plan/hours")
        field.Kids[0].V = String("5")
        pdf.save(tmp_path / "two.pdf")
    found = read(tmp_path / "two.pdf")
    assert found.left_out == ("plan/hours: it has several answers: '5' and '3'",)
    assert {key for key, answer in found.answers.items() if answer.written} == wanted.keys() - {"plan/hours"}


PACKED = zlib.compress(b"a" * 20_000_000)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (lambda pdf: Stream(pdf, PACKED, Filter=Name.FlateDecode), f"longer than {MAX_TEXT}"),
        (lambda pdf: Stream(pdf, b"no zlib", Filter=Name.FlateDecode), "its text is damaged"),
        (lambda pdf: Stream(pdf, b"x", Filter=Name.JPXDecode), "packed in a way"),
        (lambda pdf: String("9" * 5000), "it takes a number of hours"),
        (lambda pdf: String("9" * (MAX_TEXT + 1)), f"longer than {MAX_TEXT}"),
        (lambda pdf: Array([1, 2]), "something that is no text"),
        (lambda pdf: Name("/" + "x" * (MAX_TEXT + 1)), "longer than"),
    ],
)
def test_what_is_no_answer_is_told(value: Any, told: str, filled: Path, tmp_path: Path) -> None:
    with pikepdf.open(filled) as pdf:
        next(field for field in pdf.Root.AcroForm.Fields if field.T == "plan/hours").V = value(pdf)
        pdf.save(tmp_path / "odd.pdf")
    (line,) = read(tmp_path / "odd.pdf").left_out
    assert line.startswith("plan/hours: ")
    assert told in line


def test_no_more_is_unpacked_than_an_answer_may_have() -> None:
    pdf = pikepdf.new()
    stream = Stream(pdf, PACKED, Filter=Name.FlateDecode)
    tracemalloc.start()
    try:
        with pytest.raises(ValueError, match="longer than"):
            reading._unpacked(stream)
        assert tracemalloc.get_traced_memory()[1] < 4 * MAX_TEXT
    finally:
        tracemalloc.stop()


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


def test_a_value_that_many_places_share_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    field = pdf.make_indirect(Dictionary(T="action/a/note", FT=Name.Tx, V="long"))
    mark = Dictionary(T="framework", V="bakery 1", FT=Name.Tx)
    pdf.Root.AcroForm = Dictionary(Fields=Array([field, pdf.make_indirect(mark)]))
    place = Dictionary(Type=Name.Annot, Subtype=Name.Widget, Parent=field)
    pdf.pages[0].Annots = Array([pdf.make_indirect(place) for _ in range(50)])
    pdf.save(tmp_path / "many.pdf")
    read_texts: list[bytes] = []
    monkeypatch.setattr(reading, "_decoded", lambda raw: read_texts.append(raw) or raw.decode())
    assert read(tmp_path / "many.pdf").answers["action/a/note"].value == "long"
    assert read_texts.count(b"long") == 1
    monkeypatch.setattr(reading, "MAX_PLACES", 49)
    with pytest.raises(FilledError, match="more than 49 places"):
        read(tmp_path / "many.pdf")


def test_what_pages_share_is_not_copied_for_each(filled: Path, wanted: dict[str, Any], tmp_path: Path) -> None:
    """pikepdf takes some 15 MB for each of these pages once it has looked at them as pages."""
    with pikepdf.open(filled) as pdf:
        shared = pdf.make_indirect(Array([pdf.make_indirect(Dictionary(Subtype=Name.Link))] * 30_000))
        for _ in range(100):
            pdf.add_blank_page()
            pdf.pages[-1].obj.Annots = shared
        pdf.save(tmp_path / "shared.pdf")
    with bounded_memory():
        assert answers(tmp_path / "shared.pdf") == wanted


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
