"""The self-assessment in a real browser: by mouse and by keyboard, interrupted, without storage, beside an opinion."""

from __future__ import annotations

import json
import mimetypes
import random
import struct
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from pmo_guide.framework import FRAMEWORK

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page, Route

    Open = Callable[..., Page]

KEY = f"pmo-guide/progress/{FRAMEWORK.id}"
ROLE = FRAMEWORK.find("role", "pmo-director")
CORE = [item for item in FRAMEWORK.competencies if item.id in ROLE.core]
LEVELS = {level.value: f"{level.value} {level.title}" for level in FRAMEWORK.levels}
POLICY = (
    "default-src 'self'; object-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"
)


CLOCK = "Date.now = () => Date.UTC(2026, 10, 22, 12);"
"""Always the same day."""


def saved(values: dict[str, Any], **changes: Any) -> str:
    """Return the text of a reader's file."""
    entries = {key: {"value": value, "at": 1} for key, value in values.items()}
    head = {"id": FRAMEWORK.id, "version": FRAMEWORK.version}
    return json.dumps({"format": "pmo-guide/progress", "version": 1, "framework": head, "entries": entries} | changes)


def rated(below: dict[str, int | None], default: int = 0) -> dict[str, Any]:
    """Return values that choose the role and rate each competency so far below its target; None is not sure."""
    values: dict[str, Any] = {"plan/role": ROLE.id}
    for name, target in ROLE.targets.items():
        gap = below.get(name, default)
        values[f"competency/{name}/level"] = None if gap is None else max(0, target - gap)
    return values


@pytest.fixture
def start(profiles: Callable[..., BrowserContext], keep: Callable[..., Page], book_html: Path) -> Open:
    """A function that opens the assessment over what is saved."""

    def opened(values: dict[str, Any] | None = None, *, setup: str = "", **options: Any) -> Page:
        context = profiles(**options)
        page = context.new_page() if values is None else keep(context, saved(values))
        if setup:
            context.add_init_script(setup)
        return visit(page, book_html)

    return opened


def visit(page: Page, book: Path) -> Page:
    """Open the assessment and wait for it."""
    page.goto((book / "toolkit" / "assessment.html").as_uri())
    page.wait_for_selector(".pmo-assess")
    return page


def stored(page: Page) -> dict[str, Any]:
    """Return the values that the browser keeps."""
    text = page.evaluate("key => localStorage.getItem(key)", KEY)
    return {key: entry["value"] for key, entry in json.loads(text)["entries"].items()} if text else {}


def subject(page: Page) -> str:
    return page.locator(".pmo-subject").inner_text()


def rungs(page: Page) -> list[str]:
    return page.locator(".pmo-rung:visible > h3").all_inner_texts()


def answer(page: Page, level: int, *answers: str) -> None:
    """Answer the statements of a level: each as told, the last answer for all that remain."""
    rung = page.locator(".pmo-rung", has=page.get_by_role("heading", name=f"Level {level}:"))
    for n in range(rung.locator("fieldset").count()):
        said = answers[min(n, len(answers) - 1)]
        rung.locator("fieldset").nth(n).get_by_label(said, exact=True).check()


def choose(page: Page) -> None:
    page.get_by_label("Target role").select_option(ROLE.id)


# -- the rules


def test_a_level_is_held_when_its_own_statements_are_true(start: Open) -> None:
    """However thousands of answers fall, the level is the one that the definition gives.

    It opens below the target, goes up while levels hold, else down to one that does, which makes the lower ones held.
    """
    dice = random.Random(5)
    cases, expected = [], []
    for _ in range(2000):
        sizes = [dice.randint(1, 3) for _ in range(dice.randint(1, 5))]
        weights = dice.choice([(8, 1, 1), (1, 1, 1), (20, 1, 0)])
        answers = [dice.choices([True, False, None], weights, k=size) for size in sizes]
        arisen = [[dice.random() < 0.3 for _ in said] for said in answers]
        target = dice.randint(1, 6)
        cases.append({"target": target, "answers": answers, "arisen": arisen})
        held = [
            any(said) and all(value or (value is None and case) for value, case in zip(said, cases_, strict=True))
            for said, cases_ in zip(answers, arisen, strict=True)
        ]
        first = max(min(target - 1, len(held)) - 1, 0)
        if held[first]:
            level = next((n for n in range(first, len(held)) if not held[n]), len(held))
        else:
            level = next((n + 1 for n in range(first, -1, -1) if held[n]), 0)
        unsure = level == 0 and False not in answers[0]
        expected.append(None if unsure else level)
    found = start().evaluate(
        """cases => cases.map(({target, answers, arisen}) => {
            const rungs = answers.map((said, n) => ({level: n + 1, statements: said.map((_, m) => (
                {id: `${n} ${m}`, text: '', if_arisen: arisen[n][m]}))}));
            const all = new Map(answers.flatMap((said, n) => said.map((value, m) => [`${n} ${m}`, value])));
            const {level} = pmoGuide.rating.climb(rungs, target, (id) => all.get(id));
            return level === undefined ? 'open' : level;
        })""",
        cases,
    )
    assert found == expected


def test_what_did_not_arise_stands_in_nobodys_way(start: Open) -> None:
    """Not answered or not arisen, it blocks nothing; not true, it does; alone it makes no level."""
    found = start().evaluate(
        """() => {
            const rung = (level, ...statements) => ({level, statements});
            const plain = {id: 'plain', text: ''};
            const rare = {id: 'rare', text: '', if_arisen: true};
            const level = (rungs, answers) => {
                const {level} = pmoGuide.rating.climb(rungs, 2, (id) => new Map(answers).get(id));
                return level === undefined ? 'open' : level;
            };
            const both = [rung(1, plain, rare)];
            const only = [rung(1, rare)];
            return [level(both, [['plain', true]]), level(both, [['plain', true], ['rare', null]]),
                level(both, [['plain', true], ['rare', false]]), level(both, [['rare', true]]),
                level(both, [['plain', null], ['rare', true]]), level(only, []), level(only, [['rare', null]]),
                level(only, [['rare', true]])];
        }"""
    )
    assert found == [1, 1, 0, "open", None, "open", None, 1]


def test_one_reads_few_statements(start: Open) -> None:
    """Nothing is asked beyond the first level that does not hold going up, or does going down."""
    asked = start().evaluate(
        """() => {
            const rungs = [1, 2, 3, 4, 5].map((level) => ({level, statements: [{id: `s${level}`, text: ''}]}));
            const path = (answers, target = 4) => {
                const {asked, level} = pmoGuide.rating.climb(rungs, target, (id) => new Map(answers).get(id));
                return [asked.map((rung) => rung.level), level ?? String(level)];
            };
            return [path([]), path([['s3', true]]), path([['s3', true], ['s4', false]]),
                path([['s3', true], ['s4', true], ['s5', true]]), path([['s3', false]]),
                path([['s3', null], ['s2', true]]), path([['s1', null]], 1), path([], 9),
                path([['s3', true], ['s4', false], ['s2', false]])];
        }"""
    )
    assert asked == [
        [[3], "undefined"],
        [[3, 4], "undefined"],
        [[3, 4], 3],
        [[3, 4, 5], 5],
        [[3, 2], "undefined"],
        [[3, 2], 2],
        [[1], "null"],
        [[5], "undefined"],
        [[3, 4], 3],
    ]


# -- the journey


def test_core_first_up_while_true_and_down_when_not(start: Open) -> None:
    page = start()
    assert page.locator(".pmo-questions").is_hidden()
    choose(page)
    assert stored(page) == {"plan/role": ROLE.id}
    assert subject(page) == CORE[0].title
    assert page.locator(".pmo-kicker").last.inner_text().startswith(f"Core competency 1 of {len(CORE)}")
    target = ROLE.targets[CORE[0].id]
    assert rungs(page) == [f"Level {target - 1}: {FRAMEWORK.levels[target - 2].title}"]
    assert page.locator("#pmo-evidence").is_hidden()

    answer(page, target - 1, "True", "Not true")
    assert len(rungs(page)) == 2
    answer(page, target - 2, "True")
    assert stored(page)[f"competency/{CORE[0].id}/level"] == target - 2
    assert page.get_by_label(LEVELS[target - 2]).is_checked()
    count = page.locator(".pmo-count")
    assert count.inner_text().strip() == (
        f"1 of {len(CORE)} core, 1 of {len(ROLE.targets)} rated · about 10 minutes for the core"
    )

    page.get_by_label("Evidence for level").fill("Gate minutes, May 2026")
    page.get_by_role("button", name="Next").click()
    assert stored(page)[f"competency/{CORE[0].id}/evidence"] == "Gate minutes, May 2026"
    assert subject(page) == CORE[1].title
    target = ROLE.targets[CORE[1].id]
    answer(page, target - 1, "True")
    answer(page, target, "True")
    assert stored(page)[f"competency/{CORE[1].id}/level"] == target
    answer(page, target - 1, "Not sure")  # which a level above it does not heal: the way goes down
    answer(page, target - 2, "Not sure", "True")
    assert stored(page)[f"competency/{CORE[1].id}/level"] == target  # till a level is held, the last rating stands


def test_skipping_through_all_leads_to_the_result(start: Open) -> None:
    page = start()
    choose(page)
    seen = [subject(page)]
    rest = [item for item in FRAMEWORK.competencies if item.id in ROLE.targets and item not in CORE]
    for onward in ("Rate the other", "See the result"):
        while page.get_by_role("button", name="Skip for now").count():
            page.get_by_role("button", name="Skip for now").click()
            seen.append(subject(page))
        if onward == "Rate the other":
            assert seen.pop() == f"0 of {len(CORE)} core competencies are rated"
            page.get_by_role("button", name=f"Rate the other {len(rest)}").click()
            seen.append(subject(page))
    assert seen == [item.title for item in [*CORE, *rest]]
    page.get_by_role("button", name="See the result").click()
    assert page.evaluate("document.activeElement.textContent") == f"Your result for {ROLE.title}"
    assert stored(page) == {"plan/role": ROLE.id}


def test_after_the_core_competencies_one_may_stop(start: Open) -> None:
    """With a result, the rest or the plan; and back to the last of them."""
    below = {f"competency/{item.id}/level": ROLE.targets[item.id] - 1 for item in CORE}
    page = start({"plan/role": ROLE.id} | below)
    page.locator("#pmo-jump").select_option(CORE[-1].id)
    page.get_by_role("button", name="Next").click()
    assert subject(page) == f"{len(CORE)} of {len(CORE)} core competencies are rated"
    assert page.evaluate("document.activeElement.matches('.pmo-subject')")
    page.get_by_role("button", name="Back").click()
    assert subject(page) == CORE[-1].title
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="See the result").click()
    assert page.evaluate("document.activeElement.textContent") == f"Your result for {ROLE.title}"
    page.locator(".pmo-questions").get_by_role("link", name="Make my plan").click()
    page.wait_for_selector(".pmo-planned-row")


def test_the_result_shows_what_was_rated_before(start: Open) -> None:
    history = {f"competency/{CORE[0].id}/history/{day}": level for day, level in (
        ("2026-01-05", 1), ("2026-03-09", 2), ("2026-06-01", None), ("2026-09-01", 3))}  # fmt: skip
    page = start(rated({CORE[0].id: ROLE.targets[CORE[0].id] - 3}) | history)
    told = page.locator(".pmo-gaps tbody tr").first.locator("td").first.inner_text()
    assert told.endswith("from 2 on 9 March 2026")


def test_a_level_is_set_by_hand_at_any_time(start: Open) -> None:
    page = start()
    choose(page)
    key = f"competency/{CORE[0].id}/level"
    page.locator(".pmo-levels").get_by_label("0 Not yet").check()
    assert stored(page)[key] == 0
    page.locator(".pmo-levels").get_by_label(LEVELS[5]).check()
    assert stored(page)[key] == 5
    page.locator(".pmo-levels").get_by_label("Not sure").check()
    assert stored(page)[key] is None
    assert page.locator(".pmo-count").inner_text().strip().startswith("0 of")
    answer(page, 4, "True", "Not true")
    answer(page, 3, "True")
    page.locator(".pmo-levels").get_by_label(LEVELS[2]).check()
    assert page.locator(".pmo-by-answers").inner_text() == (
        f"By your answers: {LEVELS[3]}. You set it by hand: {LEVELS[2]}."
    )


def test_by_keyboard_alone(start: Open) -> None:
    page = start()
    press = page.keyboard.press

    def tab_to(selector: str, key: str = "Tab") -> None:
        for _ in range(120):
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
            press(key)
        pytest.fail(f"the keyboard does not reach {selector}")

    tab_to("#pmo-role")
    page.keyboard.type(ROLE.title)
    tab_to(".pmo-rung input")
    for _ in range(page.locator(".pmo-rung fieldset").count()):
        press("Space")
        press("ArrowRight")  # not true
        press("Tab")
    assert len(rungs(page)) == 2
    tab_to(".pmo-rung:nth-child(2) input")
    for _ in range(page.locator(".pmo-rung:nth-child(2) fieldset").count()):
        press("Space")
        press("Tab")
    assert stored(page)[f"competency/{CORE[0].id}/level"] == 3
    tab_to("#pmo-evidence")
    page.keyboard.type("Board minutes")
    tab_to(".pmo-levels input", "Shift+Tab")
    press("ArrowRight")
    assert stored(page)[f"competency/{CORE[0].id}/level"] == 4
    press("Enter")  # in any answer: next
    assert subject(page) == CORE[1].title
    assert page.evaluate("document.activeElement.matches('.pmo-subject')")
    assert stored(page)[f"competency/{CORE[0].id}/evidence"] == "Board minutes"
    tab_to(".pmo-way [type=submit]")
    press("Enter")  # skip
    assert subject(page) == CORE[2].title
    tab_to(".pmo-way button")
    press("Enter")  # back
    assert subject(page) == CORE[1].title
    tab_to(".pmo-jump select")
    page.keyboard.type(CORE[3].title[:9])
    assert subject(page) == CORE[3].title
    tab_to(".pmo-gaps details:not(:has(.pmo-missing)) summary")
    press("Enter")
    tab_to(".pmo-built-by a")
    tab_to(".pmo-gaps .pmo-quiet")
    press("Enter")
    assert page.evaluate("document.activeElement.matches('.pmo-subject')")
    tab_to("#pmo-opinion")


def test_a_level_is_true_as_a_whole_by_one_button(start: Open) -> None:
    """What did not arise is left alone; the next level follows; nothing that stood there goes. Cases are named, too."""
    page = start({"plan/role": ROLE.id})
    target = ROLE.targets[CORE[0].id]
    cases = [case for case in FRAMEWORK.scenarios if any(CORE[0].id in choice.shows for choice in case.choices)]
    prompts = page.locator(".pmo-questions .pmo-legend a")
    assert cases
    assert prompts.all_inner_texts() == [case.title for case in cases]
    assert [link.get_attribute("href").split("#")[1] for link in prompts.all()] == [  # type: ignore[union-attr]
        f"pmo-scenario-{case.id}" for case in cases
    ]
    onward = page.locator(".pmo-questions [type=submit]")
    assert "pmo-primary" not in (onward.get_attribute("class") or "")  # skipping is no answer
    page.get_by_role("button", name=f"All true, Level {target - 1}").click()
    mine = [item for item in CORE[0].indicators if item.level == target - 1]
    held = {key: value for key, value in stored(page).items() if key.startswith("indicator/")}
    assert held == {f"indicator/{item.id}/held": True for item in mine if not item.if_arisen}
    assert len(rungs(page)) == 2
    answer(page, target, "Not true")
    assert stored(page)[f"competency/{CORE[0].id}/level"] == target - 1
    assert onward.get_attribute("class") == "pmo-primary"
    assert page.locator(".pmo-assess .pmo-primary:visible").count() == 1
    answer(page, target - 1, "Not true")
    assert [title.split(":")[0] for title in rungs(page)] == [f"Level {n}" for n in (target - 1, target, target - 2)]


def test_the_result_is_one_card(start: Open) -> None:
    """The three gaps that matter, what is missing for the next level of each, and the ways on; bars before a radar."""
    below = {CORE[0].id: 1, CORE[1].id: 2, CORE[2].id: 1, CORE[3].id: 1}
    core = {f"competency/{item.id}/level": ROLE.targets[item.id] - below.get(item.id, 0) for item in CORE}
    missing = [item for item in CORE[1].indicators if item.level == ROLE.targets[CORE[1].id] - 1]
    held = {f"indicator/{missing[0].id}/held": True}
    page = start({"plan/role": ROLE.id} | core | held)
    card = page.locator(".pmo-result-card")
    assert card.locator(".pmo-verdict").inner_text().startswith("Not yet")
    gaps = card.locator(".pmo-top-gaps > li")
    titles = [CORE[1].title, CORE[0].title, CORE[2].title]
    assert gaps.locator("p > strong").all_inner_texts() == titles
    assert gaps.first.locator("li").all_inner_texts() == [item.text for item in missing[1:] if not item.if_arisen]
    assert page.locator(".pmo-radar").count() == 0
    assert page.locator(".pmo-step-bar").count() == len(FRAMEWORK.steps)
    rest = len(ROLE.targets) - len(CORE)
    card.get_by_role("button", name=f"Rate the other {rest}").click()
    assert page.evaluate("document.activeElement.matches('.pmo-subject')")
    card.get_by_role("link", name="Make my plan").click()
    page.wait_for_selector(".pmo-planned-row")


def test_reload_in_the_middle(start: Open, book_html: Path) -> None:
    page = start()
    choose(page)
    page.get_by_role("button", name="Skip for now").click()
    answer(page, 4, "True", "Not true")
    page.locator(".pmo-levels").get_by_label(LEVELS[3]).check()
    page.locator("#pmo-evidence").press_sequentially("Half a li")
    page.reload()
    page.wait_for_selector(".pmo-rung")
    assert subject(page) == CORE[1].title
    assert len(rungs(page)) == 2
    assert page.get_by_label("Not true").nth(1).is_checked()
    assert page.locator("#pmo-evidence").input_value() == "Half a li"

    other = visit(page.context.new_page(), book_html)  # another day: what is unrated comes first, all answers stand
    assert subject(other) == CORE[0].title
    other.get_by_role("button", name="Skip for now").click()
    assert other.locator(".pmo-levels").get_by_label(LEVELS[3]).is_checked()
    assert len(rungs(other)) == 2
    assert other.get_by_label("Not true").nth(1).is_checked()


def test_every_answer_is_kept_in_the_readers_file(start: Open) -> None:
    page = start()
    choose(page)
    item, target = CORE[0], ROLE.targets[CORE[0].id]
    asked = [one for one in item.indicators if one.level == target - 1]
    answer(page, target - 1, "True", "Not sure", "Not true")
    said = [True, None, *[False] * len(asked)][: len(asked)]
    assert {key: value for key, value in stored(page).items() if key.startswith("indicator/")} == {
        f"indicator/{one.id}/held": value for one, value in zip(asked, said, strict=True)
    }


def test_each_rating_is_kept_with_its_day(start: Open) -> None:
    """So is one from before there was a history, with the day on which it was stored."""
    page = start({"plan/role": ROLE.id, f"competency/{CORE[0].id}/level": 1}, setup=CLOCK)
    levels = page.locator(".pmo-levels")
    page.locator("#pmo-jump").select_option(CORE[0].id)
    levels.get_by_label(LEVELS[2]).check()
    levels.get_by_label(LEVELS[3]).check()
    key = f"competency/{CORE[0].id}"
    assert {name: value for name, value in stored(page).items() if name.startswith(key)} == {
        f"{key}/level": 3,
        f"{key}/history/1970-01-01": 1,
        f"{key}/history/2026-11-22": 3,
    }


def test_the_result_names_the_statements_that_are_missing(start: Open) -> None:
    page = start(rated({CORE[0].id: 2}))
    page.locator("#pmo-jump").select_option(CORE[0].id)
    level = ROLE.targets[CORE[0].id] - 1
    wanted = [one for one in CORE[0].indicators if one.level == level]
    answer(page, level, "True", "Not true")
    page.locator(".pmo-gaps").get_by_text(f"Missing for level {level}").first.click()
    missing = page.locator(".pmo-gaps tbody tr").first.locator(".pmo-missing li").all_inner_texts()
    assert missing == [one.text for one in wanted[1:]]


def test_unrated_is_unknown_and_not_zero(start: Open) -> None:
    core = {f"competency/{item.id}/level": ROLE.targets[item.id] for item in CORE}
    page = start({"plan/role": ROLE.id} | core)
    rest = [FRAMEWORK.find("competency", name) for name in ROLE.targets if name not in ROLE.core]
    box = page.locator(".pmo-rate-first")
    assert box.locator("summary").inner_text() == f"Rate these first: {len(rest)}"
    assert page.locator(".pmo-gaps tbody tr").count() == len(CORE)
    assert page.locator(".pmo-gaps td:nth-child(3)").all_inner_texts() == ["–"] * len(CORE)
    box.locator("summary").click()
    assert sorted(box.locator("li > a").all_inner_texts()) == sorted(item.title for item in rest)
    assert page.locator(".pmo-conditions").get_by_text("Everything that the role asks for is rated").is_visible()
    done = {f"action/{one.id}/state": "done" for step in FRAMEWORK.steps for one in step.actions if one.essential}
    page.evaluate("values => pmoGuide.site.store.write(values)", done)
    assert page.locator(".pmo-verdict").inner_text().startswith("Not known until the rest is rated")
    box.get_by_role("button", name=f"Rate {rest[0].title}").click()
    assert subject(page) == rest[0].title


def test_open_tabs_follow_each_other(start: Open, book_html: Path) -> None:
    page = start()
    other = visit(page.context.new_page(), book_html)
    choose(page)
    other.wait_for_selector(".pmo-subject")
    page.locator(".pmo-levels").get_by_label(LEVELS[2]).check()
    other.wait_for_function("document.querySelector('.pmo-count').textContent.includes('1 of 29')")
    assert other.locator(".pmo-levels").get_by_label(LEVELS[2]).is_checked()


def test_without_storage_it_works_in_memory(start: Open) -> None:
    blocked = """for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, {get() { throw new Error('blocked'); }});"""
    page = start(setup=blocked)
    choose(page)
    answer(page, 4, "True", "Not true")
    answer(page, 3, "True")
    assert page.locator(".pmo-count").inner_text().strip().startswith(f"1 of {len(CORE)} core")
    assert page.get_by_role("heading", name="Ready?").is_visible()


# -- the result


def test_gaps_core_first_then_the_largest_with_what_closes_them(start: Open) -> None:
    gaps = {CORE[2].id: 1, CORE[0].id: 2, "risk-management": 3, "tailoring": 1, "benefits-realisation": None}
    page = start(rated(gaps))
    rows = page.locator(".pmo-gaps tbody tr")
    found = rows.locator("th > a").all_inner_texts()
    ids = [CORE[0].id, CORE[2].id, "risk-management", "tailoring"]
    assert found[:4] == [FRAMEWORK.find("competency", name).title for name in ids]
    assert rows.locator("td:nth-child(3)").all_inner_texts()[:5] == ["2", "1", "3", "1", "–"]
    assert len(found) == len(ROLE.targets) - 1
    assert page.locator(".pmo-rate-first li > a").all_inner_texts() == [
        FRAMEWORK.find("competency", "benefits-realisation").title
    ]
    assert rows.nth(1).locator("th").inner_text().endswith("Core")
    risk = rows.nth(2)
    risk.locator("summary", has_text="action").click()
    closing = [a for step in FRAMEWORK.steps for a in step.actions if a.builds.get("risk-management", 0) > 1]
    assert risk.locator(".pmo-built-by li a").all_inner_texts() == [action.text for action in closing]
    for href in risk.locator("a").evaluate_all("all => all.map(({href}) => href)"):
        place, _, anchor = href.partition("#")  # which is there
        assert f'id="{anchor}"' in Path(place.removeprefix("file://")).read_text(encoding="utf-8"), href


def test_the_radar_counts_and_never_averages(start: Open) -> None:
    page = start(rated({"risk-management": 1, "benefits-realisation": 3, "commercial-management": None}))
    rows = {row.locator("th").inner_text(): row.locator("td").all_inner_texts()
            for row in page.locator(".pmo-steps tbody tr").all()}  # fmt: skip
    acumen = FRAMEWORK.find("step", "business-acumen").title
    assert rows.pop(acumen) == ["3 of 5", "1", "1", "1"]
    assert all(cells[1:] == ["0", "0", "0"] for cells in rows.values())
    assert page.locator(".pmo-radar").get_by_text("3 of 5").count() == 1
    page.emulate_media(forced_colors="active")  # then the colours of the pictures are the reader's
    for part in (".pmo-radar .pmo-full", ".pmo-bar .pmo-full"):
        assert page.locator(part).first.evaluate(
            "one => getComputedStyle(one).fill === getComputedStyle(document.body).color"
        ), part
    assert "%" not in page.locator(".pmo-result").inner_text()
    page.get_by_label("Target role").select_option("pmo-analyst")  # for whom what is not rated would be one below
    row = page.locator(".pmo-steps tbody tr", has=page.get_by_text(acumen))
    assert row.locator("td").all_inner_texts() == ["4 of 5", "1", "0", "1"]


FOUR = ["risk-management", "tailoring", "benefits-realisation", "own-development"]

LAST = [item.id for item in FRAMEWORK.competencies if item.id in ROLE.targets and item not in CORE][-1]

READY: list[tuple[dict[str, int | None], int, list[bool]]] = [
    # how far which are below their target, how many essential actions are open, which conditions hold
    ({}, 0, [True, True, True, True, True]),
    ({item.id: 1 for item in CORE}, 0, [True, True, True, True, True]),
    ({CORE[0].id: 2}, 0, [False, True, True, True, True]),
    ({"risk-management": 3}, 0, [True, False, True, True, True]),
    (dict.fromkeys(FOUR, 2), 1, [True, True, True, False, True]),
    ({LAST: None}, 0, [True, True, True, True, False]),
    ({LAST: None, CORE[0].id: 2}, 0, [False, True, True, True, False]),
    (dict.fromkeys([*FOUR, "portfolio-insight"], 2), 0, [True, True, False, True, True]),
]


def test_ready_to_apply_tells_each_condition(start: Open) -> None:
    essential = [action for step in FRAMEWORK.steps for action in step.actions if action.essential]
    page = start({"plan/role": ROLE.id})
    for below, undone, holds in READY:
        states = {f"action/{one.id}/state": "todo" if n < undone else "done" for n, one in enumerate(essential)}
        page.evaluate("values => pmoGuide.site.store.write(values)", rated(below) | states)
        told = page.locator(".pmo-conditions > li").all_text_contents()
        assert [text.startswith("Met:") for text in told] == holds
        assert (
            page.locator(".pmo-verdict")
            .inner_text()
            .startswith("Yes" if all(holds) else "Not yet" if not all(holds[:-1]) else "Not known")
        )
        assert [essential[0].text in told[3]] == [undone > 0]
        for name, gap in below.items():
            title = FRAMEWORK.find("competency", name).title
            assert (title in "".join(told[:3])) == (gap is not None and gap > 1), name
            assert (title in told[4]) == (gap is None), name


def served(context: BrowserContext, book: Path) -> list[str]:
    """Make the book a site with the strict policy in a profile; return what its pages will complain of."""
    complaints: list[str] = []

    def serve(route: Route) -> None:
        path = book / route.request.url.removeprefix("http://book.test/").split("?")[0].split("#")[0]
        if not path.is_file():
            route.fulfill(status=404)
            return
        kind = mimetypes.guess_type(path.name)[0] or "text/plain"
        headers = {"Content-Security-Policy": POLICY, "Content-Type": kind}
        route.fulfill(body=path.read_bytes(), headers=headers)

    context.route("**/*", serve)
    context.on("console", lambda message: complaints.extend([message.text] if message.type == "error" else []))
    return complaints


def test_the_picture_is_saved_as_svg_and_png(profile: BrowserContext, book_html: Path) -> None:
    text = json.dumps(saved(rated({CORE[0].id: 2}) | {"me/name": "<b>A & B</b>"}))
    complaints = served(profile, book_html)
    profile.add_init_script(f"if (location.protocol !== 'about:') localStorage.setItem('{KEY}', {text})")
    page = profile.new_page()
    page.goto("http://book.test/toolkit/assessment.html")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save picture as SVG").click()
    assert download.value.suggested_filename == "assessment.svg"
    svg = ElementTree.fromstring(download.value.path().read_text(encoding="utf-8"))
    words = " ".join(svg.itertext())
    assert all(item.title[:40] in words for item in CORE)
    assert "<b>A & B</b>" in words
    assert {part.tag.split("}")[1] for part in svg.iter()} <= {
        "svg", "title", "rect", "text", "tspan", "g", "path", "polygon", "line"}  # fmt: skip
    with page.expect_download() as download:
        page.get_by_role("button", name="Save picture as PNG").click()
    png = download.value.path().read_bytes()
    assert download.value.suggested_filename == "assessment.png"
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", png[16:24]) == tuple(2 * int(svg.attrib[name]) for name in ("width", "height"))
    assert not complaints


def test_print_shows_the_result_or_else_the_empty_form(start: Open) -> None:
    page = start()
    choose(page)
    page.emulate_media(media="print")
    assert page.locator(".pmo-assessment").is_visible()
    assert page.locator(".pmo-assess").is_hidden()
    page.emulate_media(media="screen")
    assert page.locator(".pmo-assessment").is_hidden()
    page.locator(".pmo-levels").get_by_label(LEVELS[2]).check()
    page.emulate_media(media="print")
    assert page.locator(".pmo-assessment").is_hidden()
    assert page.locator(".pmo-gaps").is_visible()
    assert page.locator(".pmo-questions").is_hidden()


# -- a second opinion


def load(page: Page, text: str, name: str = "mentor.json") -> None:
    file = {"name": name, "mimeType": "application/json", "buffer": text.encode()}
    page.set_input_files("#pmo-opinion", file)  # type: ignore[arg-type]  # playwright's own type of a file


def test_a_second_opinion_stands_beside_and_goes_again(start: Open) -> None:
    page = start(rated({}) | {"competency/tailoring/evidence": "Mine"})
    before = page.evaluate("JSON.stringify(localStorage)")
    theirs = {name: value for name, value in rated({}).items() if name != "competency/governance/level"}
    theirs |= {"me/name": "Mo", "competency/tailoring/level": 1, "competency/risk-management/level": 5}
    theirs |= {"competency/tailoring/evidence": "One method for all", "plan/role": "pmo-analyst"}
    load(page, saved(theirs))
    rows = page.locator(".pmo-opinions tbody tr")
    rows.first.wait_for()
    assert rows.first.locator("td").all_inner_texts() == [
        f"{LEVELS[4]}\n\nMine", f"{LEVELS[1]}\n\nOne method for all", "3, you higher"]  # fmt: skip
    assert rows.nth(1).locator("td").last.inner_text() == "1, you lower"
    assert rows.last.locator("td").all_inner_texts() == [LEVELS[5], "not rated", "–"]
    assert page.get_by_text("you differ on 2 and agree on 26; only one of you rated 1").count()
    assert page.evaluate("JSON.stringify(localStorage)") == before
    assert page.get_by_label("Target role").input_value() == ROLE.id

    page.get_by_role("button", name="Clear the second opinion").click()
    assert rows.count() == 0
    assert page.evaluate("document.activeElement.id") == "pmo-opinion"
    assert page.evaluate("JSON.stringify(localStorage)") == before


def test_levels_beyond_the_scale_are_told_and_count_as_its_end(start: Open, book_html: Path) -> None:
    told = "The scale of this guide ends at 5, and {} higher levels: {} ({}). They count as 5."
    page = start(rated({}) | {"competency/tailoring/level": 9})
    tailoring, risks = (FRAMEWORK.find("competency", name).title for name in ("tailoring", "risk-management"))
    expect(page.locator(".pmo-assess > .pmo-caution")).to_have_text(told.format("what is shown here has", tailoring, 9))
    load(page, saved(rated({}) | {"competency/tailoring/level": 5, "competency/risk-management/level": 7}))
    expect(page.locator(".pmo-second")).to_contain_text(told.format("the file has", risks, 7))
    expect(page.locator(".pmo-second")).to_contain_text("you differ on 1 and")  # on risks, not on 9 and 5
    page.goto((book_html / "toolkit" / "plan.html").as_uri())
    expect(page.locator(".pmo-plan-notices")).to_contain_text(told.format("what is shown here has", tailoring, 9))


ATTACK = "<img src=x onerror=window.hacked=1><script>window.hacked=1</script>"

HOSTILE: dict[str, tuple[str, str]] = {
    "half a file": (saved(rated({}))[:900], "not JSON"),
    "no progress": ("[1]", "a JSON object, not a list"),
    "another framework": (saved({}, framework={"id": ATTACK, "version": ""}), "another framework"),
    "a newer version": (saved({}, version=99), "newer version"),
    "wrong types": (saved({"competency/tailoring/level": ATTACK}), "value takes a whole number"),
    "a level in words": (saved({"competency/tailoring/level": -1}), "value takes a whole number"),
    "deep": ("[" * 50_000, "not JSON"),
    "a prototype": ('{"__proto__": {"format": "pmo-guide/progress"}}', "not saved progress"),
}


def test_a_broken_opinion_is_refused_and_nothing_changes(start: Open) -> None:
    page = start(rated({}))
    before = page.evaluate("JSON.stringify(localStorage)")
    for case, (text, why) in HOSTILE.items():
        load(page, text, name=f"{case} {ATTACK}".replace("/", ""))
        told = page.locator(".pmo-second").get_by_text(f"“{case}")
        told.wait_for()
        assert why in told.inner_text(), case
        assert told.inner_text().endswith("Nothing was changed."), case
        assert page.locator(".pmo-opinions").count() == 0
        assert page.evaluate("JSON.stringify(localStorage)") == before, case
    assert page.evaluate("window.hacked") is None


def test_words_of_an_opinion_stay_words(start: Open) -> None:
    values: dict[str, Any] = {f"competency/{name}/evidence": ATTACK for name in ROLE.targets}
    values |= {"me/name": ATTACK}
    values |= {f"competency/{name}/level": 10**12 for name in ROLE.targets}
    values |= {"competency/constructor/level": 1, "__proto__": 1, "constructor": 2}
    page = start(rated({}) | {"me/name": ATTACK, "competency/tailoring/evidence": ATTACK})
    load(page, saved(values))
    page.locator(".pmo-opinions").wait_for()
    assert ATTACK[:59] in page.locator(".pmo-opinions thead").inner_text()
    assert page.locator(".pmo-assess").locator("img, script").count() == 0
    assert page.evaluate("window.hacked") is None
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


# -- for everybody


def test_in_nobodys_way(start: Open, accessible: Callable[..., None]) -> None:
    page = start()
    choose(page)
    answer(page, 4, "True", "Not true")
    answer(page, 3, "True")
    load(page, saved(rated({"tailoring": 2})))
    page.locator(".pmo-opinions").wait_for()
    for summary in page.locator(".pmo-gaps summary").all()[:2]:
        summary.click()
    accessible(page, "half-way", ".pmo-assess")
    load(page, "{")
    page.get_by_text("was not loaded").first.wait_for()
    accessible(page, "refused", ".pmo-second")
