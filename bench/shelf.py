"""Other people's books as handbooks: each is fetched as it was published, built, and looked at for lost words.

``python3 -m bench.shelf FOLDER`` makes an environment in the folder, fetches the books from PyPI, and prints one line
for each: its pages, its warnings by kind, the words of its HTML that its PDF lacks, and its pages that stand in no
contents and so not in the PDF. Nothing of them is kept here.
``python3 -m bench.shelf FOLDER PROJECT...`` does so for projects that lie in folders, such as those that PyPI has not;
what their documentation needs is to be installed into the environment first.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2  # type: ignore[import-untyped]
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from collections.abc import Collection

ROOT = Path(__file__).parent.parent


class Shelved(NamedTuple):
    """A book on PyPI: its project, and what its documentation needs besides that."""

    project: str
    needs: tuple[str, ...] = ()


BOOKS = (
    Shelved("attrs", ("myst-parser", "furo", "sphinx-notfound-page", "sphinxcontrib-towncrier")),
    Shelved("nox", ("myst-parser", "sphinx-tabs", "witchhazel")),
    Shelved("flask", ("pallets-sphinx-themes", "sphinxcontrib-log-cabinet", "sphinx-tabs")),
    Shelved("jinja2", ("pallets-sphinx-themes", "sphinxcontrib-log-cabinet", "sphinx-issues")),
    Shelved("click", ("pallets-sphinx-themes", "sphinxcontrib-log-cabinet", "sphinx-tabs", "myst-parser")),
    Shelved("marshmallow", ("autodocsumm", "sphinx-issues", "sphinx-copybutton", "sphinxext-opengraph")),
)

HEAD, FOOT = 50, 40
"""How high the head and the foot of a page are, in points: a word may be parted by the end of a page, too."""
WRAPPER = """
import importlib.util, sys
from pathlib import Path
__file__ = {conf!r}
sys.path.insert(0, {folder!r})
exec(compile(Path(__file__).read_text(encoding="utf-8"), __file__, "exec"))
def _there(name):
    try:
        return importlib.util.find_spec(name) is not None
    except ImportError:
        return False
extensions = [name for name in extensions if _there(name)] + ["pmo_guide"]
pmo_framework = {framework!r}
intersphinx_mapping = {{}}
html_theme, html_theme_options, html_sidebars = "basic", {{}}, {{}}
html_static_path, html_logo, html_favicon = [], None, None
"""


def run(*command: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command and return what it says."""
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


def fetched(book: Shelved, folder: Path, python: Path) -> Path:
    """Return the folder of a book's documentation, as it was published."""
    if not list(folder.glob(f"{book.project}-*.tar.gz")):
        source = ("--no-deps", "--no-binary", book.project, book.project)
        run(python, "-m", "pip", "download", "-q", *source, cwd=folder)
    [archive] = folder.glob(f"{book.project}-*.tar.gz")
    with tarfile.open(archive) as opened:
        opened.extractall(folder, filter="data")
    return next(folder.glob(f"{book.project}-*/docs"))


def words_of_pages(folder: Path, outside: Collection[str]) -> Counter[str]:
    """Return the words of the articles in a folder of HTML, each with how often it stands there."""
    found: Counter[str] = Counter()
    for path in folder.rglob("*.html"):
        name = path.relative_to(folder).with_suffix("").as_posix()
        if name in outside or not Path(f"{folder}-doctrees", f"{name}.doctree").exists():  # an index, and the like
            continue
        article = BeautifulSoup(path.read_bytes(), "html.parser").select_one("div.body")
        for unseen in (
            article.select("script, style, .headerlink, .math, .viewcode-link, .toctree-wrapper") if article else ()
        ):
            unseen.decompose()
        found.update(re.findall(r"\w+", article.get_text(" ").casefold()) if article else ())
    return found


def lost(pdf: Path, pages: Path, outside: Collection[str]) -> list[str]:
    """Return the words of HTML that a PDF lacks; a word may be parted there at the end of a line."""
    pages_ = ((page, page.get_height() - HEAD) for page in pypdfium2.PdfDocument(pdf))
    text = " ".join(page.get_textpage().get_text_bounded(bottom=FOOT, top=top) for page, top in pages_).casefold()
    there, joined = set(re.findall(r"\w+", text)), re.sub(r"[\W_]+", "", text)
    return [
        word
        for word in words_of_pages(pages, outside)
        if word not in there and re.sub(r"[\W_]+", "", word) not in joined
    ]


def shelve(name: str, docs: Path, folder: Path, python: Path) -> str:
    """Build a book and return a line on what came of it."""
    conf = min(docs.rglob("conf.py"), key=lambda path: len(path.parts))
    own = folder / f"{name}-conf"
    own.mkdir(exist_ok=True)
    for path in conf.parent.iterdir():  # what is looked for beside conf.py
        if path != conf and not (own / path.name).exists():
            (own / path.name).symlink_to(path)
    framework = ROOT / "tests" / "roots" / "bakery" / "framework.py"
    settings = WRAPPER.format(conf=str(conf), folder=str(conf.parent), framework=str(framework))
    (own / "conf.py").write_text(settings, encoding="utf-8")
    told = {}
    for builder in ("html", "handbook"):
        out = folder / f"{name}-{builder}"
        command = (python, "-m", "sphinx", "-b", builder, "-c", own, "-d", f"{out}-doctrees", conf.parent, out)
        told[builder] = run(*command)
    faults = told["handbook"].stderr
    (folder / f"{name}.log").write_text(faults, encoding="utf-8")
    pdf = folder / f"{name}-handbook" / "handbook.pdf"
    if not pdf.exists():
        return f"{name}: no PDF: {faults[-400:]}"
    kinds = Counter(re.findall(r"\[(pmo\.\w+)\]", faults))
    outside = re.findall("in no contents, and so not in the handbook: (.*)", told["handbook"].stdout)
    names = [page for line in outside for page in line.split(", ")]
    missing = lost(pdf, folder / f"{name}-html", names)
    warned = ", ".join(f"{count} {kind}" for kind, count in kinds.items()) or "no warnings of ours"
    pages = len(pypdfium2.PdfDocument(pdf))
    words = f"{len(missing)} words lost: {' '.join(missing[:40])}"
    return f"{name}: {pages} pages; {warned}; {words}" + (f"; in no contents: {' '.join(names)}" if names else "")


def main(folder: Path, *others: Path) -> None:
    """Shelve all books, or the documentation of other projects."""
    folder.mkdir(parents=True, exist_ok=True)
    python = folder / "env" / "bin" / "python"
    if not python.exists():
        run(sys.executable, "-m", "venv", folder / "env")
        needs = [need for book in BOOKS for need in (book.project, *book.needs)]
        print(run(python, "-m", "pip", "install", "-q", "-e", f"{ROOT}[pdf]", *needs).stderr[-400:])
    for other in others:
        print(shelve(other.name, other, folder, python), flush=True)
    for book in BOOKS if not others else ():
        print(shelve(book.project, fetched(book, folder, python), folder, python), flush=True)


if __name__ == "__main__":
    main(*(Path(name).resolve() for name in sys.argv[1:]))
