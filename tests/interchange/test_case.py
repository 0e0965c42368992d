"""A framework as a CASE package: valid, nothing lost, and what others made read as far as it goes."""

from __future__ import annotations

import json
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft201909Validator, FormatChecker
from strategies import frameworks, minimal

from pmo_guide.framework import FRAMEWORK
from pmo_guide.interchange import Reading, case, dump, parse
from pmo_guide.interchange.json import decode
from pmo_guide.model import MOST, Action, Competency, FrameworkError, Indicator, Level, Role, Step

SCHEMA = Path(__file__).parents[3] / "shared" / "schemas" / "case-v1p1-cfpackage.json"
"""The official schema, whose licence lets it stand in no other place than beside the project."""

A, B, C, D, E = (f"{letter * 8}-{letter * 4}-4{letter * 3}-8{letter * 3}-{letter * 12}" for letter in "abcde")


@pytest.fixture(scope="module")
def validator() -> Draft201909Validator:
    if not SCHEMA.is_file():
        pytest.skip(f"NOT TESTED: no CASE schema at {SCHEMA}")
    return Draft201909Validator(json.loads(SCHEMA.read_text(encoding="utf-8")), format_checker=FormatChecker())


def read(text: str, source: str = "") -> Reading:
    return case.draft(decode(text, source), source).finished()


def faults(package: Any) -> list[tuple[str, str]]:
    text = package if isinstance(package, str) else json.dumps(package)
    with pytest.raises(FrameworkError) as caught:
        read(text, "theirs.json")
    return [(fault.place.removeprefix("theirs.json at "), fault.message) for fault in caught.value.faults]


def test_a_second_parent_is_not_carried_in_silence() -> None:
    def child(of: str) -> dict[str, Any]:
        return {
            "associationType": "isChildOf",
            "originNodeURI": {"identifier": A},
            "destinationNodeURI": {"identifier": of},
        }

    items = [{"identifier": name, "fullStatement": name} for name in (A, B, C, D)]
    links = [child(B), child(C)] + [child(D) | {"originNodeURI": {"identifier": name}} for name in (B, C)]
    package = {"CFDocument": {"identifier": E, "title": "T"}, "CFItems": items, "CFAssociations": links}
    assert read(json.dumps(package)).left_out == {"CFAssociations: isChildOf, a second parent": 1}
    package["CFItems"] = {"a": 1}
    assert faults(package) == [("/CFItems", "takes a list, […]")]


def test_a_great_many_faults_end_the_reading() -> None:
    class Never(dict[str, Any]):
        def get(self, *_: Any) -> Any:
            raise AssertionError("looked at, though there are faults enough")

    with pytest.raises(FrameworkError) as caught:
        case.draft({"CFDocument": {"identifier": "x"}, "CFItems": [*[{}] * (MOST + 1), Never()]})
    assert len(caught.value.faults) == MOST + 1


# -- there and back ----------------------------------------------------------------------------------------------------


@settings(max_examples=150)
@given(frameworks())
def test_nothing_is_lost(framework: Any) -> None:
    text = case.dump(framework)
    again = read(text)
    assert again.framework == framework
    assert repr(again.framework) == repr(framework)
    assert again.left_out == {}
    assert case.dump(again.framework) == text


def test_any_framework_is_valid_case(validator: Draft201909Validator) -> None:
    @settings(max_examples=40)
    @given(frameworks())
    def holds(framework: Any) -> None:
        validator.validate(json.loads(case.dump(framework)))

    holds()


def test_ours_is_valid_and_survives(validator: Draft201909Validator) -> None:
    text = case.dump(FRAMEWORK)
    validator.validate(json.loads(text))
    assert read(text) == (FRAMEWORK, {}, ())
    assert dump(read(text).framework) == dump(FRAMEWORK)


def kitchen() -> Any:
    return minimal(
        version="2026.11",
        licence="CC-BY-4.0",
        steps=[Step(id="first", title="First", actions=[Action(id="bake", text="Bake", builds={"cooking": 2})])],
        competencies=[
            Competency(
                id="cooking",
                title="Cooking",
                code="K1",
                step="first",
                definition="Make food.",
                terms=["stove"],
                related=["tasting"],
                indicators=[Indicator(id="boil", level=1, text="Boils"), Indicator(id="fry", level=1, text="Fries")],
            ),
            Competency(id="tasting", title="Tasting", parent="cooking"),
        ],
        roles=[Role(id="cook", title="Cook", targets={"cooking": 2}, core=["cooking"])],
        retired={"frying": "cooking", "gone": None},
    )


def test_what_case_has_words_for_stands_in_them() -> None:
    package = json.loads(case.dump(kitchen()))
    document, items = package["CFDocument"], {item["fullStatement"]: item for item in package["CFItems"]}
    assert document["lastChangeDateTime"] == "2026-11-01T00:00:00+00:00"
    assert document["caseVersion"] == "1.1"
    assert document["licenseURI"]["identifier"] == package["CFDefinitions"]["CFLicenses"][0]["identifier"]
    cooking = items["Make food."]
    assert (cooking["abbreviatedStatement"], cooking["humanCodingScheme"]) == ("Cooking", "K1")
    assert (cooking["CFItemType"], cooking["conceptKeywords"]) == ("Competency", ["stove"])
    assert cooking["extensions"] == {"pmo-guide": {"class": "competency", "id": "cooking"}}
    names = {item["identifier"]: text for text, item in items.items()} | {document["identifier"]: "-"}
    said = {
        (
            names[one["originNodeURI"]["identifier"]],
            one["associationType"],
            names[one["destinationNodeURI"]["identifier"]],
        )
        for one in package["CFAssociations"]
    }
    assert said == {
        ("First", "isChildOf", "-"),
        ("Bake", "isChildOf", "First"),
        ("Bake", "ext:builds", "Make food."),
        ("Make food.", "isChildOf", "First"),
        ("Make food.", "isRelatedTo", "Tasting"),
        ("Boils", "isChildOf", "Make food."),
        ("Fries", "isChildOf", "Make food."),
        ("Tasting", "isChildOf", "Make food."),
        ("Cook", "isChildOf", "-"),
        ("Cook", "ext:targets", "Make food."),
        ("frying", "replacedBy", "Make food."),
    }
    scale, criterion = package["CFRubrics"][0]["CFRubricCriteria"]
    assert [(level["score"], level["quality"]) for level in scale["CFRubricCriterionLevels"]] == [
        (1, "One"),
        (2, "Two"),
    ]
    assert criterion["CFItemURI"]["identifier"] == cooking["identifier"]
    assert [level["description"] for level in criterion["CFRubricCriterionLevels"]] == ["Boils\nFries"]


def test_identifiers_are_of_the_ids_alone() -> None:
    one, two = (json.loads(case.dump(kitchen())), json.loads(case.dump(minimal(title="Other"))))
    assert one["CFDocument"]["identifier"] == two["CFDocument"]["identifier"] == case.identifier("tiny")
    assert UUID(case.identifier("tiny", "cooking")).version == 5
    assert case.identifier("tiny", "cooking") != case.identifier("other", "cooking")
    assert case.identifier("tiny", A) == A


def test_what_another_program_changes_counts() -> None:
    package = json.loads(case.dump(kitchen()))
    item = next(item for item in package["CFItems"] if item["fullStatement"] == "Make food.")
    item |= {"fullStatement": "Make good food.", "conceptKeywords": ["oven"]}
    level = next(one for one in package["CFAssociations"] if one["associationType"] == "ext:targets")
    level["extensions"]["pmo-guide"]["level"] = 1
    framework = read(json.dumps(package)).framework
    assert framework.competencies[0].definition == "Make good food."
    assert framework.competencies[0].terms == ("oven",)
    assert framework.roles[0].targets == {"cooking": 1}


# -- made by others ----------------------------------------------------------------------------------------------------


def link(uuid: str) -> dict[str, str]:
    return {"title": "x", "identifier": uuid, "uri": f"urn:uuid:{uuid}"}


def association(kind: str, origin: str, destination: str, **more: Any) -> dict[str, Any]:
    return {"associationType": kind, "originNodeURI": link(origin), "destinationNodeURI": link(destination), **more}


def theirs() -> dict[str, Any]:
    """Return a package as others make them (CASE 1.0 has no `caseVersion`)."""
    return {
        "CFDocument": {**link(E), "creator": "A guild", "title": "Baking", "publisher": "A press"},
        "CFItems": [
            {"identifier": C, "fullStatement": "Bakes bread", "humanCodingScheme": "B.2", "educationLevel": ["11"]},
            {"identifier": A, "fullStatement": "Bakery", "notes": "n"},
            {"identifier": B, "fullStatement": "Kneads dough by hand", "abbreviatedStatement": "Kneading"},
            {"identifier": D, "fullStatement": "Bakes rye bread"},
        ],
        "CFAssociations": [
            association("isChildOf", A, E),
            association("isChildOf", C, A, sequenceNumber=2),
            association("isChildOf", B, A, sequenceNumber=1),
            association("isChildOf", D, C),
            association("isRelatedTo", B, C),
            association("isRelatedTo", B, "elsewhere"),
            association("exactMatchOf", B, "elsewhere"),
            association("exactMatchOf", C, "elsewhere"),
        ],
        "CFRubrics": [
            {
                "CFRubricCriteria": [
                    {
                        "CFItemURI": link(B),
                        "CFRubricCriterionLevels": [
                            {"identifier": "low", "quality": "Low", "score": 0.5, "description": "With help"},
                            {"identifier": "high", "quality": "High", "score": 3, "description": "Alone"},
                        ],
                    }
                ]
            }
        ],
    }


def test_a_package_of_others_becomes_a_framework() -> None:
    framework, left_out, _ = read(json.dumps(theirs()))
    assert (framework.id, framework.title) == (E, "Baking")
    assert [(level.value, level.title) for level in framework.levels] == [(1, "Low"), (2, "High")]
    assert [(step.id, step.title) for step in framework.steps] == [(A, "Bakery")]
    kneading, bread, rye = framework.competencies
    assert (kneading.id, kneading.title, kneading.definition) == (B, "Kneading", "Kneads dough by hand")
    assert [(part.id, part.level, part.text) for part in kneading.indicators] == [
        ("low", 1, "With help"),
        ("high", 2, "Alone"),
    ]
    assert kneading.related == (C,)
    assert (bread.code, bread.step, bread.parent) == ("B.2", A, None)
    assert (rye.step, rye.parent) == (None, C)
    assert left_out == {
        "CFAssociations: exactMatchOf": 2,
        "CFAssociations: isRelatedTo, to or from another package": 1,
        "CFDocument: publisher": 1,
        "CFItems: educationLevel": 1,
        "CFItems: notes": 1,
    }
    assert json.loads(case.dump(framework))["CFItems"][1]["identifier"] == B
    assert parse(dump(framework)) == framework


def test_a_flat_package_without_rubrics_gets_a_step_and_a_level() -> None:
    package = theirs() | {"CFAssociations": [], "CFRubrics": []}
    framework = read(json.dumps(package)).framework
    assert [step.title for step in framework.steps] == ["Baking"]
    assert {competency.step for competency in framework.competencies} == {"all"}
    assert framework.levels == (Level(value=1, title="Achieved"),)


def test_a_package_of_an_old_program_becomes_a_framework() -> None:
    """One in an object of its own, with addresses as identifiers and lines as another system ends them."""
    old = json.loads(json.dumps(theirs()).replace(f'"{B}"', '"http://example.org/b"'))
    old["CFItems"][1]["fullStatement"] = "Kneads dough\r\n\r\nby hand"
    framework = read(json.dumps({"CFPackage": old})).framework
    assert framework.competencies[0].id == "http-example-org-b"
    assert framework.competencies[0].definition == "Kneads dough by hand"
    assert framework.competencies[0].indicators[0].text == "With help"
    old["CFItems"][2]["humanCodingScheme"] = 7
    assert faults({"CFPackage": old})[0][0] == "/CFPackage/CFItems/2/humanCodingScheme"
    assert faults({"CFPackage": [old]})[0][0] == "/CFPackage/"


# -- wrong -------------------------------------------------------------------------------------------------------------


def test_every_fault_is_told_with_its_place() -> None:
    package = theirs()
    package["CFItems"] += [deepcopy(package["CFItems"][0]), 7, {"fullStatement": "x"}]
    package["CFAssociations"] += [
        association("isChildOf", "nobody", A),
        association("isChildOf", B, "nowhere"),
        {"associationType": "isChildOf", "originNodeURI": "x", "destinationNodeURI": link(A)},
        {"originNodeURI": link(A), "destinationNodeURI": link(A)},
    ]
    del package["CFDocument"]["identifier"]
    assert faults(package)[1:] == [
        ("/CFItems/4/identifier", "this identifier is taken by /CFItems/0"),
        ("/CFItems/5", "takes an object, {…}"),
        ("/CFItems/6/identifier", "is missing, or is no text"),
        ("/CFAssociations/0/destinationNodeURI", f"leads to {E!r}, which is not in this package"),
        ("/CFAssociations/8/originNodeURI", "leads to 'nobody', which is not in this package"),
        ("/CFAssociations/9/destinationNodeURI", "leads to 'nowhere', which is not in this package"),
        ("/CFAssociations/10/originNodeURI", "takes a link with the text `identifier`"),
        ("/CFAssociations/11/associationType", "is missing, or is no text"),
    ]


def test_circles_are_told() -> None:
    package = theirs()
    package["CFAssociations"] += [association("isChildOf", A, D), association("isChildOf", B, B)]
    first, second = faults(package)
    assert first == ("/CFAssociations/1", f"makes {A!r} a child of itself")  # by way of D
    assert second == ("/CFAssociations/9", f"makes {B!r} a child of itself")


def test_the_rules_name_the_item_of_the_package() -> None:
    package = theirs()
    del package["CFItems"][2]["fullStatement"], package["CFItems"][2]["abbreviatedStatement"]
    [(place, message)] = faults(package)
    assert place == "/CFItems/2"
    assert message.startswith(f"competency {B}: title takes a text, not None")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "line 1, column 1"),
        ("CFDocument: yaml", "line 1, column 1"),
        ("[]", "/"),
        ("{}", "/CFDocument"),
        ('{"CFDocument": 7}', "/CFDocument"),
        ('{"CFDocument": {"identifier": "x"}, "CFItems": 7}', "/CFItems"),
        (
            '{"CFDocument": {"identifier": "x"}, "CFRubrics": [{"CFRubricCriteria": {}}]}',
            "/CFRubrics/0/CFRubricCriteria",
        ),
    ],
)
def test_what_is_no_package(text: str, place: str) -> None:
    assert faults(text)[0][0] == place


@settings(max_examples=100, phases=(Phase.explicit, Phase.reuse, Phase.generate))  # nothing is learnt by shrinking
@given(frameworks(), st.integers(0, 10**6))
def test_a_damaged_package_gives_faults_and_no_traceback(framework: Any, seed: int) -> None:
    """Some value of a package of ours is replaced by something else."""
    package = json.loads(case.dump(framework))
    spots: list[tuple[Any, Any]] = []

    def visit(value: Any) -> None:
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            spots.append((value, key))
            if isinstance(part, dict | list):
                visit(part)

    visit(package)
    holder, key = spots[seed % len(spots)]
    holder[key] = [None, 7, "x", [], {}, [7], {"x": 7}, True][seed // len(spots) % 8]
    with suppress(FrameworkError):
        read(json.dumps(package))
