"""What the indicators of a competency ask for, from one level to the next."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pmo_guide.upkeep.editorial.shared import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pmo_guide.model import Fault, Framework, Indicator

SELDOM = 0.25
"""The share of levels at which three indicators may stand, where two are usual."""


def summaries(framework: Framework) -> Iterator[Fault]:
    """Yield levels that nobody explains."""
    for level in framework.levels:
        if not level.summary:
            message = f"summary is missing; say what somebody at level {level.value}, {level.title}, does"
            yield told(level, message)


def seldom_three(framework: Framework) -> Iterator[Fault]:
    """Yield that too many levels have three indicators: who rates reads each of them."""
    count = Counter((item.id, one.level) for item in framework.competencies for one in item.indicators)
    three, most = sum(many == 3 for many in count.values()), int(SELDOM * len(count))
    if three > most:
        message = (
            f"three indicators stand at {three} of {len(count)} levels, where at most {most} should, as "
            f"readers have to judge each; take out {three - most}, or join two"
        )
        yield told(framework, message, "competencies")


def cases_that_must_arise(framework: Framework) -> Iterator[Fault]:
    """Yield a second case of one level that must arise: who met neither is judged on what remains."""
    for competency in framework.competencies:
        first: dict[int, Indicator] = {}
        at = Counter(item.level for item in competency.indicators)
        cases = [item for item in competency.indicators if item.if_arisen]
        arisen = Counter(item.level for item in cases)
        for item in cases:
            if item.level in first and arisen[item.level] < at[item.level]:  # else a gap, of which the model tells
                message = (
                    f"if_arisen is True for {first[item.level].id!r} at level {item.level}, too; one such case is "
                    "enough, as who never met it is judged on the rest"
                )
                yield told(item, message)
            first.setdefault(item.level, item)
