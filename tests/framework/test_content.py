"""The PMO director framework is whole, and says what the trade's brief asks of it."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from urllib.parse import urlsplit

import pytest

from pmo_guide.framework import FRAMEWORK
from pmo_guide.model import Action, advice, gaps

ACTIONS: list[Action] = [action for step in FRAMEWORK.steps for action in step.actions]
COMPETENCIES = {item.id: item for item in FRAMEWORK.competencies}
ROLES = {role.id: role for role in FRAMEWORK.roles}

ROUTES = (("pmo-analyst", "pmo-manager", "pmo-director"), ("project-manager", "programme-manager"))
"""Along each, the competencies that matter ask for more, or for as much."""


def test_no_gap_and_no_advice() -> None:
    assert gaps(FRAMEWORK) == []
    assert advice(FRAMEWORK) == []


def test_seven_steps_each_the_home_of_some_competencies() -> None:
    homes = Counter(item.step for item in FRAMEWORK.competencies)
    assert [step.id for step in FRAMEWORK.steps] == [
        "experience", "education", "leadership", "network", "trends", "business-acumen", "adaptability"
    ]  # fmt: skip
    assert min(homes.values()) >= 3
    assert set(homes) == {step.id for step in FRAMEWORK.steps}


def test_five_levels_each_with_a_summary() -> None:
    titles = [level.title for level in FRAMEWORK.levels]
    assert titles == ["Aware", "Practising", "Competent", "Proficient", "Leading"]
    assert all(level.summary for level in FRAMEWORK.levels)


@pytest.mark.parametrize("name", COMPETENCIES)
def test_two_indicators_or_three_at_every_level_in_order(name: str) -> None:
    levels = [indicator.level for indicator in COMPETENCIES[name].indicators]
    assert levels == sorted(levels)
    held = Counter(levels)
    assert all(2 <= held[level.value] <= 3 for level in FRAMEWORK.levels), held


def test_three_indicators_at_a_level_are_seldom() -> None:
    counts = [
        sum(indicator.level == level.value for indicator in competency.indicators)
        for competency in FRAMEWORK.competencies
        for level in FRAMEWORK.levels
    ]
    assert counts.count(3) <= len(counts) / 4


@pytest.mark.parametrize("name", COMPETENCIES)
def test_no_level_rests_on_cases_that_must_arise(name: str) -> None:
    """One who never met the case is judged on what remains, so something must; and one such case a level is enough."""
    for level in FRAMEWORK.levels:
        arisen = [item.if_arisen for item in COMPETENCIES[name].indicators if item.level == level.value]
        assert arisen.count(True) <= 1, level.title
        assert arisen.count(False) >= 1, level.title


@pytest.mark.parametrize("name", COMPETENCIES)
def test_competencies_are_defined_and_named_by_words(name: str) -> None:
    competency = COMPETENCIES[name]
    assert competency.definition.endswith(".")
    assert competency.terms
    assert competency.related


@pytest.mark.parametrize("name", COMPETENCIES)
def test_an_action_leads_to_level_3_and_one_to_level_4(name: str) -> None:
    reached = {action.builds[name] for action in ACTIONS if name in action.builds}
    assert {3, 4} <= reached


def test_an_action_leads_to_every_target_of_every_role() -> None:
    """Above all to each 5 at a role's core, which no credential can stand for."""
    led_to = {name: max(action.builds.get(name, 0) for action in ACTIONS) for name in COMPETENCIES}
    short = [
        f"{role.id}: {name} {target}, but actions lead to {led_to[name]}"
        for role in FRAMEWORK.roles
        for name, target in role.targets.items()
        if target > led_to[name]
    ]
    assert short == []


def test_no_action_outlasts_the_time_that_a_target_allows() -> None:
    """Targets mean two years in the post, and a 5 needs a rule that has held for a yearly cycle of them."""
    for action in ACTIONS:
        assert action.elapsed is not None
        assert action.elapsed[1] <= 104, action.id


def test_what_leads_to_5_or_takes_half_a_year_at_the_head_of_work_says_that_it_is_the_job() -> None:
    """Nobody agrees rules with a top team, or leads a project, in the evenings: the hours are what it takes besides."""
    for action in ACTIONS:
        leads = action.text.startswith("Lead ") and action.elapsed is not None and action.elapsed[0] >= 26
        if 5 in action.builds.values() or leads:
            assert "as your job" in action.text, action.id


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route[-1])
def test_targets_do_not_fall_along_a_route(route: tuple[str, ...]) -> None:
    for before, after in pairwise(route):
        lower = {name for name, level in ROLES[before].targets.items() if ROLES[after].targets.get(name, 0) < level}
        assert lower == set(), after


def test_roles_and_routes() -> None:
    assert {role.id: role.extra["route"] for role in FRAMEWORK.roles} == {
        "pmo-analyst": "pmo",
        "pmo-manager": "pmo",
        "project-manager": "delivery",
        "programme-manager": "delivery",
        "pmo-director": "both",
        "chief-projects-officer": "beyond",
    }
    assert all(role.summary for role in FRAMEWORK.roles)
    assert all(4 <= len(role.core) <= 8 for role in FRAMEWORK.roles)


def test_the_directors_core_and_fives() -> None:
    director = ROLES["pmo-director"]
    assert min(director.targets[name] for name in director.core) >= 4
    assert {name for name, level in director.targets.items() if level == 5} <= set(director.core)


def test_actions_are_complete_in_all_they_say() -> None:
    for action in ACTIONS:
        assert action.effort is not None, action.id
        assert action.elapsed is not None, action.id
        assert action.effort[1] > 0, action.id
        assert action.elapsed[1] > 0, action.id
        assert action.evidence, action.id
        assert 1 <= len(action.builds) <= 3, action.id


def test_the_hours_of_an_action_fit_into_its_weeks() -> None:
    """Own hours are beyond the ordinary job: more than 20 a week would be a job of its own."""
    for action in ACTIONS:
        assert action.effort is not None
        assert action.elapsed is not None
        assert action.effort[1] <= 20 * action.elapsed[1], action.id


def test_most_actions_leave_something_that_others_use() -> None:
    left = Counter(action.extra["leaves"] for action in ACTIONS)
    assert set(left) <= {"shared", "own", "input"}
    assert left["shared"] >= 0.6 * len(ACTIONS)
    assert left["input"] <= 0.2 * len(ACTIONS)


def test_what_is_essential_leaves_what_others_use_or_a_record_of_the_post() -> None:
    """They are few, as all of them must be done before one applies."""
    essential = [action for action in ACTIONS if action.essential]
    assert 0 < len(essential) <= len(ACTIONS) / 10
    assert {action.extra["leaves"] for action in essential} <= {"shared", "own"}


def test_resources() -> None:
    kinds = {resource.kind for resource in FRAMEWORK.resources}
    assert {"association", "community", "conference", "publication", "course"} <= kinds
    for resource in FRAMEWORK.resources:
        assert resource.helps, resource.id
        assert resource.url, resource.id
        assert resource.summary, resource.id
        assert resource.verified_on, resource.id


def test_credentials() -> None:
    for credential in FRAMEWORK.credentials:
        assert credential.issuer, credential.id
        assert credential.eligibility, credential.id
        assert credential.renewal, credential.id
        assert credential.url, credential.id
        assert credential.sources, credential.id
        assert credential.verified_on, credential.id
        assert credential.builds, credential.id


def test_no_credential_counts_for_more_than_its_assessment_shows() -> None:
    most = {"exam": 2, "exam and experience": 3, "panel": 4}
    for credential in FRAMEWORK.credentials:
        limit = most[credential.extra["assessment"]]
        assert max(credential.builds.values()) <= limit, credential.id


def test_credentials_lead_to_a_page_of_their_own_and_seldom_ask_the_issuer() -> None:
    told = [text for item in FRAMEWORK.credentials for text in (item.eligibility, item.renewal)]
    assert sum(text == "Ask the issuer" for text in told) <= 0.15 * len(told)
    assert [item.id for item in FRAMEWORK.credentials if not urlsplit(item.url).path.strip("/")] == []


def test_each_step_has_three_scenarios() -> None:
    steps = Counter(scenario.step for scenario in FRAMEWORK.scenarios)
    assert all(steps[step.id] >= 3 for step in FRAMEWORK.steps), steps


def test_the_best_choice_of_a_scenario_stands_in_no_one_place() -> None:
    best = [
        max(range(len(case.choices)), key=lambda n: max(case.choices[n].shows.values(), default=0))
        for case in FRAMEWORK.scenarios
    ]
    assert max(Counter(best).values()) <= len(best) // 2, best
