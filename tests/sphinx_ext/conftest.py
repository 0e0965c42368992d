"""Small Sphinx projects to build, in this process, each builder with a doctree folder of its own."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import apart
import pytest
from bs4 import BeautifulSoup
from sphinx.testing.util import SphinxTestApp
from sphinx.util.console import strip_colors
from sphinx.util.inventory import InventoryFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bs4 import Tag

ROOTS = Path(__file__).parent.parent / "roots"
BODY = re.compile(r'<div class="body" role="main">.*?<div class="clearer">', re.DOTALL)
MINIMAL = {"version": "1", "copyright": "2026", "epub_show_urls": "no"}


class Built(NamedTuple):
    """What one build left."""

    out: Path
    warnings: list[str]
    read: set[str]
    """The documents that were read, whether new or again."""
    pages: list[str]
    """The documents that there are; Sphinx leaves behind the pages of removed ones."""
    written: set[str] = set()  # noqa: RUF012 (never changed)
    """The documents of which Sphinx wrote the page, whether new or again."""

    def page(self, name: str) -> BeautifulSoup:
        """Return a page of HTML."""
        return BeautifulSoup((self.out / name).read_text(encoding="utf-8"), "html.parser")

    def article(self, name: str) -> Tag:
        """Return what a page says, without what the theme puts around it."""
        found = self.page(name).select_one("div.body, article")
        assert found, f"{name} has no body"
        return found

    def articles(self) -> dict[str, str]:
        """Return every page's article as HTML, as the theme "basic" writes it."""
        texts = {page: (self.out / f"{page}.html").read_text(encoding="utf-8") for page in self.pages}
        bodies = {page: BODY.search(text) for page, text in texts.items()}
        assert all(bodies.values())
        return {page: body[0] for page, body in bodies.items() if body}

    def inventory(self) -> dict[str, tuple[str, str]]:
        """Return our entries of ``objects.inv``: where each object stands, and its title."""
        entries = InventoryFile.loads((self.out / "objects.inv").read_bytes(), uri="").data
        return {
            f"{kind} {name}": (item.uri, item.display_name)
            for kind, items in entries.items()
            if kind.startswith("pmo:")
            for name, item in items.items()
        }

    def content(self) -> dict[str, object]:
        """Return all that an incremental build must have in common with a clean one."""
        files = [*self.out.glob("framework*.js*")] if self.inventory() else []
        data = {path.name: path.read_text(encoding="utf-8") for path in files}
        return {**self.articles(), **self.inventory(), **data}


class Project:
    """A Sphinx project in a folder of its own, to change and to build."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def copy(cls, root: str, to: Path) -> Project:
        """Return a project with the files of a folder of tests/roots."""
        shutil.copytree(ROOTS / root, to, dirs_exist_ok=True)
        return cls(to)

    def write(self, files: Mapping[str, str]) -> None:
        """Write files, given by name and text."""
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace what stands exactly once in a file."""
        text = (self.folder / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        self.write({name: text.replace(old, new)})

    @contextmanager
    def restored(self) -> Iterator[list[Built]]:
        """Within this block, which begins with a build, files may change; afterwards they are as before, and built.

        That build, from which pages are as before, too, is put into the list. After a failure all builds are forgotten.
        """
        before = {path.name: path.read_text(encoding="utf-8") for path in self.sources()}
        if not (self.folder / "_build/html").exists():
            self.build()
        done, whole = [], False
        try:
            yield done
            whole = True
        finally:
            for path in self.sources():
                if path.name not in before:
                    path.unlink()
            for name, text in before.items():  # one that did not change keeps its date
                path = self.folder / name
                if not path.exists() or path.read_text(encoding="utf-8") != text:
                    self.write({name: text})
            self.forget("_clean")
            if not whole:
                self.forget("_build")
        done.append(self.build())

    def sources(self) -> list[Path]:
        """Return the files of the project, without its builds."""
        return [path for path in self.folder.iterdir() if path.is_file()]

    def pages(self) -> list[str]:
        """Return the names of the documents."""
        return sorted(path.stem for path in self.sources() if path.suffix in (".md", ".rst"))

    def forget(self, to: str) -> None:
        """Remove what was built."""
        shutil.rmtree(self.folder / to, ignore_errors=True)

    def app(self, builder: str, to: str, **config: Any) -> SphinxTestApp:
        """Return Sphinx, ready to build; to be cleaned up."""
        return SphinxTestApp(
            builder,
            srcdir=self.folder,
            builddir=self.folder / to / builder,
            confoverrides={"nitpicky": True, **MINIMAL, **config},
        )

    def build(self, builder: str = "html", to: str = "_build", **config: Any) -> Built:
        """Build in this process, as far as the files have changed since the last build into the same folder."""
        read: set[str] = set()
        written: set[str] = set()
        app = self.app(builder, to, **config)
        try:
            app.connect("env-before-read-docs", lambda _app, _env, names: read.update(names))
            app.connect("doctree-resolved", lambda _app, _tree, name: written.add(name))
            app.build()
        finally:
            app.cleanup()
        told = strip_colors(app.warning.getvalue()).replace(f"{self.folder}/", "")
        return Built(Path(app.outdir), told.splitlines(), read, self.pages(), written)

    def apart(self, builder: str = "html", to: str = "_build", jobs: int = 1, **config: Any) -> apart.Ran:
        """Build as `build` does, in another process or in several."""
        settings = {"nitpicky": True, **MINIMAL, **config}
        return apart.run(self.folder, builder, self.folder / to / builder, settings, jobs)

    def sphinx(self, builder: str, jobs: int, *options: str, to: str = "_jobs") -> Run:
        """Run ``python -m sphinx`` as a user would, strictly."""
        out = self.folder / to / builder
        strict = ["-n", "-W", "--keep-going", f"-j{jobs}", "-b", builder]
        settings = [f"-D{name}={value}" for name, value in MINIMAL.items()]
        folders = ["-d", f"{out}-doctrees", ".", str(out)]
        command = [sys.executable, "-m", "sphinx", *strict, *settings, *options, *folders]
        ran = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False, timeout=300)
        told = strip_colors(ran.stderr).replace(f"{self.folder}/", "").splitlines()
        return Run(ran.returncode, Built(out, told, set(), self.pages()), ran.stdout + ran.stderr)


class Run(NamedTuple):
    """What a run of Sphinx in a process of its own gave."""

    status: int
    built: Built
    output: str


@pytest.fixture(scope="session")
def copied() -> Callable[[str, Path], Project]:
    """A function that copies a project from a folder of tests/roots."""
    return Project.copy


@pytest.fixture
def empty(tmp_path: Path) -> Project:
    """A project without files."""
    return Project(tmp_path)


@pytest.fixture
def bakery(tmp_path: Path) -> Project:
    """The bakery's book: MyST, with a framework in Python that calls its steps domains."""
    return Project.copy("bakery", tmp_path)


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The bakery's book for a whole run: what a test changes, it does within ``kept.restored()``.

    It has no index, which no test looks at.
    """
    project = Project.copy("bakery", tmp_path_factory.mktemp("kept"))
    project.replace("conf.py", "exclude", "html_use_index = False\nexclude")
    return project
