"""What the reader wrote, as stories to print, to copy for Word and as Markdown; and what is missing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from pmo_guide import progress, web
from pmo_guide.framework import FRAMEWORK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

    Keep = Callable[[BrowserContext, str], Page]
    Opened = Callable[..., Page]

KEY = f"pmo-guide/progress/{FRAMEWORK.id}"
ACTIONS = [action for step in FRAMEWORK.steps for action in step.actions]
ESSENTIAL, UNTOLD = [action for action in ACTIONS if action.essential][:2]
PLAIN = next(action for action in ACTIONS if not action.essential and action.builds)
HOME = next(
    item
    for item in FRAMEWORK.competencies
    if PLAIN.builds.get(item.id) == max(level for _, level in PLAIN.builds.items())
)
_BUILT = {name for action in (ESSENTIAL, PLAIN) for name in action.builds}
TOLD, UNPROVED, LOW = [item for item in FRAMEWORK.competencies if item.id not in _BUILT and item.indicators][:3]
TRUE = next(one for one in TOLD.indicators if one.level == 3)
BELOW = next(one for one in TOLD.indicators if one.level < 3)
TRICK = "<img src=x onerror=alert(1)> *bold* [a](b)"
SITUATION = "Two offices, 40 projects."
VALUES: dict[str, Any] = {
    "me/name": "Ana Lima",
    f"competency/{TOLD.id}/level": 3,
    f"competency/{TOLD.id}/evidence": f"{TRICK}\nSituation: {SITUATION}\nwho can confirm: Ben, then head of IT",
    f"indicator/{TRUE.id}/held": True,
    f"indicator/{BELOW.id}/held": True,
    f"competency/{UNPROVED.id}/level": 4,
    f"competency/{LOW.id}/level": 2,
    f"action/{PLAIN.id}/note": "What the plain action came to.",
    f"action/{ESSENTIAL.id}/note": "What the essential one came to.",
    f"action/{ESSENTIAL.id}/state": "done",
    f"action/{UNTOLD.id}/state": "done",
    "competency/gone-since/evidence": "Of an older edition.",
}
TEXTS = (
    "Two offices",
    "Ben, then head of IT",
    "What the plain action",
    "What the essential one",
    "Of an older edition.",
)


def text_of(values: dict[str, Any]) -> str:
    """Return a reader's file with these values."""
    entries = {key: progress.Entry(value, 1) for key, value in values.items()}
    return progress.dump(progress.Progress(FRAMEWORK.id, FRAMEWORK.version, entries))


@pytest.fixture
def opened(book_html: Path, keep: Keep, profile: BrowserContext) -> Opened:
    """A function that opens the page over a reader's file, from the disk."""

    def open_(values: dict[str, Any] = VALUES, before: str = "") -> Page:
        page = keep(profile, text_of(values))
        if before:
            page.add_init_script(before)
        page.goto((book_html / "toolkit" / "evidence.html").as_uri())
        page.locator(".pmo-evidence-live").wait_for()
        return page

    return open_


def story(page: Page, title: str) -> Locator:
    """Return the story of a title."""
    return page.locator(".pmo-story").filter(has=page.get_by_role("heading", name=title, exact=True))


def parts(one: Locator) -> dict[str, list[str]]:
    """Return what stands below the name of each part of a story."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in one.locator("p").all():
        if "pmo-story-part" in (line.get_attribute("class") or ""):
            name = line.inner_text()
        elif name:
            found.setdefault(name, []).append(line.inner_text())
    return found


def test_what_one_wrote_is_told_in_stories(opened: Opened) -> None:
    page = opened()
    told = parts(story(page, TOLD.title))
    assert list(told)[:4] == ["Situation", "What I did", "What came of it", "Who can confirm"]
    assert told["Situation"] == [SITUATION]
    assert told["What I did"] == [TRICK]
    assert told["What came of it"] == ["What was different afterwards? Give a number, a date or a decision."]
    assert told["Who can confirm"] == ["Ben, then head of IT"]
    assert page.locator(".pmo-story img").count() == 0
    words = story(page, TOLD.title).inner_text()
    assert "Level 3" in words
    assert TRUE.text in words
    assert BELOW.text not in words  # a level held makes the lower ones held
    assert parts(story(page, HOME.title))["What I did"] == [PLAIN.text, "What the plain action came to."]
    essential = story(page, ESSENTIAL.text)
    assert parts(essential)["What I did"] == ["What the essential one came to."]
    assert "Done" in essential.inner_text()
    assert parts(story(page, "gone-since"))["What I did"] == ["Of an older edition."]
    assert all(page.locator(".pmo-stories").inner_text().count(text) == 1 for text in TEXTS)
    assert page.get_by_role("heading", name="Evidence of Ana Lima").is_visible()
    expect(page.locator(".pmo-evidence")).to_be_hidden()


def test_gaps_in_evidence_are_named_until_they_are_filled(opened: Opened) -> None:
    page = opened()
    gaps = page.locator(".pmo-story-gaps")
    expect(gaps.get_by_role("heading")).to_have_text(
        ["Level 3 or more, no evidence written: 1", "Before you apply, done without a note: 1"]
    )
    expect(gaps.locator("> ul > li")).to_contain_text([f"{UNPROVED.title}: Level 4", UNTOLD.text])
    gaps.locator("summary").click()
    expect(gaps.locator("details")).to_contain_text(f"{LOW.title}: Level 2")
    expect(gaps.locator("details")).not_to_contain_text(UNPROVED.title)
    page.evaluate(
        "values => pmoGuide.site.store.write(values)",
        {f"competency/{UNPROVED.id}/evidence": "A line.", f"action/{UNTOLD.id}/note": "Another."},
    )
    expect(gaps.get_by_role("heading")).to_have_count(0)
    expect(gaps.locator("details")).to_have_attribute("open", "")
    assert parts(story(page, UNPROVED.title))["What I did"] == ["A line."]


def test_without_anything_one_is_led_to_the_assessment(opened: Opened) -> None:
    page = opened({})
    assert page.locator(".pmo-story, .pmo-evidence-live button:visible").count() == 0
    page.locator(".pmo-empty").get_by_role("link").click()
    page.locator(".pmo-assess").wait_for()


def test_ratings_alone_are_gaps_and_a_way_to_begin(opened: Opened) -> None:
    page = opened({f"competency/{UNPROVED.id}/level": 4})
    expect(page.locator(".pmo-empty")).to_be_visible()
    expect(page.locator(".pmo-story-gaps")).to_contain_text(f"{UNPROVED.title}: Level 4")


def test_word_gets_rich_text_and_others_markdown(
    served: str, profile: BrowserContext, accessible: Callable[..., None]
) -> None:
    """By keyboard: three Tabs, three ways out."""
    profile.grant_permissions(["clipboard-read", "clipboard-write"])
    page = profile.new_page()
    page.goto(f"{served}framework.js")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text_of(VALUES)])
    page.goto(f"{served}toolkit/evidence.html")
    said = page.locator(".pmo-evidence-live .pmo-said")
    page.get_by_role("button", name="Copy for Word").focus()
    page.keyboard.press("Enter")
    expect(said).to_contain_text("Paste it into Word")
    read = "async (type) => (await (await navigator.clipboard.read())[0].getType(type)).text()"
    rich = page.evaluate(read, "text/html")
    assert f"<h3>{TOLD.title}</h3>" in rich.replace("<h4>", "<h3>").replace("</h4>", "</h3>")
    assert f'<p dir="auto">{SITUATION}</p>' in rich or f">{SITUATION}</p>" in rich
    assert "<a " not in rich
    assert "class=" not in rich
    assert "<img" not in rich
    assert all(text in page.evaluate(read, "text/plain") for text in TEXTS)
    assert UNPROVED.title not in rich

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(said).to_contain_text("Copied as Markdown.")
    markdown: str = page.evaluate("navigator.clipboard.readText()")
    assert markdown.startswith("# Evidence of Ana Lima\n\n## Competencies\n\n### ")
    assert f"\n\n### {TOLD.title}\n\nLevel 3" in markdown
    assert (
        f"\n\n**Situation**\n\n{SITUATION}\n\n**What I did**\n\n\\<img src=x onerror=alert(1)\\> \\*bold\\* "
        in markdown
    )
    assert "\n\n**What came of it**\n\n*What was different" in markdown
    assert f"\n- {TRUE.text}\n" in markdown
    assert all(markdown.count(text) == 1 for text in TEXTS)
    assert UNPROVED.title not in markdown

    page.evaluate("window.print = () => { window.printed = true; }")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.evaluate("window.printed")
    accessible(page, "with stories", ".pmo-evidence-live")


def test_where_a_page_may_not_copy_there_is_another_way(opened: Opened) -> None:
    page = opened(before="Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.evaluate("addEventListener('copy', () => { window.copied = String(getSelection()); })")
    page.get_by_role("button", name="Copy for Word").click()
    expect(page.locator(".pmo-evidence-live .pmo-said")).to_contain_text("Paste it into Word")
    copied = page.evaluate("window.copied")
    assert all(text in copied for text in TEXTS)
    assert UNPROVED.title not in copied
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Copy as Markdown").click()
    assert SITUATION in waiting.value.path().read_text(encoding="utf-8")
    expect(page.locator(".pmo-evidence-live .pmo-said")).to_contain_text(waiting.value.suggested_filename)


def test_paper_shows_the_stories_or_a_blank_sheet(
    opened: Opened, book_html: Path, profiles: Callable[..., BrowserContext]
) -> None:
    page = opened()
    page.emulate_media(media="print")
    expect(story(page, TOLD.title)).to_be_visible()
    for hidden in (".pmo-story-gaps", ".pmo-evidence", ".pmo-evidence-live button"):
        expect(page.locator(hidden).first).to_be_hidden()
    page.evaluate("pmoGuide.site.store.replace(pmoGuide.progress.emptyProgress(pmoGuide.site.site.framework))")
    expect(page.locator(".pmo-evidence")).to_be_visible()
    expect(page.locator(".pmo-evidence-live")).to_be_hidden()

    bare = profiles(java_script_enabled=False).new_page()
    bare.goto((book_html / "toolkit" / "evidence.html").as_uri())
    expect(bare.locator(".pmo-evidence")).to_contain_text("as a story that you can take to an interview")
    expect(bare.locator(".pmo-evidence .pmo-line strong")).to_have_text(
        ["Situation:", "What I did:", "What came of it:", "Who can confirm:"]
    )


CASES = {
    "": {},
    "one line": {"What I did": ["one line"]},
    "Situation: a\nb\n\nWHAT I DID : c": {"Situation": ["a", "b"], "What I did": ["c"]},
    "The situation: not a name here": {"What I did": ["The situation: not a name here"]},
    "first\r\n  Who can confirm: Ana\u2028Who can confirm: Ben": {
        "What I did": ["first"],
        "Who can confirm": ["Ana", "Ben"],
    },
}


def test_a_line_that_begins_with_the_name_of_a_part_goes_there(chromium: Any) -> None:
    page = chromium.new_page()
    page.add_script_tag(content=web.bundle("stories"))
    split = "texts => JSON.stringify(texts.map((text) => Object.fromEntries(pmoGuide.stories.partsOf(text))))"
    found = json.loads(page.evaluate(split, list(CASES)))
    page.close()
    assert [{name: lines for name, lines in one.items() if lines} for one in found] == list(CASES.values())
    names = list(found[0])
    assert [list(map(list, progress.parts_of(text, names))) for text in CASES] == [list(one.values()) for one in found]
