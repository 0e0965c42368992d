"""A wrong framework tells all its faults at once, each where it was written, and never ends in a traceback."""

from __future__ import annotations

import dataclasses
import difflib
import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import PLAIN, minimal

from pmo_guide.interchange import load
from pmo_guide.interchange.json import build
from pmo_guide.model import (
    DEEPEST,
    KINDS,
    MOST,
    Action,
    Choice,
    Competency,
    Credential,
    Fault,
    Framework,
    FrameworkError,
    Indicator,
    Level,
    Readiness,
    Resource,
    Role,
    Scenario,
    Step,
    did_you_mean,
    field_types,
    rules,
    written_at,
)

if TYPE_CHECKING:
    from pathlib import Path

# Every fault that a line must be told stands below it as "#! text", which "#:" goes on with; "#= name" names a line
# for others to point at.
FAULTY = """
from datetime import date, datetime
from pmo_guide.model import *

twice = Action(id="twice", text="The same object")
#! action twice: this very item stands in the framework more than once

FRAMEWORK = Framework(
    id="My Guide",
    #! framework 'My Guide': an id is lower-case letters, digits and single hyphens; did you mean
    #: 'my-guide'?
    title="Guide",
    licenze="MIT",
    #! framework 'My Guide': no field 'licenze' here; did you mean 'licence'?
    language="English, please",
    #! framework 'My Guide': language is a code such as 'en' or 'pt-BR', not 'English, please'
    labels={"competence": "Fähigkeit"},
    #! framework 'My Guide': labels names the unknown thing 'competence'; did you mean 'competency'?
    levels=[
    #! framework 'My Guide': levels must be numbered 1, 2, 3 … in order, not [1, 2, 4]
        Level(value=1, title="One"),
        Level(value=2),
        #! level 2: field 'title' is missing
        Level(value=4, title=" "),
        #! level 4: title is empty
    ],
    steps=[
        Step(id="kitchen", title="Kitchen", actions=[  #= kitchen
            Action(id="bake", text="Bake", efort=(1, 2)),  #= bake
            #! action bake: no field 'efort' here; did you mean 'effort'?
            Action(id="bake", text="Bake again"),
            #! action bake: this id is taken by the action at {place:bake}
            Action(id="fry", text="Fry", effort=(5, 3)),
            #! action fry: effort runs backwards: (5, 3) hours; did you mean (3, 5)?
            Action(id="boil", text="Boil", elapsed=(-1, 3)),
            #! action boil: elapsed cannot be below 0 weeks, as in (-1, 3)
            Action(id="stew", text="Stew", effort=3),
            #! action stew: effort takes two numbers (from, to) or None, not 3
            Action(id="cut", text="Cut", essential=1),
            #! action cut: essential takes True or False, not 1
            Action(id="mix", text="Mix", builds={"cookin": 1}),
            #! action mix: builds names the unknown competency 'cookin'; did you mean 'cooking'?
            Action(id="stir", text="Stir", builds={"cooking": 9}),
            #! action stir: builds gives 'cooking' level 9; the scale goes from 1 to 3
            Action(id="chop", text="Chop", builds={"cooking": "2"}),
            #! action chop: builds takes a mapping of ids to a whole number, not {'cooking': '2'}
            Action(id="Wash Up", text="Wash"),
            #! action 'Wash Up': an id is lower-case letters, digits and single hyphens; did you
            #: mean 'wash-up'?
            Action(id="bell", text="Ring\\aagain"),
            #! action bell: text contains the control character U+0007
            Action(id="half", text="Half \\ud83c"),
            #! action half: text contains the control character U+D83C
            twice,
            twice,
            "Taste",
            #! step kitchen: actions takes a list of Action(…), not 'Taste'
        ]),
        Step("garden", title="Garden", actions=Action(id="dig", text="Dig")),
        #! step: write every field with its name, as in id=…
        #! step: field 'id' is missing
        #! step: actions takes a list of Action(…), not Action(…); did you mean (Action(…),)?
    ],
    competencies=[
        Competency(id="cooking", title="Cooking", step="kitchn", indicators=[  #= cooking
        #! competency cooking: step names the unknown step 'kitchn'; did you mean 'kitchen'?
            Indicator(id="cooking-1", level=0, text="Cooks"),
            #! indicator cooking-1: level 0 is outside the scale, which goes from 1 to 3
            Indicator(id="cooking-2", level=True, text="Cooks"),
            #! indicator cooking-2: level takes a whole number, not True
            Indicator(id="cooking-3", level=1, text=""),
            #! indicator cooking-3: text is empty
            Indicator(id="kitchen", level=1, text="Cooks"),
            #! indicator kitchen: this id is taken by the step at {place:kitchen}
            Indicator(id="cooking-5", level=1, text="Cooks", examples="Soup", if_arisen=0, url="soup"),
            #! indicator cooking-5: examples takes a list of texts, not 'Soup'; did you mean ('Soup',)?
            #! indicator cooking-5: if_arisen takes True or False, not 0
            #! indicator cooking-5: url must be a web address that begins with https://, not 'soup'
        ], related=["cooking", "taste", "taste"]),
        #! competency cooking: related names the competency itself
        #! competency cooking: related names 'taste' twice
        Competency(id="taste", title="Taste", terms="salt", parent="taste"),
        #! competency taste: terms takes a list of texts, not 'salt'; did you mean ('salt',)?
        #! competency taste: its parents lead back to itself
        Competency(id="smell", title="Smell", parent="kitchen", sources=["", "x"], code=7, url="ftp://x"),
        #! competency smell: parent names 'kitchen', which is not a competency but a step
        #! competency smell: sources holds an empty text
        #! competency smell: code takes a text, not 7
        #! competency smell: url must be a web address that begins with https://, not 'ftp://x'
        Competency(id="touch", title=b"Touch", extra={"when": date(2026, 1, 1)}),
        #! competency touch: title takes a text, not b'Touch'
        #! competency touch: extra takes only what JSON can hold (texts, numbers below 2**53, lists,
        #: mappings with texts as keys, True, False, None), at most 50 deep, not {'when':
        #: datetime.date(2026, 1, 1)}
    ],
    roles=[
        Role(id="chef", title="Chef", targets={"cooking": 0}, core=["taste", "tast"]),
        #! role chef: targets gives 'cooking' level 0; the scale goes from 1 to 3
        #! role chef: core names 'taste', which has no target
        #! role chef: core names the unknown competency 'tast'; did you mean 'taste'?
        Role(id="waiter", title="Waiter", targets={"taste": 1}, readiness=Readiness(core_below=-1, other_count=2)),
        #! readiness: core_below cannot be below 0, as in -1
        #! readiness: other_count counts nothing where other_below is 0
        Role(id="boss", title="Boss", targets={"taste": 1}, readiness=Readiness(core_belo=1, other_below=1.5)),
        #! readiness: no field 'core_belo' here; did you mean 'core_below'?
        #! readiness: other_below takes a whole number, not 1.5
        Role(id="guest", title="Guest", readiness=Readiness()),
        #! role guest: readiness needs targets; without any, everybody would be ready
        Role(id="child", title="Child", targets={"taste": 1}, readiness=True),
        #! role child: readiness takes Readiness(…) or None, not True
    ],
    credentials=[
        Credential(id="star", title="Star", url="www.example.org", verified_on="2026-01-01"),
        #! credential star: url must be a web address that begins with https://, not
        #: 'www.example.org'
        #! credential star: verified_on takes a date or None, not '2026-01-01'
        Credential(id="hat", title="Hat", verified_on=date(2999, 1, 1)),
        #! credential hat: verified_on 2999-01-01 is in the future
        Credential(id="cap", title="Cap", review_months=0),
        #! credential cap: review_months is a number of months from 1 to 1200, not 0
    ],
    resources=[
        Resource(id="book", title="Book", helps=["cooking", "cooking"], summary=None),
        #! resource book: helps names 'cooking' twice
        #! resource book: summary takes a text, not None
        Resource(id="shop", title="Shop", verified_on=datetime(2026, 1, 1), kind="  "),
        #! resource shop: verified_on takes a date or None, not datetime.datetime(2026, 1, 1, 0, 0)
        #! resource shop: kind is empty
        Resource(id="club", title="Club", review_months=1201),
        #! resource club: review_months is a number of months from 1 to 1200, not 1201
        Resource(id="fair", title="Fair", review_months=6.5),
        #! resource fair: review_months takes a whole number, not 6.5
    ],
    retired={"cooking": None, "old": "coking", "ring": "rong", "rong": "ring", "No Id": None},
    #! framework 'My Guide': retired names 'cooking', which is still in use at {place:cooking}
    #! framework 'My Guide': retired leads from 'old' to the unknown 'coking'; did you mean 'cooking'?
    #! framework 'My Guide': retired leads from 'ring' back to itself
    #! framework 'My Guide': retired leads from 'rong' back to itself
    #! framework 'My Guide': retired names 'No Id', which cannot have been an id
)
"""


def expected(source: str, path: str) -> list[tuple[int, str]]:
    """Return line and text of each fault that the comments of a source promise."""
    found: list[tuple[int, str]] = []
    marks: dict[str, int] = {}
    code = 0
    for number, line in enumerate(source.splitlines(), start=1):
        sign, _, text = line.strip().partition(" ")
        if sign == "#!":
            found.append((code, text))
        elif sign == "#:":
            found[-1] = (found[-1][0], f"{found[-1][1]} {text}")
        else:
            code = number
            if mark := re.search(r"#= (\w+)", line):
                marks[mark[1]] = number

    def placed(text: str) -> str:
        return re.sub(r"\{place:(\w+)\}", lambda mark: f"{path}:{marks[mark[1]]}", text)

    return [(line, placed(text)) for line, text in found]


FIELDS = """
from pmo_guide.model import *

FRAMEWORK = Framework(
    id="guide",
    title="Guide",
    steps=[Step(id="kitchen", title="Kitchen")],
    levels=[Level(value=1, title="One")],
    competencies=[
        Competency(
            id="cooking",
            title="Cooking",
            related=(
                "baking",
                "cookin",
            ),
            url="nowhere",
        ),
        Competency(
            title="Baking",
            id="baking",
            terms=("x"),
        ),
        Competency(
            title="Baking once more",
            id="baking",
        ),
    ],
)
"""


def test_a_fault_stands_in_the_line_of_the_field_and_of_the_word_in_it(tmp_path: Path) -> None:
    file = tmp_path / "fields.py"
    file.write_text(FIELDS, encoding="utf-8")
    with pytest.raises(FrameworkError) as caught:
        load(str(file))
    lines = FIELDS.splitlines()
    told = [lines[int(fault.place.rpartition(":")[2]) - 1].strip() for fault in caught.value.faults]
    assert told == ['"cookin",', 'url="nowhere",', 'terms=("x"),', 'id="baking",']


def test_all_faults_at_once_each_where_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "faulty.py"
    file.write_text(FAULTY, encoding="utf-8")
    with pytest.raises(FrameworkError) as caught:
        load(str(file))
    told = [(int(f.place.removeprefix(f"{file}:")), f.message) for f in caught.value.faults]
    assert len(told) > 45
    assert sorted(told) == sorted(expected(FAULTY, str(file)))
    assert [line for line, _ in told] == sorted(line for line, _ in told)
    assert str(caught.value).splitlines() == [str(fault) for fault in caught.value.faults]


def faults_of(**changes: Any) -> list[str]:
    """Return the messages of the minimal framework with these changes, [] if it is fine."""
    try:
        minimal(**changes)
    except FrameworkError as error:
        return [fault.message for fault in error.faults]
    return []


def test_the_minimal_framework_is_fine() -> None:
    assert faults_of() == []


@pytest.mark.parametrize("missing", ["id", "title", "levels", "steps", "competencies"])
def test_required_fields_of_a_framework(missing: str) -> None:
    fields: dict[str, Any] = {name: getattr(minimal(), name) for name in field_types(Framework)}
    del fields[missing]
    with pytest.raises(FrameworkError, match=f"field '{missing}' is missing"):
        Framework(**fields)


def test_a_framework_without_anything_names_its_place() -> None:
    with pytest.raises(FrameworkError) as caught:
        Framework()
    assert {f.message.partition(": ")[2] for f in caught.value.faults} == {
        f"field '{name}' is missing" for name in ("id", "title", "levels", "steps", "competencies")
    }
    assert all(re.fullmatch(r".*test_faults\.py:\d+", f.place) for f in caught.value.faults)


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"levels": ()}, "levels is empty; a scale needs at least one level"),
        ({"competencies": []}, "competencies is empty"),
        ({"steps": {}}, "steps takes a list of Step(…), not {}"),
        ({"steps": None}, "steps takes a list of Step(…), not None"),
        ({"labels": ["step"]}, "labels takes a mapping of ids to a text, not ('step',)"),
        ({"labels": {"step": ""}}, "labels holds an empty text"),
        ({"labels": {"step": 1}}, "labels takes a mapping of ids to a text, not {'step': 1}"),
        ({"retired": {1: None}}, "retired takes a mapping of ids to a text or None, not {1: None}"),
        ({"retired": {"a": "a"}}, "retired leads from 'a' back to itself"),
        ({"language": "e"}, "language is a code such as 'en' or 'pt-BR', not 'e'"),
        ({"language": ""}, "language is a code such as 'en' or 'pt-BR', not ''"),
        ({"title": "a\x00"}, "title contains the control character U+0000"),
        ({"title": "a\r\n"}, "title contains the control character U+000D"),
        ({"title": "a\x85"}, "title contains the control character U+0085"),
        ({"title": "\uffff"}, "title contains the control character U+FFFF"),
        ({"extra": {"a": ["\udc80"]}}, "extra contains the control character U+DC80"),
        ({"extra": {"\x1b": 1}}, "extra contains the control character U+001B"),
        ({"extra": {"a": float("nan")}}, "extra takes only what JSON can hold"),
        ({"extra": {"a": {1, 2}}}, "extra takes only what JSON can hold"),
        ({"extra": {"a": 2**53}}, "extra takes only what JSON can hold"),
        ({"extra": {1: "a"}}, "extra takes only what JSON can hold"),
        ({"extra": None}, "extra takes a mapping of ids to anything, not None"),
        ({"version": 2}, "version takes a text, not 2"),
    ],
)
def test_faults_of_a_framework(changes: dict[str, Any], text: str) -> None:
    [found] = faults_of(**changes)
    assert found.startswith(f"framework tiny: {text}")


@pytest.mark.parametrize(
    "changes",
    [
        {"language": "zh-Hant-TW"},
        {"title": "two\nlines\tand a tab"},
        {"title": "Ünïcode 🎓"},
        {"extra": {"a": [1, 2.5, None, True, {"b": []}]}},
        {"extra": {"a": 2**53 - 1}},
        {"retired": {"a": "b", "b": "c", "c": "cooking", "d": None}},
        {"labels": {"step": "Domain", "competency": "Skill"}},
    ],
)
def test_no_fault(changes: dict[str, Any]) -> None:
    assert faults_of(**changes) == []


@pytest.mark.parametrize("name", ["a", "a1", "1", "a-b", "a-b-3"])
def test_ids_that_are_fine(name: str) -> None:
    assert faults_of(steps=[Step(id=name, title="S")]) == []


@pytest.mark.parametrize("name", ["A", "a_b", "-a", "a-", "a--b", "a b", "ä", "a.b", "a\n", "!"])
def test_malformed_ids(name: str) -> None:
    told = faults_of(steps=[Step(id=name, title="S")])
    assert len(told) == 1
    assert "an id is lower-case letters, digits and single hyphens" in told[0]


@pytest.mark.parametrize(
    ("url", "fine"),
    [
        ("https://example.org/a?b=c#d", True),
        ("http://example.org", True),
        ("", True),
        ("example.org", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https://", False),
        ("https:///x", False),
        ("https://a b", False),
        ("ftp://example.org", False),
        (" https://example.org", False),
    ],
)
def test_urls(url: str, fine: bool) -> None:
    assert bool(faults_of(resources=[Resource(id="r", title="R", url=url)])) is not fine
    assert bool(faults_of(credentials=[Credential(id="r", title="R", url=url)])) is not fine


@pytest.mark.parametrize("value", [(0, 0), (0.5, 0.5), (1, 2.5), [1, 2]])
def test_ranges_that_are_fine(value: Any) -> None:
    action = Action(id="a", text="A", effort=value, elapsed=value)
    assert faults_of(steps=[Step(id="s", title="S", actions=[action])]) == []


@pytest.mark.parametrize(
    "value",
    [(), (1,), (1, 2, 3), "12", {1: 2}, (True, 2), (1, None), (1, float("inf")), (1, 10**400)],
)
def test_ranges_of_a_wrong_type(value: Any) -> None:
    action = Action(id="a", text="A", effort=value)
    [told] = faults_of(steps=[Step(id="s", title="S", actions=[action])])
    assert told.startswith("action a: effort takes two numbers (from, to) or None, not ")


def test_a_day_ahead_is_somebody_elses_today() -> None:
    today = datetime.now(UTC).date()

    def told(day: date) -> list[str]:
        return faults_of(resources=[Resource(id="r", title="R", verified_on=day)])

    assert told(today + timedelta(days=1)) == []
    # Two days, so that midnight cannot pass between the two looks at the clock and change the answer.
    assert told(today + timedelta(days=3)) != []


@pytest.mark.parametrize("levels", [[2, 1], [0], [0, 2], [1, 1], [1, 3], [2, 3], [-1]])
def test_levels_are_numbered_from_one(levels: list[int]) -> None:
    told = faults_of(levels=[Level(value=value, title="L") for value in levels])
    assert told == [f"framework tiny: levels must be numbered 1, 2, 3 … in order, not {levels}"]


def test_duplicates_across_kinds_and_within_nested_items() -> None:
    with written_at("here"):
        step = Step(id="same", title="S", actions=[Action(id="same", text="A")])
    told = faults_of(
        steps=[step],
        roles=[Role(id="same", title="R")],
        resources=[Resource(id="same", title="R")],
    )
    ends = [text.partition(": ")[2] for text in told]
    assert ends == ["this id is taken by the step at here"] * 3


def test_the_same_items_given_twice() -> None:
    competencies = (Competency(id="a", title="A"), Competency(id="b", title="B"))
    assert faults_of(competencies=competencies * 2) == [
        f"competency {name}: this very item stands in the framework more than once" for name in "ab"
    ]


def test_a_framework_may_have_the_id_of_one_of_its_items() -> None:
    assert faults_of(id="first") == []


def test_parents_may_be_chains_but_not_loops() -> None:
    def chain(**parents: str | None) -> list[str]:
        return faults_of(competencies=[Competency(id=k, title=k, parent=v) for k, v in parents.items()])

    assert chain(a=None, b="a", c="b") == []
    assert chain(a="c", b="a", c="b") == [f"competency {name}: its parents lead back to itself" for name in "abc"]


def test_a_chain_into_a_loop_blames_only_the_loop() -> None:
    told = faults_of(retired={"a": "b", "b": "c", "c": "b"})
    assert told == [
        "framework tiny: retired leads from 'b' back to itself",
        "framework tiny: retired leads from 'c' back to itself",
    ]


def test_items_in_a_mixed_list_are_judged_too() -> None:
    told = faults_of(steps=[Step(id="S", title=""), 7])
    assert sorted(text.split(": ")[0] for text in told) == ["framework tiny", "step 'S'", "step 'S'"]


def test_items_of_the_wrong_class() -> None:
    [told] = faults_of(steps=[Role(id="r", title="R")])
    assert told == "framework tiny: steps takes a list of Step(…), not Role(…)"


def test_no_suggestion_where_nothing_is_near() -> None:
    told = faults_of(competencies=[Competency(id="c", title="C", step="zzzz", quux=1)])
    assert told == [
        "competency c: no field 'quux' here",
        "competency c: step names the unknown step 'zzzz'",
    ]


def test_a_fault_of_a_replaced_field_stands_where_it_was_replaced() -> None:
    with pytest.raises(FrameworkError, match=r"^\S*test_faults\.py:\d+: .*did you mean 'title'"):
        dataclasses.replace(minimal(), titel="x")


def test_messages_fit_a_line_and_can_be_printed() -> None:
    nasty = "a\nb\ud800" + "c" * 1000
    with pytest.raises(FrameworkError) as caught:
        minimal(
            steps=[Step(id=nasty, title=nasty, **{nasty: 1})],
            competencies=[Competency(id="c", title="C", step=nasty, related=["x\ny"])],
            labels={"x\ny": "z"},
            retired={"x\ny": "y\nz"},
        )
    for fault in caught.value.faults:
        assert "\n" not in str(fault)
        str(fault).encode()


def test_very_deep_and_very_large_data() -> None:
    deep: Any = "x"
    for _ in range(DEEPEST):
        deep = [deep]
    assert faults_of(extra={"a": deep}) == []
    [told] = faults_of(extra={"a": [deep]})
    assert f"at most {DEEPEST} deep, not {{'a': ((((" in told
    for _ in range(20_000):
        deep = [deep]
    for name in field_types(Framework):
        assert faults_of(**{name: deep})
        assert faults_of(**{name: {"a": deep}})
        assert faults_of(**{name: 10**5000})
    itself: list[Any] = []
    itself.append(itself)
    assert faults_of(extra={"a": itself})
    assert faults_of(levels=[Level(value=10**5000, title="L")])


@pytest.mark.parametrize("fields", [{}, {"id": "c", "title": "C"}, {"id": "c", "title": "C", "stepp": "s"}])
def test_of_a_great_many_faults_the_first_are_told_and_the_rest_costs_nothing(
    fields: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fields that are missing, one id for all, and a slip in each; what comes after is not looked at."""
    seen: list[Any] = []
    place_of = rules.place_of
    monkeypatch.setattr(rules, "place_of", lambda item, text: (seen.append(item), place_of(item, text))[1])
    with pytest.raises(FrameworkError) as caught:
        minimal(competencies=[build(Competency, fields, f"/{number}") for number in range(3 * MOST)])
    *told, more = caught.value.faults
    assert len(told) == MOST
    assert more == ("", "and there is more: only the first 1,000 faults are told; mend these, and look again")
    assert len(seen) <= MOST + 2
    assert FrameworkError(caught.value.faults).faults == caught.value.faults, "as it is when it comes from a process"


CLASSES = [*KINDS, Framework]


@given(data=st.data())
def test_no_plain_data_ends_in_a_traceback(data: st.DataObject) -> None:
    """Whatever is given to whatever field of whatever class: a framework, or a `FrameworkError`."""
    cls = data.draw(st.sampled_from(CLASSES))
    names = st.sampled_from([*field_types(cls), "tittle", "🎓 \ud800"])
    given = data.draw(st.dictionaries(names, PLAIN, max_size=4))
    good = {"id": "x-y", "title": "X", "text": "X", "level": 1, "value": 1}
    if data.draw(st.booleans()):
        given = {key: value for key, value in good.items() if key in field_types(cls)} | given
    positional = data.draw(st.lists(PLAIN, max_size=1))
    homes = {
        Level: lambda item: minimal(levels=[item]),
        Step: lambda item: minimal(steps=[item, *minimal().steps]),
        Competency: lambda item: minimal(competencies=[item]),
        Action: lambda item: minimal(steps=[Step(id="s", title="S", actions=[item])]),
        Indicator: lambda item: minimal(competencies=[Competency(id="c", title="C", indicators=[item])]),
        Role: lambda item: minimal(roles=[item]),
        Readiness: lambda item: minimal(roles=[Role(id="r", title="R", targets={"cooking": 1}, readiness=item)]),
        Credential: lambda item: minimal(credentials=[item]),
        Resource: lambda item: minimal(resources=[item]),
        Scenario: lambda item: minimal(scenarios=[item]),
        Choice: lambda item: minimal(scenarios=[Scenario(id="o", title="O", choices=[item, item])]),
    }
    try:
        if cls is Framework:
            made = Framework(**given) if positional else minimal(**given)
        else:
            made = homes[cls](cls(*positional, **given))
    except FrameworkError as error:
        told = str(error)
    else:
        told = repr(made)
        hash(made)
    assert told.encode()


def test_an_error_can_be_sent_to_another_process() -> None:
    import pickle

    error = pickle.loads(pickle.dumps(FrameworkError([Fault("a.py:1", "b"), Fault("", "c")])))
    assert error.faults == (Fault("a.py:1", "b"), Fault("", "c"))
    assert str(error) == "a.py:1: b\nc"


def test_what_was_meant_is_found_among_thousands_of_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names are compared in full only as long as they may be nearer than the nearest so far."""
    names = [f"competency-{number:04d}-{letter}" for number in range(500) for letter in "abcdefghij"]
    compared: list[object] = []
    ratio = difflib.SequenceMatcher.ratio
    monkeypatch.setattr(difflib.SequenceMatcher, "ratio", lambda self: compared.append(self) or ratio(self))
    assert did_you_mean("competency-0312-z", names) == "; did you mean 'competency-0312-j'?"
    assert len(compared) < len(names) / 5


@given(st.lists(st.text("abc-", min_size=1, max_size=8), max_size=8), st.text("abc-", max_size=8))
def test_what_was_meant_is_what_difflib_finds(names: list[str], word: str) -> None:
    nearest = difflib.get_close_matches(word, names, n=1)
    assert did_you_mean(word, names) == (f"; did you mean {nearest[0]!r}?" if nearest else "")
