"""Who refers to whom in a framework: looked through once, so that a question costs what its answer is long."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from pmo_guide.model.items import field_types, walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pmo_guide.model.vocabulary import Action, Competency, Credential, Framework, Resource, Role, Scenario, Step

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


def _grouped(pairs: Iterable[tuple[_Key, _Value]]) -> Mapping[_Key, list[_Value]]:
    groups: dict[_Key, list[_Value]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


class Index:
    """The framework seen from the other end; each part is made when it is first asked for.

    Wherever there are several, they stand in the order of the framework; who has none is not in a mapping.
    """

    def __init__(self, framework: Framework) -> None:
        self._framework = framework

    @cached_property
    def by_id(self) -> Mapping[str, Any]:
        """Each item that has an id of the common namespace."""
        items = (item for item in walk(self._framework) if item is not self._framework)
        return {item.id: item for item in items if "id" in field_types(type(item))}  # type: ignore[attr-defined]

    @cached_property
    def rank(self) -> Mapping[str, int]:
        """The place of each id in the order of the framework."""
        return {name: number for number, name in enumerate(self.by_id)}

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[int, Step | None, Step | None]]:
        """The number of each step, from 1, the step before and the step after it."""
        steps = self._framework.steps
        around = zip(steps, (None, *steps), (*steps[1:], None), strict=False)
        return {step.id: (number, before, after) for number, (step, before, after) in enumerate(around, 1)}

    @cached_property
    def at_home(self) -> Mapping[str | None, list[Competency]]:
        """The competencies of each step, and under None those of no step."""
        return _grouped((item.step, item) for item in self._framework.competencies)

    @cached_property
    def parts(self) -> Mapping[str | None, list[Competency]]:
        """The competencies whose parent is this one."""
        return _grouped((item.parent, item) for item in self._framework.competencies)

    @cached_property
    def rated(self) -> Mapping[str, Competency]:
        """The competencies that one is rated in: not those that only gather others under their name.

        Such a one has neither a statement nor a target of its own.
        """
        items = self._framework.competencies
        return {one.id: one for one in items if one.indicators or one.id in self.needed_by or one.id not in self.parts}

    @cached_property
    def meant_by(self) -> Mapping[str, list[Competency]]:
        """The competencies that a glossary term means, by the term without regard to case."""
        return _grouped(
            (word, item)
            for item in self._framework.competencies
            for word in dict.fromkeys(term.casefold() for term in item.terms)
        )

    @cached_property
    def built_by(self) -> Mapping[str, list[tuple[Action, Step]]]:
        """The actions that build a competency, each with its step."""
        return _grouped(
            (name, (action, step))
            for step in self._framework.steps
            for action in step.actions
            for name in action.builds
        )

    @cached_property
    def counted_by(self) -> Mapping[str, list[Credential]]:
        """The credentials that count towards a competency."""
        return _grouped((name, item) for item in self._framework.credentials for name in item.builds)

    @cached_property
    def helped_by(self) -> Mapping[str, list[Resource]]:
        """The resources that help a competency."""
        return _grouped((name, item) for item in self._framework.resources for name in item.helps)

    @cached_property
    def of_step(self) -> Mapping[str | None, list[Scenario]]:
        """The scenarios of each step, and under None those of no step."""
        return _grouped((item.step, item) for item in self._framework.scenarios)

    @cached_property
    def of_kind(self) -> Mapping[str, list[Resource]]:
        """The resources of each kind."""
        return _grouped((item.kind, item) for item in self._framework.resources)

    @cached_property
    def needed_by(self) -> Mapping[str, list[Role]]:
        """The roles that have a target for a competency."""
        return _grouped((name, role) for role in self._framework.roles for name in role.targets)

    @cached_property
    def ties(self) -> Mapping[str, Counter[str]]:
        """How often each step is tied to each other: by related competencies, and by actions that build theirs."""
        home = {item.id: item.step for item in self._framework.competencies}
        pairs = [(item.step, home[other]) for item in self._framework.competencies for other in item.related]
        pairs += [
            (step.id, home[name]) for step in self._framework.steps for action in step.actions for name in action.builds
        ]
        ties: dict[str, Counter[str]] = {step.id: Counter() for step in self._framework.steps}
        for one, two in pairs:
            if one and two and one != two:
                ties[one][two] += 1
                ties[two][one] += 1
        return ties
