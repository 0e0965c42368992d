"""The rules for writing indicators and actions that a machine can check."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from pmo_guide.framework import FRAMEWORK
from pmo_guide.model import Action, Competency, Indicator, walk
from pmo_guide.upkeep.writing import second_verbs, writing_faults

INDICATORS = [item for item in walk(FRAMEWORK) if isinstance(item, Indicator)]
ACTIONS = [item for item in walk(FRAMEWORK) if isinstance(item, Action)]

SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        """a an and are as at be been before after by each for from has have in into is it its no not of
        on one or other others own so than that the them then their these they this those to two was
        were what when where which who whom whose with without you your""",
    )
)


def content(text: str) -> frozenset[str]:
    """Return the words of a text that carry its meaning."""
    return frozenset(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", text.lower())) - SMALL_WORDS


def likeness(one: frozenset[str], two: frozenset[str]) -> float:
    """Return the share of their words that two texts have in common."""
    return len(one & two) / len(one | two)


def test_likeness() -> None:
    one = content("Runs a weekly meeting of one project.")
    assert likeness(one, content("Runs weekly meetings of several projects")) < 0.5
    assert likeness(one, content("Runs the weekly meeting of a project")) == 1


def test_our_rules_of_writing_hold() -> None:
    assert writing_faults(FRAMEWORK) == []


def test_what_a_competency_lacks_in_other_files_is_told() -> None:
    """Where all lack it, a list was left out of the framework: no fault of each."""
    one = FRAMEWORK.competencies[0]
    asked = tuple(replace(indicator, id=f"new-{indicator.id}") for indicator in one.indicators)
    new = replace(one, id="tool-stewardship", indicators=asked)
    wider = replace(FRAMEWORK, competencies=(*FRAMEWORK.competencies, new))
    [told] = [fault.message for fault in writing_faults(wider) if "tool-stewardship: add" in fault.message]
    assert "a target in a role" in told
    assert "a choice in a scenario" in told
    assert not [fault for fault in writing_faults(replace(wider, roles=(), scenarios=())) if ": add a" in fault.message]


def test_second_verbs() -> None:
    assert second_verbs("Lists the risks of a project and prices each.") == ["prices"]
    assert second_verbs("Checks the data; shows what is missing, then returns it.") == ["shows", "returns"]
    assert second_verbs("Lists targets and errors, with the owner who prices them.") == []


def test_no_two_indicators_or_actions_say_nearly_the_same() -> None:
    """Two indicators, or two actions, share little; an action may name what an indicator asks for, not repeat it."""
    items: list[Indicator | Action] = [*INDICATORS, *ACTIONS]
    texts = [(item, content(item.text)) for item in items]
    twins = [
        f"{one.id} and {two.id}: {alike:.0%}"
        for (one, first), (two, second) in combinations(texts, 2)
        if (alike := likeness(first, second)) > (0.35 if type(one) is type(two) else 0.5)
    ]
    assert twins == []


@pytest.mark.parametrize("competency", FRAMEWORK.competencies, ids=lambda item: item.id)
def test_a_higher_level_is_another_behaviour(competency: Competency) -> None:
    """Not the sentence of the level below with one word changed."""
    by_level = [
        [content(item.text) for item in competency.indicators if item.level == level.value]
        for level in FRAMEWORK.levels
    ]
    for lower, upper in pairwise(by_level):
        assert max(likeness(one, two) for one in lower for two in upper) < 0.4


def test_sentences_are_not_one_pattern_filled() -> None:
    """No opening of three words is used by more than a few indicators."""
    openings = [" ".join(item.text.split()[:3]) for item in INDICATORS]
    assert max(openings.count(opening) for opening in set(openings)) <= 9
    first = [item.text.split()[0] for item in INDICATORS]
    assert len(set(first)) >= 80
