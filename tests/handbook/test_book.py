"""The handbook as a book: each thing in full once, cut to a role, and set so that one likes to read it."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest
from docutils import nodes
from docutils.core import publish_doctree
from docutils.utils import new_document
from handbooks import BAKERY, build, fields, handbook, letters, missing, printed, project
from sphinx.config import Config

from pmo_guide import parts, questions
from pmo_guide.framework import FRAMEWORK
from pmo_guide.handbook.bounds import misprints
from pmo_guide.handbook.builder import HandbookBuilder, author_of, contrast_with_white
from pmo_guide.handbook.edition import Edition, cut_sources
from pmo_guide.handbook.forms import TYPEFACE
from pmo_guide.handbook.reading import read
from pmo_guide.handbook.render.walk import Walker, leads_in
from pmo_guide.handbook.tables import Sheet, figures, placed, shape
from pmo_guide.handbook.typeface import TrueType
from pmo_guide.locales import catalogue
from pmo_guide.sphinx_ext.writing import pmo_part

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Once

    from pmo_guide.model import Framework


@pytest.fixture(scope="session")
def full_pdf(once: Once) -> Path:
    """The handbook of the small project with everything in it."""
    return once("bakery-full", lambda folder: handbook(BAKERY, folder, pmo_handbook_full="1")) / "out" / "handbook.pdf"


def pages_of(path: Path) -> list[str]:
    """Return the text of each page, in one line."""
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(path)]


def test_each_statement_and_each_action_stands_in_full_once(bakery_pdf: Path, bakery: Framework) -> None:
    text = letters(printed(bakery_pdf))
    statements = [part.text for one in bakery.competencies for part in one.indicators]
    assert [words for words in statements if text.count(letters(words)) != 1] == []
    evidence = [action.evidence for step in bakery.steps for action in step.actions if action.evidence]
    assert [words for words in evidence if text.count(letters(words)) != 1] == []


def test_a_card_tells_the_pages_of_its_statements_and_its_actions(bakery_pdf: Path) -> None:
    pages = pages_of(bakery_pdf)
    rate = next(n for n, text in enumerate(pages, 1) if "Says by smell" in text)
    first = next(n for n, text in enumerate(pages, 1) if "Keep a starter alive" in text)
    card = next(text for text in pages if "Make dough rise when it is wanted." in text)
    told = card[card.index("Make dough rise when it is wanted.") :]
    assert re.search(rf"Rate it: p\.\s{rate}\b", told)
    assert re.search(rf"Built by: 2 actions, p\.\s{first}\b", told)


def test_full_prints_all_of_it(full_pdf: Path, bakery_pdf: Path, bakery: Framework) -> None:
    text = letters(printed(full_pdf))
    actions = [action.text for step in bakery.steps for action in step.actions]
    assert [words for words in actions if text.count(letters(words)) < 2] == []  # in the table of the plan, too
    assert "verified" in text
    left = {name for name in fields(bakery_pdf) if not name.startswith("sheet/line-")} - fields(full_pdf).keys()
    assert left == set()


def test_a_blank_plan_is_a_page_of_lines(bakery_pdf: Path) -> None:
    lines = [name for name in fields(bakery_pdf) if name.startswith("sheet/line-")]
    numbers = {int(name.split("-")[1].split("/")[0]) for name in lines}
    assert numbers == set(range(1, len(numbers) + 1))
    with pikepdf.open(bakery_pdf) as pdf:
        [page] = [
            page
            for page in pdf.pages
            if any(str(place.get("/Parent", {}).get("/T", "")) == lines[0] for place in page.get("/Annots", ()))
        ]
        here = {str(place.Parent.T) for place in page.Annots if "/Parent" in place}
    assert here >= set(lines)


def test_a_wrong_role_is_told_with_the_right_ones(tmp_path: Path, bakery: Framework) -> None:
    ran = build("handbook", BAKERY, tmp_path, pmo_handbook_role="head-backer")
    assert ran.returncode
    assert "did you mean 'head-baker'" in ran.stderr
    assert f"the roles are {', '.join(role.id for role in bakery.roles)}" in ran.stderr


SET = """Page
====

.. list-table::
   :header-rows: 1

   * - Year
     - Gain
   * - One
     - -1,250
   * - Two
     - 980

The sum -5 + 20 = 15 is one. See :term:`yeast`, once more :term:`yeast`.

Second
------

Here :term:`yeast` and :term:`yeast` stand, too.

.. list-table::
   :header-rows: 1

   * - Name
     - What it is
{rows}

.. glossary::

   yeast
      It lifts.
"""


@pytest.fixture(scope="session")
def set_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook with tables, sums and terms; its second table begins low on a page."""
    folder = tmp_path_factory.mktemp("set")
    rows = "".join(f"   * - Row {n}\n     - {'Many words. ' * 12}\n" for n in range(1, 11))
    page = SET.format(rows=rows).replace("Second\n", f"{'Text of a paragraph. ' * 250}\n\nSecond\n", 1)
    return handbook(project(folder, page), folder)


def test_a_short_table_stays_on_one_page(set_pdf: Path) -> None:
    pages = pages_of(set_pdf)
    assert [n for n, text in enumerate(pages) if "Row 1 " in text] == [
        n for n, text in enumerate(pages) if "Row 10 " in text
    ]


def test_numbers_stand_on_the_right_with_true_minus_signs(set_pdf: Path) -> None:
    document = pypdfium2.PdfDocument(set_pdf)
    page = next(page for page in document if "1,250" in page.get_textpage().get_text_range())
    text = page.get_textpage()
    ends = {}
    for words in ("\N{MINUS SIGN}1,250", "980"):
        found = text.search(words).get_next()
        assert found
        ends[words] = text.get_charbox(found[0] + found[1] - 1)[2]
    assert max(ends.values()) - min(ends.values()) < 1.5


def test_a_page_is_told_once_in_a_section(set_pdf: Path) -> None:
    assert len(re.findall(r"yeast\s\(p\.", " ".join(pages_of(set_pdf)))) == 2


TO_THE_END = "(41 + 38 + 19 + 8 + 7) / 610 = 18.5%"


@pytest.mark.parametrize(
    ("typed", "printed_as"),
    [
        ("a loss of -5", "a loss of \N{MINUS SIGN}5"),
        ("(-£3)", "(\N{MINUS SIGN}£3)"),
        ("from 2-3 weeks, on 2026-11-27, A-4", "from 2-3 weeks, on 2026-11-27, A-4"),
        (
            "90 - 20 = 70",
            "90\N{NO-BREAK SPACE}\N{MINUS SIGN}\N{NO-BREAK SPACE}20\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}70",
        ),
        ("2025 - 2026", "2025\N{NO-BREAK SPACE}-\N{NO-BREAK SPACE}2026"),
        (
            "(41 + 38 + 19 + 8 + 7) / 610 = 18.5%",
            "(41 + 38 + 19 + 8 + 7) / 610 = 18.5%".replace(" ", "\N{NO-BREAK SPACE}"),
        ),
        (f"{' + '.join(['1,000'] * 9)} = 9,000", f"{' + '.join(['1,000'] * 9)} =\N{NO-BREAK SPACE}9,000"),
        ("1.5 h on 1 Oct 2028", "1.5\N{NO-BREAK SPACE}h on 1\N{NO-BREAK SPACE}Oct\N{NO-BREAK SPACE}2028"),
        ("6 × 4 hours", "6\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}4 hours"),
    ],
)
def test_figures(typed: str, printed_as: str) -> None:
    assert figures(typed) == printed_as


SPANS = """
+-------+-------------+
| Tall  | Wide        |
|       +------+------+
|       | Two  | 3.14 |
+-------+------+------+
| One   | Two  | 15   |
+-------+------+------+
"""


def test_a_cell_below_a_tall_one_is_of_the_column_in_which_it_stands() -> None:
    rows = [*publish_doctree(SPANS).findall(nodes.row)]
    columns = [[(cell.column, cell.wide, cell.high) for cell in row] for row in placed(rows, 3)]
    assert columns == [[(0, 1, 2), (1, 2, 1)], [(1, 1, 1), (2, 1, 1)], [(0, 1, 1), (1, 1, 1), (2, 1, 1)]]
    assert shape([], rows, None, 3, Sheet(450, 700)).numbers == (False, False, True)
    shares = [nodes.row("", nodes.entry("", nodes.paragraph("", text))) for text in ("36 (43%)", "5 (21%)")]
    single = [nodes.row("", nodes.entry(), *row.children) for row in shares]
    assert shape([], single, None, 2, Sheet(450, 700)).numbers == (False, True)
    assert [[cell.column for cell in row] for row in placed(rows, 2)] == [[0, 1], [1, 1], [0, 1, 1]]  # none is lost


def test_pages_below_a_page_are_sections_of_it(tmp_path: Path) -> None:
    source = project(tmp_path, "Above\n=====\n\nFirst.\n\n.. toctree::\n\n   below\n")
    (source / "below.rst").write_text("Below\n=====\n\nSecond.\n", encoding="utf-8")
    path = handbook(source, tmp_path)
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        above = next(item for item in outline.root if item.title == "Above")
        assert [item.title for item in above.children] == ["Below"]
    assert [("First." in text, "Second." in text) for text in pages_of(path) if "First." in text] == [(True, True)]


PAPERS = [("a4", 595, False), ("us-letter", 612, False), ("a5", 420, False), ("a4", 595, True)]


@pytest.mark.parametrize(("paper", "width", "duplex"), PAPERS)
def test_paper(paper: str, width: int, duplex: bool, tmp_path: Path, bakery_pdf: Path) -> None:
    told = {"pmo_handbook_paper": paper} | ({"pmo_handbook_duplex": "1"} if duplex else {})
    if paper == "a5":
        told["pmo_handbook_colour"] = "#7a1f1f"
    path = bakery_pdf if (paper, duplex) == ("a4", False) else handbook(BAKERY, tmp_path, **told)
    document = pypdfium2.PdfDocument(path)
    assert {round(page.get_width()) for page in document} == {width}
    ground = document[0].render().to_numpy()[0, 0].tolist()  # of the cover, as blue, green and red
    assert ground == ([0x1F, 0x1F, 0x7A] if paper == "a5" else [0x5C, 0x4C, 0x0F])
    if duplex:
        starts = [item.get_dest().get_index() for item in document.get_toc(max_depth=1)]
        assert starts
        assert [n for n in starts if n % 2] == []  # pages are counted from 0
    with pikepdf.open(path) as pdf:
        line = {str(field.T): field.Kids[0].Rect for field in pdf.Root.AcroForm.Fields if "/line-1/" in str(field.T)}
    text, whole = (
        float(line[name][2] - line["sheet/line-1/action"][0]) for name in ("sheet/line-1/action", "sheet/line-1/done")
    )
    assert text > 0.45 * whole  # numbers, dates and a tick need less than what is to do


@pytest.mark.parametrize(
    ("language", "day"), [("en", "8 November 2026"), ("de", "8. November 2026"), ("es", "8 de noviembre de 2026")]
)
def test_the_last_page_writes_its_date_as_its_language_does(
    language: str, day: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pmo_guide.handbook.builder._", catalogue(language).gettext)
    config = Config({"language": language})
    for name in ("html_baseurl", "pmo_handbook_errors"):
        config.add(name, "", "", [str])
    book = SimpleNamespace(config=config, framework=None, now=datetime(2026, 11, 8, tzinfo=UTC))
    assert f'"{day}"' in HandbookBuilder.facts(book)  # type: ignore[arg-type]


def test_papers_are_told(tmp_path: Path) -> None:
    ran = build("handbook", project(tmp_path, "Page\n====\n"), tmp_path, pmo_handbook_paper="a6")
    assert ran.returncode
    assert "'a6'; it may be a4, us-letter, a5" in ran.stderr
    assert contrast_with_white("#0f4c5c") > 4.5 > contrast_with_white("#88aacc")


def test_a_book_of_nobody_has_no_author() -> None:
    assert author_of(Config()) == ""
    assert author_of(Config({}, {"author": "Ada"})) == "Ada"


def test_nothing_of_a_book_is_missing_in_its_cut_that_the_role_needs(cut_pdf: Path, bakery: Framework) -> None:
    role = bakery.find("role", "head-baker")
    texts = [
        part.text for one in bakery.competencies for part in one.indicators if part.level <= role.targets.get(one.id, 0)
    ]
    assert missing(texts, printed(cut_pdf)) == []


def test_a_cut_has_the_scenarios_that_the_role_can_practise() -> None:
    """Those whose best choice shows no more of some competency than the role needs."""
    role = FRAMEWORK.find("role", "pmo-analyst")
    cases = questions.scenarios(FRAMEWORK)
    tree = new_document("page")
    tree += nodes.section("", *(pmo_part("", part=kind, answer=(cases,)) for kind in ("scenarios", "outcomes")))
    Edition(FRAMEWORK, {}, full=False, role=role, planned=False).change(tree)
    kept = [[case.id for case in part["answer"][0]] for part in tree.findall(pmo_part)]
    shown = {
        one.id: {name: max(choice.shows.get(name, 0) for choice in one.choices) for name in role.targets}
        for one in FRAMEWORK.scenarios
    }
    wanted = [
        name for name, best in shown.items() if any(0 < level <= role.targets[what] for what, level in best.items())
    ]
    assert kept == [wanted, wanted]
    assert 0 < len(wanted) < len(cases)


def test_each_page_has_a_head_with_a_section_of_the_chapter_that_it_names(book_pdf: Path) -> None:
    """But for the first pages, and those that begin with the title of a part or a chapter."""
    pdf = pypdfium2.PdfDocument(book_pdf)
    sections: dict[str, list[str]] = {}
    above = [""] * 9
    openings = set()
    for mark in pdf.get_toc():
        above[mark.level] = mark.get_title()
        sections.setdefault(above[mark.level], []).append("")
        if mark.level:
            sections[above[mark.level - 1]].append(mark.get_title())
        target = mark.get_dest()
        _mode, (_left, top, *_) = target.get_view()
        if mark.level < 2 and top > pdf[target.get_index()].get_height() - 80:
            openings.add(target.get_index())
    heads = [page.get_textpage().get_text_bounded(bottom=page.get_height() - 36).strip() for page in pdf]
    known = {letters(f"{chapter}{section}") for chapter, below in sections.items() for section in below}
    assert [head for head in heads if head and letters(head) not in known] == []
    first = min(openings)
    assert [n + 1 for n, head in enumerate(heads) if n > first and not head and n not in openings] == []


def test_what_goes_on_overleaf_says_so_and_no_entry_of_the_glossary_is_parted(book_pdf: Path) -> None:
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(book_pdf)]
    lists = [text for text in pages if "Counts towards:" in text]
    assert [text for text in lists if re.search(r"^[\w ,]+, continued\r?$", text, re.MULTILINE)]
    led = [text for text in pages if "Go to the checklist" in text]
    assert len(led) == len(FRAMEWORK.steps)
    assert [text for text in led if not re.search(r"Go to the checklist\s?\(p\.\s\d+\)", text)] == []
    entries = [text.splitlines()[1] for text in pages if text.startswith("Glossary")]
    assert entries
    assert [line for line in entries if line.startswith("See:")] == []


def test_columns_of_a_list_end_together(book_pdf: Path) -> None:
    """Where something else follows: of the glossary and of the sources."""
    pdf = pypdfium2.PdfDocument(book_pdf)
    for title in ("Sources", "Reports of what others said"):
        target = next(mark.get_dest() for mark in pdf.get_toc() if mark.get_title() == title)
        page = pdf[target.get_index()]
        middle, top = page.get_width() / 2, target.get_view()[1][1]
        text = page.get_textpage()
        words = [text.get_rect(n) for n in range(text.count_rects())]
        lowest = [
            min((bottom for left, bottom, _, high in words if (left > middle) == right and high > top + 5), default=800)
            for right in (False, True)
        ]
        assert abs(lowest[0] - lowest[1]) < 60, title


def test_a_definition_longer_than_a_page_goes_on_over_pages(tmp_path: Path) -> None:
    terms = [f"   term{n:02}\n      It means {n}.\n" for n in range(24)]
    terms[-1] += (
        "\n" + "\n\n".join(f"      Paragraph {n} of it. " + "Words of it go on. " * 20 for n in range(40)) + "\n"
    )
    source = project(tmp_path, "Page\n====\n\n.. glossary::\n\n" + "\n".join(terms))
    text = printed(handbook(source, tmp_path))  # which tells what is beyond a page
    assert missing([f"Paragraph {n} of it." for n in range(40)], text) == []


def test_no_two_entries_of_the_index_differ_in_capitals_alone(book_pdf: Path) -> None:
    pdf = pypdfium2.PdfDocument(book_pdf)
    [first] = [mark.get_dest().get_index() for mark in pdf.get_toc() if mark.get_title() == "Index"]
    text = "\n".join(pdf[n].get_textpage().get_text_range() for n in range(first, len(pdf)))
    names = [name.casefold() for name in re.findall(r"^([^\W\d][^\d\n]*?)\s+\d", text, re.MULTILINE)]
    assert len(names) > 100
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_what_introduces_a_table_stays_with_it() -> None:
    nodes.section("", short := nodes.paragraph("", "These."), nodes.table())
    assert leads_in(short)
    nodes.section("", long := nodes.paragraph("", "w" * 301), nodes.table())
    assert not leads_in(long)
    nodes.section("", plain := nodes.paragraph("", "These."), nodes.paragraph("", "More."))
    assert not leads_in(plain)


def test_a_scenario_alone_has_lines_as_short_as_those_of_two_in_a_row(book_pdf: Path) -> None:
    stories = letters(" ".join(case.text for case in FRAMEWORK.scenarios))
    pages = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(book_pdf))
    lines = [line for page in pages for line in page.splitlines() if len(line) > 30 and letters(line) in stories]
    assert len(lines) > len(FRAMEWORK.scenarios)
    assert [line for line in lines if len(line) > 75] == []


@pytest.mark.parametrize(("at_home", "full", "told"), [(True, False, True), (True, True, False), (False, False, False)])
def test_a_comparison_tells_the_longest_way_where_a_table_has_all_targets(
    at_home: bool, full: bool, told: bool
) -> None:
    first, second, found = questions.compare(FRAMEWORK, "programme-manager", "pmo-director")
    homes = {("role", role.id): ("framework/roles", role.id) for role in (first, second)} if at_home else {}
    tree = new_document("page")
    tree += (part := pmo_part("", part="compare", answer=(first, second, found)))
    Edition(FRAMEWORK, homes, full=full, role=None, planned=False).change(tree)
    if not told:
        assert (part["part"], part["answer"]) == ("compare", (first, second, found))
        return
    targets = [(FRAMEWORK.find("role", role.id).targets) for role in (first, second)]
    far = sorted(
        (targets[0].get(name, 0) - level, name) for name, level in targets[1].items() if level - targets[0][name] > 1
    )
    where = tree[-1]
    assert where.astext().startswith("All targets:")
    assert next(where.findall(nodes.inline))["pmo_pages"] == [("framework/roles", "pmo-targets-all")]
    lines = getattr(parts, part["part"])(parts.Nouns(), *part["answer"])
    assert sorted(link.id for link in parts.links(lines)) == sorted(name for _way, name in far)
    assert [line.parts[0].parts[0] for line in lines] == [f"+{-way}:" for way in sorted({way for way, _name in far})]


def test_a_cut_compares_its_role_alone_and_whole() -> None:
    """Of two other roles not even the tab is left."""
    role = FRAMEWORK.find("role", "pmo-analyst")
    homes = {("role", one.id): ("framework/roles", one.id) for one in FRAMEWORK.roles}
    tree = new_document("page")
    tree += (tabs := nodes.container("", design_component="tab-set"))
    for pair in (("pmo-analyst", "pmo-manager"), ("pmo-manager", "pmo-director")):
        tab = nodes.container("", nodes.rubric("", "Tab"), design_component="tab-item")
        tab += nodes.container("", pmo_part("", part="compare", answer=questions.compare(FRAMEWORK, *pair)))
        tabs += tab
    Edition(FRAMEWORK, homes, full=False, role=role, planned=False).change(tree)
    assert len(tabs) == 1
    [part] = tree.findall(pmo_part)
    assert part["part"] == "compare"
    assert {row.competency.id for row in part["answer"][2]} == set(role.targets)


def test_a_cut_prints_the_sources_that_it_cites() -> None:
    tree = new_document("sources")
    tree += (page := nodes.section("", nodes.title("", "Sources")))
    for name in ("used", "unused"):
        page += nodes.section("", nodes.title("", name), nodes.container("", nodes.citation(ids=[name])))
    page[1][1] += nodes.citation(ids=["unused-2"])
    cut_sources(tree, {"unused", "unused-2"})
    assert page.astext().split() == ["Sources", "used"]
    assert [one["ids"] for one in tree.findall(nodes.citation)] == [["used"]]


def test_what_is_short_stands_in_columns_and_what_is_long_does_not() -> None:
    walker = Walker("page", {}, SimpleNamespace(full=False))  # type: ignore[arg-type]
    short, long = (
        nodes.container("", nodes.paragraph("", "w" * count), classes=["pmo-scenario"]) for count in (1800, 1801)
    )
    assert walker.in_columns(short) == "scenarios"
    assert walker.in_columns(long) == ""


def test_the_form_brings_the_typeface_that_programs_write_in(bakery_pdf: Path) -> None:
    """What they make of it is looked at by veraPDF, too, with the other PDFs."""
    with pikepdf.open(bakery_pdf) as pdf:
        face = pdf.Root.AcroForm.DR.Font.Sans
        assert len(face.FontDescriptor.FontFile2.read_bytes()) > 10_000
        assert "/Suspects" not in pdf.Root.MarkInfo  # at which poppler takes offence


def test_a_typeface_is_cut_to_the_letters_of_a_form() -> None:
    face = TrueType(TYPEFACE.read_bytes())
    glyph, other = face.glyphs[ord("Ä")], face.glyphs[ord("Ж")]
    cut = TrueType(face.cut([glyph]))
    assert cut.outline(glyph).rstrip(b"\0") == face.outline(glyph).rstrip(b"\0")
    assert cut.outline(other) == b""
    assert cut.width(glyph) == face.width(glyph)
    assert cut.glyphs == face.glyphs
    assert len(cut.data) < len(face.data) / 2


def test_statements_that_are_ticked_come_back(bakery_pdf: Path, bakery: Framework, tmp_path: Path) -> None:
    name = f"indicator/{bakery.competencies[0].indicators[0].id}/held"
    with pikepdf.open(bakery_pdf) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            if name == field.T:
                field.V = field.Kids[0].AS = pikepdf.Name.on
            elif field.T == "sheet/line-1/action":
                field.V = pikepdf.String("My own words")
        pdf.save(tmp_path / "filled.pdf")
    found = read(tmp_path / "filled.pdf")
    assert {key: answer.value for key, answer in found.answers.items() if answer.written} == {name: True}
    assert found.left_out == ()


def test_text_over_text_is_told_with_page_and_source(tmp_path: Path) -> None:
    """Cells that span keep a table in one, so that one of thirty columns cannot be read."""
    rule = "+" + "------------+" * 30
    cells = ["|w0123456789 "] * 30
    table = "\n".join([rule, f"|{'Both':25}{''.join(cells[2:])}|", rule, f"{''.join(cells)}|", rule])
    ran = build("handbook", project(tmp_path, f"Page\n====\n\nText.\n\n.. _wide:\n\n{table}\n"), tmp_path)
    assert ran.returncode == 0
    told = r"page\.rst:\d+: WARNING: page \d of the handbook: '.*' is printed over '.*' \[pmo\.paper\]"
    assert re.search(told, ran.stderr)


def test_the_last_page_tells_where_the_site_is_and_how_to_report_an_error(tmp_path: Path) -> None:
    told = {"html_baseurl": "https://guide.example/", "pmo_handbook_errors": "Write to us."}
    last = pages_of(handbook(project(tmp_path, "Page\n====\n"), tmp_path, **told))[-1]
    assert "The site https://guide.example/" in last
    assert "Found an error? Write to us." in last


def test_text_beyond_the_page_is_found(tmp_path: Path) -> None:
    """A page that is cut to less than its text, as no page of ours is."""
    source = project(tmp_path, "Page\n====\n\nText.\n")
    with pikepdf.open(handbook(source, tmp_path)) as pdf:
        for page in pdf.pages:
            page.MediaBox = page.CropBox = pikepdf.Array([0, 0, 200, 842])
        pdf.save(tmp_path / "cut.pdf")
    found = list(misprints(tmp_path / "cut.pdf"))
    assert found
    assert {one.other for one in found} == {""}
    assert list(misprints(tmp_path / "out" / "handbook.pdf")) == []
