"""The reader's way: how many clicks it takes, that it leads back, and that the keyboard does all of it, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from pmo_guide import progress
from pmo_guide.framework import FRAMEWORK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

PHONE = {"width": 390, "height": 844}
STEP = FRAMEWORK.find("step", "leadership")


def tab_to(page: Page, selector: str, key: str = "Tab") -> None:
    """Press a key until what is meant has the focus."""
    for _ in range(150):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press(key)
    pytest.fail(f"the keyboard does not reach {selector}")


# -- a chapter


@pytest.mark.parametrize("scripts", [True, False])
def test_the_first_tick_in_three_clicks(
    scripts: bool, book_html: Path, profiles: Callable[..., BrowserContext]
) -> None:
    page = profiles(viewport=PHONE, java_script_enabled=scripts).new_page()
    page.goto((book_html / "index.html").as_uri())
    page.locator(".path").get_by_role("link", name=STEP.title).click()
    page.get_by_role("link", name="Go to the checklist").click()
    expect(page.get_by_role("heading", name="Your checklist")).to_be_in_viewport()
    page.locator(".pmo-tick").first.click()
    expect(page.locator(".pmo-tick").first).to_be_checked()


def test_from_anywhere_in_a_chapter_to_the_checklist_and_back(
    book_html: Path, profiles: Callable[..., BrowserContext]
) -> None:
    page = profiles(viewport=PHONE).new_page()
    page.goto((book_html / "steps/leadership.html").as_uri())
    fixed = page.locator(".pmo-fixed")
    expect(fixed.get_by_role("link")).to_be_hidden()  # the head has it in sight
    for place in (2000, 7000):
        page.evaluate("top => scrollTo(0, top)", place)
        fixed.get_by_role("link", name="Checklist").click()
        expect(page.get_by_role("heading", name="Your checklist")).to_be_in_viewport()
        fixed.get_by_role("button", name="Back to where you were").click()
        expect(fixed.get_by_role("link", name="Checklist")).to_be_visible()
        assert abs(page.evaluate("scrollY") - place) <= 1
        expect(fixed.get_by_role("button")).to_be_hidden()
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    last = page.locator(".bottom-of-page").bounding_box()
    expect(fixed.get_by_role("link")).to_be_visible()
    pill = fixed.get_by_role("link").bounding_box()
    assert last
    assert pill
    assert last["y"] + last["height"] <= pill["y"]  # it covers nothing for good


def test_the_progress_of_a_chapter_leads_to_its_checklist_by_keyboard(book_html: Path, profile: BrowserContext) -> None:
    page = profile.new_page()
    page.goto((book_html / "steps/leadership.html").as_uri())
    page.locator(".pmo-head").click(position={"x": 2, "y": 2})
    tab_to(page, ".pmo-progress a")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your checklist")).to_be_in_viewport()
    expect(page.locator(".pmo-fixed button")).to_be_visible()
    page.locator(".pmo-tick").first.focus()
    page.keyboard.press("Shift+Tab")
    tab_to(page, ".pmo-fixed button", "Shift+Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('.pmo-progress a')")
    expect(page.locator(".pmo-progress")).to_be_in_viewport()


def test_paper_has_no_fixed_way(book_html: Path, profile: BrowserContext) -> None:
    page = profile.new_page()
    page.goto((book_html / "steps/leadership.html").as_uri())
    page.evaluate("scrollTo(0, 3000)")
    expect(page.locator(".pmo-fixed a")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".pmo-fixed a")).to_be_hidden()


# -- the tools come first

TOOLS = {"assessment": ".pmo-assess", "plan": ".pmo-planner", "team": ".pmo-team-live"}


@pytest.mark.parametrize("tool", TOOLS)
def test_one_sentence_then_the_tool(tool: str, book_html: Path, profiles: Callable[..., BrowserContext]) -> None:
    """On a phone what one fills in begins on the first screen; the explanation is a line, and open on paper."""
    page = profiles(viewport=PHONE).new_page()
    page.goto((book_html / "toolkit" / f"{tool}.html").as_uri())
    live = page.locator(TOOLS[tool])
    field = live.locator("select:visible, input:visible, button:visible").first
    box = field.bounding_box()
    assert box
    assert box["y"] + box["height"] < PHONE["height"]
    said = page.locator("details.sd-dropdown p").last
    expect(said).to_be_hidden()
    page.emulate_media(media="print")
    expect(said).to_be_visible()
    if tool == "plan":  # the form of paper has given way to the tool, which comes first there
        assert said.bounding_box()["y"] > live.bounding_box()["y"]  # type: ignore[index]
    page.emulate_media(media="screen")
    tab_to(page, "details.sd-dropdown summary")
    page.keyboard.press("Enter")
    expect(said).to_be_visible()


@pytest.mark.parametrize("tool", TOOLS)
def test_without_scripts_the_explanation_stands_open(
    tool: str, book_html: Path, profiles: Callable[..., BrowserContext]
) -> None:
    page = profiles(java_script_enabled=False).new_page()
    page.goto((book_html / "toolkit" / f"{tool}.html").as_uri())
    expect(page.locator("details.sd-dropdown p").last).to_be_visible()


# -- from the first page to a plan


def test_a_plan_of_the_next_quarter_in_forty_clicks(book_html: Path, profile: BrowserContext) -> None:
    """All eight core competencies are rated, each statement of the target's level on its own."""
    page = profile.new_page()
    clicks = 0

    def click(target: Locator) -> None:
        nonlocal clicks
        target.click()
        clicks += 1

    role = FRAMEWORK.find("role", "pmo-director")
    page.goto((book_html / "index.html").as_uri())
    click(page.get_by_role("link", name="Find your gaps"))
    for number, name in enumerate(item.id for item in FRAMEWORK.competencies if item.id in role.core):
        expect(page.locator(".pmo-kicker").last).to_contain_text(f"{number + 1} of {len(role.core)}")
        target = role.targets[name]
        click(page.get_by_role("button", name=f"All true, Level {target - 1}"))
        rung = page.locator(".pmo-rung", has=page.get_by_role("heading", name=f"Level {target}:"))
        for n in range(rung.locator("fieldset").count()):
            click(rung.locator("fieldset").nth(n).get_by_label("True" if n else "Not true", exact=True))
        click(page.get_by_role("button", name="Next"))
    expect(page.locator(".pmo-subject")).to_have_text("8 of 8 core competencies are rated")
    click(page.locator(".pmo-questions").get_by_role("link", name="Make my plan"))
    expect(page.locator(".pmo-planned .pmo-span").first).to_contain_text("The next quarter")
    expect(page.locator(".pmo-planned-row").first).to_be_visible()
    assert clicks <= 40, clicks


def test_from_the_questions_to_an_export_by_keyboard_alone(profile: BrowserContext, keep: Callable[..., Page]) -> None:
    """One core competency is left to rate; then come the result, the plan, a move, a tick, and the ways out."""
    role = FRAMEWORK.find("role", "pmo-director")
    *others, last = [item.id for item in FRAMEWORK.competencies if item.id in role.core]
    levels = {f"competency/{name}/level": progress.Entry(2, 1) for name in others}
    saved = progress.Progress(FRAMEWORK.id, "", {"plan/role": progress.Entry(role.id, 1), **levels})
    page = keep(profile, progress.dump(saved))
    page.goto(page.url.replace("framework.js", "toolkit/assessment.html"))
    page.locator(".pmo-rung").first.wait_for()
    press = page.keyboard.press
    tab_to(page, ".pmo-levels input")
    press("ArrowDown")
    tab_to(page, ".pmo-questions button[type=submit]")
    press("Enter")  # the core is rated
    expect(page.locator(".pmo-subject")).to_be_focused()
    tab_to(page, ".pmo-questions button[type=submit]")
    press("Enter")
    expect(page.locator(".pmo-result h2")).to_be_focused()
    tab_to(page, ".pmo-result-card a.pmo-button")
    press("Enter")
    page.locator(".pmo-planned-row").nth(1).wait_for()
    second = page.locator(".pmo-planned-row").nth(1).get_attribute("data-row")
    tab_to(page, f"[data-row={second}] .pmo-planned-opener")
    press("Enter")
    tab_to(page, f"[data-row={second}] .pmo-moves button")
    press("Enter")  # to the top
    expect(page.locator(".pmo-planned-row").first).to_have_attribute("data-row", str(second))
    tab_to(page, f"[data-row={second}] input", "Shift+Tab")
    press("Space")
    tab_to(page, ".pmo-out[role=group] button")
    with page.expect_download() as calendar:
        press("Enter")
    assert calendar.value.suggested_filename == "plan-pmo-director.ics"
    tab_to(page, ".pmo-file-button")
    press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    for _ in range(9):
        press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Export":
            break
    with page.expect_download() as export:
        press("Enter")
    entries = progress.parse(export.value.path().read_text(encoding="utf-8")).entries
    assert entries[f"competency/{last}/level"].value == 1
    assert entries[f"action/{second}/state"].value == "done"
    assert entries["plan/order"].value[0] == second
