"""``nox -s live``: a save shows in the browser by itself, and the page says what is wrong until it is mended."""

from __future__ import annotations

import os
import queue
import shutil
import socket
import struct
import subprocess
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from copies import LAST, ROOT, copy_project
from copies import PAGE as CHAPTER
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

PAGE = "docs/dough.md"
LINE = "A {term}`starter` is patient;"
"""Of it, before which something is written."""
MODEL = "docs/framework.py"
OTHER = "docs/plain.md"


class Live:
    """A running server: its address, its project, and what it says in the terminal."""

    def __init__(self, folder: Path, process: subprocess.Popen[str]) -> None:
        self.folder = folder
        self.process = process
        self.said: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        self.address = self.said.get(timeout=120).partition(" ")[0]

    def _listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.put(line.rstrip())

    def built(self) -> list[str]:
        """Wait for the end of a build, and return what it found."""
        found = []
        while True:
            line = self.said.get(timeout=120)
            if line.endswith(("All is fine", "to mend")):
                return found
            found.append(line)

    def told(self) -> str:
        """Wait for the end of a build, and return the one thing that it found."""
        found = self.built()
        assert len(found) == 1, found
        return found[0]

    def change(self, file: str, old: str, new: str) -> None:
        """Save a file with something else in it."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def read(self) -> dict[str, int]:
        """When each page was read."""
        folder = self.folder / "docs/_build/doctrees/live"
        return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*.doctree")}


@contextmanager
def serving(folder: Path, *more: str) -> Iterator[Live]:
    command = [sys.executable, str(ROOT / "docs/_site/live"), "--no-browser", "--port", "0", *more]
    environment = os.environ | {"PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", env=environment
    ) as process:
        try:
            yield Live(folder, process)
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """A server of a small book, after its first build."""
    folder = tmp_path_factory.mktemp("live")
    shutil.copytree(ROOT / "tests/roots/bakery", folder / "docs")
    (folder / "pyproject.toml").write_text(
        f'[tool.pmo-guide]\nframework = "{MODEL}"\nbook = "docs"\n', encoding="utf-8"
    )
    with serving(folder) as live:
        assert live.built() == []
        yield live


@pytest.fixture
def chapter(live: Live, profile: BrowserContext) -> Page:
    """The page that is changed, as a browser shows it."""
    page = profile.new_page()
    page.goto(f"{live.address}dough.html")
    return page


def panel(page: Page) -> Callable[[str], None]:
    """A function that waits until the panel says this; nothing, where nothing is wrong."""

    def says(words: str) -> None:
        found = page.locator(".live-panel")
        if words:
            expect(found).to_contain_text(words, timeout=120_000)
        else:
            expect(found).to_be_hidden(timeout=120_000)

    return says


def test_our_book_shows_a_save_by_itself_as_it_is_published(tmp_path: Path, profile: BrowserContext) -> None:
    with serving(copy_project(tmp_path), "--watch", "guidebook") as live:
        assert live.built() == []
        page = profile.new_page()
        page.goto(f"{live.address}steps/network.html")
        live.change(CHAPTER, LAST, f"{LAST}\nA sentence that is new.\n")
        expect(page.get_by_text("A sentence that is new.")).to_be_visible(timeout=120_000)
        assert page.evaluate("document.querySelector('meta[http-equiv=Content-Security-Policy]').content")
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_only_what_changed_is_read(live: Live, chapter: Page) -> None:
    before = live.read()
    live.change(PAGE, LINE, f"A sentence that is new.\n\n{LINE}")
    expect(chapter.get_by_text("A sentence that is new.")).to_be_visible(timeout=120_000)
    assert live.built() == []
    after = live.read()
    assert {name for name in after if after[name] != before[name]} == {"dough.doctree"}


def test_a_change_of_the_model_shows_by_itself(live: Live, chapter: Page) -> None:
    live.change(MODEL, "Shape a hundred loaves", "Shape ninety loaves")
    expect(chapter.get_by_text("Shape ninety loaves").first).to_be_visible(timeout=120_000)
    assert live.built() == []


def test_what_is_wrong_stays_on_the_page_until_it_is_mended(live: Live, chapter: Page) -> None:
    says = panel(chapter)
    says("")
    live.change(PAGE, LINE, f"So **it is.\n\n{LINE}")
    told = live.told()
    assert told.startswith(f"{PAGE}:")
    says(told.partition(" ")[2])
    live.change(OTHER, "# ", "\n# ")  # another page, in which nothing is wrong
    assert live.built() == [told]
    says(told.partition(" ")[2])
    live.change(PAGE, "So **it is.\n\n", "")
    assert live.built() == []
    says("")


def test_what_only_a_build_finds_stays_too(live: Live, chapter: Page) -> None:
    says = panel(chapter)
    live.change(PAGE, LINE, f"```{{code-block}} nosuch\nx\n```\n\n{LINE}")
    told = live.told()
    assert told.startswith(f"{PAGE}:")
    live.change(OTHER, "# ", "\n# ")
    assert live.built() == [told]
    says("nosuch")
    live.change(PAGE, "```{code-block} nosuch\nx\n```\n\n", "")
    assert live.built() == []
    says("")


def test_a_model_that_cannot_be_used_leaves_the_pages_and_says_so(live: Live, chapter: Page) -> None:
    says = panel(chapter)
    live.change(MODEL, "effort=(2, 4),", "effort=(2, 4")
    told = live.told()
    assert "is missing" in told
    says("1 to mend")
    says(told.partition(" ")[2])
    expect(chapter.locator("h1")).to_contain_text("Work the dough")
    live.change(MODEL, "effort=(2, 4", "effort=(2, 4),")
    assert live.built() == []
    says("")


def test_what_editors_and_builds_leave_behind_starts_no_build(live: Live) -> None:
    for name in (".dough.md.swp", "dough.md~", "4913", ".#dough.md", "#dough.md#", "x.tmp", "_build/x.md"):
        (live.folder / "docs" / name).write_text("# X\n", encoding="utf-8")
    live.change(PAGE, LINE, f"So `it is.\n\n{LINE}")
    told = live.told()
    live.change(PAGE, "So `it is.\n\n", "")
    assert told.startswith(f"{PAGE}:")
    assert live.built() == []


def test_a_browser_that_hangs_up_is_no_news(live: Live) -> None:
    port = int(live.address.rstrip("/").rpartition(":")[2])
    for _ in range(5):  # a browser that leaves a page resets what it had asked for
        with socket.create_connection(("127.0.0.1", port)) as asking:
            asking.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            asking.sendall(b"GET /index.html HTTP/1.1\r\n")
    live.change(PAGE, LINE, f"So **it is.\n\n{LINE}")
    live.told()
    live.change(PAGE, "So **it is.\n\n", "")
    assert live.built() == []


def test_who_begins_with_a_fault_is_told_on_the_page(tmp_path: Path, profile: BrowserContext) -> None:
    files = {
        "pyproject.toml": '[tool.pmo-guide]\nframework = "docs/kitchen.py"\nbook = "docs"\n',
        "docs/conf.py": 'extensions = ["myst_parser", "pmo_guide"]\npmo_framework = "kitchen.py"\n',
        "docs/index.md": "# Bakery\n",
        "docs/kitchen.py": "FRAMEWORK = Framewrk(\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    page = profile.new_page()
    with serving(tmp_path) as live:
        assert page.goto(live.address).status == 404  # type: ignore[union-attr]
        panel(page)("docs/kitchen.py:1")
        able = 'levels=(Level(value=1, title="Able"),), steps=(Step(id="bread", title="Bread"),)'
        kneading = 'competencies=(Competency(id="kneading", title="Kneading", step="bread"),)'
        text = f'from pmo_guide.model import *\nFRAMEWORK = Framework(id="a", title="Bakery", {able}, {kneading})\n'
        (tmp_path / "docs/kitchen.py").write_text(text, encoding="utf-8")
        expect(page.get_by_role("heading", name="Bakery")).to_be_visible(timeout=120_000)
    expect(page.locator(".live-panel")).to_contain_text("The server has stopped", timeout=120_000)
