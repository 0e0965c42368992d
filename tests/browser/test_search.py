"""Searching the published site: what readers would want comes first, from a server and from a folder."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from pmo_guide.framework import FRAMEWORK

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

sys.path.append(str(Path(__file__).parents[2] / "docs" / "_site"))

import find
from find import Taken, sections_of

BUSINESS = FRAMEWORK.find("step", "business-acumen").title
OWN = Path(__file__).with_name("search-queries.tsv")
FIRST = """(asked) => {
  const find = guideFinder(guideSearch, MiniSearch);
  return asked.map((one) => find(one).slice(0, 2).map(({address}) => address.replace(/\\.html$/, '')));
}"""


def missed(page: Page, queries: Path) -> tuple[list[str], int]:
    """The queries for which no wanted page comes first or second, and how many were asked."""
    rows = [row[:2] for row in csv.reader(queries.read_text("utf-8").splitlines(), delimiter="\t")][1:]
    found = page.evaluate(FIRST, [asked for asked, _ in rows])
    wrong = [
        f"{asked}: {' '.join(first)} instead of {wanted}"
        for (asked, wanted), first in zip(rows, found, strict=True)
        if not set(first) & set(wanted.split())
    ]
    return wrong, len(rows)


@pytest.fixture
def search(profile: BrowserContext, book_html: Path) -> Callable[[str], Page]:
    """A function that opens the page of search from the disk with some words."""

    def open_it(asked: str) -> Page:
        page = profile.new_page()
        page.goto(f"{book_html.as_uri()}/search.html?q={asked}")
        return page

    return open_it


def test_nine_in_ten_of_readers_queries_find_their_page(search: Callable[[str], Page]) -> None:
    wrong, asked = missed(search(""), OWN)
    assert len(wrong) <= asked // 10, "\n".join(wrong)


def test_the_reviews_queries_find_their_page(search: Callable[[str], Page], shared: Path) -> None:
    queries = shared / "reviews" / "search-queries.tsv"
    if not queries.exists():
        pytest.skip(f"NOT TRIED: {queries} is not here")
    wrong, asked = missed(search(""), queries)
    assert asked - len(wrong) >= 37, "\n".join(wrong)


@pytest.mark.parametrize("asked", ["prioritization", "prioritisation", "prioritisatoin", "prioritising"])
def test_spelling_and_one_mistyped_letter_make_no_difference(search: Callable[[str], Page], asked: str) -> None:
    page = search(asked)
    titles = page.locator("#search-results h2").all_inner_texts()
    assert BUSINESS in titles[:3]


def test_a_page_comes_with_its_sections_and_a_line_of_text(search: Callable[[str], Page]) -> None:
    page = search("sunk+cost")
    first = page.locator("#search-results > li").first
    expect(first.locator("h2 a")).to_have_text(BUSINESS)
    section = str(first.locator("ul a").first.get_attribute("href"))
    assert section.startswith("./steps/business-acumen.html#")
    assert "sunk" in first.locator("ul mark").first.inner_text().lower()
    expect(page.locator("#search-found")).to_contain_text("pages")
    first.locator("ul a").first.click()
    expect(page.locator(f"#{section.partition('#')[2]}")).to_be_in_viewport()


def test_what_is_nowhere_is_told_and_contributors_pages_are_left_out(search: Callable[[str], Page]) -> None:
    page = search("xylophone")
    expect(page.locator("#search-found")).to_contain_text("Nothing found")
    page.locator("#q").fill("docutils")
    expect(page.locator("#search-found")).to_contain_text("Nothing found for “docutils”")


def test_results_come_while_one_types_and_the_address_keeps_the_words(search: Callable[[str], Page]) -> None:
    page = search("")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("mentor")
    expect(page.locator("#search-results h2").first).to_be_visible()
    page.keyboard.press("Enter")
    assert page.url.endswith("?q=mentor")


def test_on_a_phone_search_is_one_tap_away(profiles: Callable[..., BrowserContext], book_html: Path) -> None:
    page = profiles(viewport={"width": 390, "height": 844}).new_page()
    page.goto(f"{book_html.as_uri()}/steps/network.html")
    page.get_by_role("link", name="Search", exact=True).click()
    expect(page.locator("#q")).to_be_focused()


def test_an_article_is_taken_apart_at_headings_and_terms() -> None:
    told, sections = sections_of(
        '<head><meta name="description" content="What it is."></head><nav><p>Not this.</p></nav>'
        '<article role="main"><section id="top"><h1>Bread<a class="headerlink" href="#top">¶</a></h1><p>All of it.</p>'
        '<section id="dough"><h2>Dough</h2><p>Flour<br>and <b>water</b>.</p><script>none()</script></section>'
        '<dl class="glossary"><dt id="term-gate">gate</dt><dd><p>A point.</p></dd></dl></section></article>'
        "<p>Nor this.</p>"
    )
    assert told == {"description": "What it is."}
    assert [tuple(section) for section in sections] == [
        ("", "Bread", "All of it."),
        ("dough", "Dough", "Flour and water."),
        ("term-gate", "gate", "A point."),
    ]


def test_a_page_is_taken_apart_once_and_again_where_its_words_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = '<article><section><h1>Bread</h1><img src="a.svg?v=1" alt=""><p>Flour.</p></section></article>'
    file = tmp_path / "search.json"
    file.write_text("[cut off", encoding="utf-8")
    taken = Taken(file)
    assert json.dumps(taken.sections_of(page)) == json.dumps(sections_of(page))
    taken.keep()
    monkeypatch.setattr(find, "sections_of", lambda html: f"anew: {html}")
    assert json.dumps(Taken(file).sections_of(page.replace("v=1", "v=2"))) == json.dumps(sections_of(page))
    assert str(Taken(file).sections_of(page.replace("Flour", "Rye"))).startswith("anew: ")
