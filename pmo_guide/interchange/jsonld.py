"""A framework as JSON-LD in the words of schema.org, for search engines and catalogues.

It tells what those have words for, and is not read back: levels, indicators and targets are in the other forms.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pmo_guide.interchange.case import identifier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pmo_guide.model import Action, Framework, Step


def dump(framework: Framework) -> str:
    """Return the framework as JSON-LD, the same bytes for the same content; it may stand in a script element."""
    graph = {"@context": "https://schema.org", "@graph": [*_graph(framework)]}
    return json.dumps(graph, ensure_ascii=False, indent=1).replace("<", "\\u003c") + "\n"


def _graph(framework: Framework) -> Iterator[dict[str, Any]]:
    def node(kind: str | list[str], own: str, **values: Any) -> dict[str, Any]:
        """Return a node; what is empty is left out."""
        parts = {"@type": kind, "@id": f"urn:uuid:{identifier(framework.id, own)}", **values}
        return {key: value for key, value in parts.items() if value}

    def refer(names: Iterable[str]) -> list[dict[str, str]]:
        return [{"@id": f"urn:uuid:{identifier(framework.id, name)}"} for name in names]

    def of_step(step: Step) -> dict[str, Any]:
        parts = [_action(node("HowToStep", action.id), action, number) for number, action in enumerate(step.actions, 1)]
        taught = [item.id for item in framework.index.at_home.get(step.id, ())]
        kind: str | list[str] = ["HowTo", "LearningResource"] if parts else "LearningResource"
        return node(kind, step.id, name=step.title, description=step.summary, teaches=refer(taught), step=parts)

    yield node(
        "DefinedTermSet",
        "",
        name=framework.title,
        description=framework.summary,
        inLanguage=framework.language.replace("_", "-"),
        version=framework.version,
        license=framework.licence,
        hasDefinedTerm=refer(item.id for item in framework.competencies),
    )
    for item in framework.competencies:
        more: dict[str, Any] = {"termCode": item.code, "url": item.url, "inDefinedTermSet": refer([""])[0]}
        yield node("DefinedTerm", item.id, name=item.title, description=item.definition, **more)
    yield from map(of_step, framework.steps)
    for role in framework.roles:
        yield node("Occupation", role.id, name=role.title, description=role.summary, skills=refer(role.targets))
    for credential in framework.credentials:
        yield node(
            "EducationalOccupationalCredential",
            credential.id,
            name=credential.title,
            url=credential.url,
            recognizedBy={"@type": "Organization", "name": credential.issuer} if credential.issuer else None,
            competencyRequired=refer(credential.builds),
        )
    for resource in framework.resources:
        kind = "Course" if resource.kind.casefold() == "course" else "LearningResource"
        more = {
            "url": resource.url,
            "learningResourceType": resource.kind,
            "teaches": refer(resource.helps),
        }
        yield node(kind, resource.id, name=resource.title, description=resource.summary, **more)


def _action(node: dict[str, Any], action: Action, position: int) -> dict[str, Any]:
    return node | {"position": position, "text": action.text}
