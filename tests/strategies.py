"""Frameworks for tests: the smallest, hypothesis strategies for every valid one, and for data that is none."""

from __future__ import annotations

from datetime import date, datetime
from itertools import count
from typing import Any

from hypothesis import strategies as st

from pmo_guide.model import (
    ID_PATTERN,
    LABELS,
    Action,
    Choice,
    Competency,
    Credential,
    Framework,
    Indicator,
    Level,
    Readiness,
    Resource,
    Role,
    Scenario,
    Step,
)


def minimal(**changes: Any) -> Framework:
    """Return the smallest framework there is, with these fields changed."""
    fields: dict[str, Any] = {
        "id": "tiny",
        "title": "Tiny",
        "levels": (Level(value=1, title="One"), Level(value=2, title="Two")),
        "steps": (Step(id="first", title="First"),),
        "competencies": (Competency(id="cooking", title="Cooking"),),
    }
    return Framework(**fields | changes)


def kitchen() -> Framework:
    """A small framework with all that a workbook asks for; its texts look like formulas."""
    actions = [
        Action(id="bake", text="Bake", effort=(5, 10), elapsed=(1, 1), builds={"cooking": 2}, essential=True),
        Action(id="taste", text="=Taste", effort=(1, 5), builds={"tasting": 1}),
        Action(id="rest", text="Rest", elapsed=(1, 2)),
    ]
    return minimal(
        title="=1+1",
        steps=[Step(id="first", title="First", actions=actions)],
        competencies=[
            Competency(id="cooking", title="+Cooking", step="first"),
            Competency(id="tasting", title="Tasting", step="first"),
        ],
        roles=[
            Role(id="helper", title="Helper", targets={"cooking": 1}),
            Role(id="cook", title="Cook", targets={"cooking": 2, "tasting": 1}, core=["cooking"]),
        ],
    )


_LETTERS = st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t", exclude_characters="\ufffe\uffff")
TEXTS = st.text(_LETTERS, max_size=8)
WORDS = TEXTS.filter(str.strip)
MAYBE = st.just("") | WORDS
IDS = st.from_regex(ID_PATTERN, fullmatch=True)
URLS = st.sampled_from(["", "https://example.org", "http://example.org/a?b=ü&c#d"])
DAYS = st.none() | st.dates(max_value=date(2026, 1, 1))
MONTHS = st.just(12) | st.integers(1, 1200)
NUMBERS = st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=3,
)
EXTRA = st.just({}) | st.dictionaries(TEXTS, JSON, max_size=1)
RANGES = st.none() | st.tuples(*[st.integers(0, 90) | st.floats(0, 90)] * 2).map(sorted)

PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(), max_size=8)
    | st.binary(max_size=4)
    | st.dates()
    | st.datetimes()
    | st.just(-(10**400))
    | st.builds(object)
    | st.sampled_from([datetime, Step, Ellipsis, 1j]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(
            st.text(st.characters(), max_size=5) | st.integers() | st.none() | st.just(("a", 1)),
            inner,
            max_size=3,
        )
        | st.sets(st.integers(), max_size=2)
    ),
    max_leaves=8,
)
"""What somebody may give by mistake where a framework takes something else."""


@st.composite
def frameworks(draw: st.DrawFn) -> Framework:
    """Draw a framework that breaks no rule, using every field."""
    names = map("id-{}".format, count(1))
    levels = draw(st.integers(1, 4))

    def some(most: int, least: int = 0) -> list[str]:
        return [next(names) for _ in range(draw(st.integers(least, most)))]

    steps, competencies = some(2), some(3, 1)
    any_competencies = st.lists(st.sampled_from(competencies), unique=True, max_size=3)
    level = st.integers(1, levels)
    towards = st.dictionaries(st.sampled_from(competencies), level, max_size=3)
    words = st.lists(WORDS, max_size=1)

    def action(name: str) -> Action:
        return Action(
            id=name,
            text=draw(WORDS),
            effort=draw(RANGES),
            elapsed=draw(RANGES),
            evidence=draw(MAYBE),
            builds=draw(towards),
            essential=draw(st.booleans()),
            extra=draw(EXTRA),
        )

    def indicator(name: str) -> Indicator:
        return Indicator(
            id=name,
            level=draw(level),
            text=draw(WORDS),
            examples=draw(words),
            if_arisen=draw(st.booleans()),
            url=draw(URLS),
            extra=draw(EXTRA),
        )

    def competency(number: int, name: str) -> Competency:
        others = [other for other in competencies if other != name]
        return Competency(
            id=name,
            title=draw(WORDS),
            code=draw(MAYBE),
            url=draw(URLS),
            step=draw(st.sampled_from([None, *steps])),
            definition=draw(MAYBE),
            indicators=[indicator(own) for own in some(2)],
            terms=draw(words),
            related=[other for other in draw(any_competencies) if other in others],
            parent=draw(st.none() | st.sampled_from(competencies[:number])) if number else None,
            sources=draw(words),
            extra=draw(EXTRA),
        )

    def readiness() -> Readiness:
        other = draw(st.integers(0, levels))
        return Readiness(
            core_below=draw(st.integers(0, levels)),
            other_below=other,
            other_count=draw(st.none() | st.integers(0, 9)) if other else None,
        )

    def role(name: str) -> Role:
        targets = draw(towards)
        core = draw(st.lists(st.sampled_from(sorted(targets)), unique=True)) if targets else []
        return Role(
            id=name,
            title=draw(WORDS),
            summary=draw(MAYBE),
            targets=targets,
            core=core,
            readiness=readiness() if targets and draw(st.booleans()) else None,
            extra=draw(EXTRA),
        )

    made = {
        "levels": [
            Level(value=value, title=draw(WORDS), summary=draw(MAYBE), extra=draw(EXTRA))
            for value in range(draw(st.integers(0, 1)), levels + 1)
        ],
        "steps": [
            Step(
                id=name,
                title=draw(WORDS),
                summary=draw(MAYBE),
                actions=[action(own) for own in some(2)],
                extra=draw(EXTRA),
            )
            for name in steps
        ],
        "competencies": [competency(number, name) for number, name in enumerate(competencies)],
        "roles": [role(name) for name in some(2)],
        "credentials": [
            Credential(
                id=name,
                title=draw(WORDS),
                issuer=draw(MAYBE),
                url=draw(URLS),
                eligibility=draw(MAYBE),
                renewal=draw(MAYBE),
                builds=draw(towards),
                verified_on=draw(DAYS),
                review_months=draw(MONTHS),
                sources=draw(words),
                extra=draw(EXTRA),
            )
            for name in some(2)
        ],
        "resources": [
            Resource(
                id=name,
                title=draw(WORDS),
                kind=draw(MAYBE),
                url=draw(URLS),
                summary=draw(MAYBE),
                helps=draw(any_competencies),
                verified_on=draw(DAYS),
                review_months=draw(MONTHS),
                extra=draw(EXTRA),
            )
            for name in some(2)
        ],
        "scenarios": [
            Scenario(
                id=name,
                title=draw(WORDS),
                step=draw(st.sampled_from([None, *steps])),
                text=draw(MAYBE),
                choices=[
                    Choice(id=own, text=draw(WORDS), follows=draw(MAYBE), shows=draw(towards), extra=draw(EXTRA))
                    for own in some(3, 2)
                ],
                extra=draw(EXTRA),
            )
            for name in some(2)
        ],
    }
    retired: dict[str, str | None] = {}
    for old in some(2):
        retired[old] = draw(st.sampled_from([None, *steps, *competencies, *retired]))
    return Framework(
        id=draw(IDS),
        title=draw(WORDS),
        version=draw(MAYBE),
        summary=draw(MAYBE),
        language=draw(st.sampled_from(["en", "de", "pt-BR", "zh_Hant"])),
        licence=draw(MAYBE),
        labels=draw(st.dictionaries(st.sampled_from([*LABELS, *filter(None, LABELS.values())]), WORDS, max_size=2)),
        retired=retired,
        extra=draw(EXTRA),
        **made,
    )
