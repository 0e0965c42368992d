"""What a build makes of the toolkit's documents: files and links on a site, the filled-in example everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from sphinx.testing.util import SphinxTestApp

from _toolkit import FOLDER, documents, files

PAGE = "# Papers\n\n```{document} status\n```\n\n```{document} forecast-error\n```\n"


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Build two pages with a builder; what the files hold is tried elsewhere."""
    monkeypatch.setattr("_toolkit.content", lambda document, name, *, blank: name.encode())
    source = tmp_path / "docs"
    (source / "deep").mkdir(parents=True)
    (source / "conf.py").write_text('extensions = ["myst_parser", "_toolkit"]\n', encoding="utf-8", newline="\n")
    (source / "index.md").write_text("# Top\n\n```{toctree}\ndeep/page\n```\n", encoding="utf-8", newline="\n")

    def make(builder: str, page: str = PAGE) -> SphinxTestApp:
        (source / "deep" / "page.md").write_text(page, encoding="utf-8", newline="\n")
        app = SphinxTestApp(builder, srcdir=source, builddir=tmp_path / "out")
        app.build()
        app.cleanup()
        return app

    return make


@pytest.mark.parametrize(
    ("builder", "page"), [("html", "deep/page.html"), ("dirhtml", "deep/page/index.html"), ("singlehtml", "index.html")]
)
def test_a_site_has_the_files_and_its_links_lead_to_them(build: Any, builder: str, page: str) -> None:
    app = build(builder)
    assert not app.warning.getvalue()
    wanted = {name for document in documents().values() for name, _, _ in files(document)}
    assert {path.name for path in Path(app.outdir, FOLDER).iterdir()} == wanted
    path = Path(app.outdir, page)
    links = [
        str(link["href"]) for link in BeautifulSoup(path.read_text("utf-8"), "html.parser").select("a[href*=docu]")
    ]
    leading = [link for link in links if FOLDER in link]
    assert len(leading) == 2 + 4
    assert all((path.parent / link).is_file() for link in leading)


@pytest.mark.parametrize(("builder", "page"), [("text", "deep/page.txt"), ("epub", "deep/page.xhtml")])
def test_what_is_no_site_has_the_example_and_no_links(build: Any, builder: str, page: str) -> None:
    app = build(builder)
    text = Path(app.outdir, page).read_text("utf-8")
    assert "18.5%" in text
    assert ".docx" not in text
    assert not Path(app.outdir, FOLDER).exists()


def test_files_are_written_again_only_where_something_changed(build: Any) -> None:
    folder = Path(build("html").outdir, FOLDER)
    for path in folder.iterdir():
        path.write_bytes(b"kept")
    build("html")
    assert {path.read_bytes() for path in folder.iterdir()} == {b"kept"}
    (folder / "status.docx").unlink()
    build("html")
    assert b"kept" not in {path.read_bytes() for path in folder.iterdir()}


def test_a_document_that_is_not_there_is_told_with_what_was_meant(build: Any) -> None:
    app = build("html", "# Papers\n\n```{document} statsu\n```\n")
    assert "page.md:3: ERROR: there is no document 'statsu'; did you mean" in app.warning.getvalue()
