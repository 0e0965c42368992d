"""Modules become classic scripts, and pages load what they need of them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

from pmo_guide import web
from pmo_guide.framework import FRAMEWORK

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TOOLS = {f"toolkit/{tool}.html": tool for tool in web.TOOLS}


def write(folder: Path, **modules: str) -> Path:
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder


SMALL = {
    "one": "export const NAME = 'one';\nexport function* numbers() { yield 1; }\nexport class Thing {}\n",
    "two": "import {NAME, Thing} from './one.js';\nexport const told = NAME + typeof Thing;\nconst own = 2;\n",
    "main": "import {told} from './two.js';\nimport {NAME} from './one.js';\n"
    "const own = told + NAME;\nwindow.out = own;\n",
    "tools": "import {told} from './two.js';\nimport {more} from './more.js';\nwindow.out = told + more;\n",
    "more": "export const more = '!';\n",
}


def test_a_second_bundle_shares_the_modules_of_the_first(tmp_path: Path, chromium: Browser) -> None:
    folder = write(tmp_path, **SMALL)
    main, tools = web.bundle("main", folder=folder), web.bundle("tools", after="main", folder=folder)
    page = chromium.new_page()
    page.add_script_tag(content=main)
    assert page.evaluate("window.out") == "onefunctionone"
    page.add_script_tag(content=tools)
    assert page.evaluate("window.out") == "onefunction!"
    assert page.evaluate("Object.keys(pmoGuide).sort()") == sorted(SMALL)
    assert "yield" in main
    assert "yield" not in tools
    page.close()


@pytest.mark.parametrize(
    "line",
    [
        "import one from './one.js';",
        "import './one.js';",
        "export default 1;",
        "export let changing = 1;",
        "export {a};",
        "import {a} from 'package';",
        "const told = `${a ? `, as of ${a}` : ''}`;",
    ],
)
def test_a_form_that_cannot_be_joined_is_told(tmp_path: Path, line: str) -> None:
    folder = write(tmp_path, **SMALL | {"main": f"const a = 1;\n{line}\n"})
    with pytest.raises(web.BundleError, match=re.escape(f"main.js: {line!r} is of a form that cannot be joined")):
        web.bundle("main", folder=folder)


def test_modules_that_import_each_other_are_told(tmp_path: Path) -> None:
    folder = write(tmp_path, a="import {b} from './b.js';\n", b="import {a} from './a.js';\n")
    with pytest.raises(web.BundleError, match="import each other: a, b"):
        web.bundle("a", folder=folder)


@pytest.mark.parametrize(("asked", "runs"), [("?v={}", True), ("", True), ("?v=0123456789abcdef", False)])
def test_a_sealed_script_runs_on_pages_that_were_made_for_it(asked: str, runs: bool, chromium: Browser) -> None:
    script = web.sealed("window.out = 1;")
    page = chromium.new_page()
    page.route("http://book.test/**", lambda route: route.fulfill(body=script if ".js" in route.request.url else ""))
    page.goto("http://book.test/")
    page.evaluate("window.pmoGuide = {updated: {tellUpdated() { window.told = true; }}}")
    page.add_script_tag(url=f"http://book.test/a.js{asked.format(web.version_of(script))}")
    assert page.evaluate("[window.out, window.told]") == ([1, None] if runs else [None, True])
    page.close()


def test_a_version_is_of_all_that_goes_with_a_script() -> None:
    assert len({web.version_of(text) for text in (web.sealed("a"), web.sealed("b"), web.sealed("a", "c"))}) == 3
    assets = web.assets()
    asked = json.loads(re.search(r"\.versions=(\{.*?\});", assets["pmo-guide.js"])[1])  # type: ignore[index]
    assert asked == {kind: web.version_of(assets[f"pmo-guide-more.{kind}"]) for kind in ("js", "css")}


def data_of(book_html: Path, chromium: Browser) -> Any:
    page = chromium.new_page()
    page.add_script_tag(content=(book_html / "framework.js").read_text(encoding="utf-8"))
    data = page.evaluate("pmoGuideBook")
    page.close()
    return data


def test_the_data_for_tools_lead_to_where_things_are(book_html: Path, chromium: Browser) -> None:
    data = data_of(book_html, chromium)
    assert data["framework"] == json.loads((book_html / "framework.json").read_text(encoding="utf-8"))
    kept = {f"action/{action.id}" for step in FRAMEWORK.steps for action in step.actions}
    kept |= {f"competency/{item.id}" for item in FRAMEWORK.competencies}
    kept |= {f"{kind}/{item.id}" for kind in ("step", "role") for item in getattr(FRAMEWORK, f"{kind}s")}
    assert kept <= data["places"].keys()
    assert {section["step"] for section in data["sections"]} == {step.id for step in FRAMEWORK.steps}
    assert all(1 <= section["minutes"] <= 30 and section["title"] for section in data["sections"])
    ids: dict[str, set[str]] = {}
    for url in [*data["places"].values(), *(section["url"] for section in data["sections"])]:
        name, _, anchor = url.partition("#")
        if name not in ids:
            page = BeautifulSoup((book_html / name).read_bytes(), "html.parser")
            ids[name] = {tag["id"] for tag in page.select("[id]")}
        assert unquote(anchor) in ids[name], url


def test_the_actions_of_each_chapter_are_told_by_its_address(book_html: Path, chromium: Browser) -> None:
    page = chromium.new_page()
    page.add_script_tag(content=(book_html / "chapters.js").read_text(encoding="utf-8"))
    told = page.evaluate("pmoGuideChapters")
    page.close()
    steps = {f"steps/{step.id}.html": " ".join(action.id for action in step.actions) for step in FRAMEWORK.steps}
    assert told == steps


def test_nothing_in_the_data_becomes_code(chromium: Browser) -> None:
    nasty = {"extra": {"__proto__": {"a": 1}, "x": "</script>\u2028`${1}`'\\"}}
    page = chromium.new_page()
    page.add_script_tag(content=web.book(json.dumps(nasty), {}, []))
    assert page.evaluate("JSON.stringify(pmoGuideBook.framework)") == page.evaluate(
        "text => JSON.stringify(JSON.parse(text))", json.dumps(nasty)
    )
    page.close()


def test_pages_load_what_they_need_and_know_where_they_stand(book_html: Path) -> None:
    for name in ["index.html", "search.html", "genindex.html", f"steps/{FRAMEWORK.steps[0].id}.html", *TOOLS]:
        page = BeautifulSoup((book_html / name).read_bytes(), "html.parser")
        loaded = [
            re.sub(r".*/|\?.*", "", tag.get("src") or tag["href"])
            for tag in page.select("script[src*=pmo-guide], link[href*=pmo-guide]")
        ]
        tools = [f"pmo-guide-{TOOLS[name]}.{kind}" for kind in ("css", "js")] if name in TOOLS else []
        assert sorted(loaded) == sorted(["pmo-guide.css", "pmo-guide.js", *tools]), name
        data = page.select_one("script[src*='pmo-guide.js']").attrs
        root = "../" if "/" in name else "./"
        assert (data["data-framework"], data["data-root"]) == (FRAMEWORK.id, root)
        assert data["data-version"] == FRAMEWORK.version
        if tools:
            scripts = [tag["src"] for tag in page.select("script[src*=pmo-guide]")]
            assert [(TOOLS[name] in src) for src in scripts] == [False, True]


def test_no_module_takes_a_name_from_two_others() -> None:
    """A merge may leave both lines, and then nothing of the page runs."""
    for path in Path(web.__file__).parent.glob("*.js"):
        names = [
            name.strip()
            for some in re.findall(r"^import \{([^}]*)\} from", path.read_text("utf-8"), re.MULTILINE)
            for name in some.split(",")
        ]
        assert len(names) == len(set(names)), path.name
