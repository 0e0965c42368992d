"""A framework in the words of schema.org."""

from __future__ import annotations

import json
import warnings
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from strategies import frameworks, minimal

from pmo_guide.framework import FRAMEWORK
from pmo_guide.interchange import jsonld
from pmo_guide.model import Action, Competency, Resource, Step


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


def test_a_page_counts_what_there_is_to_do_where_nothing_is_essential() -> None:
    """Its text stands on the page already, which is not to weigh twice as much."""
    actions = [Action(id=f"cook-{number}", text="Cook", builds={"cooking": 1}) for number in range(3)]
    framework = minimal(steps=[Step(id="kitchen", title="Kitchen", actions=actions)])
    [step] = framework.steps
    pages = jsonld.Pages(framework)
    [told] = json.loads(pages.page({("step", step.id): "", ("checklist", step.id): ""}, []))["@graph"]
    assert told["step"] == [{"@type": "HowToSection", "name": "Kitchen", "numberOfItems": 3}]


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


SCHEMA = "https://schema.org/"


def triples(text: str) -> Any:
    """Return the graph that others read, with the one context of schema.org that a test needs, from no network."""
    rdflib = pytest.importorskip("rdflib", reason="rdflib reads linked data as others do: it is in the group `tests`")
    assert json.loads(text)["@context"] == SCHEMA.rstrip("/")
    graph = rdflib.Graph()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of its own parts
        graph.parse(data=text.replace('"https://schema.org"', json.dumps({"@vocab": SCHEMA}), 1), format="json-ld")
    return graph


def kinds_in(graph: Any) -> Counter[str]:
    a = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    return Counter(str(kind).removeprefix(SCHEMA) for _, verb, kind in graph if str(verb) == a)


def test_others_read_what_is_exported() -> None:
    graph = triples(jsonld.dump(FRAMEWORK))
    found = kinds_in(graph)
    assert found["DefinedTerm"] == len(FRAMEWORK.competencies)
    assert found["HowToStep"] == sum(len(step.actions) for step in FRAMEWORK.steps)
    assert found["EducationalOccupationalCredential"] == len(FRAMEWORK.credentials)
    verbs = {str(verb).removeprefix(SCHEMA) for _, verb, _ in graph}
    assert {"inDefinedTermSet", "teaches", "competencyRequired", "recognizedBy", "skills"} <= verbs


def test_a_page_tells_what_is_at_home_on_it_and_the_way_there() -> None:
    step, pages = FRAMEWORK.steps[0], jsonld.Pages(FRAMEWORK)
    way = [("Home", "https://book.example/"), (step.title, "https://book.example/step.html")]
    homes = {("step", step.id): "https://book.example/step.html#a", ("checklist", step.id): ""}
    told = kinds_in(triples(pages.page(homes, way)))
    taught = [item for item in FRAMEWORK.competencies if item.step == step.id]
    assert told == {
        "HowTo": 1,
        "LearningResource": 1,
        "HowToStep": sum(action.essential for action in step.actions),
        "DefinedTerm": len(taught),  # named, as they are at home elsewhere
        "BreadcrumbList": 1,
        "ListItem": 2,
    }
    # Where the checklist is on another page, that one tells what there is to do.
    assert "HowTo" not in kinds_in(triples(pages.page({("step", step.id): ""}, [])))

    terms = kinds_in(triples(pages.page({("competency", item.id): "" for item in taught}, [("Home", "")])))
    assert terms == {"DefinedTermSet": 1, "DefinedTerm": len(taught)}
    assert kinds_in(triples(pages.page({}, way))) == {"BreadcrumbList": 1, "ListItem": 2}
    assert pages.page({("level", "1"): ""}, [("Home", ""), ("The levels", "")]) == ""
