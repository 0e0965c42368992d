"""What hosts and search engines find at the top of the site, with an address of its own and without."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

TOP = "https://guide.example.org/team/guide/"
REPOSITORY = "https://code.example.org/team/guide"
UNLISTED = {"404.html", "genindex.html", "search.html"}
"""Pages that nobody looks for with a search engine."""


@pytest.fixture(scope="session")
def addressed(once: Callable[..., Path], root: Path) -> Path:
    """The folder of the book as a site that knows its address."""

    def build(folder: Path) -> None:
        command = [sys.executable, "-m", "sphinx", "-n", "-W", "--keep-going", "-q", "-b", "html"]
        command += ["-D", f"guide_repository={REPOSITORY}"]
        folders = ["-d", f"{folder}/doctrees", f"{root}/docs", f"{folder}/html"]
        environment = os.environ | {"GUIDE_URL": TOP.rstrip("/"), "SOURCE_DATE_EPOCH": "1795000000"}
        ran = subprocess.run([*command, *folders], env=environment, capture_output=True, text=True, check=False)
        if ran.returncode:
            pytest.fail(ran.stdout + ran.stderr, pytrace=False)

    return once("book-addressed", build) / "html"


@pytest.fixture
def origin(root: Path) -> ModuleType:
    """The module that tells where a page's text is kept."""
    spec = importlib.util.spec_from_file_location("origin", root / "docs/_site/origin.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pages(out: Path) -> dict[str, BeautifulSoup]:
    """Return all pages, by name."""
    found = (path for path in sorted(out.rglob("*.html")) if "_static" not in path.parts)
    return {path.relative_to(out).as_posix(): BeautifulSoup(path.read_bytes(), "html.parser") for path in found}


def content(page: BeautifulSoup, selector: str) -> str:
    """Return what a tag in the head says."""
    tag = page.select_one(selector)
    assert tag, selector
    return str(tag.get("content") or tag["href"])


def test_each_page_names_its_address_and_has_a_card(addressed: Path) -> None:
    for name, page in pages(addressed).items():
        assert content(page, "link[rel=canonical]") == TOP + name
        if name in UNLISTED:
            continue
        assert content(page, "meta[property='og:url']") == TOP + name
        assert content(page, "meta[property='og:title']")
        image = content(page, "meta[property='og:image']")
        assert (addressed / image.removeprefix(TOP)).is_file()
        if name.startswith(("steps/", "framework/", "toolkit/")):
            own = content(page, "meta[name=description]")
            assert content(page, "meta[property='og:description']") == own, name


def test_the_map_lists_every_page_that_one_may_look_for(addressed: Path) -> None:
    tree = ElementTree.parse(addressed / "sitemap.xml")
    listed = [str(node.text) for node in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert sorted(listed) == sorted(TOP + name for name in pages(addressed) if name not in UNLISTED)
    assert f"Sitemap: {TOP}sitemap.xml" in (addressed / "robots.txt").read_text(encoding="utf-8")


def test_the_page_for_what_is_not_there_works_at_every_depth(addressed: Path) -> None:
    page = pages(addressed)["404.html"]
    addresses = [tag.get("src") or tag.get("href") for tag in page.select("script[src], link[href], img[src], a[href]")]
    addresses += [tag[name] for tag in page.select("script[data-root]") for name in ("data-root", "data-book")]
    inner = [address for address in map(str, addresses) if not address.startswith(("http", "#"))]
    assert len(inner) > 20
    assert page.select_one("article h1").get_text() == "This page is not here"  # type: ignore[union-attr]
    assert page.select_one("article a[href='/team/guide/index.html']")
    for address in inner:
        assert address.startswith("/team/guide/"), address
        file = addressed / re.sub(r"[?#].*", "", address.removeprefix("/team/guide/"))
        assert file.exists(), address
        if file.suffix in (".js", ".css"):
            assert "?v=" in address


def test_a_site_that_knows_no_address_claims_none(book_html: Path) -> None:
    assert (book_html / ".nojekyll").is_file()
    assert (book_html / "favicon.ico").read_bytes().startswith(b"\0\0\1\0")
    assert (book_html / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\nDisallow:\n"
    assert not (book_html / "sitemap.xml").exists()
    assert "canonical" not in (book_html / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ({}, ""),
        ({"GUIDE_URL": "https://a.example/b"}, "https://a.example/b/"),
        ({"URL": "https://a.example", "GUIDE_URL": "https://b.example/"}, "https://b.example/"),
        ({"READTHEDOCS_CANONICAL_URL": "https://a.example/en/latest/"}, "https://a.example/en/latest/"),
        ({"URL": "a.example"}, ""),
    ],
)
def test_the_host_says_where_the_site_is(
    said: dict[str, str], address: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hosts = module(root / "docs/_site/hosts.py")
    for name in hosts.SAID_BY:
        monkeypatch.delenv(name, raising=False)
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    assert hosts.address() == address


def module(path: Path) -> Any:
    """Return a file of Python that is in no package."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def test_each_page_leads_to_where_its_text_is_kept(addressed: Path, root: Path) -> None:
    for name, page in pages(addressed).items():
        links = {link.get_text(): str(link["href"]) for link in page.select(".origin a")}
        if name in UNLISTED:
            assert links == {}
            continue
        if not links:  # the page was made, not typed
            assert not (root / "docs" / name).with_suffix(".md").exists()
            continue
        file = links["Edit this page"].removeprefix(f"{REPOSITORY}/edit/main/")
        assert (root / file).is_file(), name
        report = urlsplit(links["Report a mistake"])
        assert report.geturl().startswith(f"{REPOSITORY}/issues/new?")
        asked = dict(parse_qsl(report.query))
        assert asked == {"template": "mistake.yml", "place": TOP + name}
        form = (root / ".github/ISSUE_TEMPLATE" / asked["template"]).read_text(encoding="utf-8")
        assert "id: place" in form


def test_without_a_repository_nothing_is_shown(book_html: Path) -> None:
    assert not [name for name, page in pages(book_html).items() if page.select(".origin")]


def test_the_day_of_the_last_change_is_what_git_tells(tmp_path: Path, origin: ModuleType) -> None:
    def git(*arguments: str, day: str = "2026-01-01") -> None:
        environment = os.environ | {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
        named = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *named, *arguments], cwd=tmp_path, check=True, capture_output=True, env=environment)

    book = tmp_path / "one" / "docs"
    (book / "steps").mkdir(parents=True)
    git("init", "-q", "one")
    for day, name in (("2026-02-03", "index.md"), ("2026-03-04", "steps/é b.md"), ("2026-05-06", "index.md")):
        (book / name).write_text(day, encoding="utf-8")
        git("-C", "one", "add", "-A")
        git("-C", "one", "commit", "-qm", day, day=day)
    assert origin.last_changes(book) == {"index.md": date(2026, 5, 6), "steps/é b.md": date(2026, 3, 4)}
    git("clone", "-q", "--depth", "1", (tmp_path / "one").as_uri(), "two")
    assert origin.last_changes(tmp_path / "two" / "docs") == {}
    assert origin.last_changes(tmp_path) == {}
