"""What is not wrong with a framework, but could be better."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pmo_guide.model.items import Fault, Item, field_types, nearest, walk
from pmo_guide.model.places import place_of
from pmo_guide.model.rules import name_of, texts_in
from pmo_guide.model.vocabulary import TEXTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pmo_guide.model.vocabulary import Framework


def gaps(framework: Framework) -> list[Fault]:
    """Return what a complete framework would have and this one does not.

    A framework with gaps can be used; its pages show less.
    """
    found: list[Fault] = []

    def gap(item: Item, text: str) -> None:
        found.append(Fault(item.place, f"{name_of(item)}: {text}"))

    built = {name for step in framework.steps for act in step.actions for name in act.builds}
    for competency in framework.competencies:
        for level in framework.rungs:
            at_level = [indicator for indicator in competency.indicators if indicator.level == level.value]
            if not at_level:
                gap(competency, f"has no indicator at level {level.value}")
            elif all(indicator.if_arisen for indicator in at_level):
                gap(competency, f"has no indicator at level {level.value} that counts for everybody")
        if competency.id not in built:
            gap(competency, "no action builds it")
        if competency.step is None:
            gap(competency, "belongs to no step")
    for step in framework.steps:
        if not step.actions:
            gap(step, "has no action")
        for action in step.actions:
            if not action.builds:
                gap(action, "builds nothing")
    for name in ("roles", "credentials"):
        if not getattr(framework, name):
            gap(framework, f"has no {name}")
    return found


LISTS = {"role": "roles", "credential": "credentials", "resource": "resources", "scenario": "scenarios"}
"""The lists that a framework may do without, by what is in them."""


def left_out(framework: Framework, field: str, why: str) -> Fault:
    """Return the fault of a framework without a list, where `why` tells from what it follows that there was one."""
    return Fault(framework.place, f"{name_of(framework)}: {field} is missing, {why}; is a line {field}=… gone?")


_MARKUP = re.compile(r"\*\*|``|\[[^\]]+\]\(|</?[a-z]+>|^#+ |\{[a-z:]+\}`", re.MULTILINE)


def advice(framework: Framework) -> list[Fault]:
    """Return texts that look as if they carried markup, which is shown as it stands on every page, form and sheet."""
    return [
        Fault(place_of(item, text), f"{name_of(item)}: {text}")
        for item in walk(framework)
        for name in field_types(type(item))
        if name in TEXTS
        for words in texts_in(getattr(item, name))
        if (match := _MARKUP.search(words))
        for text in (f"{name} is plain text, so {match[0]!r} is shown as it is",)
    ]


def to_retire(name: str, words: str, fresh: Mapping[str, str]) -> str:
    """Return the line to add to `Framework.retired` for an id that is gone, with its likely successor.

    `fresh` are the new ids of its kind with their words: the one with its words, or nearly its name.
    """
    return retirement(name, next((other for other, said in fresh.items() if said == words), "") or nearest(name, fresh))


def retirement(name: str, heir: str | None) -> str:
    """Return the line that leads an id to another one, or to nothing."""
    return f'"{name}": "{heir}",' if heir else f'"{name}": None,'
