"""Where a reader begins and comes back to: one thing to do, and then the next, without anything that moves."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from pmo_guide import progress, questions
from pmo_guide.framework import FRAMEWORK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

KEY = f"pmo-guide/progress/{FRAMEWORK.id}"
ROLE = FRAMEWORK.find("role", "pmo-director")
STEP = FRAMEWORK.steps[2]
SIZES = [(390, 844), (1440, 900)]
CORE = {f"competency/{name}/level": ROLE.targets[name] - 1 for name in ROLE.core}
TERMS = {"plan/role": ROLE.id, "plan/hours": 4, "plan/start": "2026-12-01"}


def file_of(values: dict[str, Any], version: str = FRAMEWORK.version) -> progress.Progress:
    entries = {key: progress.Entry(value, at) for at, (key, value) in enumerate(values.items(), 1)}
    return progress.Progress(FRAMEWORK.id, version, entries)


def words(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


@pytest.fixture
def back(
    book_html: Path, profiles: Callable[..., BrowserContext], keep: Callable[..., Page]
) -> Callable[[dict[str, Any]], Page]:
    """A function that opens the landing page for a reader who comes back with this."""

    def opened(values: dict[str, Any]) -> Page:
        page = keep(profiles(), progress.dump(file_of(values)))
        page.goto((book_html / "index.html").as_uri())
        return page

    return opened


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scripts", [True, False])
def test_the_first_screen_has_one_thing_to_do(
    size: tuple[int, int], scripts: bool, book_html: Path, profiles: Callable[..., BrowserContext]
) -> None:
    page = profiles(viewport={"width": size[0], "height": size[1]}, java_script_enabled=scripts).new_page()
    page.goto((book_html / "index.html").as_uri())
    expect(page.locator(".pmo-start .pmo-go")).to_have_text("Find your gaps 8 questions, 15 minutes")
    link = page.get_by_role("link", name="Find your gaps")
    box = link.bounding_box()
    assert box
    assert box["y"] + box["height"] < size[1]
    assert box["height"] >= 44
    if scripts:
        filled = """() => {
            const ground = (one) => getComputedStyle(one).backgroundColor;
            const look = ground(document.querySelector('.pmo-go a'));
            const filled = (one) => one.checkVisibility() && ground(one) === look;
            return [...document.querySelectorAll('a, button')].filter(filled).map((one) => one.textContent);
        }"""
        assert page.evaluate(filled) == ["Find your gaps"]
    link.click()
    page.wait_for_url("**/toolkit/assessment.html#*")


def test_it_leads_to_the_first_question(book_html: Path, profile: BrowserContext) -> None:
    page = profile.new_page()
    page.goto((book_html / "index.html").as_uri())
    page.get_by_role("link", name="Find your gaps").click()
    expect(page.get_by_label("Target role")).to_have_value(ROLE.id)
    expect(page.locator(".pmo-kicker")).to_contain_text(f"1 of {len(ROLE.core)}")
    page.get_by_label("Target role").select_option("pmo-manager")
    page.reload()  # by the same address, which now decides nothing
    expect(page.get_by_label("Target role")).to_have_value("pmo-manager")


def test_who_has_rated_some_goes_on_rating(back: Callable[..., Page]) -> None:
    some = dict(list(CORE.items())[:5])
    page = back(TERMS | some)
    start = page.locator(".pmo-start")
    expect(start).to_contain_text("Continue")
    expect(start).to_contain_text("5 of 8 core competencies are rated")
    expect(start).to_contain_text("About 6 minutes are left.")
    start.get_by_role("link", name="Go on rating").click()
    unrated = [item.title for item in FRAMEWORK.competencies if f"competency/{item.id}/level" in CORE.keys() - some]
    expect(page.locator(".pmo-subject")).to_have_text(unrated[0])


@pytest.mark.parametrize("begun", [False, True])
def test_who_has_a_plan_finds_its_next_action(begun: bool, back: Callable[..., Page]) -> None:
    values = TERMS | CORE
    actions = progress.plan(FRAMEWORK, file_of(values), ROLE.id, 4, date(2026, 12, 1)).actions
    next_ = actions[2] if begun else actions[0]
    page = back(values | ({f"action/{next_.action}/state": "doing"} if begun else {}))
    start = page.locator(".pmo-start")
    text = FRAMEWORK.find("action", next_.action).text
    expect(start).to_contain_text(text)
    expect(start).to_contain_text(
        f"Next in your plan: {words(next_.begins[0])} to {words(next_.ends[0])} at the earliest."
    )
    start.get_by_role("link", name="Go to this action").click()
    expect(page.locator(f".pmo-tick[value={next_.action}]")).to_be_in_viewport()
    page.go_back()
    start.get_by_role("link", name="Open the plan").click()
    page.wait_for_selector(".pmo-planned-row")


def test_who_only_ticked_goes_on_in_that_chapter(back: Callable[..., Page]) -> None:
    one, two, three = STEP.actions[:3]
    states = {f"action/{FRAMEWORK.steps[0].actions[0].id}/state": "done", f"action/{one.id}/state": "done"}
    page = back(states | {f"action/{two.id}/state": "skipped"})
    start = page.locator(".pmo-start")
    expect(start).to_contain_text(three.text)
    expect(start).to_contain_text(f"{STEP.title}: 1 of {len(STEP.actions)} done, 1 skipped.")
    start.get_by_role("link", name="Find your gaps").click()
    page.wait_for_selector(".pmo-assess")


def test_without_a_trace_of_what_to_do_next_one_begins(back: Callable[..., Page]) -> None:
    page = back({"me/name": "Ana"})
    expect(page.get_by_role("link", name="Find your gaps")).to_be_visible()
    expect(page.locator(".pmo-start")).not_to_contain_text("Continue")


def test_where_the_framework_does_not_come_one_begins(
    book_html: Path, profile: BrowserContext, keep: Callable[..., Page]
) -> None:
    page = keep(profile, progress.dump(file_of(TERMS | CORE)))
    page.route("**/framework.js*", lambda route: route.abort())
    page.goto((book_html / "index.html").as_uri())
    expect(page.get_by_role("link", name="Find your gaps")).to_be_visible()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("since", [FRAMEWORK.version, "2020.10"])
def test_nothing_moves_for_who_comes_back(
    size: tuple[int, int], since: str, served: str, chromium: Browser, jumps: Callable[[Page], list[Any]]
) -> None:
    """With progress and with news, of which the last action written has the most words."""
    longest = max((action for step in FRAMEWORK.steps for action in step.actions), key=lambda one: len(one.text))
    values = TERMS | CORE | {f"action/{longest.id}/state": "doing", f"plan/pin/{longest.id}": True}
    with chromium.new_context(viewport={"width": size[0], "height": size[1]}) as context:
        page = context.new_page()
        page.goto(f"{served}framework.json")
        text = progress.dump(file_of(values, since))
        page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])

        def serve(route: Any) -> None:
            record = {"extra": {"history": {FRAMEWORK.version: {"new": [longest.id]}}}}
            body = f"{route.fetch().text()}Object.assign(pmoGuideBook.framework, {json.dumps(record)});"
            route.fulfill(body=body, content_type="text/javascript; charset=utf-8")

        page.route("**/framework.js*", serve)
        page.goto(served)
        expect(page.locator(".pmo-start")).to_contain_text(longest.text)
        if since != FRAMEWORK.version:
            expect(page.locator(".pmo-whats-new summary")).to_have_text("Since your last visit: 1 new")
        assert jumps(page) == []


def test_minutes_are_reckoned_alike(book_html: Path, profile: BrowserContext) -> None:
    """What the page was built with, and what its scripts say."""
    page = profile.new_page()
    page.goto((book_html / "toolkit" / "assessment.html").as_uri())
    page.wait_for_selector(".pmo-assess")
    for role in FRAMEWORK.roles:
        begin = questions.start(FRAMEWORK, role.id)
        assert page.evaluate("many => pmoGuide.rating.minutesFor(many)", begin.questions) == begin.minutes
    everything = questions.start(FRAMEWORK)
    assert (everything.questions, everything.minutes) == (len(FRAMEWORK.competencies), 55)


@pytest.mark.parametrize("values", [None, TERMS | CORE])
def test_in_nobodys_way(
    values: dict[str, Any] | None,
    book_html: Path,
    profile: BrowserContext,
    keep: Callable[..., Page],
    accessible: Callable[..., None],
) -> None:
    page = keep(profile, progress.dump(file_of(values))) if values else profile.new_page()
    page.goto((book_html / "index.html").as_uri())
    if values:
        expect(page.locator(".pmo-start")).to_contain_text("Continue")
    accessible(page, "start", ".pmo-start", looks=(("dark", 390), ("light", 390), ("dark", 1440), ("light", 1440)))
