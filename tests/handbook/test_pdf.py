"""The PDF: accessible, reproducible, with every place to fill in under its key, and never with dropped text."""

from __future__ import annotations

import ctypes
import io
import json
import shutil
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from docutils import nodes
from docutils.utils import new_document
from handbooks import BAKERY, build, fields, handbook, letters, missing, printed, project
from PIL import Image
from pypdf import PdfWriter
from sphinx.config import Config
from sphinxcontrib.mermaid import mermaid

from pmo_guide.handbook import choose_results
from pmo_guide.handbook.expressions import quote
from pmo_guide.handbook.forms import PRINT
from pmo_guide.handbook.papers import PAPERS
from pmo_guide.handbook.pictures import UndrawnError, draw
from pmo_guide.handbook.render import Renderer
from pmo_guide.handbook.render.walk import Book, Chapter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Check

    from pmo_guide.model import Framework

STRANGE = r"#let x = [1] $a$ @b <c> `d` *e* _f_ \\ // /* \"q\" #panic()"


@pytest.fixture(scope="session")
def strange_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook whose text looks like Typst."""
    folder = tmp_path_factory.mktemp("strange")
    return handbook(project(folder, f"Page\n====\n\n::\n\n   {STRANGE}\n\n#panic() // x\n\n* ~a~ = [b]\n"), folder)


LONG = "settings = [" + ",".join(f"'word_{n}'" for n in range(16)) + "]"
RICH = f"""Page
====

.. contents::
   :local:

Other projects
--------------

.. code-block:: python
   :caption: How to set it
   :name: set-it

   {LONG}

Look at :numref:`set-it` and at a note. [#note]_ Another is empty. [#none]_

.. [#note] Its first part.

   * Its only point

   Its last part.

.. [#none]

| A verse
|   goes on
| and ends.

-q, --quiet  Say less.

.. describe:: the thing
              the same

   What it is.

.. productionlist::
   sentence: `word` "."

Of :math:`E = mc^2` and :eq:`sum`, as :manpage:`bc(1)` reckons; not of :math:`\\wrong{{x}}`.

.. math:: {{\\color{{red}}{{z}}}}^2 = \\begin{{pmatrix}} a & b \\cr c & \\text{{-}}d \\end{{pmatrix}}^\\top % a note

.. math:: \\sum_{{i=1}}^n i = \\frac{{n(n+1)}}{{2}}
   :label: sum

.. code-block:: python
   :linenos:
   :lineno-start: 41
   :emphasize-lines: 2

   first()
   second()

.. image:: logo.png
   :target: https://example.org/

.. graphviz::
   :alt: From dough to bread

   digraph {{ dough -> bread }}
"""


DOT = """numfig = True
import sys
extensions += ["sphinx.ext.graphviz"]
graphviz_dot, graphviz_dot_args = sys.executable, [__file__.replace("conf.py", "dot.py")]
"""
DRAWS = """import sys
words = '<text y="20" font-family="Times">dough</text>'
svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30">{words}</svg>'
open(sys.argv[-1].removeprefix("-o"), "w").write(svg)
"""


@pytest.fixture(scope="session")
def rich_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook of much that our own book has not."""
    folder = tmp_path_factory.mktemp("rich")
    source = project(folder, RICH, DOT)
    (source / "dot.py").write_text(DRAWS, encoding="utf-8")
    Image.new("RGB", (9, 9)).save(source / "logo.png")
    return handbook(source, folder)


WORD = "0123456789abcdef" * 8
COLUMNS = [f"column{n:02}" for n in range(24)]
BLOCKS = f"""Page
====

.. py:function:: weigh(flour)

   What it does.

   :param flour: The first part.

      The second part, and see :pep:`8`.

      * A point of it

      ::

         code = of.it
   :returns: One thing

      1. and another
   :raises ValueError: never

      Or seldom.

:A field: begins

   and goes on.

* A linked |badge|_ stands in a sentence.

.. |badge| image:: dot.png
   :alt: The picture in a line
.. _badge: https://example.org/

.. list-table::

   * - A cell

       of two parts

       * and a list
     - ::

          {WORD}
   * - A table

       .. list-table::

          * - inner one
            - inner two
            - inner three

       * .. glossary::

            explained
               Within a list.
     - .. math::
          :nowrap:

          \\begin{{eqnarray}} y & = & x \\nonumber \\end{{eqnarray}}

Marks l\u034e\u033aa\u0361n\u0339\u0332g\u0321\u0353\u032bl\u034e\u033ae stand on their letters.

.. sidebar:: Aside
   :subtitle: Below aside

   Beside it.

.. autosummary::

   textwrap.dedent

.. c:function:: int weight(int grams)
.. c:alias:: weight

As :c:expr:`2 * weight(3)` says. [Baker2020]_

.. [Baker2020] A source with a long label.

.. acks::

   * A helper

.. grid:: 2

   .. grid-item-card:: A linked card
      :link: index
      :link-type: doc

      In it.

   .. grid-item-card::
      :link: https://example.org/card

      A card without a title.

   .. grid-item-card:: A third card

      In the second row.

An icon :octicon:`rocket` and :fas:`rocket` stand in the sentence.

.. raw:: html

   <svg viewBox="0 0 9 9" role="img" aria-label="A loaf of bread"><circle cx="4" cy="4" r="4"/></svg>

+--------+-------------------------------------------+
| Spans  | A cell over two columns, longer than both |
|        +---------------------+---------------------+
|        | Below               | 3.14                |
+--------+---------------------+---------------------+
| Single | Two                 | 15                  |
+--------+---------------------+---------------------+

The word {WORD}, the literal ``{WORD}``, the address https://example.org/{WORD} and::

   {WORD}

{WORD}
{"-" * len(WORD)}

.. csv-table::
   :header: {",".join(COLUMNS)}

   {",".join(f"value{name}" for name in COLUMNS)}
"""


@pytest.fixture(scope="session")
def blocks_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook of what other projects put into a line, and of what is wider than a page."""
    folder = tmp_path_factory.mktemp("blocks")
    source = project(folder, BLOCKS, 'extensions += ["sphinx_design", "sphinx.ext.autosummary"]\n')
    Image.new("RGB", (90, 20), (15, 76, 92)).save(source / "dot.png")
    ran = build("handbook", source, folder)
    assert (ran.returncode, ran.stderr) == (0, "")
    return folder / "out" / "handbook.pdf"


def test_blocks_within_a_line_are_printed_whole(blocks_pdf: Path) -> None:
    texts = ["The first part.", "The second part, and see PEP 8", "A point of it", "code = of.it", "One thing"]
    texts += ["and another", "Or seldom.", "and goes on.", "stands in a sentence.", "of two parts", "and a list"]
    texts += ["A table", "inner one", "inner three", "Below aside", "Remove any common leading whitespace"]
    texts += ["int weight(int grams)int weight(int grams)", "As 2 * weight(3) says.", "A helper"]
    texts += ["A cell over two columns, longer than both", "Below 3.14 Single"]
    assert missing([*texts, WORD, *COLUMNS], printed(blocks_pdf)) == []
    assert letters(printed(blocks_pdf)).count(letters(WORD)) >= 6  # once as a title, and in the contents


def test_the_first_row_of_a_table_without_names_is_a_row_and_a_glossary_in_a_list_stays_in_it(blocks_pdf: Path) -> None:
    _page, text = page_with("inner one", blocks_pdf)
    assert "Bold" not in typeface_of("inner one", text)
    (left, *_), (of_list, *_) = (place_of(words, text) for words in ("explained", "and a list"))
    assert left > of_list - 10


def test_cards_stand_in_the_columns_of_their_grid_and_keep_their_links(blocks_pdf: Path) -> None:
    page, text = page_with("A linked card", blocks_pdf)
    first, second, third = (place_of(words, text) for words in ("A linked card", "A card without", "A third card"))
    assert second[0] - first[0] > 150
    assert (third[0], third[3] < first[3]) == (first[0], True)
    with pikepdf.open(blocks_pdf) as pdf:
        found = [link for link in pdf.pages[page].Annots if "/A" in link or "/Dest" in link]
        over = [link for link in found if abs(float(link.Rect[0]) - first[0]) < 3 and float(link.Rect[3]) > first[1]]
        assert over
        assert "https://example.org/card" in [str(link.A.URI) for link in found if "/A" in link]


def test_drawings_in_a_page_are_printed(blocks_pdf: Path) -> None:
    """An icon is decoration, and no reason to part a sentence."""
    _page, text = page_with("An icon", blocks_pdf)
    assert place_of("An icon", text)[1] == place_of("stand in the sentence", text)[1]
    with pikepdf.open(blocks_pdf) as pdf:
        said = [str(one.Alt) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
    assert "A loaf of bread" in said


def page_with(words: str, path: Path) -> tuple[int, pypdfium2.PdfTextPage]:
    """Return the number of the last page with some words, from 0, and its text."""
    texts = [(number, page.get_textpage()) for number, page in enumerate(pypdfium2.PdfDocument(path))]
    return next((number, text) for number, text in reversed(texts) if words in text.get_text_range())


def place_of(words: str, text: pypdfium2.PdfTextPage) -> tuple[float, float, float, float]:
    """Return where the first letter of some words stands: left, bottom, right and top."""
    index, _count = text.search(words).get_next()
    return tuple(map(round, text.get_charbox(index, loose=True)))


def typeface_of(words: str, text: pypdfium2.PdfTextPage) -> str:
    """Return the name of the typeface of some words."""
    index, _count = text.search(words).get_next()
    name = ctypes.create_string_buffer(100)
    pdfium.FPDFText_GetFontInfo(text.raw, index, name, 100, None)
    return name.value.decode()


def test_nothing_stands_beyond_the_page(blocks_pdf: Path, rich_pdf: Path, book_pdf: Path) -> None:
    for path in (blocks_pdf, rich_pdf, book_pdf):
        beyond = []
        for number, page in enumerate(pypdfium2.PdfDocument(path), 1):
            text, width = page.get_textpage(), page.get_width()
            rooms = [text.get_rect(n) for n in range(text.count_rects())]
            margin = PAPERS["a4"].right * 72 / 25.4 - 3 if path == book_pdf else 20  # a blank may stand beyond its line
            bad = [room for room in rooms if room[0] < 20 or room[2] > width - margin]
            beyond += [(number, text.get_text_bounded(*room)) for room in bad]
        assert beyond == []


def test_no_place_to_fill_in_touches_another(bakery_pdf: Path, book_pdf: Path) -> None:
    for path in (bakery_pdf, book_pdf):
        with pikepdf.open(path) as pdf:
            for number, page in enumerate(pdf.pages, 1):
                places = [place for place in page.get("/Annots", ()) if place.Subtype == "/Widget" and place.F == PRINT]
                rooms = sorted([*map(float, place.Rect)] for place in places)
                for n, (left, bottom, right, top) in enumerate(rooms):
                    for other in rooms[n + 1 :]:
                        touch = other[0] < right and other[1] < top and bottom < other[3] and left < other[2]
                        assert not touch, f"page {number}: {(left, bottom, right, top)}, {other}"


def links(path: Path) -> Iterator[tuple[str, int]]:
    """Yield what stands on each link within a handbook, and the number of the page that it leads to."""
    texts = pypdfium2.PdfDocument(path)
    with pikepdf.open(path) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        for page, text in zip(pdf.pages, texts, strict=True):
            for link in page.get("/Annots", ()):
                assert not str(link.get("/A", {}).get("/URI", "")).startswith(("place:", "field:"))
                if "/Dest" in link and isinstance(link.Dest, pikepdf.Array):
                    number = numbers[link.Dest[0].objgen]
                    assert str(link.Contents).lower().endswith(f"page {number}")
                    yield text.get_textpage().get_text_bounded(*map(float, link.Rect)).strip(), number


WORDS = "Grüße, fünf Öfen “quoted” €5"


@pytest.fixture(scope="session")
def filled_pdfs(bakery_pdf: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A handbook that programs filled in: pypdf, and PDFium, as Chrome and Edge do."""
    folder = tmp_path_factory.mktemp("filled")
    writer = PdfWriter(clone_from=bakery_pdf)
    for page in writer.pages:
        found = [place.get_object().get("/Parent", {}) for place in page.get("/Annots", ())]  # type: ignore[attr-defined]
        notes = {
            name: WORDS for name in (str(field.get("/T", "")) for field in found) if name.endswith(("/note", "/action"))
        }
        if notes:
            writer.update_page_form_field_values(page, notes, auto_regenerate=False)
    writer.write(folder / "pypdf.pdf")
    pdf = pypdfium2.PdfDocument(bakery_pdf)
    pdf.init_forms()
    form = pdf.formenv.raw
    with pikepdf.open(bakery_pdf) as source:
        for number, page in enumerate(source.pages):
            shown = pdf[number]
            for place in page.get("/Annots", ()):
                if "/Parent" in place and place.F == PRINT:
                    left, bottom, right, top = map(float, place.Rect)
                    spot = (form, shown.raw, 0, (left + right) / 2, (bottom + top) / 2)
                    pdfium.FORM_OnMouseMove(*spot)
                    pdfium.FORM_OnLButtonDown(*spot)
                    pdfium.FORM_OnLButtonUp(*spot)
                    for letter in "Ä 5 € é" if place.Parent.FT == "/Tx" else "":
                        pdfium.FORM_OnChar(form, shown.raw, ord(letter), 0)
                    pdfium.FORM_ForceToKillFocus(form)
    pdf.save(folder / "pdfium.pdf")
    return [folder / "pypdf.pdf", folder / "pdfium.pdf"]


def test_are_accessible(
    bakery_pdf: Path,
    personal_pdf: Path,
    cut_pdf: Path,
    strange_pdf: Path,
    rich_pdf: Path,
    blocks_pdf: Path,
    book_pdf: Path,
    filled_pdfs: list[Path],
    verapdf: Check,
) -> None:
    """Those that a program filled in as well: it sets what is written in the typeface that the form names."""
    made = [bakery_pdf, personal_pdf, cut_pdf, strange_pdf, rich_pdf, blocks_pdf, book_pdf]
    assert verapdf(*made, *filled_pdfs) == ""


def test_has_title_language_bookmarks_and_order(bakery_pdf: Path) -> None:
    with pikepdf.open(bakery_pdf) as pdf:
        assert str(pdf.docinfo.Title) == "The bakery's book"
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_outline() as outline:
            assert "Index" in [item.title for item in outline.root]
        assert all(page.Tabs == "/S" for page in pdf.pages if "/Annots" in page)


def test_links_lead_to_the_page_that_they_tell(bakery_pdf: Path) -> None:
    told = [(text.split()[-1], number) for text, number in links(bakery_pdf) if text and text[-1].isdigit()]
    assert len(told) > 20  # the contents and the index
    assert [(text, number) for text, number in told if text != str(number)] == []


def test_same_bytes_in_another_folder_and_on_two_processors(bakery_pdf: Path, tmp_path: Path) -> None:
    shutil.copytree(BAKERY, tmp_path / "elsewhere")
    assert handbook(tmp_path / "elsewhere", tmp_path, jobs=2).read_bytes() == bakery_pdf.read_bytes()


def test_every_place_to_fill_in_is_one_field_under_its_key(bakery_pdf: Path, bakery: Framework) -> None:
    wanted = {
        f"action/{action.id}/{what}" for step in bakery.steps for action in step.actions for what in ("done", "note")
    }
    wanted |= {f"competency/{one.id}/{what}" for one in bakery.competencies for what in ("level", "evidence")}
    wanted |= {f"indicator/{part.id}/held" for one in bakery.competencies for part in one.indicators}
    wanted |= {"plan/role", "plan/hours", "plan/start", "framework"}
    wanted |= {f"sheet/{one.id}-{n}/rated" for one in bakery.competencies for n in range(1, 6)}
    wanted |= {f"sheet/person-{n}/name" for n in range(1, 6)}
    wanted |= {f"sheet/story/{part}" for part in ("situation", "did", "outcome", "confirm")}
    found = fields(bakery_pdf)
    assert {name for name in found if not name.startswith("sheet/line-")} == wanted
    assert all(asked for name, asked in found.items() if name != "framework")


def test_formulas_and_drawings_are_pictures_that_say_what_they_show(rich_pdf: Path) -> None:
    """What those who cannot see them hear is what was typed; what is unknown is printed as it was."""
    with pikepdf.open(rich_pdf) as pdf:
        said = {str(one.Alt) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one}
    assert said >= {"E = mc^2", "https://example.org/", r"\sum_{i=1}^n i = \frac{n(n+1)}{2}", "From dough to bread"}
    text = printed(rich_pdf)
    assert "pmatrix" not in text
    assert missing([r"\wrong{x}", "as bc(1) reckons", "41first()", "42second()"], text) == []
    assert text.count("(1)") == 3  # the number of the formula, the link to it, and the page of a manual
    assert "dough" in text
    images = (page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]) for page in pypdfium2.PdfDocument(rich_pdf))
    widths = {round(right - left, 2) for found in images for left, _, right, _ in (one.get_bounds() for one in found)}
    assert (
        round(9 / 16 * PAPERS["a4"].size, 2) in widths
    )  # as large beside letters as in a browser, where one has 16 px
    assert not (rich_pdf.parent / "_images").exists()


def test_nothing_of_the_framework_is_missing(bakery_pdf: Path, bakery: Framework) -> None:
    texts = [action.text for step in bakery.steps for action in step.actions]
    texts += [part.text for one in bakery.competencies for part in one.indicators]
    texts += [one.title for one in (*bakery.competencies, *bakery.roles, *bakery.credentials, *bakery.steps)]
    assert missing(texts, printed(bakery_pdf)) == []


def test_a_cut_has_what_the_role_needs_alone(cut_pdf: Path, bakery: Framework) -> None:
    needed = bakery.find("role", "head-baker").targets
    rated = {name.split("/")[1] for name in fields(cut_pdf) if name.startswith("competency/")}
    assert rated == set(needed)
    text = letters(printed(cut_pdf))
    assert "saysbysmellhowolditis" in text
    assert "givealoafitsform" not in text  # shaping is not for head bakers
    assert "getsthesamecrusttwice" not in text  # nor is the third level of baking


UNPRINTABLE = """Page
====

Text.

.. math:: \\frac{1}{

More, with one letter \N{YI SYLLABLE IT} that no typeface has,

and in code: ``\N{YI SYLLABLE IX}``.

.. image:: none.png

.. image:: broken.png
   :alt: A broken one

.. image:: broken.svg
   :alt: A broken drawing

.. image:: dot.png

.. image:: dot.png
   :alt:
"""


def test_what_cannot_be_printed_is_told_with_page_and_line_and_has_a_placeholder(tmp_path: Path) -> None:
    unknown = "no typeface of the handbook has the letter"
    source = project(tmp_path, UNPRINTABLE)
    Image.new("RGB", (9, 9)).save(source / "dot.png")
    (source / "broken.png").write_bytes(b"no image")
    (source / "broken.svg").write_text("<svg", encoding="utf-8")
    ran = build("handbook", source, tmp_path)
    assert ran.returncode == 0
    told = [line.partition("page.rst:")[2] for line in ran.stderr.splitlines() if "page.rst:" in line]
    assert sorted(told) == [
        f"10: WARNING: {unknown} '\N{YI SYLLABLE IX}' (name one in pmo_handbook_fonts) [pmo.paper]",
        "12: WARNING: image file not readable: none.png [image.not_readable]",
        "12: WARNING: the image none.png cannot be printed [pmo.paper]",
        "14: WARNING: the image broken.png cannot be printed [pmo.paper]",
        "17: WARNING: the image broken.svg cannot be printed [pmo.paper]",
        "20: WARNING: the image dot.png needs an alternative text [pmo.paper]",
        "6: WARNING: this formula cannot be drawn: NoAvailableTokensError [pmo.paper]",
        f"8: WARNING: {unknown} '\N{YI SYLLABLE IT}' (name one in pmo_handbook_fonts) [pmo.paper]",
    ]
    text = printed(tmp_path / "out" / "handbook.pdf")
    for words in ("\\frac{1}{", "none.png", "A broken one", "A broken drawing", "that no typeface has,"):
        assert words in text


def test_letters_come_from_typefaces_that_the_configuration_names(tmp_path: Path) -> None:
    source = project(tmp_path, "Page\n====\n\nThe number \N{ALEF SYMBOL}.\n")
    used = typefaces(handbook(source, tmp_path / "plain"))
    with (source / "conf.py").open("a") as conf:
        conf.write("pmo_handbook_fonts = ['New Computer Modern Math']\n")
    assert typefaces(handbook(source, tmp_path / "named")) - used >= {"NewCMMath-Regular"}


def typefaces(path: Path) -> set[str]:
    """Return the names of the typefaces in a PDF."""
    with pikepdf.open(path) as pdf:
        fonts = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/BaseFont" in thing]
        return {str(font.BaseFont).partition("+")[2] for font in fonts} - {""}


def test_a_typeface_that_is_not_there_is_told(tmp_path: Path) -> None:
    source = project(tmp_path, "Page\n====\n", 'pmo_handbook_fonts = ["New Computer Modem"]\n')
    ran = build("handbook", source, tmp_path)
    assert ran.returncode
    assert (
        "neither a typeface nor a folder here: 'New Computer Modem'; did you mean 'New Computer Modern'" in ran.stderr
    )


def test_long_notes_are_printed_whole_and_one_letter_changes_no_other_note(
    mine: dict[str, Any], bakery: Framework, tmp_path: Path
) -> None:
    first, second, third, fourth, *_ = [action.id for step in bakery.steps for action in step.actions]
    long = " ".join(f"word{n}" for n in range(700))
    grown = f"action/{fourth}/note"
    notes = {
        f"action/{first}/note": long,
        f"action/{second}/note": "ok \N{GRINNING FACE}\N{VARIATION SELECTOR-16}",
        f"action/{third}/note": "\u2192 ½ ✓",
        grown: " ".join(f"middling{n}" for n in range(60)),
    }
    entries = mine["entries"] | {key: {"value": text, "at": 1} for key, text in notes.items()}
    entries["me/name"] = {"value": "Ada \N{YI SYLLABLE IT}", "at": 1}
    leftwards = f"competency/{bakery.competencies[1].id}/evidence"
    entries[leftwards] = {"value": "\u05e9\u05dc\u05d5\u05dd", "at": 1}
    (tmp_path / "my.json").write_text(json.dumps(mine | {"entries": entries}), encoding="utf-8")
    ran = build("handbook", BAKERY, tmp_path, pmo_handbook_progress=str(tmp_path / "my.json"))
    path = tmp_path / "out" / "handbook.pdf"
    told = "no typeface of the handbook has \N{YI SYLLABLE IT}\N{GRINNING FACE}, so that a square is printed for each"
    assert f"{tmp_path / 'my.json'}: {told} (name a typeface in pmo_handbook_fonts): action/{second}/note, me/name" in (
        " ".join(ran.stderr.split())
    )
    assert ran.stderr.count("[pmo.paper]") == 1
    text = printed(path)
    assert missing(long.split(), text) == []
    assert "The copy of Ada \N{WHITE SQUARE}" in text
    assert "?" not in drawn_in(path, f"action/{second}/note")
    assert appearance(path, leftwards).get_charbox(0)[0] > 300  # on the right, as Hebrew begins there
    begun = drawn_in(path, f"action/{first}/note")
    assert begun.startswith("word0 ")
    assert begun.endswith("goes on below")
    # A box is as high as it needs, and so nothing of it is printed again but its story.
    assert drawn_in(path, grown).split() == notes[grown].split()
    assert text.count("middling0 ") == 1
    with pikepdf.open(path) as pdf:
        found = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        values = {name: str(field.get("/V", "")) for name, field in found.items()}
        wide = {key: found[key].Kids[0].Rect[2] - found[key].Kids[0].Rect[0] for key in notes}
    beside = 47 * 72 / 25.4  # what is long stands below
    assert [key for key, width in wide.items() if width > 2 * beside] == [f"action/{first}/note", grown]
    assert {round(width) for width in wide.values() if width < 2 * beside} == {round(beside)}
    assert {key: values[key] for key in notes} == notes
    shown = "".join(drawn_in(path, f"action/{name}/note") for name in (second, third))
    assert "\u2192" in shown
    assert "½" in shown


def drawn_in(path: Path, name: str) -> str:
    """Return the text that is drawn in a field."""
    return str(appearance(path, name).get_text_range())


def appearance(path: Path, name: str) -> pypdfium2.PdfTextPage:
    """Return what is drawn in a field."""
    with pikepdf.open(path) as pdf:
        field = next(field for field in pdf.Root.AcroForm.Fields if name == field.T)
        look = field.Kids[0].AP.N
        sheet = pikepdf.new()
        sheet.add_blank_page(page_size=(300, 30))
        sheet.pages[0].add_resource(sheet.copy_foreign(look), pikepdf.Name.XObject, pikepdf.Name.Fx)
        sheet.pages[0].contents_add(b"/Fx Do")
        made = io.BytesIO()
        sheet.save(made)
    return pypdfium2.PdfDocument(made)[0].get_textpage()


def test_what_looks_like_typst_is_text(strange_pdf: Path) -> None:
    text = printed(strange_pdf)
    assert "#panic() // x" in text
    assert "$a$ @b <c>" in text


def test_what_other_projects_write_is_there(rich_pdf: Path) -> None:
    parts = (
        f"Other projects Listing 1 How to set it {LONG} Look at Listing 1",
        "1 Its first part. Its only point Its last part.",
        "A verse goes on and ends.",
        "-q, --quiet Say less.",
        "the thing the same What it is.",
        'sentence ::= word "."',
    )
    assert missing(parts, printed(rich_pdf)) == []
    assert "topic" not in printed(rich_pdf)  # the contents of a page have no name of their own
    texts = pypdfium2.PdfDocument(rich_pdf)
    with pikepdf.open(rich_pdf) as pdf:
        widths = [float(page.MediaBox[2]) for page in pdf.pages]
    places = [
        (text.get_charbox(n), width)
        for text, width in zip((page.get_textpage() for page in texts), widths, strict=True)
        for n in range(text.count_chars())
    ]
    assert [box for box, width in places if box[2] > width] == []


CHART = "graph TD; dough --> bread"


def test_mermaid_is_what_its_program_draws_or_what_was_typed(tmp_path: Path) -> None:
    program = tmp_path / "mmdc.py"
    program.write_text("import sys\nopen(sys.argv[-1], 'w').write(open(sys.argv[-3]).read())\n", encoding="utf-8")
    settings = {
        "mermaid_params": [],
        "mermaid_sequence_config": "",
        "mermaid_cmd_shell": False,
        "mermaid_verbose": True,
    }
    node = mermaid(code=CHART, options={})
    node.line = 7

    def drawn_by(command: list[str]) -> Path:
        config = SimpleNamespace(mermaid_cmd=command, **settings)
        builder: Any = SimpleNamespace(config=config, env=None, outdir=tmp_path / "out", srcdir=tmp_path)
        return draw(builder, node, "page")

    assert drawn_by([sys.executable, str(program)]).read_text(encoding="utf-8") == CHART
    shutil.rmtree(tmp_path / "out")
    with pytest.raises(UndrawnError, match="its program cannot be run"):
        drawn_by([str(tmp_path / "none")])
    chapter = rendered(node)
    assert chapter.faults == [("page", 7, "this picture cannot be drawn: its program cannot be run")]
    assert f'raw("{CHART}"' in chapter.source


def rendered(node: nodes.Element, **numbers: str) -> Chapter:
    """Return a document of one node as a chapter."""
    tree = new_document("page")
    tree += node

    def not_drawn(_node: nodes.Element, _docname: str) -> str:
        raise UndrawnError("its program cannot be run")

    book = Book({"page"}, set(), set(), {}, not_drawn, *[None] * 4, full=False)  # type: ignore[arg-type]
    return Renderer("page", numbers, book).chapter(tree, 0)


def test_what_other_extensions_number_is_called_by_its_number_and_needs_no_title() -> None:
    """Exercises and theorems: their parts are sections without a title, of ids that sections may have, too."""
    one = nodes.admonition(
        "", nodes.title(), nodes.section("", nodes.paragraph("", "Solve it."), ids=["x"]), ids=["ex"]
    )
    chapter = rendered(nodes.section("", nodes.title("", "Tasks"), one, ids=["ex"]), ex="exercise 1.1", **{"#ex": "3"})
    assert '"Exercise 1.1"' in chapter.source
    assert "Solve it." in chapter.source
    assert chapter.titles == [(1, "3\u2002Tasks")]
    assert "[##" not in chapter.source


def test_tabs_of_sphinx_tabs_have_their_names() -> None:
    """They are plain containers for builders that it does not know."""
    name = nodes.container("", nodes.container("", nodes.container("", nodes.paragraph("", "Linux"))))
    tab = nodes.container("", name, nodes.container("", nodes.paragraph("", "Do this.")))
    made = rendered(nodes.container("", tab, classes=["sphinx-tabs"])).source
    assert 'titled("tab-item", "Linux", par("Do this."))' in made


def test_results_of_notebooks_are_printed_in_the_best_form_that_can_be() -> None:
    config = Config()
    choose_results(None, config)  # type: ignore[arg-type]
    config.add("nb_mime_priority_overrides", [("handbook", "text/plain", 0)], "env", ())
    choose_results(None, config)  # type: ignore[arg-type]
    forms = sorted(config.nb_mime_priority_overrides, key=lambda one: one[2])
    assert [form for _builder, form, _number in forms[:2]] == ["image/svg+xml", "text/plain"]
    assert quote("\x1b[31mred\x1b[0m") == '"red"'  # as programs colour what they print


def test_a_fault_is_told_at_the_nearest_line() -> None:
    """Some extensions give their nodes no line, or the line 0."""
    image = nodes.image(uri="none.png", alt="")
    image.line = 0
    above = nodes.paragraph("", "Text.")
    above.line = 12
    assert [fault.line for fault in rendered(nodes.section("", nodes.title("", "T"), above, image)).faults] == [12]


MARKDOWN = """# Page

- [x] Task
  - Below it
- [ ] Other

One<br>
two,\\
three <span title="a > b">four</span>.[^1]

<div><svg aria-hidden="true"><text>drawn</text></svg><script>if (a < b) run()</script></div>

[^1]: A note.
"""


def markdown(folder: Path, page: str) -> Path:
    """Write a project of one page in Markdown."""
    source = project(folder, "", 'extensions.append("myst_parser")\nmyst_enable_extensions = ["tasklist"]\n')
    (source / "page.rst").unlink()
    (source / "page.md").write_text(page, encoding="utf-8")
    return source


def test_what_markdown_makes_is_there(tmp_path: Path) -> None:
    """Boxes of tasks, new lines, and notes without Markdown's line above them: they stand at the foot of the page."""
    path = handbook(markdown(tmp_path, MARKDOWN), tmp_path)
    page = next(one for one in pypdfium2.PdfDocument(path) if "Task" in one.get_textpage().get_text_range())
    lines = [line.replace("\N{NO-BREAK SPACE}", " ") for line in page.get_textpage().get_text_range().splitlines()]
    assert lines[lines.index("\N{BALLOT BOX WITH CHECK} Task") :][:6] == [
        "\N{BALLOT BOX WITH CHECK} Task",
        "• Below it",
        "\N{BALLOT BOX} Other",
        "One",
        "two,",
        "three four.1",
    ]
    assert [line for line in lines if "drawn" in line or "run" in line] == []
    drawn = [one.get_bounds() for one in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])]
    assert len([top for *_, top in drawn if top < page.get_height() / 2]) == 1  # the line above the notes


def test_html_that_says_something_is_told(tmp_path: Path) -> None:
    """A line of HTML alone makes HTML of all that follows, up to the next empty line."""
    page = "# Page\n\n<br>\nLost one\n\nText\n\n<p><input type='checkbox'>Lost&nbsp;two\n\n<img src=x>\n"
    ran = build("handbook", markdown(tmp_path, page), tmp_path)
    assert ran.returncode == 0
    assert [line.partition("page.md:")[2].partition(" (")[0] for line in ran.stderr.splitlines()] == [
        "3: WARNING: HTML has no form on paper: Lost one",
        "8: WARNING: HTML has no form on paper: Lost two",
        "10: WARNING: HTML has no form on paper: <img src=x>",
    ]
    assert missing(["Lost one", "Lost two", "<img src=x>"], printed(tmp_path / "out" / "handbook.pdf")) == []


def test_what_is_repeated_on_every_page_changes_no_page_that_is_told(tmp_path: Path) -> None:
    """The running head repeats a title, and a table the names of its columns; PDF/UA allows no link in either."""
    rows = "".join(f"| {n} | Text |\n" for n in range(90))
    table = f"| {{index}}`gamma` | Other |\n|---|---|\n{rows}"
    title = "# {index}`beta` [^1] and [index](index)"
    page = f"{title}\n\n{'Text.  ' * 4000}\n\n## Table\n\n{table}\n\n[^1]: Note.\n"
    path = handbook(markdown(tmp_path, page), tmp_path)
    texts = [one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(path)]
    first = next(n for n, text in enumerate(texts, 1) if "Text. Text." in text)
    head = next(n for n, text in enumerate(texts, 1) if "gamma" in text)
    assert "beta" in texts[first]  # the running head of the next page
    assert "gamma" in texts[head]  # the columns of the next page
    index = " ".join(texts[-1].split())
    assert f"beta {first}" in index
    assert f"gamma {head}" in index


@pytest.mark.parametrize("name", ["Plain", ":doc:`Linked <index>`"])
def test_names_of_columns_stand_on_every_page(name: str, tmp_path: Path) -> None:
    """A link in what is repeated would be one in an artifact, which PDF/UA forbids; there its words stand alone."""
    rows = "".join(f"   * - Row {n}\n     - Text\n" for n in range(90))
    table = f".. list-table::\n   :header-rows: 1\n\n   * - {name}\n     - Other\n{rows}"
    path = handbook(project(tmp_path, f"Page\n====\n\n{table}"), tmp_path)
    texts = [one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(path)]
    with_rows = [text for text in texts if "Row " in text]
    assert len(with_rows) > 1
    words = name.strip(":`").removeprefix("doc:`").partition(" ")[0]
    assert [words in text for text in with_rows] == [True] * len(with_rows)
    assert sum(words in text for text, _number in links(path)) == (words == "Linked")


def test_what_announces_a_list_stays_with_it(tmp_path: Path) -> None:
    """However long the text before is, no page ends with the announcement."""
    pages = {}
    for lines in range(38, 44):
        before = "".join(f"| line {n}\n" for n in range(lines))
        title = f"Page after {lines}"
        bar = "=" * len(title)
        pages[f"page-{lines}.rst"] = (
            f"{title}\n{bar}\n\n{before}\nThere are these two:\n\n* first of two\n* second of two\n"
        )
    contents = "".join(f"   {name}\n" for name in pages)
    source = project(tmp_path, f"Pages\n=====\n\n.. toctree::\n\n{contents}")
    for name, text in pages.items():
        (source / name).write_text(text, encoding="utf-8")
    texts = [
        one.get_textpage().get_text_range()
        for one in pypdfium2.PdfDocument(handbook(source, tmp_path, pmo_handbook_duplex=1))
    ]
    announced, begun = (
        [n for n, text in enumerate(texts) for _ in range(text.count(words))] for words in ("these two", "first of two")
    )
    assert len(announced) == len(pages)
    assert announced == begun


ODD = """
from pmo_guide.handbook.typesetting import Typesetter

compiler = Typesetter.compiler
Typesetter.compiler = lambda self, source: compiler(self, '#set text(font: "Nowhere")\\n' + source)
"""


def test_what_typst_warns_of_is_told_and_can_be_suppressed(tmp_path: Path) -> None:
    source = project(tmp_path, "Page\n====\n", ODD)
    told = build("handbook", source, tmp_path)
    assert "WARNING: unknown font family: nowhere [pmo.typesetting]" in told.stderr
    assert build("handbook", source, tmp_path, suppress_warnings="pmo.typesetting").stderr == ""


def test_a_template_that_typst_does_not_understand_is_told_and_no_picture_is_blamed(tmp_path: Path) -> None:
    source = project(tmp_path, "Page\n====\n\n.. image:: dot.png\n   :alt: A dot\n")
    Image.new("RGB", (9, 9)).save(source / "dot.png")
    (source / "own.typ").write_text("#let set = 1\n", encoding="utf-8")
    told = build("handbook", source, tmp_path, pmo_handbook_look="own.typ")
    assert told.returncode
    assert "Typst cannot set this book: expected pattern, found keyword `set`" in told.stderr
    assert "dot.png" not in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize(("how", "pages"), [("exclude", "secret"), ("include", "[!s]*")])
def test_only_wanted_pages_are_printed_and_links_to_others_become_text(how: str, pages: str, tmp_path: Path) -> None:
    """A page that two contents name stands in the book once, even if it is above itself; its name may be any."""
    source = project(tmp_path, "Page\n====\n\nSee :doc:`secret`.\n\n.. toctree::\n\n   secret\n   größe\n   größe\n")
    (source / "secret.rst").write_text("Hidden\n======\n\nNobody reads this.\n", encoding="utf-8")
    shown = "Open\n====\n\nAll read this.\n\n----\n\nAnd this.\n\n.. toctree::\n   :hidden:\n\n   page\n"
    (source / "größe.rst").write_text(shown, encoding="utf-8")
    (source / "own.typ").write_text("#let divider = align(center)[so far]\n", encoding="utf-8")
    text = letters(printed(handbook(source, tmp_path, pmo_handbook_look="own.typ", **{f"pmo_handbook_{how}": pages})))
    assert "nobodyreadsthis" not in text
    assert "seehidden" in text
    assert text.count("allreadthissofarandthis") == 1  # as the project's own look has it
