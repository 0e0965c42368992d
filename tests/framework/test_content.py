"""The PMO director framework is whole, and says what the trade's brief asks of it."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlsplit

import pytest

from pmo_guide.framework import FRAMEWORK
from pmo_guide.model import Action, advice, gaps

ACTIONS: list[Action] = [action for step in FRAMEWORK.steps for action in step.actions]
COMPETENCIES = {item.id: item for item in FRAMEWORK.competencies}
ROLES = {role.id: role for role in FRAMEWORK.roles}

# The targets of the brief, but for three with their reasons in docs/framework/roles.md: the analyst
# has 2 in delivery-control and in digital-and-ai (3 in the brief), the director 4 in digital-and-ai (3).
# The targets of pmo-analyst, project-manager, pmo-manager, programme-manager, pmo-director and
# chief-projects-officer, by home step; 0 is none, * marks the core competencies of the director.
TARGETS = """
experience
  delivery-leadership         1 3 2 4 3 4
  delivery-control            2 3 4 4 4 3
  governance*                 2 2 4 3 5 4
  pmo-services*               2 1 4 2 5 3
  resource-capacity           2 2 4 3 4 4
  sector-knowledge            2 2 3 3 4 5
education
  professional-knowledge      2 3 4 4 4 3
  own-development             2 3 3 3 4 4
  professional-integrity*     3 3 4 4 5 5
leadership
  leading-teams*              1 3 3 4 4 5
  developing-people           1 2 3 3 4 4
  executive-influence*        1 2 3 4 5 5
  conflict-negotiation        2 3 3 4 4 4
network
  stakeholder-relationships   2 3 3 4 4 5
  professional-network        1 2 3 2 3 4
  communities-of-practice     2 2 4 3 4 3
trends
  horizon-scanning            1 2 3 2 4 4
  portfolio-insight           3 2 4 3 4 3
  digital-and-ai              2 2 3 2 4 3
business-acumen
  strategic-planning          1 1 3 3 4 5
  portfolio-prioritisation*   2 1 3 3 5 5
  financial-management*       2 3 3 4 4 5
  benefits-realisation        2 2 3 4 4 5
  risk-management             2 3 3 4 4 4
  commercial-management       1 2 2 3 3 4
adaptability
  tailoring                   2 3 4 4 4 3
  change-leadership           1 2 3 4 4 5
  pmo-value*                  1 0 3 1 5 4
  personal-adaptability       2 3 3 4 4 4
"""
COLUMNS = (
    "pmo-analyst",
    "project-manager",
    "pmo-manager",
    "programme-manager",
    "pmo-director",
    "chief-projects-officer",
)
ROWS = [line.split() for line in TARGETS.splitlines() if line.startswith(" ")]


def test_no_gap_and_no_advice() -> None:
    assert gaps(FRAMEWORK) == []
    assert advice(FRAMEWORK) == []


def test_seven_steps_with_three_to_six_competencies_each() -> None:
    homes: dict[str, list[str]] = {}
    for line in TARGETS.strip().splitlines():
        if line.startswith(" "):
            homes[[*homes][-1]].append(line.split()[0].strip("*"))
        else:
            homes[line] = []
    assert [step.id for step in FRAMEWORK.steps] == list(homes)
    for step, names in homes.items():
        assert [item.id for item in FRAMEWORK.competencies if item.step == step] == names
        assert 3 <= len(names) <= 6
    assert len(FRAMEWORK.competencies) == 29


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


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_targets_are_those_argued_for(row: list[str]) -> None:
    name = row[0].strip("*")
    wanted = dict(zip(COLUMNS, map(int, row[1:]), strict=True))
    assert {role: ROLES[role].targets.get(name, 0) for role in COLUMNS} == wanted


def test_roles_and_routes() -> None:
    assert tuple(ROLES) == COLUMNS
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
    assert set(director.core) == {row[0].strip("*") for row in ROWS if row[0].endswith("*")}
    assert sum(level == 5 for level in director.targets.values()) <= 6


def test_at_least_ninety_actions_complete_in_all_they_say() -> None:
    assert len(ACTIONS) >= 90
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


def test_nine_actions_are_essential() -> None:
    essential = {action.id for action in ACTIONS if action.essential}
    assert essential == {
        "lead-project-to-closure",
        "own-budget-full-year",
        "lead-team-one-year",
        "rebuild-pmo-service",
        "run-round-that-refuses",
        "win-contested-decision",
        "follow-benefit-to-result",
        "put-unwelcome-truth-on-record",
        "six-stories-two-referees",
    }


def test_resources() -> None:
    assert len(FRAMEWORK.resources) >= 25
    kinds = {resource.kind for resource in FRAMEWORK.resources}
    assert {"association", "community", "conference", "publication", "course"} <= kinds
    for resource in FRAMEWORK.resources:
        assert resource.helps, resource.id
        assert resource.url, resource.id
        assert resource.summary, resource.id
        assert resource.verified_on, resource.id


def test_credentials() -> None:
    assert 12 <= len(FRAMEWORK.credentials) <= 24
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
