"""Any framework gets tools without a false word, whatever it lacks, and however much of it there is."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from playwright.sync_api import expect
from strategies import frameworks, minimal

from pmo_guide import interchange, progress, web
from pmo_guide.model import Action, Competency, Framework, Indicator, Level, Role, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page, Route

    Tools = Callable[..., Page]

TOOLS = web.TOOLS
ADDRESS = "http://any.test/"
STATES = ("nothing", "some", "all")
"""How much is rated."""

FALSE = {
    r"\b0 of 0\b": "nothing of nothing",
    r"\b1 (actions|statements|hours|weeks|minutes|levels|people|sections|skills|competencies)\b": "one of several",
    r"undefined|NaN|Infinity|\bnull\b|\[object": "a word of the machine",
    r"[Nn]o section to read": "a section that was not to be",
}


def small(**changes: Any) -> Framework:
    """Return a small framework that has a bit of everything, with these fields changed."""
    fields: dict[str, Any] = {
        "id": "small",
        "title": "Small",
        "version": "1",
        "levels": (Level(value=1, title="Helps"), Level(value=2, title="Does"), Level(value=3, title="Leads")),
        "steps": (
            Step(
                id="first",
                title="First",
                actions=(Action(id="do-it", text="Do it", effort=(1, 1), builds={"baking": 2}),),
            ),
            Step(id="second", title="Second"),
        ),
        "competencies": (
            Competency(
                id="baking",
                title="Baking",
                step="first",
                indicators=(
                    Indicator(id="bakes", level=1, text="Bakes."),
                    Indicator(id="bakes-well", level=3, text="Bakes well."),
                ),
            ),
            Competency(id="selling", title="Selling", step="second"),
        ),
        "roles": (Role(id="baker", title="Baker", targets={"baking": 3, "selling": 1}, core=("baking",)),),
    }
    return Framework(**fields | changes)


def bare(framework: Framework) -> tuple[Step, ...]:
    """Return its steps without actions."""
    return tuple(replace(step, actions=()) for step in framework.steps)


FULL = small()
VARIANTS = {
    "full": FULL,
    "no roles": small(roles=()),
    "no actions": small(steps=bare(FULL)),
    "neither roles nor actions": small(roles=(), steps=bare(FULL)),
    "no core": small(roles=(Role(id="baker", title="Baker", targets={"baking": 3}),)),
    "nothing but core": small(roles=(Role(id="baker", title="Baker", targets={"baking": 3}, core=("baking",)),)),
    "a role without targets": small(roles=(Role(id="guest", title="Guest"),)),
    "one level": small(
        levels=(Level(value=1, title="Can do it"),),
        steps=bare(FULL),
        competencies=(Competency(id="baking", title="Baking"), Competency(id="selling", title="Selling")),
        roles=(Role(id="baker", title="Baker", targets={"baking": 1, "selling": 1}),),
    ),
    "no statements": small(competencies=(Competency(id="baking", title="Baking"),), roles=()),
    "gathered under a name": small(
        competencies=(
            *FULL.competencies,
            Competency(id="craft", title="Craft"),
            Competency(id="icing", title="Icing", parent="craft"),
        ),
        roles=(),
    ),
    "other words": small(labels={"competency": "Skill", "step": "Track", "action": "Milestone", "role": "Grade"}),
    "the smallest": minimal(),
}


def page_of(tool: str) -> str:
    """Return a page with a tool and nothing else."""
    data = 'data-framework="{id}" data-version="{version}" data-root="./"'
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Tool</title>'
        '<link rel="stylesheet" href="pmo-guide.css">'
        f'<link rel="stylesheet" href="pmo-guide-{tool}.css"><script defer src="pmo-guide.js" {data}></script>'
        f'<script defer src="pmo-guide-{tool}.js"></script></head>'
        f'<body><main><section><h1>Tool</h1><div class="pmo-{tool}">On paper</div></section></main></body></html>'
    )


def kept(framework: Framework, state: str, **values: Any) -> str:
    """Return the reader's file of who has rated nothing, the first, or all competencies."""
    rated = framework.competencies[: {"nothing": 0, "some": 1, "all": None}[state]]
    top = len(framework.levels)
    found = {f"competency/{one.id}/level": n % (top + 1) for n, one in enumerate(rated)} | values
    entries = {key: progress.Entry(value, 1) for key, value in found.items()}
    return progress.dump(progress.Progress(framework.id, framework.version, entries))


@pytest.fixture(scope="module")
def tool_of(chromium: Browser) -> Iterator[Tools]:
    """A function that opens a tool over a framework and a reader's file, in a page where no script may fail."""
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    files = web.assets()
    now: dict[str, Framework] = {}

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(ADDRESS).partition("?")[0]
        framework = now["framework"]
        if name == "framework.js":
            text = web.book(
                json.dumps(interchange.data(framework)), {"tool/plan": "plan", "tool/assessment": "assessment"}, []
            )
        elif name in TOOLS:
            text = page_of(name).format(id=framework.id, version=escape(framework.version))
        else:
            text = files.get(name, "")
        kinds = {"js": "text/javascript", "css": "text/css"}
        route.fulfill(body=text, content_type=kinds.get(name.rpartition(".")[2], "text/html"))

    page.route(f"{ADDRESS}**", answer)

    def opened(framework: Framework, tool: str, text: str = "") -> Page:
        now["framework"] = framework
        page.goto(f"{ADDRESS}empty.css")
        page.evaluate(
            """async ([key, text]) => {
              for (const {name} of await indexedDB.databases()) {  // the spare copy
                await new Promise((gone) => {
                  const asked = indexedDB.deleteDatabase(name);
                  asked.onsuccess = asked.onerror = asked.onblocked = gone;
                });
              }
              sessionStorage.clear();
              localStorage.clear();
              localStorage.setItem(key, text);
            }""",
            [f"pmo-guide/progress/{framework.id}", text or kept(framework, "nothing")],
        )
        page.goto(f"{ADDRESS}{tool}")
        if tool == "plan" and not any(step.actions for step in framework.steps):
            page.wait_for_function("window.pmoGuideBook")  # where there is nothing to plan, what stands there says so
        else:
            page.locator(".pmo-live").wait_for()
        return page

    yield opened
    context.close()
    assert not faults


def said(page: Page) -> str:
    """Return all that the tool says, with everything open that opens, and the options of its choices."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    choices = page.evaluate("[...document.querySelectorAll('.pmo-live optgroup')].map((one) => one.label)")
    words = page.evaluate("document.querySelector('main').innerText")
    heard = page.evaluate(
        "[...document.querySelectorAll('.pmo-live [aria-label]')].map((one) => one.getAttribute('aria-label'))"
    )
    return "\n".join([words, *choices, *heard])


def faults(framework: Framework, tool: str, text: str) -> list[str]:
    """Return what is false in what a tool says of a framework."""
    found = [f"{what}: {match[0]}" for pattern, what in FALSE.items() if (match := re.search(pattern, text))]
    has_core = any(role.core for role in framework.roles)
    if not has_core and re.search(r"★|\bcore\b", text, re.IGNORECASE):
        found.append("core where there is none")
    if not framework.roles and re.search(r"\brole\b", text, re.IGNORECASE):
        found.append("a role where there is none")
    has_actions = any(step.actions for step in framework.steps)
    if not has_actions and re.search(r"\bactions?\b|\bplan\b", text.removeprefix("Tool"), re.IGNORECASE):
        found.append("an action or a plan where there is none")
    if not any(one.indicators for one in framework.competencies) and re.search(r"\bstatements?\b|True of you", text):
        found.append("a statement where there is none")
    if len(framework.levels) == 1 and re.search(r"Further", text):
        found.append("further below than there are levels")
    return [f"{one}\n{text}" for one in found]


def cases(framework: Framework) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield how much is rated, and what the reader aims at."""
    own = {"target/t/title": "Mine", "target/t/level/baking": 1, "plan/target": "t"}
    yield from (("nothing", {}), ("all", {}), ("some", own))
    for role in framework.roles:
        yield "some", {"plan/role": role.id}


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("name", VARIANTS)
def test_no_tool_says_what_is_not_so(tool_of: Tools, name: str, tool: str) -> None:
    framework = VARIANTS[name]
    for state, values in cases(framework):
        page = tool_of(framework, tool, kept(framework, state, **values))
        if tool == "team":
            page.get_by_label("Include me").check()
        assert not (told := faults(framework, tool, said(page))), f"{values}, {state}: {told[0]}"


@settings(max_examples=8)
@given(framework=frameworks())
def test_no_valid_framework_breaks_a_tool(tool_of: Tools, framework: Framework) -> None:
    role = next((one.id for one in framework.roles), None)
    own = interchange.dump(framework)  # a role may well be called Infinity
    for tool in TOOLS:
        text = said(tool_of(framework, tool, kept(framework, "some", **{"plan/role": role})))
        found = {match[0] for pattern in FALSE for match in re.finditer(pattern, text)}
        assert not [one for one in found if one not in own], text


def rows(page: Page, table: str) -> list[str]:
    """Return the rows of a table, each in one line."""
    return [" ".join(text.split()) for text in page.locator(f"table.{table} tbody tr").all_inner_texts()]


def test_without_roles_one_rates_against_the_scale_and_sees_a_profile(tool_of: Tools) -> None:
    page = tool_of(VARIANTS["gathered under a name"], "assessment")
    assert page.get_by_label("Target", exact=True).is_hidden()
    assert page.get_by_text("Competency 1 of 3").is_visible()  # what only gathers others is not rated
    assert page.locator(".pmo-rung h3").all_inner_texts() == ["Level 1: Helps"]
    page.get_by_label("True", exact=True).check()
    page.locator(".pmo-rung").nth(1).get_by_label("Not true", exact=True).check()
    expect(page.locator(".pmo-by-answers")).to_have_text("By your answers: 1 Helps.")
    expect(page.get_by_role("heading", name="Your profile")).to_be_visible()
    assert page.get_by_text("1 of 3 competencies is rated.").is_visible()
    assert rows(page, "pmo-profile") == ["Baking 1 Helps Change", "Selling not rated Rate", "Icing not rated Rate"]
    # By step: how many at 0, 1, 2 and 3, and not rated.
    assert rows(page, "pmo-profile-steps") == ["First 0 1 0 0 0", "Second 0 0 0 0 1", "Other 0 0 0 0 1"]


def test_without_roles_the_plan_goes_by_what_one_chose_to_work_on(tool_of: Tools) -> None:
    page = tool_of(VARIANTS["no roles"], "plan", kept(VARIANTS["no roles"], "all"))
    assert page.get_by_text("Say what you want to work on").is_visible()
    page.get_by_role("button", name="Make a target of your own").click()
    page.get_by_label("Name").fill("This winter")
    page.get_by_role("button", name="Make it").click()
    expect(page.get_by_text("This target asks for nothing yet")).to_be_visible()
    page.get_by_label("Level of Baking").select_option("3")
    expect(page.get_by_label("Target", exact=True).locator("option:checked")).to_have_text("This winter")
    expect(page.locator(".pmo-planned-row")).to_have_count(1)
    page.get_by_role("button", name="Why, note, order").click()
    expect(page.get_by_text("Baking: you are at 0, the target is 3.")).to_be_visible()


def test_a_target_begins_with_a_role_and_is_changed_and_removed(tool_of: Tools) -> None:
    page = tool_of(FULL, "assessment", kept(FULL, "all", **{"plan/role": "baker"}))
    page.get_by_role("button", name="Make a target of your own").click()
    page.get_by_label("Name").fill("The advertisement")
    page.get_by_label("Begin with").select_option("baker")
    page.get_by_role("button", name="Make it").press("Enter")
    expect(page.get_by_role("heading", name="Your result for The advertisement")).to_be_visible()
    assert page.get_by_label("Level of Baking").input_value() == "3"
    assert page.get_by_label("Core: Baking").is_checked()
    page.get_by_label("Level of Selling").select_option("")
    assert page.get_by_label("Core: Selling").is_disabled()
    page.get_by_label("Name").fill("A bakery in Leith")
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_role("button", name="Change this target")).to_be_focused()
    expect(page.get_by_role("heading", name="Your result for A bakery in Leith")).to_be_visible()
    assert rows(page, "pmo-gaps")[0].startswith("Baking Core 0, target 3")
    assert len(rows(page, "pmo-gaps")) == 1
    page.get_by_role("button", name="Change this target").click()
    page.get_by_role("button", name="Remove this target").click()
    expect(page.get_by_role("heading", name="Your result for Baker")).to_be_visible()  # the role is aimed at again
    assert page.get_by_label("Target role").locator("option").all_inner_texts() == ["Choose a role …", "Baker"]


def test_without_roles_a_team_is_measured_against_a_level(tool_of: Tools) -> None:
    framework = VARIANTS["no roles"]
    page = tool_of(framework, "team", kept(framework, "all"))
    page.get_by_label("Include me").check()
    options = page.get_by_label("Measured against").locator("option").all_inner_texts()
    assert options[0] == "Level 1 Helps throughout"
    assert rows(page, "pmo-team-matrix") == [
        "Baking 1 0 (−1) 0, 1 below nobody at target",
        "Selling 1 1 ✓ 1, at target depends on Me",
    ]


def test_many_competencies_fold_by_step_and_are_found(
    tool_of: Tools, direct: Framework, accessible: Callable[..., None]
) -> None:
    for state in ("nothing", "all"):
        page = tool_of(direct, "assessment", kept(direct, state))
        page.set_viewport_size({"width": 1440, "height": 900})
        assert page.evaluate("document.documentElement.scrollHeight") < 3000
        if state == "all":
            folds = page.locator(".pmo-result details[data-group] > summary").all_inner_texts()
            assert len(folds) == len(direct.steps)
            page.get_by_label("Find a skill").fill("git")
            found = page.locator(".pmo-profile tbody tr:visible th").all_inner_texts()
            assert found
            assert all("git" in text.lower() for text in found)
            page.locator(".pmo-profile button:visible").first.click()
            expect(page.locator(".pmo-subject")).to_have_text(found[0])
            page.locator(".pmo-levels").get_by_label("1 ").check()
            assert page.get_by_label("Find a skill").input_value() == "git"  # and still looked for
            assert page.locator(".pmo-profile tbody tr:visible th").all_inner_texts() == found
            accessible(page, "the profile of 184 competencies")


@pytest.mark.parametrize("tool", TOOLS)
def test_the_readers_file_is_at_hand_where_there_is_something_to_keep(tool_of: Tools, tool: str) -> None:
    page = tool_of(FULL, tool)
    page.get_by_role("button", name="Your progress").click()
    panel = page.get_by_role("dialog")
    for name in ("Export", "Copy link", "Start again …", "Close"):
        expect(panel.get_by_role("button", name=name)).to_be_visible()
    assert panel.get_by_label("Import a file").count() == 1
