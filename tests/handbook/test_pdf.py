"""The PDF: accessible, reproducible, with every place to fill in under its key, and never with dropped text."""

from __future__ import annotations

import importlib.util
import re
import shutil
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

spec = importlib.util.spec_from_file_location("handbook_tools", Path(__file__).parent / "conftest.py")
tools = importlib.util.module_from_spec(spec)
spec.loader.exec_module(tools)


def words(path: Path) -> str:
    """Return the text of a PDF as letters and digits alone: lines break, and words with them, where they must."""
    pdf = pypdfium2.PdfDocument(path)
    return letters(" ".join(page.get_textpage().get_text_range() for page in pdf))


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def without_pages(text: str) -> str:
    return re.sub(r"p\d+", "", text)


def fields(path: Path) -> dict[str, pikepdf.Object]:
    with pikepdf.open(path) as pdf:
        return {str(field.T): str(field.get("/TU", "")) for field in pdf.Root.AcroForm.Fields}


def test_is_accessible(bakery_pdf, verapdf):
    assert verapdf(bakery_pdf) == ""


def test_the_book_is_accessible(book_pdf, verapdf):
    assert verapdf(book_pdf) == ""


def test_has_title_language_bookmarks_and_order(bakery_pdf):
    with pikepdf.open(bakery_pdf) as pdf:
        assert str(pdf.docinfo.Title) == "The bakery's book"
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_outline() as outline:
            assert "Index" in [item.title for item in outline.root]
        assert all(page.Tabs == "/S" for page in pdf.pages if "/Annots" in page)


def test_same_bytes_in_another_folder(bakery_pdf, tmp_path):
    shutil.copytree(tools.BAKERY, tmp_path / "elsewhere")
    again = tools.handbook(tmp_path / "elsewhere", tmp_path)
    assert again.read_bytes() == bakery_pdf.read_bytes()


def test_every_place_to_fill_in_is_one_field_under_its_key(bakery_pdf, bakery):
    actions = [action["id"] for step in bakery["steps"] for action in step.get("actions", [])]
    wanted = {f"action/{name}/{what}" for name in actions for what in ("done", "note")}
    wanted |= {f"competency/{one['id']}/{what}" for one in bakery["competencies"] for what in ("level", "evidence")}
    wanted |= {"plan/role", "plan/hours", "plan/start", "framework"}
    found = fields(bakery_pdf)
    assert found.keys() == wanted
    assert all(asked for name, asked in found.items() if name != "framework")


def test_nothing_of_the_framework_is_missing(bakery_pdf, bakery):
    printed = without_pages(words(bakery_pdf))
    texts = [action["text"] for step in bakery["steps"] for action in step.get("actions", [])]
    texts += [part["text"] for one in bakery["competencies"] for part in one.get("indicators", [])]
    for kind in ("competencies", "roles", "credentials", "steps"):
        texts += [one["title"] for one in bakery.get(kind, [])]
    missing = [text for text in texts if without_pages(letters(text)) not in printed]
    assert missing == []


@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("us-letter", 612)])
def test_paper(paper, width, tmp_path, bakery_pdf):
    path = bakery_pdf if paper == "a4" else tools.handbook(tools.BAKERY, tmp_path, pmo_handbook_paper=paper)
    assert round(pypdfium2.PdfDocument(path)[2].get_width()) == width


def project(tmp_path, page: str, conf: str = "") -> Path:
    source = tmp_path / "source"
    source.mkdir()
    (source / "conf.py").write_text(f'project = "P"\nextensions = ["pmo_guide"]\n{conf}')
    (source / "index.rst").write_text("Title\n=====\n\n.. toctree::\n\n   page\n")
    (source / "page.rst").write_text(page)
    return source


def test_a_node_without_a_form_on_paper_names_page_and_line(tmp_path):
    source = project(tmp_path, "Page\n====\n\nText.\n\n.. math:: a^2\n\nMore.\n\n.. image:: none.png\n")
    ran = tools.build("handbook", source, tmp_path)
    assert ran.returncode
    assert "page.rst:6: ERROR: the node <math_block> has no form on paper" in ran.stderr
    assert "page.rst:10: ERROR: the image none.png needs an alternative text" in ran.stderr
    assert not (tmp_path / "out" / "handbook.pdf").exists()


def test_what_looks_like_typst_is_text(tmp_path, verapdf):
    strange = r"#let x = [1] $a$ @b <c> `d` *e* _f_ \\ // /* \"q\" #panic()"
    source = project(tmp_path, f"Page\n====\n\n::\n\n   {strange}\n\n{'#panic() // x'}\n\n* ~a~ = [b]\n")
    path = tools.handbook(source, tmp_path)
    printed = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))
    assert "#panic() // x" in printed
    assert "$a$ @b <c>" in printed
    assert verapdf(path) == ""


def test_excluded_pages_are_left_out_and_links_to_them_become_text(tmp_path):
    source = project(tmp_path, "Page\n====\n\nSee :doc:`secret`.\n\n.. toctree::\n\n   secret\n")
    (source / "secret.rst").write_text("Hidden\n======\n\nNobody reads this.\n")
    path = tools.handbook(source, tmp_path, pmo_handbook_exclude="secret")
    assert "nobodyreadsthis" not in words(path)
    assert "seehidden" in words(path)


def test_a_wrong_paper_is_told(tmp_path):
    ran = tools.build("handbook", project(tmp_path, "Page\n====\n"), tmp_path, pmo_handbook_paper="a5")
    assert ran.returncode
    assert "'a5'; it may be a4 or us-letter" in ran.stderr
