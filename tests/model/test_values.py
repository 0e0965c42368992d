"""What a sound framework is as a value, and what one can ask of it."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from strategies import frameworks, minimal

from pmo_guide.model import (
    KINDS,
    Action,
    Choice,
    Competency,
    Credential,
    Framework,
    FrozenMap,
    Indicator,
    Level,
    Readiness,
    Resource,
    Role,
    Scenario,
    Step,
    advice,
    field_types,
    gaps,
    items,
    kind_of,
    walk,
    written_at,
)

if TYPE_CHECKING:
    from pathlib import Path


def full() -> Framework:
    """Return a small framework without a gap."""
    return Framework(
        id="kitchen",
        title="Kitchen",
        summary="What a cook can do",
        labels={"step": "Station"},
        levels=[Level(value=1, title="Helper", summary="Helps")],
        steps=[
            Step(
                id="stove",
                title="The stove",
                summary="Heat",
                actions=[
                    Action(
                        id="fry-eggs",
                        text="Fry ten eggs",
                        evidence="The eggs",
                        effort=(1, 2),
                        builds={"frying": 1},
                    )
                ],
            )
        ],
        competencies=[
            Competency(
                id="frying",
                title="Frying",
                step="stove",
                definition="Fry things",
                terms=["pan"],
                indicators=[
                    Indicator(id="frying-egg", level=1, text="Fries an egg", examples=["Sunny side up", "Turned"])
                ],
            )
        ],
        roles=[Role(id="cook", title="Cook", summary="Cooks", targets={"frying": 1}, readiness=Readiness())],
        credentials=[
            Credential(
                id="badge",
                title="Badge",
                issuer="Guild",
                eligibility="Anybody",
                renewal="Never",
                verified_on=date(2026, 1, 2),
            )
        ],
        resources=[Resource(id="book", title="A book", kind="book", summary="Recipes")],
        scenarios=[
            Scenario(
                id="smoke",
                title="Smoke",
                step="stove",
                text="It burns.",
                choices=[Choice(id="smoke-a", text="Run", shows={"frying": 1}), Choice(id="smoke-b", text="Cover it")],
            )
        ],
        retired={"eggs": "omelette", "omelette": "frying", "soup": None},
    )


@pytest.mark.parametrize("item", list(walk(full())), ids=kind_of)
def test_items_are_frozen(item: Any) -> None:
    for name in field_types(type(item)):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(item, name, "x")
    with pytest.raises((dataclasses.FrozenInstanceError, AttributeError, TypeError)):
        item.anything_else = 1
    assert not hasattr(item, "__dict__")


@settings(max_examples=40)
@given(frameworks())
def test_frameworks_are_values(framework: Framework) -> None:
    again = dataclasses.replace(framework)
    for other in (again, copy.copy(framework), copy.deepcopy(framework)):
        assert other == framework
        assert hash(other) == hash(framework)
        assert repr(other) == repr(framework)
    sent = pickle.loads(pickle.dumps(framework))
    assert sent == framework
    assert [*walk(sent)] == [*walk(framework)]
    for step in framework.steps:
        assert sent.find("step", step.id) == step


def test_copies_answer_but_do_not_know_where_they_were_written() -> None:
    framework = full()
    assert "test_values.py:" in framework.place
    for other in (
        copy.copy(framework),
        copy.deepcopy(framework),
        pickle.loads(pickle.dumps(framework)),
    ):
        assert other.place == ""
        assert other.misuse == ()
        assert other.find("competency", "frying").title == "Frying"
        assert str(gaps(dataclasses.replace(other, roles=()))[0]).endswith("has no roles")


def test_order_of_a_mapping_is_no_content_but_order_of_a_list_is() -> None:
    one = Action(id="a", text="A", builds={"x": 1, "y": 2})
    two = Action(id="a", text="A", builds={"y": 2, "x": 1})
    assert one == two
    assert hash(one) == hash(two)
    assert repr(one) == repr(two)
    assert Competency(id="a", title="A", terms=["x", "y"]) != Competency(id="a", title="A", terms=["y", "x"])


def test_the_place_is_no_content() -> None:
    with written_at("/somewhere"):
        one = Level(value=1, title="L")
    two = Level(value=1, title="L")
    assert one == two
    assert one.place == "/somewhere"
    assert two.place.endswith("test_values.py:" + two.place.rpartition(":")[2])
    assert "place" not in repr(one)


def test_places_are_the_lines_of_construction() -> None:
    one, two = (
        Level(value=1, title="L"),
        Level(value=2, title="L"),
    )
    first, second = (int(item.place.rpartition(":")[2]) for item in (one, two))
    assert second == first + 1


def test_no_place_is_put_into_words_before_somebody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    """To find the line of an instruction takes longer the longer its module is."""
    asked = []
    monkeypatch.setattr(items, "_in_words", lambda *where: asked.append(where) or "there:1")
    framework = full()
    framework.translated({"Kitchen": "Küche"}, "de").find("step", "stove")
    assert asked == []
    assert framework.steps[0].place == "there:1"
    assert len(asked) == 1


def test_a_file_beside_the_current_folder_is_told_with_its_whole_path(tmp_path: Path) -> None:
    file = tmp_path / "elsewhere.py"
    code = compile("\n\nlevel = Level(\n    value=1, title='L')", str(file), "exec")
    names: dict[str, Any] = {"Level": Level}
    exec(code, names)
    assert names["level"].place == f"{file}:3"


def test_lists_and_mappings_are_frozen_at_every_depth() -> None:
    given: dict[str, Any] = {"a": [1, {"b": [2]}]}
    framework = minimal(extra=given)
    given["a"][1]["b"].append(3)
    assert framework.extra == {"a": (1, {"b": (2,)})}
    assert isinstance(framework.extra["a"][1], FrozenMap)


def test_a_frozen_map_reads_as_a_mapping() -> None:
    found = FrozenMap({"b": 1, "a": 2})
    assert list(found) == ["a", "b"]
    assert dict(found) == {"a": 2, "b": 1}
    assert found == {"b": 1, "a": 2}
    assert len(found) == 2
    assert repr(found) == "{'a': 2, 'b': 1}"
    assert found.get("c") is None
    with pytest.raises(KeyError):
        found["c"]
    assert FrozenMap({"b": 1, 2: 1, "a": 1, 1: 1}) == {1: 1, 2: 1, "a": 1, "b": 1}
    assert list(FrozenMap({"b": 1, 2: 1, "a": 1, 1: 1})) == [1, 2, "a", "b"]


@pytest.mark.parametrize(
    "change",
    [
        "found['a'] = 1",
        "del found['a']",
        "found |= {'c': 1}",
        "found.clear()",
        "found.pop('a')",
        "found.popitem()",
        "found.setdefault('c', 1)",
        "found.update(c=1)",
    ],
)
def test_a_frozen_map_cannot_be_changed(change: str) -> None:
    found: FrozenMap[int] = FrozenMap({"b": 1, "a": 2})
    with pytest.raises(TypeError, match="cannot be changed"):
        exec(change, {"found": found})
    assert found == {"a": 2, "b": 1}


def test_every_class_has_a_kind() -> None:
    assert {kind_of(item) for item in walk(full())} == {*KINDS.values(), "framework"}


# -- find -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("step", "stove"),
        ("competency", "frying"),
        ("indicator", "frying-egg"),
        ("action", "fry-eggs"),
        ("role", "cook"),
        ("credential", "badge"),
        ("resource", "book"),
    ],
)
def test_find(kind: str, name: str) -> None:
    found = full().find(kind, name)
    assert found.id == name
    assert kind_of(found) == kind


def test_the_framework_is_none_of_its_own_items() -> None:
    with pytest.raises(LookupError) as caught:
        minimal().find("step", "tiny")
    assert str(caught.value) == "no step 'tiny'"
    assert "tiny" not in minimal().index.rank


def test_find_one_of_several_kinds() -> None:
    framework = full()
    assert framework.find("step", "cook", "competency", "role").title == "Cook"
    with pytest.raises(LookupError) as caught:
        framework.find("step", "cok", "competency", "role")
    told = "no step, competency or role 'cok'; did you mean 'cook'?"
    assert str(caught.value) == told
    with pytest.raises(LookupError, match="no step or role 'book'; 'book' is a resource"):
        framework.find("step", "book", "role")


def test_find_a_level() -> None:
    assert full().find("level", "1").title == "Helper"


@pytest.mark.parametrize(
    ("kind", "name", "text"),
    [
        ("step", "stov", "no step 'stov'; did you mean 'stove'?"),
        ("competency", "stove", "no competency 'stove'; 'stove' is a step"),
        ("competency", "xyz", "no competency 'xyz'"),
        ("competency", "omelette", "no competency 'omelette'; 'omelette' is retired, use 'frying'"),
        ("competency", "eggs", "no competency 'eggs'; 'eggs' is retired, use 'frying'"),
        ("competency", "soup", "no competency 'soup'; 'soup' is retired"),
        ("level", "2", "no level '2'; the levels are 1 to 1"),
        ("level", "one", "no level 'one'; the levels are 1 to 1"),
        ("step", "", "no step ''"),
    ],
)
def test_find_nothing(kind: str, name: str, text: str) -> None:
    with pytest.raises(LookupError) as caught:
        full().find(kind, name)
    assert str(caught.value) == text


# -- gaps and advice --------------------------------------------------------------------------------------------------


def test_no_gap() -> None:
    assert gaps(full()) == []
    assert advice(full()) == []


def test_gaps() -> None:
    framework = minimal(
        steps=[
            Step(id="first", title="First", actions=[Action(id="sit", text="Sit")]),
            Step(id="empty", title="Empty"),
        ],
        competencies=[
            Competency(
                id="cooking",
                title="Cooking",
                step="first",
                indicators=[Indicator(id="i", level=2, text="Cooks", if_arisen=True)],
            ),
            Competency(id="tasting", title="Tasting"),
        ],
    )
    assert [gap.message for gap in gaps(framework)] == [
        "competency cooking: has no indicator at level 1",
        "competency cooking: has no indicator at level 2 that counts for everybody",
        "competency cooking: no action builds it",
        "competency tasting: has no indicator at level 1",
        "competency tasting: has no indicator at level 2",
        "competency tasting: no action builds it",
        "competency tasting: belongs to no step",
        "action sit: builds nothing",
        "step empty: has no action",
        "framework tiny: has no roles",
        "framework tiny: has no credentials",
    ]
    assert gaps(framework)[0].place == framework.competencies[0].place


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a **bold** claim", "**"),
        ("see ``code``", "``"),
        ("see [this](https://example.org)", "[this]("),
        ("a <em>word</em>", "<em>"),
        ("# Heading", "# "),
        ("{term}`word`", "{term}`"),
    ],
)
def test_markup_is_advised_against(text: str, shown: str) -> None:
    competency = Competency(id="c", title="C", definition=text)
    [found] = advice(minimal(competencies=[competency]))
    assert found.place == competency.place
    assert found.message == f"competency c: definition is plain text, so {shown!r} is shown as it is"


def test_markup_in_examples_is_advised_against() -> None:
    indicator = Indicator(id="i", level=1, text="Cooks", examples=["Soup", "A **roast**"])
    competency = Competency(id="c", title="C", indicators=[indicator])
    assert [found.message for found in advice(minimal(competencies=[competency]))] == [
        "indicator i: examples is plain text, so '**' is shown as it is"
    ]


@pytest.mark.parametrize("text", ["2 * 3 * 4", "a < b and c > d", "[sic] (really)", "#1 of 3"])
def test_no_advice_on_ordinary_signs(text: str) -> None:
    assert advice(minimal(summary=text)) == []


# -- translation ------------------------------------------------------------------------------------------------------


def texts_of(framework: Framework) -> set[str]:
    """Return every text of a framework that a reader is shown."""
    names = ("title", "text", "summary", "definition", "evidence", "eligibility", "renewal")
    found = {getattr(item, name, "") for item in walk(framework) for name in (*names, "issuer")}
    found |= {term for item in framework.competencies for term in item.terms}
    found |= {text for item in walk(framework) if isinstance(item, Indicator) for text in item.examples}
    return (found | set(framework.labels.values())) - {""}


def test_translated_is_whole_and_keeps_ids_and_places() -> None:
    framework = full()
    german = framework.translated({text: f"{text}!" for text in texts_of(framework)}, "de")
    assert german.language == "de"
    assert texts_of(german) == {f"{text}!" for text in texts_of(framework)}
    back = german.translated({f"{text}!": text for text in texts_of(framework)}, "en")
    assert back == framework
    pairs = zip(walk(framework), walk(german), strict=True)
    assert all(one.place == two.place for one, two in pairs)


def test_texts_without_a_translation_stay() -> None:
    framework = minimal()
    # gettext keeps its header under "" and gives "" for what nobody has translated yet.
    german = framework.translated({"": "Project-Id-Version: x", "Tiny": "", "First": "Erste"}, "de")
    assert german == minimal(language="de", steps=[Step(id="first", title="Erste")])


def test_a_bad_translation_is_told_where_the_text_was_written() -> None:
    framework = full()
    with pytest.raises(ValueError, match="control character") as caught:
        framework.translated({"Frying": "Braten\x00"}, "de")
    file, line = framework.competencies[0].place.split(":")
    assert str(caught.value).startswith(f"{file}:{int(line) + 2}: ")  # that of the title
