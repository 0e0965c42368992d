"""The rules of our own framework and book, beyond what makes any sound, each with what to do instead.

Other projects have rules of their own: these hold where ``editorial = true`` stands under ``[tool.pmo-guide]`` in
``pyproject.toml``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmo_guide.model.places import in_reading_order
from pmo_guide.upkeep.editorial import (
    alike,
    counts,
    credentials,
    files,
    growth,
    levels,
    retiring,
    roles,
    scenarios,
    shares,
    texts,
)
from pmo_guide.upkeep.editorial.pages import page_faults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pmo_guide.model import Fault, Framework

__all__ = ["RULES", "framework_faults", "page_faults"]

RULES: tuple[Callable[[Framework], Iterator[Fault]], ...] = (
    files.tabs,
    files.twice_in_brackets,
    texts.each_item,
    texts.kinds_of_resources,
    alike.titles,
    alike.texts,
    alike.openings,
    levels.summaries,
    levels.seldom_three,
    levels.cases_that_must_arise,
    growth.competencies_of_a_step,
    growth.what_competencies_lack,
    growth.actions_lead_to_levels,
    shares.what_actions_leave,
    shares.essential_actions,
    roles.cores,
    roles.routes,
    scenarios.three_for_each_step,
    scenarios.place_of_the_best_choice,
    credentials.pages_of_their_own,
    credentials.asking_the_issuer,
    retiring.successors_are_not_essential,
    counts.counts_of_itself,
)
"""What our framework is held to: each rule yields what it finds, at the line of the field."""


def framework_faults(framework: Framework) -> list[Fault]:
    """Return what our rules find in a framework, as one meets it who reads each of its files."""
    return in_reading_order(fault for rule in RULES for fault in rule(framework))
