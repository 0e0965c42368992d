"""The rules for writing indicators and actions that a machine can check."""

from __future__ import annotations

import re
from functools import partial
from itertools import combinations, pairwise

import pytest

from pmo_guide.framework import FRAMEWORK
from pmo_guide.model import Action, Competency, Indicator, field_types, walk

INDICATORS = [item for item in walk(FRAMEWORK) if isinstance(item, Indicator)]
ACTIONS = [item for item in walk(FRAMEWORK) if isinstance(item, Action)]

# States of mind, help without a result, praise and input: none of them can be seen to be true or false.
BANNED = re.compile(
    r"\b(understand\w*|knows?|(is|are) aware|ensur\w+|supports?|helps?|(is|are) involved"
    r"|effective\w*|strong\w*|appropriate\w*|proactive\w*|complex|strategic"
    r"|\d+ years|years of|years['’]|certifi\w+|seamless\w*|robust\w*|leverag\w+|holistic\w*)(?!\w)",
    re.IGNORECASE,
)
BRANDS = re.compile(
    r"\b(PMI|PMP|PMBOK|PRINCE2|MSP|P3O|SAFe|Scrum|IPMA|APM|Jira|Excel|Trello|Asana|Primavera"
    r"|PowerPoint|Power ?BI|SharePoint|ChatGPT|Copilot|LinkedIn|SAP)\b"
)
SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        """a an and are as at be been before after by each for from has have in into is it its no not of
        on one or other others own so than that the them then their these they this those to two was
        were what when where which who whom whose with without you your""",
    )
)


# A second verb in the third person behind "and", "or", "then", "but" or a semicolon: two behaviours in one statement.
JOINED = re.compile(r"(?:\b(?:and|or|then|but)|;),? +([a-z-]+s)\b")
PLURALS = frozenset(
    re.findall(
        r"\w+",
        """its less hours terms witness minutes skills days operations communities syllabus complaints tools stops
        figures errors benefits targets units meetings omissions meets times""",
    )
)
# What happens to one, or does not. A statement that needs it is marked with `if_arisen`.
LUCK = re.compile(
    r"\b(failing|troubled|vacan\w+|newcomer|team member|disputed?|objected|objectors|against the wish|did not want"
    r"|losing|averted|reorganis\w+|lost budget|several PMOs|facts change|novelty they|at executives’ request"
    r"|on evidence of error|more than it gives|outlasts|unasked|crisis)\b",
    re.IGNORECASE,
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


def test_texts_stand_as_they_are_printed() -> None:
    """Quotes of chapters are made as they are read; these texts go to forms, files and scripts as they are."""
    told = [
        f"{item.place}: write ’, “ and ”, not ' and \": {text}"
        for item in walk(FRAMEWORK)
        for text in map(partial(getattr, item), field_types(type(item)))
        if isinstance(text, str) and re.search("['\"]", text)
    ]
    assert not told, "\n".join(told)


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda item: item.id)
def test_an_indicator_is_one_behaviour_seen(indicator: Indicator) -> None:
    words = indicator.text.split()
    assert len(words) <= 25
    assert re.fullmatch(r"[A-Z][a-z-]*s,?", words[0]), "begins with a verb in the third person"
    assert indicator.text.endswith(".")
    assert not BANNED.search(indicator.text)
    assert not BRANDS.search(indicator.text)


def second_verbs(text: str) -> list[str]:
    """Return the verbs by which an indicator says a second thing."""
    return [verb for verb in JOINED.findall(text) if verb not in PLURALS]


def test_second_verbs() -> None:
    assert second_verbs("Lists the risks of a project and prices each.") == ["prices"]
    assert second_verbs("Checks the data; shows what is missing, then returns it.") == ["shows", "returns"]
    assert second_verbs("Lists targets and errors, with the owner who prices them.") == []


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda item: item.id)
def test_an_indicator_joins_no_second_behaviour(indicator: Indicator) -> None:
    assert second_verbs(indicator.text) == []
    assert ";" not in indicator.text


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda item: item.id)
def test_what_needs_luck_is_asked_of_those_to_whom_it_happened(indicator: Indicator) -> None:
    assert bool(LUCK.search(indicator.text)) == indicator.if_arisen


# What actions order, and what some of them ordered next before each was one act.
ORDERS = {action.text.split()[0].lower() for action in ACTIONS} | {
    *("check", "compare", "correct", "count", "derive", "follow", "hold", "leave", "name", "rank", "record", "track")
}


@pytest.mark.parametrize("action", ACTIONS, ids=lambda item: item.id)
def test_an_action_is_one_act(action: Action) -> None:
    """No second order behind "and", "then" or a comma; what else it takes is seen in its end and in its evidence."""
    second = re.findall(r"(?:\band|\bthen|;|, and) +([a-z]+)(?= )", action.text)
    assert [verb for verb in second if verb in ORDERS] == []


@pytest.mark.parametrize("action", ACTIONS, ids=lambda item: item.id)
def test_an_action_is_an_order_with_an_end(action: Action) -> None:
    words = action.text.split()
    assert 8 <= len(words) <= 35
    assert re.fullmatch(r"[A-Z][a-z-]*", words[0]), "begins with a verb"
    assert words[0] not in ("Improve", "Develop", "Attend", "Understand", "Learn", "Ensure")
    assert not action.text.endswith(".")
    # No adverb or praise; but what one is to know or to hold may be named.
    assert not re.search(r"\b(effectively|proactively|appropriately|strongly)\b", action.text)


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


def test_ids_of_indicators_begin_with_their_competency() -> None:
    for competency in FRAMEWORK.competencies:
        for indicator in competency.indicators:
            assert indicator.id.startswith(f"{competency.id}-")
