"""What the settings make of a built folder: a worker that keeps it, one that leaves, or nothing at all."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from pmo_guide.publish import offline
from pmo_guide.web import version_of

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Project


def kept(out: Path) -> dict[str, str]:
    """Return the files that the worker of a site keeps, with their versions."""
    text = (out / "sw.js").read_text(encoding="utf-8")
    found: dict[str, str] = json.loads(re.search(r"const FILES = (\{.*\});", text)[1])  # type: ignore[index]
    return found


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_the_worker_knows_each_file_in_its_version(bakery: Project, builder: str) -> None:
    manifest = {"short_name": "Bread", "start_url": "oven.html"}
    built = bakery.build(builder, pmo_offline=True, pmo_manifest=manifest)
    files = kept(built.out)
    assert {"index.html", "framework.js", "chapters.js", "_static/pmo-guide.js", "manifest.webmanifest"} <= files.keys()
    assert files == {name: version_of((built.out / name).read_bytes()) for name in files}
    page = built.page("index.html")
    link = page.select_one("link[rel=manifest]")
    assert link
    assert link["href"] == f"./manifest.webmanifest?v={files['manifest.webmanifest']}"
    assert page.select_one("script[src*='pmo-guide.js']")["data-worker"] == "./sw.js"  # type: ignore[index]
    told = json.loads((built.out / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert told | manifest == told
    assert told["name"] == "The bakery's book"


def test_what_no_page_loads_is_not_kept(bakery: Project) -> None:
    out = bakery.build(pmo_offline=True).out
    for name in ("downloads/a.html", "_downloads/1/b.png", "404.html"):
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text("x", encoding="utf-8")
    files = offline.worker(out)
    assert not re.search(r'"(_?downloads/.*?|404\.html|sw\.js|_sources/.*?)"', files)


@pytest.mark.parametrize(("setting", "worker"), [({}, None), ({"pmo_offline": False}, offline.leaving())])
def test_without_it_pages_name_no_worker_and_no_manifest(
    bakery: Project, setting: dict[str, Any], worker: str | None
) -> None:
    built = bakery.build(**setting)
    page = str(built.page("index.html"))
    assert "manifest" not in page
    assert "data-worker" not in page
    assert not (built.out / "manifest.webmanifest").exists()
    file = built.out / "sw.js"
    assert (file.read_text(encoding="utf-8") if file.exists() else None) == worker


def test_pages_follow_the_setting(bakery: Project) -> None:
    assert "data-worker" not in str(bakery.build().page("dough.html"))
    assert "data-worker" in str(bakery.build(pmo_offline=True).page("dough.html"))
    assert "data-worker" not in str(bakery.build(pmo_offline=False).page("dough.html"))


def test_the_guide_itself_names_icons_that_are_there(book_html: Path) -> None:
    data = json.loads((book_html / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert (book_html / data["start_url"]).is_file()
    assert {icon["sizes"] for icon in data["icons"]} >= {"192x192", "512x512"}
    assert all((book_html / icon["src"]).is_file() for icon in data["icons"])
    assert {"index.html", "search-words.js"} <= kept(book_html).keys()
