"""A framework as JSON-LD in the words of schema.org, for search engines and catalogues.

It tells what those have words for, and is not read back: levels, indicators and targets are in the other forms. A page
tells the same of what is at home on it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pmo_guide.interchange.case import identifier

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from pmo_guide.model import Action, Framework, Step


Node = dict[str, Any]


def dump(framework: Framework) -> str:
    """Return the framework as JSON-LD, the same bytes for the same content; it may stand in a script element."""
    return _text([node for _home, node in _graph(framework)], indent=1) + "\n"


class Pages:
    """What the pages of a book say of a framework."""

    def __init__(self, framework: Framework) -> None:
        self.nodes = dict(_graph(framework, whole=False))
        self.known = {node["@id"]: node for node in self.nodes.values()}
        self.steps = {step.id: _to_do(step) for step in framework.steps}

    def page(self, homes: Mapping[tuple[str, str], str], way: Sequence[tuple[str, str]]) -> str:
        """Return what a page says, or nothing.

        `homes` are the objects at home on it, each with its address; `way` leads there from the top of the book, each
        page with its title and address. An address is absolute, or else empty.
        """
        told = [self._told(home, homes) for home in homes if home in self.nodes]
        here = {node["@id"] for node in told}
        graph = [_named(node, self.known, here) for node in told if node["@type"] != "DefinedTerm"]
        if terms := [node for node in told if node["@type"] == "DefinedTerm"]:
            for term in terms:
                del term["inDefinedTermSet"]  # they stand in it
            graph.insert(0, self.nodes["framework", ""] | {"hasDefinedTerm": terms})
        if len(way) > 1 and all(address for _title, address in way):
            places = [
                {"@type": "ListItem", "position": number, "name": title, "item": address}
                for number, (title, address) in enumerate(way, 1)
            ]
            graph.append({"@type": "BreadcrumbList", "itemListElement": places})
        return _text(graph) if graph else ""

    def _told(self, home: tuple[str, str], homes: Mapping[tuple[str, str], str]) -> Node:
        """Return the node of an object; a step tells what there is to do where its checklist is."""
        node = dict(self.nodes[home])
        if address := homes[home]:
            node.setdefault("url", address)
        if node.pop("step", None):
            if ("checklist", home[1]) in homes:
                node["step"] = self.steps[home[1]]
            else:
                node["@type"] = "LearningResource"
        return node


def _named(node: Node, known: Mapping[str, Node], here: Collection[str]) -> Node:
    """Return a node whose references tell of what they are, where that is on another page."""

    def named(value: Any) -> Any:
        if isinstance(value, list):
            return list(map(named, value))
        if isinstance(value, dict) and set(value) == {"@id"} and value["@id"] in known and value["@id"] not in here:
            return {key: known[value["@id"]][key] for key in ("@type", "name")}
        return value

    return {key: named(value) for key, value in node.items()}


def _text(graph: list[Node], indent: int | None = None) -> str:
    value = {"@context": "https://schema.org", "@graph": graph}
    apart = None if indent else (",", ":")
    return json.dumps(value, ensure_ascii=False, indent=indent, separators=apart).replace("<", "\\u003c")


def _graph(framework: Framework, whole: bool = True) -> Iterator[tuple[tuple[str, str], Node]]:
    """Yield the node of everything, each with the kind and the id of what it tells.

    Actions, of which there are most, are told only in the `whole` of it; else a step says that there are some.
    """

    def node(kind: str | list[str], own: str, **values: Any) -> dict[str, Any]:
        """Return a node; what is empty is left out."""
        parts = {"@type": kind, "@id": f"urn:uuid:{identifier(framework.id, own)}", **values}
        return {key: value for key, value in parts.items() if value}

    def refer(names: Iterable[str]) -> list[dict[str, str]]:
        return [{"@id": f"urn:uuid:{identifier(framework.id, name)}"} for name in names]

    def of_step(step: Step) -> dict[str, Any]:
        acts = enumerate(step.actions, 1) if whole else ()
        parts = [_action(node("HowToStep", action.id), action, number) for number, action in acts] or bool(step.actions)
        taught = [item.id for item in framework.index.at_home.get(step.id, ())]
        kind: str | list[str] = ["HowTo", "LearningResource"] if parts else "LearningResource"
        return node(kind, step.id, name=step.title, description=step.summary, teaches=refer(taught), step=parts)

    yield (
        ("framework", ""),
        node(
            "DefinedTermSet",
            "",
            name=framework.title,
            description=framework.summary,
            inLanguage=framework.language.replace("_", "-"),
            version=framework.version,
            license=framework.licence,
            hasDefinedTerm=refer(item.id for item in framework.competencies),
        ),
    )
    for item in framework.competencies:
        more: dict[str, Any] = {"termCode": item.code, "url": item.url, "inDefinedTermSet": refer([""])[0]}
        yield (
            ("competency", item.id),
            node("DefinedTerm", item.id, name=item.title, description=item.definition, **more),
        )
    yield from ((("step", step.id), of_step(step)) for step in framework.steps)
    for role in framework.roles:
        yield (
            ("role", role.id),
            node("Occupation", role.id, name=role.title, description=role.summary, skills=refer(role.targets)),
        )
    for credential in framework.credentials:
        yield (
            ("credential", credential.id),
            node(
                "EducationalOccupationalCredential",
                credential.id,
                name=credential.title,
                url=credential.url,
                recognizedBy={"@type": "Organization", "name": credential.issuer} if credential.issuer else None,
                competencyRequired=refer(credential.builds),
            ),
        )
    for resource in framework.resources:
        kind = "Course" if resource.kind.casefold() == "course" else "LearningResource"
        more = {
            "url": resource.url,
            "learningResourceType": resource.kind,
            "teaches": refer(resource.helps),
        }
        yield (
            ("resource", resource.id),
            node(kind, resource.id, name=resource.title, description=resource.summary, **more),
        )


def _to_do(step: Step) -> list[Node]:
    """Return what is essential in a step, or where nothing is, how much there is: no page is to weigh twice as much."""
    essential = [{"@type": "HowToStep", "text": action.text} for action in step.actions if action.essential]
    return essential or [{"@type": "HowToSection", "name": step.title, "numberOfItems": len(step.actions)}]


def _action(node: dict[str, Any], action: Action, position: int) -> dict[str, Any]:
    return node | {"position": position, "text": action.text}
