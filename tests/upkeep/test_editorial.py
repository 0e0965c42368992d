"""The rules of our own framework find what they are for, each once; that ours keeps them, `check` says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from pmo_guide.framework import FRAMEWORK
from pmo_guide.upkeep.book import Book
from pmo_guide.upkeep.editorial import (
    RULES,
    alike,
    counts,
    credentials,
    growth,
    levels,
    retiring,
    roles,
    scenarios,
    shares,
    texts,
)
from pmo_guide.upkeep.editorial.counts import found_in
from pmo_guide.upkeep.editorial.homes import homeless
from pmo_guide.upkeep.markdown import read_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pmo_guide.model import Action, Fault, Framework, Item

    Rule = Callable[[Framework], Iterator[Fault]]

HOMES = ("actions", "indicators", "choices")
STEP = FRAMEWORK.steps[0]
COMPETENCY = FRAMEWORK.competencies[0]
ONE, TWO, *_ = COMPETENCY.indicators
ACTIONS: list[Action] = [action for step in FRAMEWORK.steps for action in step.actions]
ROLE = FRAMEWORK.find("role", "pmo-director")
MANAGER = FRAMEWORK.find("role", "pmo-manager")
BUILT = next(name for name, level in MANAGER.targets.items() if level >= 3)


def other(change: Callable[[Any], Any], *lists: str, times: int = 1) -> Framework:
    """Return our framework with the first items changed for which `change` returns another one."""
    left = times

    def changed(item: Any) -> Any:
        nonlocal left
        new = change(item) if left else item
        left -= new is not item
        inner = {name: tuple(map(changed, getattr(new, name))) for name in HOMES if getattr(new, name, ())}
        return replace(new, **inner) if any(getattr(new, name) != value for name, value in inner.items()) else new

    return replace(FRAMEWORK, **{name: tuple(map(changed, getattr(FRAMEWORK, name))) for name in lists})


def put(item: Item, **fields: Any) -> Callable[[Any], Any]:
    """Return a change of the item with the same id."""
    return lambda one: replace(one, **fields) if getattr(one, "id", "") == getattr(item, "id", None) else one


def each(kind: str, **fields: Any) -> Callable[[Any], Any]:
    """Return a change of every item of a kind."""
    return lambda one: replace(one, **fields) if type(one).__name__ == kind else one


def unshown() -> Framework:
    """Return a framework with a competency more, which nothing else names."""
    asked = tuple(replace(indicator, id=f"new-{indicator.id}") for indicator in COMPETENCY.indicators)
    new = replace(COMPETENCY, id="tool-stewardship", indicators=asked)
    return replace(FRAMEWORK, competencies=(*FRAMEWORK.competencies, new))


CASES: dict[str, tuple[Rule, Callable[[], Framework], str]] = {
    "a kind": (
        texts.kinds_of_resources,
        lambda: other(put(FRAMEWORK.resources[0], kind=f"{FRAMEWORK.resources[0].kind}s"), "resources"),
        "did you mean",
    ),
    "no terms": (texts.each_item, lambda: other(put(COMPETENCY, terms=()), "competencies"), "terms is missing"),
    "no relative": (texts.each_item, lambda: other(put(COMPETENCY, related=()), "competencies"), "related is missing"),
    "too long": (
        texts.each_item,
        lambda: other(put(ACTIONS[0], elapsed=(10, 105)), "steps"),
        "longer than the two years",
    ),
    "too many hours": (
        texts.each_item,
        lambda: other(put(ACTIONS[0], effort=(1, 81), elapsed=(1, 4)), "steps"),
        "does not fit into 4 weeks",
    ),
    "a title twice": (
        alike.titles,
        lambda: other(put(FRAMEWORK.roles[0], title=ROLE.title), "roles"),
        "could not tell them apart",
    ),
    "a text twice": (alike.texts, lambda: other(put(TWO, text=ONE.text), "competencies"), f"with {ONE.id!r}"),
    "one opening": (
        alike.openings,
        lambda: other(each("Indicator", text="Agrees with the board on what it says."), "competencies", times=10),
        "begin otherwise",
    ),
    "a level": (levels.summaries, lambda: other(each("Level", summary=""), "levels"), "summary is missing"),
    "three too often": (
        levels.seldom_three,
        lambda: replace(
            FRAMEWORK,
            competencies=tuple(
                replace(item, indicators=(*item.indicators, replace(item.indicators[-1], id=f"{item.id}-more")))
                for item in FRAMEWORK.competencies
            ),
        ),
        "take out",
    ),
    "a second case": (
        levels.cases_that_must_arise,
        lambda: replace(
            FRAMEWORK,
            competencies=(
                replace(
                    COMPETENCY,
                    indicators=tuple(
                        replace(ONE, id=f"{COMPETENCY.id}-{n}", level=1, if_arisen=n > 1) for n in (1, 2, 3)
                    ),
                ),
                *FRAMEWORK.competencies[1:],
            ),
        ),
        "one such case is enough",
    ),
    "a step of two": (
        growth.competencies_of_a_step,
        lambda: other(
            lambda one: replace(one, step=STEP.id) if getattr(one, "step", "") == "network" else one, "competencies"
        ),
        "write step='network' in 1 more",
    ),
    "no target": (growth.what_competencies_lack, unshown, "add a target in a role to which it matters, and a choice"),
    "no action to 3": (
        growth.actions_lead_to_levels,
        lambda: other(
            lambda one: (
                replace(one, builds={name: 4 if (name, to) == (BUILT, 3) else to for name, to in one.builds.items()})
                if type(one).__name__ == "Action" and one.builds.get(BUILT) == 3
                else one
            ),
            "steps",
            times=99,
        ),
        "to level 3",
    ),
    "a target out of reach": (
        growth.actions_lead_to_levels,
        lambda: other(
            lambda one: (
                replace(one, builds={name: min(to, 4) for name, to in one.builds.items()})
                if type(one).__name__ == "Action" and one.builds.get("governance") == 5
                else one
            ),
            "steps",
            times=99,
        ),
        "'governance' at level 5",
    ),
    "nothing shared": (
        shares.what_actions_leave,
        lambda: other(each("Action", extra={"leaves": "own"}), "steps", times=50),
        "less than 60%",
    ),
    "only input": (
        shares.what_actions_leave,
        lambda: other(each("Action", extra={"leaves": "input"}), "steps", times=len(ACTIONS) // 4),
        "more than 20%",
    ),
    "all essential": (
        shares.essential_actions,
        lambda: other(each("Action", essential=True, extra={"leaves": "own"}), "steps", times=len(ACTIONS) // 9),
        "take essential=True out",
    ),
    "essential input": (
        shares.essential_actions,
        lambda: other(
            lambda one: replace(one, extra={"leaves": "input"}) if getattr(one, "essential", False) else one, "steps"
        ),
        "leaves only 'input'",
    ),
    "no summary": (roles.cores, lambda: other(put(ROLE, summary=""), "roles"), "summary is missing"),
    "a small core": (roles.cores, lambda: other(put(MANAGER, core=MANAGER.core[:3]), "roles"), "core names 3"),
    "a low core": (
        roles.cores,
        lambda: other(put(ROLE, targets={**ROLE.targets, ROLE.core[0]: 3}), "roles"),
        "at level 3, and it is core",
    ),
    "a five elsewhere": (
        roles.cores,
        lambda: other(
            put(ROLE, targets=ROLE.targets | {next(name for name in ROLE.targets if name not in ROLE.core): 5}), "roles"
        ),
        "at level 5, and it is not core",
    ),
    "a fall": (
        roles.routes,
        lambda: other(put(MANAGER, targets={**MANAGER.targets, BUILT: 1}), "roles"),
        "falls below that of 'pmo-analyst'",
    ),
    "two scenarios": (
        scenarios.three_for_each_step,
        lambda: replace(
            FRAMEWORK,
            scenarios=(
                *(case for case in FRAMEWORK.scenarios if case.step != "network"),
                *[case for case in FRAMEWORK.scenarios if case.step == "network"][:2],
            ),
        ),
        "add 1 with step='network'",
    ),
    "the best first": (
        scenarios.place_of_the_best_choice,
        lambda: replace(
            FRAMEWORK,
            scenarios=tuple(
                replace(
                    case,
                    choices=tuple(sorted(case.choices, key=lambda choice: -max(choice.shows.values(), default=0))),
                )
                for case in FRAMEWORK.scenarios
            ),
        ),
        "the best one in the first place",
    ),
    "a front page": (
        credentials.pages_of_their_own,
        lambda: other(put(FRAMEWORK.credentials[0], url="https://institute.example/"), "credentials"),
        "front page",
    ),
    "nothing known": (
        credentials.asking_the_issuer,
        lambda: other(each("Credential", eligibility=credentials.UNKNOWN), "credentials", times=8),
        "find out",
    ),
    "an heir": (
        retiring.successors_are_not_essential,
        lambda: replace(
            FRAMEWORK, retired={"old-way": next(action.id for action in ACTIONS if action.essential)}, extra={}
        ),
        "Write 'old-way': None",
    ),
    "a count": (
        counts.counts_of_itself,
        lambda: replace(FRAMEWORK, summary="The targets of six roles."),
        "“six roles”",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_rule_finds_its_fault_once(name: str) -> None:
    rule, faulty, says = CASES[name]
    [fault] = rule(faulty())
    assert says in fault.message
    assert rule in RULES


def test_each_rule_has_a_case_here_or_among_the_mistakes() -> None:
    typed = {"tabs", "twice_in_brackets"}  # of files, in test_mistakes.py
    assert {rule.__name__ for rule in RULES} - {rule.__name__ for rule, _, _ in CASES.values()} == typed


def test_of_what_is_left_out_nothing_is_said() -> None:
    """One message tells of it, where it should stand."""
    bare = replace(unshown(), roles=(), scenarios=())
    rules = (growth.what_competencies_lack, growth.actions_lead_to_levels, scenarios.three_for_each_step)
    assert [fault for rule in rules for fault in rule(bare) if "tool-stewardship" not in fault.message] == []
    assert [*growth.what_competencies_lack(bare), *scenarios.place_of_the_best_choice(bare)] == []


def test_a_copy_of_one_that_is_like_others_is_told_once() -> None:
    """The one that is like most, with the nearest."""
    twice = replace(
        COMPETENCY,
        indicators=(*COMPETENCY.indicators, *(replace(ONE, id=f"{ONE.id}-{n}") for n in (1, 2))),
    )
    faults = list(alike.texts(replace(FRAMEWORK, competencies=(twice, *FRAMEWORK.competencies[1:]))))
    assert len(faults) == 2
    assert "(and in 1 other place)" in faults[0].message


def test_what_has_no_page_is_told_once_for_each_page(tmp_path: Path) -> None:
    text = "".join(
        f"```{{pmo:step}} {step.id}\n```\n\n```{{pmo:competency}}\n:step: {step.id}\n```\n\n"
        for step in FRAMEWORK.steps
        if step.id != "network"
    )
    book = Book(tmp_path, {"index": read_page(f"# All\n\n{text}", "index.md", "index")})
    step, cards = homeless(book, FRAMEWORK)
    assert "steps/network.md with the title “Build your network”" in step.message
    assert "nor those of 2 others; add ```{pmo:competency} with a line :step: network" in cards.message
    shown = "".join(f"```{{pmo:competency}} {item.id}\n```\n\n" for item in FRAMEWORK.competencies)
    book.pages["cards"] = read_page(f"# Build your network\n\n{shown}", "cards.md", "cards")
    assert list(homeless(book, FRAMEWORK)) == []


def test_likeness() -> None:
    one = alike.content("Runs a weekly meeting of one project.")
    assert alike.likeness(one, alike.content("Runs weekly meetings of several projects")) < 0.5
    assert alike.likeness(one, alike.content("Runs the weekly meeting of a project")) == 1


def test_second_verbs() -> None:
    assert texts.second_verbs("Lists the risks of a project and prices each.") == ["prices"]
    assert texts.second_verbs("Checks the data; shows what is missing, then returns it.") == ["shows", "returns"]
    assert texts.second_verbs("Lists targets and errors, with the owner who prices them.") == []


@pytest.mark.parametrize(
    ("text", "whole", "found"),
    [
        ("The targets of\nsix roles.", False, [(2, "six roles")]),
        (
            "Twenty-nine competencies.\neight core roles.",
            False,
            [(1, "Twenty-nine competencies"), (2, "eight core roles")],
        ),
        ("It holds 121 actions and three competencies.", True, [(1, "121 actions"), (1, "three competencies")]),
        ("It holds 121 actions, three competencies, two roles, twenty hours.", False, []),
    ],
)
def test_what_would_have_to_be_counted_again(text: str, whole: bool, found: list[tuple[int, str]]) -> None:
    assert list(found_in(text, whole=whole)) == found
