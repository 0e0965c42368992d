"""A framework in the words of schema.org."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from strategies import frameworks, minimal

from pmo_guide.framework import FRAMEWORK
from pmo_guide.interchange import jsonld
from pmo_guide.model import Competency, Resource


def visited(value: Any) -> list[dict[str, Any]]:
    """Return every object inside."""
    if isinstance(value, list):
        return [inner for part in value for inner in visited(part)]
    return [value, *(inner for part in value.values() for inner in visited(part))] if isinstance(value, dict) else []


@settings(max_examples=50)
@given(frameworks())
def test_every_reference_leads_to_a_node_and_each_node_is_told_once(framework: Any) -> None:
    text = jsonld.dump(framework)
    assert jsonld.dump(framework) == text
    assert "<" not in text
    objects = visited(json.loads(text))
    told = [one["@id"] for one in objects if "@type" in one and "@id" in one]
    assert len(told) == len(set(told))
    assert {one["@id"] for one in objects if set(one) == {"@id"}} <= set(told)
    items = (*framework.competencies, *framework.steps, *framework.roles, *framework.credentials, *framework.resources)
    assert len(json.loads(text)["@graph"]) == 1 + len(items)


def test_the_words_are_those_of_schema_org() -> None:
    graph = json.loads(jsonld.dump(FRAMEWORK))["@graph"]
    kinds = {kind for node in graph for kind in ([node["@type"]] if isinstance(node["@type"], str) else node["@type"])}
    assert kinds == {
        "Course",
        "DefinedTerm",
        "DefinedTermSet",
        "EducationalOccupationalCredential",
        "HowTo",
        "LearningResource",
        "Occupation",
    }
    whole = graph[0]
    assert (whole["name"], whole["inLanguage"], whole["version"]) == (FRAMEWORK.title, "en", FRAMEWORK.version)
    assert len(whole["hasDefinedTerm"]) == len(FRAMEWORK.competencies)
    steps = [node for node in graph if "HowTo" in node["@type"]]
    assert [len(step["step"]) for step in steps] == [len(step.actions) for step in FRAMEWORK.steps]


def test_what_is_empty_is_left_out() -> None:
    framework = minimal(
        competencies=[Competency(id="cooking", title="Cooking", code="K1", definition="</script>")],
        resources=[Resource(id="class", title="A class", kind="Course", helps=["cooking"])],
    )
    whole, cooking, first, course = json.loads(jsonld.dump(framework))["@graph"]
    assert "description" not in whole
    assert (cooking["termCode"], cooking["description"]) == ("K1", "</script>")
    assert (first["@type"], course["@type"]) == ("LearningResource", "Course")
    assert course["teaches"] == [{"@id": cooking["@id"]}]
    assert cooking["inDefinedTermSet"] == {"@id": whole["@id"]}
