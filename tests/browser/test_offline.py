"""The site installed and read offline: its worker keeps pages, gives way to a new version and leaves the rest alone."""

from __future__ import annotations

import json
import re
import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

REGISTER = """async () => {
    const {active, installing, waiting} = await navigator.serviceWorker.register('sw.js');
    const worker = installing ?? waiting ?? active;
    if (worker.state !== 'activated') await new Promise((done, fail) => worker.addEventListener('statechange', () => {
        if (worker.state === 'activated') done();
        if (worker.state === 'redundant') fail(new Error('redundant'));
    }));
}"""


@pytest.fixture
def site(book_html: Path, tmp_path: Path) -> Iterator[tuple[Path, str, ThreadingHTTPServer]]:
    """A copy of the book, its address behind a web server of this machine, and that server."""
    folder = shutil.copytree(book_html, tmp_path / "site", ignore=shutil.ignore_patterns("downloads"))
    (folder / "downloads").mkdir()
    (folder / "downloads" / "a.html").write_text("a download", encoding="utf-8")

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield folder, f"http://127.0.0.1:{server.server_port}/", server
        server.shutdown()


def test_pages_are_there_without_the_network_and_a_new_version_takes_over(
    site: tuple[Path, str, ThreadingHTTPServer], chromium: Browser
) -> None:
    folder, base, server = site
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(base)
        # On this machine no page registers it by itself.
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
        page.evaluate(REGISTER)
        kept = page.evaluate("caches.keys()")
        assert len(kept) == 1

        chapter = folder / "steps" / "leadership.html"
        chapter.write_text(chapter.read_text(encoding="utf-8").replace("<h1>", "<h1>Anew: "), encoding="utf-8")
        worker = folder / "sw.js"
        worker.write_text(
            re.sub(r'NAME \+ "\w+"', 'NAME + "next"', worker.read_text(encoding="utf-8")), encoding="utf-8"
        )
        page.goto(f"{base}steps/leadership.html?from=menu#top")
        assert "Anew" not in page.locator("h1").inner_text()
        page.evaluate("navigator.serviceWorker.register('../sw.js').then(one => one.update())")
        for _ in range(100):
            kept = page.evaluate("caches.keys()")
            if len(kept) == 1 and kept[0].endswith(" next"):
                break
            page.wait_for_timeout(100)
        assert [name.endswith(" next") for name in kept] == [True]
        page.reload()
        assert "Anew" in page.locator("h1").inner_text()

        assert page.goto(f"{base}downloads/a.html").ok  # type: ignore[union-attr]
        page.goto(base)
        server.shutdown()
        server.server_close()
        for name in ["", "index.html", "toolkit/assessment.html", "search.html?q=risk"]:
            assert page.goto(base + name).ok  # type: ignore[union-attr]
            assert page.locator("h1").first.inner_text()
        page.goto(f"{base}toolkit/assessment.html")
        page.locator(".pmo-assess").wait_for()
        page.locator(".pmo-file-button").last.click()  # fetched on demand, and kept
        page.get_by_role("dialog", name="Your progress").wait_for()
        assert page.evaluate("caches.match('../downloads/a.html').then(found => !found)")


def test_a_first_visit_asks_the_network_for_nothing_more(
    site: tuple[Path, str, ThreadingHTTPServer], chromium: Browser
) -> None:
    _folder, base, server = site
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(base)
        page.evaluate(REGISTER)
        page.wait_for_function("navigator.serviceWorker.controller")
        server.shutdown()
        server.server_close()
        page.locator(".pmo-file-button").last.click()  # what this opens was not loaded with the page
        page.get_by_role("dialog", name="Your progress").wait_for()


def test_the_worker_keeps_what_pages_are_made_of_and_no_downloads(book_html: Path) -> None:
    text = (book_html / "sw.js").read_text(encoding="utf-8")
    files = json.loads(re.search(r"const FILES = (\[.*\]);", text)[1])  # type: ignore[index]
    assert {"index.html", "framework.js", "_static/pmo-guide.js", "searchindex.js"} <= set(files)
    assert all((book_html / name).is_file() for name in files)
    assert not [name for name in files if name.startswith("downloads/") or name == "sw.js"]
    assert re.search(r'CACHE = NAME \+ "[0-9a-f]{16}"', text)


def test_the_manifest_names_what_is_there(book_html: Path) -> None:
    data = json.loads((book_html / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert (book_html / data["start_url"]).is_file()
    assert {icon["sizes"] for icon in data["icons"]} >= {"192x192", "512x512"}
    assert all((book_html / icon["src"]).is_file() for icon in data["icons"])


@pytest.mark.parametrize(
    ("host", "kept"),
    [
        ("guide.example.org", True),
        ("pmo.example.com", True),
        ("localhost", False),
        ("127.0.0.1", False),
        ("[::1]", False),
        ("deploy-preview-7--guide.example.app", False),
        ("guide.pages.dev", False),
        ("guide--7.org.readthedocs.build", False),
    ],
)
def test_where_the_site_is_only_tried_out_nothing_is_kept(host: str, kept: bool, root: Path, chromium: Browser) -> None:
    script = (root / "docs/_site/theme/static/site.js").read_text(encoding="utf-8")
    pattern = re.search(r"const trial = (/.*/);", script)[1]  # type: ignore[index]
    page = chromium.new_page()
    assert page.evaluate(f"host => !{pattern}.test(host)", host) == kept
    page.close()
