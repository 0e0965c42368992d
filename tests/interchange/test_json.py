"""A framework as JSON: nothing lost, every fault at its JSON pointer, and a schema that says the same."""

from __future__ import annotations

import json
from typing import Any

import pytest
import schemas
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from strategies import frameworks, minimal

from pmo_guide.framework import FRAMEWORK
from pmo_guide.interchange import dump, parse, schema
from pmo_guide.interchange import json as json_form
from pmo_guide.model import Framework, FrameworkError, Readiness, Role, walk


def data(**changes: Any) -> dict[str, Any]:
    """Return the minimal framework as plain data, with these keys changed."""
    return json.loads(dump(minimal())) | changes


def faults(text: str) -> list[tuple[str, str]]:
    """Return place and message of each fault of a JSON text."""
    with pytest.raises(FrameworkError) as caught:
        parse(text)
    assert str(caught.value).encode()
    return [tuple(fault) for fault in caught.value.faults]


# -- there and back ---------------------------------------------------------------------------------------------------


@settings(max_examples=60)
@given(frameworks())
def test_nothing_is_lost(framework: Framework) -> None:
    text = dump(framework)
    again = parse(text)
    assert again == framework
    assert repr(again) == repr(framework)
    assert dump(again) == text


def test_our_framework_survives() -> None:
    assert parse(dump(FRAMEWORK)) == FRAMEWORK


def test_the_same_content_gives_the_same_bytes() -> None:
    one, two = minimal(extra={"a": 1, "b": 2}), minimal(extra={"b": 2, "a": 1})
    assert dump(one) == dump(two)


def test_defaults_are_left_out_and_text_stays_readable() -> None:
    text = dump(minimal(title="Größe"))
    assert json.loads(text) == {
        "$schema": "framework.schema.json",
        "format": "pmo-guide/framework",
        "formatVersion": 1,
        "id": "tiny",
        "title": "Größe",
        "language": "en",
        "levels": [{"value": 1, "title": "One"}, {"value": 2, "title": "Two"}],
        "steps": [{"id": "first", "title": "First"}],
        "competencies": [{"id": "cooking", "title": "Cooking"}],
    }
    assert "Größe" in text
    assert text.endswith("}\n")


def test_empty_values_within_extra_are_kept() -> None:
    extra = {"a": None, "b": "", "c": [], "d": {}, "e": False, "f": 0, "g": [None, ""], "h": 1.0}
    again = parse(dump(minimal(extra=extra)))
    assert json.loads(dump(again))["extra"] == extra
    assert type(again.extra["f"]) is int
    assert type(again.extra["h"]) is float


def test_readiness_keeps_what_is_nothing_but_said() -> None:
    rules = [None, Readiness(), Readiness(core_below=1, other_below=2, other_count=0)]
    roles = [
        Role(id=f"r{n}", title="R", targets={"cooking": 1}, readiness=readiness) for n, readiness in enumerate(rules)
    ]
    framework = minimal(roles=roles)
    plain = json.loads(dump(framework))["roles"]
    assert "readiness" not in plain[0]
    assert plain[1]["readiness"] == {}
    assert plain[2]["readiness"] == {"core_below": 1, "other_below": 2, "other_count": 0}
    assert parse(dump(framework)) == framework


def test_the_envelope_may_be_missing() -> None:
    bare = {key: value for key, value in data().items() if key not in ("$schema", "format")}
    del bare["formatVersion"]
    assert parse(json.dumps(bare)) == minimal()


def test_places_are_json_pointers() -> None:
    plain = json.loads(dump(FRAMEWORK))
    items = list(walk(parse(dump(FRAMEWORK))))
    assert items[0].place == "/"
    for item in items[1:]:
        found: Any = plain
        for part in item.place.split("/")[1:]:
            found = found[int(part)] if isinstance(found, list) else found[part]
        assert found.get("id") == getattr(item, "id", None)
        assert found.get("value") == getattr(item, "value", None)


# -- wrong files ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("", "line 1, column 1", "not JSON: Expecting value"),
        ('{"a": 1,\n "b": }', "line 2, column 7", "not JSON: Expecting value"),
        ("{'a': 1}", "line 1, column 2", "not JSON: Expecting property name enclosed"),
        ('{"a": "\x01"}', "line 1, column 8", "not JSON: Invalid control character"),
        ('{"a": NaN}', "/", "not JSON that can be read: NaN is not a number that JSON knows"),
        ('{"a": -Infinity}', "/", "not JSON that can be read: -Infinity is not a number"),
        ("[" * 100_000, "/", "not JSON that can be read: nested too deeply"),
        ('{"a":' * 100_000, "/", "not JSON that can be read: nested too deeply"),
        ('{"a": ' + "1" * 5000 + "}", "/", "not JSON that can be read: Exceeds the limit"),
        ("[]", "/", "a framework is a JSON object, {…}"),
        ("null", "/", "a framework is a JSON object, {…}"),
        ('"x"', "/", "a framework is a JSON object, {…}"),
        ('{"format": "x"}', "/format", "this file says 'x', not 'pmo-guide/framework'"),
        ('{"format": null}', "/format", "this file says None, not 'pmo-guide/framework'"),
        ('{"formatVersion": 2}', "/formatVersion", "this release reads versions 1 to 1, not 2"),
        ('{"formatVersion": 0}', "/formatVersion", "this release reads versions 1 to 1, not 0"),
        ('{"formatVersion": true}', "/formatVersion", "this release reads versions 1 to 1, not"),
        ('{"formatVersion": "1"}', "/formatVersion", "this release reads versions 1 to 1, not"),
        ('{"id": "a", "id": "b"}', "/", "the key 'id' stands twice in one object"),
    ],
)
def test_files_that_are_no_framework(text: str, place: str, message: str) -> None:
    [(found, told)] = faults(text)
    assert found == place
    assert told.startswith(message)


def test_a_file_of_millions_of_objects_is_told_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_form, "OBJECTS", 3)
    [(place, told)] = faults('{"competencies": [{}, {}, {}]}')
    assert (place, told) == ("/", "not JSON that can be read: it holds more than 3 objects")


def test_a_repeated_key_is_told_at_every_depth() -> None:
    text = '{"extra": {"a": 1, "a": 1, "b": {"c": 1, "c": 2, "c": 3}}, "steps": [{"é": 1, "é": 2}]}'
    assert sorted(message for _, message in faults(text)) == [
        f"the key '{name}' stands twice in one object" for name in "acé"
    ]


def test_an_object_with_very_many_keys_is_read() -> None:
    many = {f"key-{number}": number for number in range(50_000)}
    assert parse(json.dumps(data(extra=many))).extra == many


@pytest.mark.parametrize("depth", [60, 300, 800, 3000])
@pytest.mark.parametrize("field", ["extra", "id", "steps"])
def test_deep_data_within_a_field(field: str, depth: int) -> None:
    text = json.dumps({key: value for key, value in data().items() if key != field})
    deep = f'{{"a": {"[" * depth}{"]" * depth}}}'
    assert faults(f'{text[:-1]}, "{field}": {deep}}}')


def test_every_fault_has_its_pointer() -> None:
    wrong = data(
        titel="x",
        levels=[{"value": 1, "title": "One"}, {"value": 2}],
        steps=[{"id": "first", "title": "First", "actions": [{"id": "a", "text": 3}, 7]}],
        competencies=[
            {"id": "cooking", "title": "Cooking", "indicators": [{"id": "i"}], "step": "frist"},
            {"id": "cooking", "title": "Cooking"},
        ],
        roles=[{"id": "r", "title": "R", "targets": {"cooking": 1}, "readiness": {"core_below": -1}}],
        credentials=[{"id": "c", "title": "C", "verified_on": "2026-02-30"}],
    )
    assert faults(json.dumps(wrong)) == [
        ("/", "framework tiny: no field 'titel' here; did you mean 'title'?"),
        ("/levels/1", "level 2: field 'title' is missing"),
        ("/steps/0", "step first: actions takes a list of Action(…), not 7"),
        ("/steps/0/actions/0", "action a: text takes a text, not 3"),
        (
            "/competencies/0",
            "competency cooking: step names the unknown step 'frist'; did you mean 'first'?",
        ),
        ("/competencies/0/indicators/0", "indicator i: field 'level' is missing"),
        ("/competencies/0/indicators/0", "indicator i: field 'text' is missing"),
        (
            "/competencies/1",
            "competency cooking: this id is taken by the competency at /competencies/0",
        ),
        ("/roles/0/readiness", "readiness: core_below cannot be below 0, as in -1"),
        (
            "/credentials/0",
            "credential c: verified_on takes a date or None, not '2026-02-30'",
        ),
    ]


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@given(text=st.text() | JSON_VALUES.map(json.dumps))
def test_any_text_is_a_framework_or_an_error(text: str) -> None:
    try:
        parse(text)
    except FrameworkError as error:
        told = str(error)
    else:
        told = "fine"
    assert told.encode()


FULL = json.loads(dump(FRAMEWORK))
PATHS = [
    (),
    *[(name,) for name in FULL],
    *[(name, 0) for name, value in FULL.items() if isinstance(value, list)],
    *[(n, 0, key) for n, v in FULL.items() if isinstance(v, list) for key in v[0]],
    *[("steps", 0, "actions", 0, key) for key in FULL["steps"][0]["actions"][0]],
    *[("competencies", 0, "indicators", 0, k) for k in FULL["competencies"][0]["indicators"][0]],
]


@settings(max_examples=60)
@given(path=st.sampled_from(PATHS), value=JSON_VALUES)
def test_any_value_in_any_place_is_a_framework_or_an_error(path: tuple[str | int, ...], value: Any) -> None:
    def put(found: Any, path: tuple[str | int, ...]) -> Any:
        if not path:
            return value
        key, *rest = path
        changed = found.copy()
        changed[key] = put(found[key], tuple(rest))
        return changed

    try:
        parse(json.dumps(put(FULL, path)))
    except FrameworkError as error:
        told = str(error)
    else:
        told = "fine"
    assert told.encode()


# -- the schema -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(schema(), format_checker=FormatChecker())


def unsaid(value: Any) -> Any:
    """Return a schema without what older releases of pydantic do not say."""
    if isinstance(value, dict):
        more = (("additionalProperties", True),)
        return {key: unsaid(part) for key, part in value.items() if key != "description" and (key, part) not in more}
    return list(map(unsaid, value)) if isinstance(value, list) else value


def test_the_schema_that_is_kept_is_what_the_classes_say() -> None:
    made, kept = schemas.made(), schema()
    assert unsaid(made) == unsaid(kept), schemas.__doc__
    if "description" in made["$defs"]["Action"]:
        assert made == kept, schemas.__doc__


def test_the_schema_is_valid() -> None:
    Draft202012Validator.check_schema(schema())
    assert schema()["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


def test_the_schema_accepts_our_framework(validator: Draft202012Validator) -> None:
    validator.validate(FULL)


@settings(max_examples=40)
@given(framework=frameworks())
def test_the_schema_accepts_what_dump_writes(validator: Draft202012Validator, framework: Framework) -> None:
    validator.validate(json.loads(dump(framework)))


@pytest.mark.parametrize(
    "changes",
    [
        {"titel": "x"},
        {"title": 3},
        {"id": "Not An Id"},
        {"id": None},
        {"format": "something else"},
        {"formatVersion": 2},
        {"formatVersion": 0},
        {"levels": {}},
        {"levels": [{"value": "1", "title": "One"}]},
        {"levels": [{"title": "One"}]},
        {"steps": ["first"]},
        {"steps": [{"id": "first", "title": "First", "actions": [{"id": "a"}]}]},
        {"steps": [{"id": "s", "title": "S", "actions": [{"id": "a", "text": "A", "effort": 3}]}]},
        {"steps": [{"id": "s", "title": "S", "actions": [{"id": "a", "text": "A", "effort": [1, 2, 3]}]}]},
        {"steps": [{"id": "s", "title": "S", "actions": [{"id": "a", "text": "A", "builds": ["c"]}]}]},
        {"competencies": [{"id": "a_b", "title": "C"}]},
        {"competencies": [{"id": "c", "title": "C", "terms": "word"}]},
        {"competencies": [{"id": "c", "title": "C", "indicators": [{"id": "i", "text": "I"}]}]},
        {"roles": [{"id": "r", "title": "R", "targets": {"cooking": "2"}}]},
        {"roles": [{"id": "r", "title": "R", "readiness": True}]},
        {"roles": [{"id": "r", "title": "R", "targets": {"cooking": 1}, "readiness": {"core_below": "1"}}]},
        {"roles": [{"id": "r", "title": "R", "targets": {"cooking": 1}, "readiness": {"core": 1}}]},
        {"competencies": [{"id": "c", "title": "C", "code": 7}]},
        {
            "competencies": [
                {"id": "c", "title": "C", "indicators": [{"id": "i", "text": "I", "level": 1, "if_arisen": 1}]}
            ]
        },
        {"credentials": [{"id": "c", "title": "C", "verified_on": "yesterday"}]},
        {"resources": [{"id": "c", "title": "C", "verified_on": 2026}]},
        {"retired": ["old"]},
        {"retired": {"old": 1}},
        {"labels": {"step": None}},
        {"extra": []},
    ],
)
def test_the_schema_and_the_reader_reject(validator: Draft202012Validator, changes: dict[str, Any]) -> None:
    wrong = data(**changes)
    assert not validator.is_valid(wrong)
    assert faults(json.dumps(wrong))


@pytest.mark.parametrize("name", ["id", "title", "levels", "steps", "competencies"])
def test_required_keys(validator: Draft202012Validator, name: str) -> None:
    wrong = {key: value for key, value in data().items() if key != name}
    assert not validator.is_valid(wrong)
    framework = "framework" if name == "id" else "framework tiny"
    assert faults(json.dumps(wrong)) == [("/", f"{framework}: field {name!r} is missing")]
