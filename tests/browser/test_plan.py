"""The plan in a real browser: its numbers are those of the core, and every task is done by keyboard too."""

from __future__ import annotations

import csv
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from pmo_guide import progress
from pmo_guide.framework import FRAMEWORK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

    Open = Callable[..., Page]

KEY = f"pmo-guide/progress/{FRAMEWORK.id}"
ROLE = FRAMEWORK.find("role", "pmo-director")
START = date(2026, 12, 1)
ACTIONS = {action.id: action for step in FRAMEWORK.steps for action in step.actions}
TEXTS = {action.text: action.id for action in ACTIONS.values()}
BARS = 12
"""How many bars a timeline has."""
CLOCK = """
Date.now = () => Date.UTC(2026, 10, 22, 12);
Date = class extends Date {
  constructor(...given) { super(...(given.length ? given : [Date.now()])); }
};
"""
"""Always the same day."""
BLOCKED = """
for (const name of ['getItem', 'setItem']) {
  const real = Storage.prototype[name];
  Storage.prototype[name] = function (key, ...rest) {
    if (key.startsWith('pmo-guide/')) throw new DOMException('no', 'SecurityError');
    return real.call(this, key, ...rest);
  };
}
"""


def values(gap: int = 1, **more: Any) -> dict[str, Any]:
    """Return what a reader has saved who is so far below each target of the role."""
    rated = {f"competency/{name}/level": max(0, target - gap) for name, target in ROLE.targets.items()}
    return {"plan/role": ROLE.id, "plan/hours": 4, "plan/start": START.isoformat(), **rated, **more}


def file_of(saved: dict[str, Any]) -> progress.Progress:
    entries = {key: progress.Entry(value, 1) for key, value in saved.items()}
    return progress.Progress(FRAMEWORK.id, FRAMEWORK.version, entries)


@pytest.fixture
def start(profiles: Callable[..., BrowserContext], keep: Callable[..., Page], book_html: Path) -> Open:
    """A function that opens the plan in a fresh profile over what is saved."""

    def opened(saved: dict[str, Any] | None = None, *, setup: str = "", **options: Any) -> Page:
        context = profiles(**options)
        context.add_init_script(CLOCK)
        page = context.new_page() if saved is None else keep(context, progress.dump(file_of(saved)))
        if setup:
            context.add_init_script(setup)
        return visit(page, book_html)

    return opened


def visit(page: Page, book: Path) -> Page:
    page.goto((book / "toolkit" / "plan.html").as_uri())
    page.wait_for_selector(".pmo-planner")
    return page


def rows(page: Page) -> Locator:
    return page.locator(".pmo-planned-row")


def row(page: Page, action: str) -> Locator:
    return page.locator(f'.pmo-planned-row[data-row="{action}"]')


def shown(page: Page) -> list[str]:
    """Return the ids of the actions of the plan in the table, in order, without what has left it."""
    links = page.locator(".pmo-planned-row:not(.pmo-planned-left) .pmo-planned-text a").all_text_contents()
    return [TEXTS[text] for text in links]


def stored(page: Page) -> progress.Progress:
    """Return what the browser keeps, read by the core."""
    return progress.parse(page.evaluate("key => localStorage.getItem(key)", KEY), FRAMEWORK.id)


def expected(page: Page, hours: float = 4, start: date = START) -> progress.Plan:
    return progress.plan(FRAMEWORK, stored(page), ROLE.id, hours, start)


def ids(plan: progress.Plan) -> list[str]:
    return [planned.action for planned in plan.actions]


def words(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def news(page: Page) -> str:
    return page.locator(".pmo-news").inner_text()


def focused(page: Page) -> str:
    """Return the name of what has the focus."""
    name: str = page.evaluate("document.activeElement.ariaLabel ?? document.activeElement.textContent")
    return name


def button(page: Page, name: str, action: str) -> Locator:
    return page.get_by_role("button", name=f"{name}: {ACTIONS[action].text}", exact=True)


def opened(page: Page, name: str, action: str) -> Locator:
    """Return a button of those that a row shows when it is open, and open it."""
    opener = button(page, "Why, note, order", action)
    if opener.get_attribute("aria-expanded") == "false":
        opener.press("Enter")
    return button(page, name, action)


# -- what it shows


def test_without_a_role_it_asks_for_one(start: Open) -> None:
    page = start()
    assert page.get_by_text("and the plan appears here").is_visible()
    assert not page.locator(".pmo-planned").is_visible()
    assert not page.locator("table.pmo-plan-table").is_visible()
    page.get_by_label("Target role").select_option(ROLE.id)
    assert page.locator(".pmo-planned").is_visible()
    assert stored(page).entries["plan/role"].value == ROLE.id


def test_without_ratings_it_begins_with_what_is_essential(start: Open) -> None:
    page = start({"plan/role": ROLE.id})
    found = shown(page)
    assert found
    assert all(ACTIONS[name].essential for name in found)
    essential = {name for name, action in ACTIONS.items() if action.essential}
    on_the_way = {n for n in essential if all(to <= ROLE.targets.get(c, 0) for c, to in ACTIONS[n].builds.items())}
    assert set(found) == on_the_way
    assert f"Rate these first: {len(ROLE.targets)}." in page.locator(".pmo-rate-first").inner_text()
    link = page.get_by_role("link", name="Rate yourself")
    link.click()
    page.wait_for_selector(".pmo-assess")
    page.go_back()
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, progress.dump(file_of(values()))])
    page.reload()
    page.wait_for_selector(".pmo-planned")
    assert not page.get_by_role("link", name="Rate yourself").is_visible()
    assert shown(page) == ids(expected(page))


@pytest.mark.parametrize("gap", [1, 2])
def test_it_is_the_plan_of_the_core(start: Open, gap: int) -> None:
    page = start(values(gap))
    plan = expected(page)
    assert len(plan.actions) > BARS
    assert shown(page) == ids(plan)
    page.get_by_role("button", name=re.compile("^Show the")).click()
    for line, planned in zip(rows(page).all(), plan.actions, strict=True):
        begins, ends = line.locator("td[data-label]").all_inner_texts()
        for told, days in ((begins, planned.begins), (ends, planned.ends)):
            last = days[1]
            assert told.endswith(words(last))
            assert told.startswith(f"{days[0].day} ")
        why = line.locator(".pmo-why").all_inner_texts()
        assert why  # each row says why it is there
        assert why[0].startswith("Essential") == planned.essential
        for text, rise in zip(why[planned.essential :], planned.helps, strict=True):
            assert FRAMEWORK.find("competency", rise.competency).title in text
            assert f"counts towards {rise.to}" in text
            assert ("(core)" in text) == (rise.competency in ROLE.core)
    assert plan.ends is not None
    figures = page.locator(".pmo-figures dd").all_inner_texts()
    assert figures == [
        str(len(plan.actions)),
        f"{plan.hours[0]:g}–\N{WORD JOINER}{plan.hours[1]:g}",
        *map(words, plan.ends),
    ]
    caution = page.locator(".pmo-caution").inner_text()
    assert "Finishing the actions is not reaching the level." in caution
    assert "computed from hours alone would be false" in caution
    for rise in plan.short:
        assert FRAMEWORK.find("competency", rise.competency).title in page.locator(".pmo-planner").inner_text()


def test_the_next_quarter_comes_first(start: Open) -> None:
    page = start(values())
    until = START + timedelta(90)
    soon = [planned.action for planned in expected(page).actions if planned.begins[0] <= until]
    assert [line.get_attribute("data-row") for line in rows(page).all() if line.is_visible()] == soon
    heads = page.locator(".pmo-planned .pmo-span").all_text_contents()
    assert heads[0] == f"The next quarter, until {words(until)}: {len(soon)} actions"
    page.get_by_role("button", name=re.compile("^Show the")).focus()
    page.keyboard.press("Enter")
    assert rows(page).last.is_visible()
    assert focused(page) == f"Done: {ACTIONS[shown(page)[len(soon)]].text}"


def is_within(some: dict[str, int], targets: dict[str, int]) -> bool:
    return all(level <= targets.get(name, 0) for name, level in some.items())


def test_what_would_change_the_plan_is_told(start: Open) -> None:
    page = start(values())
    told = page.locator(".pmo-changing").inner_text()
    sooner = expected(page, 8).ends
    within = [role for role in FRAMEWORK.roles if role != ROLE and is_within(dict(role.targets), dict(ROLE.targets))]
    smaller = max(within, key=lambda role: sum(role.targets.values()))
    less = progress.plan(FRAMEWORK, stored(page), smaller.id, 4, START)
    assert sooner
    assert less.ends
    assert f"With 8 hours a week it would end by {words(sooner[1])} at the latest." in told
    assert f"{smaller.title} asks for less: {len(less.actions)} actions to {words(less.ends[1])} at the latest." in told


def test_what_is_unrated_is_named_and_nothing_is_reckoned_with_it(start: Open) -> None:
    two = ["governance", "tailoring"]
    page = start({key: value for key, value in values().items() if key.split("/")[1] not in two})
    box = page.locator(".pmo-rate-first")
    assert box.inner_text().startswith("Rate these first: 2.")
    box.locator("summary").click()
    assert box.locator("li").all_inner_texts() == [FRAMEWORK.find("competency", name).title for name in two]
    titles = [FRAMEWORK.find("competency", name).title for name in two]
    assert not any(title in why for why in page.locator(".pmo-why").all_text_contents() for title in titles)
    box.get_by_role("link", name=titles[1]).click()
    assert page.locator(".pmo-subject").inner_text() == titles[1]


def test_at_every_target_nothing_is_left(start: Open) -> None:
    done = {f"action/{name}/state": "done" for name, action in ACTIONS.items() if action.essential}
    page = start(values(0, **done))
    assert page.get_by_text("No action is left that would close a gap").is_visible()
    assert not page.locator(".pmo-planned").is_visible()
    assert not page.get_by_role("button", name="Calendar").is_visible()


def test_hours_and_start_change_the_dates_at_once(start: Open) -> None:
    page = start(values())
    page.get_by_label("Hours per week").fill("10")
    page.get_by_label("Hours per week").press("Tab")
    page.get_by_label("Start").fill("2027-03-03")
    page.get_by_label("Start").blur()
    plan = expected(page, 10, date(2027, 3, 3))
    assert plan.ends is not None
    assert page.locator(".pmo-figures dd").all_inner_texts()[2:] == [words(plan.ends[0]), words(plan.ends[1])]
    page.reload()
    assert page.get_by_label("Hours per week").input_value() == "10"
    assert page.get_by_label("Start").input_value() == "2027-03-03"


def test_impossible_hours_are_told_and_change_nothing(start: Open) -> None:
    page = start(values())
    before = page.locator(".pmo-figures").inner_text()
    field = page.get_by_label("Hours per week")
    for text in ("0", "-3", "169", ""):
        field.fill(text)
        field.press("Tab")
        assert "above 0, and up to 168" in page.locator(".pmo-plan-form").inner_text()
        assert field.get_attribute("aria-invalid") == "true"
        assert page.locator(".pmo-figures").inner_text() == before
        assert stored(page).entries["plan/hours"].value == 4
    field.fill("5")
    field.press("Tab")
    assert field.get_attribute("aria-invalid") == "false"
    assert "above 0" not in page.locator(".pmo-plan-form").inner_text()


def test_a_start_that_has_passed_is_told(start: Open) -> None:
    page = start(values(**{"plan/start": "2026-01-05"}))
    assert "5 January 2026, which has passed" in page.locator(".pmo-planner").inner_text()
    page.get_by_role("button", name="Start today").click()
    assert stored(page).entries["plan/start"].value == "2026-11-22"
    assert "has passed" not in page.locator(".pmo-planner").inner_text()


def test_an_unknown_role_is_kept_and_asked_anew(start: Open) -> None:
    page = start(values(**{"plan/role": "astronaut"}))
    assert page.get_by_text("and the plan appears here").is_visible()
    assert stored(page).entries["plan/role"].value == "astronaut"


def test_the_timeline_tells_what_the_table_tells(start: Open) -> None:
    page = start(values())
    count = len(expected(page).actions)
    charts = page.locator(".pmo-timeline svg[role=img]")
    assert charts.count() == -(-count // BARS)
    assert charts.first.locator(".pmo-soonest").count() == charts.first.locator(".pmo-latest").count() == BARS
    bars = page.evaluate(
        """() => [...document.querySelectorAll('.pmo-timeline svg[role=img]')].map((svg) => {
            const {width} = svg.viewBox.baseVal;
            return [...svg.querySelectorAll('rect')].every((one) => one.x.baseVal.value >= 0
              && one.width.baseVal.value > 0 && one.x.baseVal.value + one.width.baseVal.value <= width + 3);
        })"""
    )
    assert all(bars)
    names = page.get_by_role("img", name=f"Timeline of actions 1 to {BARS}")
    assert names.count() == 1
    assert "earliest course" in charts.first.locator("desc").text_content()  # type: ignore[operator]


# -- changing it


def test_tick_skip_pin_and_order_by_keyboard_alone(start: Open) -> None:
    """From the top of the page with nothing but keys; all of it is there again after a reload."""
    page = start(values())
    first, second, third, *_ = shown(page)
    page.get_by_label("Start").focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        if focused(page) == f"Done: {ACTIONS[first].text}":
            break
    page.keyboard.press("Space")  # done
    assert "Done." in news(page)
    expect(row(page, first)).to_have_attribute("data-saved", "Saved")
    assert "A tick does not raise your rating" in news(page)
    assert shown(page)[0] == second
    assert focused(page) == f"Done: {ACTIONS[first].text}"  # which stands where it stood
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert focused(page) == f"Undo: {ACTIONS[first].text}"
    page.keyboard.press("Enter")
    assert "Undone." in news(page)
    assert shown(page)[0] == first
    assert focused(page) == f"Done: {ACTIONS[first].text}"
    page.keyboard.press("Space")

    opened(page, "Move down", second).focus()
    page.keyboard.press("Enter")
    assert shown(page)[:2] == ids(expected(page))[:2] == [third, second]
    assert "Moved to place 2" in news(page)
    assert focused(page) == f"Move down: {ACTIONS[second].text}"

    page.get_by_role("button", name=re.compile("^Show the")).press("Enter")
    last = shown(page)[9]
    opened(page, "Pin", last).focus()
    page.keyboard.press("Space")
    assert shown(page)[0] == last
    assert focused(page) == f"Pin: {ACTIONS[last].text}"
    assert button(page, "Pin", last).get_attribute("aria-pressed") == "true"
    assert opened(page, "Move down", last).get_attribute("aria-disabled") == "true"
    page.keyboard.press("Tab")
    assert focused(page) == f"Skip: {ACTIONS[last].text}"
    page.keyboard.press("Enter")
    assert last not in shown(page)
    assert focused(page) == f"Undo: {ACTIONS[last].text}"
    assert sorted(shown(page)) == sorted(ids(expected(page)))

    page.reload()
    page.wait_for_selector(".pmo-planned")
    assert shown(page) == ids(expected(page))
    page.locator(".pmo-left-out summary", has_text="Skipped: 1 action").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert focused(page) == f"Bring back: {ACTIONS[last].text}"
    page.keyboard.press("Enter")
    assert shown(page)[0] == last  # it is still pinned
    assert focused(page) == "Actions in order"
    page.locator(".pmo-left-out summary", has_text="Done: 1 action").click()
    button(page, "Not done yet", first).click()
    assert first in shown(page)
    page.reload()
    page.wait_for_selector(".pmo-planned")
    assert shown(page) == ids(expected(page))


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("place", [0, 5])
def test_a_second_click_never_meets_a_stranger(start: Open, width: int, place: int) -> None:
    """Wherever the pointer rests after a tick, the same action is below it; a double click does what a click does."""
    page = start(values(2), viewport={"width": width, "height": 800})
    everything = shown(page)
    name = everything[place]
    tick = page.get_by_label(f"Done: {ACTIONS[name].text}")
    tick.scroll_into_view_if_needed()
    box = tick.bounding_box()
    assert box
    at = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    below = "([x, y]) => document.elementFromPoint(x, y).closest('tr')?.dataset.row"
    page.mouse.dblclick(*at)
    assert {key: entry.value for key, entry in stored(page).entries.items() if key.endswith("/state")} == {
        f"action/{name}/state": "done"
    }
    assert page.evaluate(below, at) == name
    assert row(page, name).locator("s").is_visible()
    page.mouse.click(*at)  # later: it takes the tick back
    assert stored(page).entries[f"action/{name}/state"].value == "todo"
    assert shown(page) == everything
    skip = opened(page, "Skip", name)
    skip.scroll_into_view_if_needed()
    skip.dblclick()
    states = {key: entry.value for key, entry in stored(page).entries.items() if key.endswith("/state")}
    assert states == {f"action/{name}/state": "skipped"}
    button(page, "Undo", name).click()
    assert shown(page) == everything


def test_done_counts_and_a_new_rating_is_offered(start: Open) -> None:
    """Tick by tick nothing joins the plan, no row moves, and no rating changes."""
    page = start(values(2))
    standing = [line.get_attribute("data-row") for line in rows(page).all()]
    before = set(shown(page))
    for name in shown(page)[:12]:
        if name not in shown(page):
            continue  # another has covered it
        page.get_by_label(f"Done: {ACTIONS[name].text}").click()
        assert shown(page) == ids(expected(page))
        assert set(shown(page)) < before
        assert [line.get_attribute("data-row") for line in rows(page).all()] == standing
        assert "join" not in news(page)
        before = set(shown(page))
    evidence = expected(page).evidence
    assert evidence
    offers = page.locator(".pmo-again li").all_inner_texts()
    assert offers == [
        f"Rate {FRAMEWORK.find('competency', rise.competency).title} again? "
        f"You are at {rise.level}; it counts towards {rise.to}."
        for rise in evidence
    ]
    levels = {key: entry.value for key, entry in stored(page).entries.items() if key.endswith("/level")}
    assert levels == {key: value for key, value in values(2).items() if key.endswith("/level")}
    page.locator(".pmo-again a").first.click()
    assert page.locator(".pmo-subject").inner_text() == FRAMEWORK.find("competency", evidence[0].competency).title


def test_moved_actions_stay_and_the_gaps_can_rule_again(start: Open) -> None:
    page = start(values())
    by_gaps = shown(page)
    opened(page, "Move up", by_gaps[3]).click()
    opened(page, "Move up", by_gaps[3]).click()
    moved = [by_gaps[n] for n in (0, 3, 1, 2)]
    assert shown(page)[:4] == moved
    assert stored(page).entries["plan/order"].value == moved
    assert shown(page) == ids(expected(page))
    page.get_by_role("button", name="Order by gaps again").click()
    assert shown(page) == by_gaps
    assert not page.get_by_role("button", name="Order by gaps again").is_visible()


def test_a_row_is_dragged_and_a_note_kept_where_typing_ends_in_a_click(start: Open) -> None:
    page = start(values())
    before = shown(page)
    grips = page.locator(".pmo-planned-row .pmo-grip")
    grips.nth(1).evaluate("one => one.scrollIntoView({block: 'center'})")
    one, other = grips.nth(0).bounding_box(), grips.nth(2).bounding_box()
    assert one
    assert other
    page.mouse.move(one["x"] + 8, one["y"] + 8)
    page.mouse.down()
    page.mouse.move(other["x"] + 8, other["y"] + 8, steps=3)
    page.keyboard.press("Escape")  # it stays where it is
    page.mouse.up()
    assert shown(page) == before
    page.mouse.down()  # the third one, to the first place
    page.mouse.move(one["x"] + 8, one["y"] + 8, steps=3)
    page.mouse.up()
    assert shown(page)[:3] == [before[2], *before[:2]] == stored(page).entries["plan/order"].value
    assert "Moved to place 1" in news(page)
    finger = page.context.new_cdp_session(page)
    finger.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    boxes = [grips.nth(n).bounding_box() for n in (0, 2)]
    for kind, box in (("touchStart", boxes[0]), ("touchMove", boxes[1]), ("touchEnd", None)):
        points = [{"x": box["x"] + 8, "y": box["y"] + 8}] if box else []
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    expect(page.locator(".pmo-news")).to_contain_text("Moved to place 3")
    assert shown(page)[:3] == before[:3]
    opened(page, "To the top", before[2]).click()
    opened(page, "To the top", before[1]).click()
    assert shown(page)[:3] == [before[1], before[2], before[0]]
    row(page, before[1]).get_by_label("Note", exact=True).fill("Ask Ana")
    button(page, "Move down", before[1]).click()
    assert shown(page)[:3] == [before[2], before[1], before[0]]
    assert stored(page).entries[f"action/{before[1]}/note"].value == "Ask Ana"
    assert row(page, before[1]).locator(".pmo-note").text_content() == "Ask Ana"


def test_what_leaves_or_joins_by_a_move_is_told(start: Open) -> None:
    """An action that comes first may cover what others were to do."""
    page = start(values(3))
    told = set()
    for name in shown(page)[1:6]:
        before = shown(page)
        opened(page, "Move up", name).click()
        assert shown(page) == ids(expected(page))
        left, came = set(before) - set(shown(page)), set(shown(page)) - set(before)
        told |= {"left"} if left else {"same"}
        assert (f"{len(left)} other action" in news(page) and "no longer needed" in news(page)) == bool(left)
        assert ("join" in news(page)) == bool(came)
    assert told >= {"same"}


def test_the_first_cannot_go_up(start: Open) -> None:
    page = start(values())
    before = shown(page)
    opened(page, "Move up", before[0]).click(force=True)
    assert shown(page) == before
    assert "plan/order" not in stored(page).entries


def test_a_row_moved_below_the_fold_is_shown(start: Open) -> None:
    page = start(values())
    soon = [name for name, line in zip(shown(page), rows(page).all(), strict=True) if line.is_visible()]
    assert len(soon) < len(shown(page))
    for _ in range(len(shown(page))):
        opened(page, "Move down", soon[-1]).focus()
        page.keyboard.press("Enter")
        if page.locator(".pmo-rest").get_by_role("button", name=f"Move down: {ACTIONS[soon[-1]].text}").count():
            break
    assert row(page, soon[-1]).is_visible()
    assert focused(page) == f"Move down: {ACTIONS[soon[-1]].text}"


def test_another_tab_is_followed(start: Open, book_html: Path) -> None:
    page = start(values())
    other = visit(page.context.new_page(), book_html)
    name = shown(page)[0]
    other.get_by_label(f"Done: {ACTIONS[name].text}").click()
    gone = "text => !document.querySelector('.pmo-planned-text').textContent.includes(text)"
    page.wait_for_function(gone, arg=ACTIONS[name].text)
    assert shown(page) == shown(other)


# -- taking it out


def downloaded(page: Page, name: str) -> tuple[str, str]:
    with page.expect_download() as waiting:
        page.locator(".pmo-out").get_by_role("button", name=name).click()
    path = waiting.value.path()
    return waiting.value.suggested_filename, path.read_bytes().decode("utf-8")


def test_calendar_markdown_and_csv_hold_the_plan(start: Open) -> None:
    evil = '=1+1</textarea><script>document.title = "x"</script>[x](javascript:y)'
    page = start(values())
    first = shown(page)[0]
    page.evaluate("([key, text]) => localStorage.setItem(key, text)",
                  [KEY, progress.dump(file_of(values(**{f"action/{first}/note": evil})))])  # fmt: skip
    page.reload()
    page.wait_for_selector(".pmo-planned")
    plan = expected(page)

    name, text = downloaded(page, "Calendar")
    assert name == "plan-pmo-director.ics"
    events = Calendar.from_ical(text).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in events] == [ACTIONS[one].text for one in ids(plan)]
    assert [event["DTSTART"].dt for event in events] == [planned.begins[0] for planned in plan.actions]
    for planned, event in zip(plan.actions, events, strict=True):
        assert words(planned.ends[1]) in str(event["DESCRIPTION"])
    assert "javascript" not in text  # notes stay out of what others' calendars show
    assert not any("URL" in event for event in events)  # nobody else has this folder
    again = Calendar.from_ical(downloaded(page, "Calendar")[1]).walk("VEVENT")
    assert [event["UID"] for event in again] == [event["UID"] for event in events]
    expect(page.locator(".pmo-said")).to_have_text("Saved as plan-pmo-director.ics.")
    expect(page.locator(".pmo-said")).to_be_visible()

    name, text = downloaded(page, "Markdown")
    assert name == "plan-pmo-director.md"
    assert text.count("\n- [ ] ") == len(plan.actions)
    assert "Finishing the actions is not reaching the level" in text
    assert "<script" not in text.replace("\\<script", "")

    name, text = downloaded(page, "Spreadsheet")
    assert name == "plan-pmo-director.csv"
    table = list(csv.DictReader(text.removeprefix("\ufeff").splitlines()))
    assert [row["Action"] for row in table] == [ACTIONS[one].text for one in ids(plan)]
    assert [row["Ends (latest)"] for row in table] == [planned.ends[1].isoformat() for planned in plan.actions]
    assert table[0]["Note"] == f"\u200b{evil}"
    expect(page.locator(".pmo-said")).to_contain_text("Its columns are separated by commas.")
    text = downloaded(page, "Save with semicolons")[1]
    first_row = next(csv.DictReader(text.removeprefix("\ufeff").splitlines(), delimiter=";"))
    assert first_row["Note"] == f"\u200b{evil}"
    assert page.title() != "x"


def test_a_calendar_calls_off_what_left_the_plan(start: Open) -> None:
    page = start(values())
    first, second = shown(page)[:2]
    events = {str(event["UID"]): event for event in Calendar.from_ical(downloaded(page, "Calendar")[1]).walk("VEVENT")}
    part = re.fullmatch(rf"{first}-([a-v0-9]{{10}})@pmo-director-guide\.pmo-guide", next(iter(events)))[1]  # type: ignore[index]
    assert all(f"-{part}@" in uid for uid in events)
    rows(page).first.get_by_role("button", name="Why, note, order").click()
    rows(page).first.get_by_role("button", name="Skip").click()
    text = downloaded(page, "Calendar")[1]
    later = {str(event["UID"]): event for event in Calendar.from_ical(text).walk("VEVENT")}
    assert events.keys() <= later.keys()
    off = later[f"{first}-{part}@pmo-director-guide.pmo-guide"]
    assert off["STATUS"] == "CANCELLED"
    assert not off.errors
    assert [uid for uid, event in later.items() if "STATUS" in event] == [off["UID"]]
    assert str(off["SUMMARY"]) == f"No longer in the plan: {ACTIONS[first].text}"
    assert all(later[uid]["SEQUENCE"] > event["SEQUENCE"] for uid, event in events.items())
    expect(page.locator(".pmo-said")).to_contain_text("It cancels 1 event that is no longer in the plan.")
    assert f"{second}-{part}@" in text.replace("\r\n ", "")


def test_two_readers_plans_fit_into_one_calendar(start: Open) -> None:
    uids = [
        {str(event["UID"]) for event in Calendar.from_ical(downloaded(start(values()), "Calendar")[1]).walk("VEVENT")}
        for _ in range(2)
    ]
    assert uids[0]
    assert not uids[0] & uids[1]


def test_paper_holds_the_whole_plan(start: Open) -> None:
    page = start(values())
    page.emulate_media(media="print")
    assert rows(page).last.is_visible()
    assert page.locator(".pmo-timeline svg").last.is_visible()
    assert not page.locator("table.pmo-plan-table").is_visible()
    hidden = [".pmo-moves", ".pmo-grip", ".pmo-cut", ".pmo-out"]
    assert not any(page.locator(part).first.is_visible() for part in hidden)


def test_print_is_asked_for(start: Open) -> None:
    page = start(values(), setup="window.print = () => { window.printed = true; };")
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed")
    assert rows(page).last.is_visible()


# -- what fits my time


def teaching(sections: list[dict[str, Any]], competency: str) -> list[dict[str, Any]]:
    """Return the sections that serve a competency, or where none does those of its chapter."""
    serving = [section for section in sections if competency in section["competencies"]]
    home = FRAMEWORK.find("competency", competency).step
    return serving or [section for section in sections if section["step"] == home]


def test_fifteen_minutes_for_one_competency_are_about_it(start: Open) -> None:
    page = start(values(0, **{"competency/professional-integrity/level": 2}))
    cut = page.locator(".pmo-cut")
    cut.get_by_label("I have 15 minutes").check()
    cut.get_by_label("Only my gaps").check()
    sections = page.evaluate("pmoGuideBook.sections")
    serving = {section["title"] for section in sections if "professional-integrity" in section["competencies"]}
    read = {text for text in cut.locator("li a").all_inner_texts() if text not in TEXTS}
    assert read
    assert read <= serving


def test_my_cut_fits_into_the_time(start: Open) -> None:
    page = start(values())
    cut = page.locator(".pmo-cut")
    sections = page.evaluate("pmoGuideBook.sections")
    minutes = {section["title"]: section["minutes"] for section in sections}

    def read() -> list[str]:
        return cut.locator("li a").all_inner_texts()

    def reading() -> list[str]:
        return [text for text in read() if text in minutes]

    for label, most in (("I have 15 minutes", 15), ("I have an hour", 60)):
        cut.get_by_label(label).check()
        assert reading()
        assert sum(minutes[text] for text in reading()) <= most
    cut.get_by_label("I have 15 minutes").check()
    before = reading()
    cut.get_by_role("button", name="Other suggestions").click()
    assert reading()
    assert reading() != before

    cut.get_by_label("This month").check()
    plan = expected(page)
    month = [ACTIONS[planned.action].text for planned in plan.actions if (planned.begins[0] - START).days < 30]
    assert month
    assert [text for text in read() if text in TEXTS] == month
    helped = {rise.competency for planned in plan.actions[: len(month)] for rise in planned.helps}
    assert [planned.action for planned in plan.actions[: len(month)]] == [TEXTS[text] for text in month]
    assert {section["title"] for name in helped for section in teaching(sections, name)} == set(reading())
    cut.locator("li a").first.click()
    page.wait_for_url("**/steps/*")


def test_only_my_gaps_leaves_out_what_serves_none(start: Open) -> None:
    name = "executive-influence"
    page = start(values(0, **{f"competency/{name}/level": 1}))
    cut = page.locator(".pmo-cut")
    cut.get_by_label("I have an hour").check()
    serving = {section["title"] for section in teaching(page.evaluate("pmoGuideBook.sections"), name)}
    links = cut.locator("li a")
    assert not {text for text in links.all_inner_texts() if text not in TEXTS} <= serving
    cut.get_by_label("Only my gaps").check()
    assert {text for text in links.all_inner_texts() if text not in TEXTS} <= serving


def test_my_cut_works_before_there_is_a_role(start: Open) -> None:
    cut = start().locator(".pmo-cut")
    assert cut.get_by_label("Only my gaps").is_disabled()
    assert cut.locator("li a").count()


# -- where nothing is kept


def test_firefox_from_a_folder_offers_import_first(start: Open, tmp_path: Path) -> None:
    page = start(user_agent="Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
    file = tmp_path / "mine.json"
    file.write_text(progress.dump(file_of(values())), encoding="utf-8")
    page.get_by_role("button", name="Import", exact=True).click()
    page.get_by_label("Import a file").set_input_files(file)
    page.get_by_role("dialog").get_by_role("button", name="Import", exact=True).click()
    page.keyboard.press("Escape")
    assert shown(page) == ids(expected(page))
    assert start(values()).get_by_role("button", name="Import", exact=True).count() == 0


def test_without_storage_the_plan_goes_on(start: Open) -> None:
    page = start(setup=BLOCKED)
    page.get_by_label("Target role").select_option(ROLE.id)
    first = shown(page)[0]
    page.get_by_label(f"Done: {ACTIONS[first].text}").click()
    assert first not in shown(page)


# -- for everyone


def test_in_nobodys_way(start: Open, accessible: Callable[..., None]) -> None:
    page = start()
    page.get_by_label("Target role").select_option(ROLE.id)
    accessible(page, "only essential", ".pmo-planner")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, progress.dump(file_of(values()))])
    page.reload()
    page.wait_for_selector(".pmo-planned tbody tr")
    first, second, third, *_ = shown(page)
    page.get_by_label(f"Done: {ACTIONS[first].text}").click()
    opened(page, "Skip", second).click()
    opened(page, "Pin", third).click()
    for fold in page.locator(".pmo-planner summary").all():
        fold.click()
    page.get_by_label("Hours per week").fill("0")
    page.get_by_label("This month").check()
    accessible(page, "used", ".pmo-planner")


def test_after_loading_it_asks_for_nothing(start: Open) -> None:
    page = start(values(**{f"action/{next(iter(ACTIONS))}/state": "doing"}))
    page.wait_for_function("'pmoGuideChapters' in window")  # who has begun sees how far, beside the chapters
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label(f"Done: {ACTIONS[shown(page)[0]].text}").click()
    page.get_by_label("This month").check()
    downloaded(page, "Calendar")
    assert [url for url in asked if not url.startswith("blob:")] == []
