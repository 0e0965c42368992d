"""What a page asks is answered in frozen data that compares and prints alike."""

from __future__ import annotations

import inspect
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from strategies import frameworks, minimal

from pmo_guide import questions
from pmo_guide.framework import FRAMEWORK
from pmo_guide.interchange import dump, parse
from pmo_guide.model import (
    KINDS,
    Action,
    Competency,
    Framework,
    Indicator,
    Resource,
    Role,
    Step,
    kind_of,
    walk,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

QUESTIONS = {
    name: function
    for name, function in vars(questions).items()
    if inspect.isfunction(function) and function.__module__ == questions.__name__ and not name.startswith("_")
}


def asked(framework: Framework) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every question with every sensible list of arguments, by the names of its parameters."""
    one_of_each = {kind_of(item): item.id for item in walk(framework) if hasattr(item, "id")}
    wanted = (*framework.steps, *framework.competencies, *framework.roles)
    choices = {
        "name": [*one_of_each.values(), *(item.id for item in wanted), "1"],
        "kind": [*KINDS.values(), *sorted({item.kind for item in framework.resources})],
        "step": [step.id for step in framework.steps],
        "term": ["budget", "Kettle"],
        "only_essential": ["yes"],
    }
    for name, function in QUESTIONS.items():
        _, *parameters = inspect.signature(function).parameters.values()
        lists = [[*choices[p.name], *([] if p.default is inspect.Parameter.empty else [p.default])] for p in parameters]
        yield from ((name, arguments) for arguments in product(*lists))


def is_plain(answer: object) -> bool:
    """Return whether an answer is scalars and tuples through and through."""
    if isinstance(answer, tuple):
        return all(map(is_plain, answer))
    return answer is None or type(answer) in (str, int, float, bool)


def check_all(framework: Framework) -> set[str]:
    """Ask everything, and return the names of the questions that had an answer."""
    twin = parse(dump(framework))  # equal content, other objects
    answered = set()
    for name, arguments in asked(framework):
        try:
            answer = QUESTIONS[name](framework, *arguments)
        except LookupError:
            continue
        again = QUESTIONS[name](twin, *arguments)
        assert is_plain(answer), (name, arguments)
        assert answer == again
        assert hash(answer) == hash(again)
        assert repr(answer) == repr(again)
        answered.add(name)
    return answered


def test_every_question_to_our_framework() -> None:
    assert check_all(FRAMEWORK) == set(QUESTIONS)


def test_every_question_to_the_smallest_framework() -> None:
    assert check_all(minimal()) == set(QUESTIONS)


@settings(max_examples=40)
@given(frameworks())
def test_every_question_to_any_framework(framework: Framework) -> None:
    assert check_all(framework) == set(QUESTIONS)


@pytest.mark.parametrize(
    ("name", "arguments", "text"),
    [
        ("step_head", ("leadershp",), "no step 'leadershp'; did you mean 'leadership'?"),
        ("checklist", ("governanc",), "no step, competency or role 'governanc'; did you mean "),
        ("checklist", ("pmp",), "no step, competency or role 'pmp'"),
        ("competency_ids", ("governance",), "no step 'governance'; 'governance' is a competency"),
        ("card", ("leadership",), "no competency 'leadership'; 'leadership' is a step"),
        ("credentials", ("nowhere",), "no step 'nowhere'"),
        ("resources", ("bok",), "no kind of resource 'bok'"),
        ("resources", ("", "nowhere"), "no step 'nowhere'"),
        ("title_of", ("role", "pmo-directr"), "no role 'pmo-directr'; did you mean 'pmo-director'"),
        ("title_of", ("level", "6"), "no level '6'; the levels are 1 to 5"),
    ],
)
def test_unknown_ids(name: str, arguments: tuple[str, ...], text: str) -> None:
    with pytest.raises(LookupError) as caught:
        QUESTIONS[name](FRAMEWORK, *arguments)
    assert str(caught.value).startswith(text)


def small(**changes: Any) -> Framework:
    fields: dict[str, Any] = {
        "steps": [
            Step(
                id="heat",
                title="Heat",
                actions=[
                    Action(id="fry", text="Fry", effort=(1, 2), elapsed=(1, 1), builds={"pan": 2}),
                    Action(
                        id="boil",
                        text="Boil",
                        effort=(3, 5),
                        elapsed=(1, 9),
                        essential=True,
                        builds={"pot": 1, "pan": 1},
                    ),
                    Action(id="wait", text="Wait"),
                ],
            ),
            Step(
                id="cold",
                title="Cold",
                actions=[Action(id="chill", text="Chill", builds={"pot": 2})],
            ),
            Step(id="rest", title="Rest"),
        ],
        "competencies": [
            Competency(
                id="pot",
                title="Pot",
                step="heat",
                terms=["Kettle"],
                indicators=[
                    Indicator(id="pot-two", level=2, text="Two"),
                    Indicator(
                        id="pot-one",
                        level=1,
                        text="One",
                        examples=["1"],
                        if_arisen=True,
                        url="https://pot.example/one",
                    ),
                ],
            ),
            Competency(id="pan", title="Pan", step="heat", related=["pot"], parent="pot"),
            Competency(id="knife", title="Knife", code="K.1", url="https://knife.example/"),
        ],
        "roles": [
            Role(id="cook", title="Cook", targets={"pot": 2, "pan": 1}, core=["pan"]),
            Role(id="boss", title="Boss", targets={"pot": 1}),
        ],
        "resources": [
            Resource(id="a", title="A", kind="book", helps=["pan"]),
            Resource(id="b", title="B", kind="club"),
        ],
    }
    return minimal(**fields | changes)


def test_step_head() -> None:
    head = questions.step_head(small(), "heat")
    assert (head.number, head.total, head.actions, head.essential) == (1, 3, 3, 1)
    assert [link.id for link in head.builds] == ["pot", "pan"]
    assert head.effort == (4, 7)
    assert head.elapsed == (1, 9)
    assert head.before is None
    assert head.after is not None
    assert head.after.id == "cold"
    assert [link.id for link in head.related] == ["cold"]
    last = questions.step_head(small(), "rest")
    assert (last.effort, last.elapsed, last.after, last.related) == ((0, 0), (0, 0), None, ())


def ids(groups: tuple[questions.Group, ...]) -> list[tuple[str | None, list[str]]]:
    return [(group.under.id if group.under else None, [line.id for line in group.actions]) for group in groups]


def test_checklists() -> None:
    framework = small()
    # Each action of a step stands once, under the first competency that it builds.
    assert ids(questions.checklist(framework, "heat").groups) == [
        ("pot", ["boil"]),
        ("pan", ["fry"]),
        (None, ["wait"]),
    ]
    assert ids(questions.checklist(framework, "heat", "yes").groups) == [("pot", ["boil"])]
    assert ids(questions.checklist(framework, "pot").groups) == [
        ("heat", ["boil"]),
        ("cold", ["chill"]),
    ]
    assert ids(questions.checklist(framework, "cook").groups) == [("heat", ["fry", "boil"])]
    # A role without core competencies: those of its targets.
    assert ids(questions.checklist(framework, "boss").groups) == [
        ("heat", ["boil"]),
        ("cold", ["chill"]),
    ]
    assert questions.checklist(framework, "rest").groups == ()


def test_no_action_of_our_framework_is_missing_from_its_checklist_or_twice_in_it() -> None:
    for step in FRAMEWORK.steps:
        groups = questions.checklist(FRAMEWORK, step.id).groups
        listed = [line.id for group in groups for line in group.actions]
        assert sorted(listed) == sorted(action.id for action in step.actions)


def test_card() -> None:
    card = questions.card(small(), "pot")
    assert [(rung.level, rung.indicators) for rung in card.rungs] == [
        (1, (("pot-one", "One", ("1",), True, "https://pot.example/one"),)),
        (2, (("pot-two", "Two", (), False, ""),)),
    ]
    assert [(one.id, one.level, step.id) for one, step in card.built_by] == [
        ("boil", 1, "heat"),
        ("chill", 2, "cold"),
    ]
    assert [link.id for link in card.parts] == ["pan"]
    assert [(role.id, role.level, core) for role, core in card.roles] == [
        ("cook", 2, False),
        ("boss", 1, False),
    ]
    pan = questions.card(small(), "pan")
    assert pan.parent is not None
    assert pan.parent.id == "pot"
    assert [link.id for link in pan.related] == ["pot"]
    assert [link.id for link in pan.resources] == ["a"]
    assert [core for _, core in pan.roles] == [True]


def test_a_short_code_goes_before_the_title_wherever_it_is_read() -> None:
    framework = small(
        steps=[Step(id="heat", title="Heat", actions=[Action(id="cut", text="Cut", builds={"knife": 1})])],
        roles=[Role(id="cook", title="Cook", targets={"knife": 2})],
    )
    card = questions.card(framework, "knife")
    assert (card.title, card.url) == ("K.1 Knife", "https://knife.example/")
    assert questions.title_of(framework, "competency", "knife") == "K.1 Knife"
    assert questions.checklist(framework, "knife").groups[0].actions[0].builds[0].title == "K.1 Knife"
    assert [row.competency.title for row in questions.targets(framework)] == ["K.1 Knife"]
    assert questions.title_of(framework, "competency", "pot") == "Pot"


def test_the_matrix_leaves_out_what_no_role_needs() -> None:
    rows = questions.targets(small())
    assert [(row.competency.id, row.levels) for row in rows] == [
        ("pot", ((2, False), (1, False))),
        ("pan", ((1, True), (0, False))),
    ]


def test_resources_by_kind_and_step() -> None:
    framework = small()
    assert [row.id for row in questions.resources(framework)] == ["a", "b"]
    assert [row.id for row in questions.resources(framework, "club")] == ["b"]
    assert [row.id for row in questions.resources(framework, "", "heat")] == ["a"]
    assert questions.resources(framework, "", "cold") == ()


def test_terms_match_whatever_their_case() -> None:
    [found] = questions.competencies_for_term(small(), "KETTLE")
    assert found == ("competency", "pot", "Pot")
    assert questions.competencies_for_term(small(), "kett") == ()


def test_assessment_and_plan_hold_everything_once() -> None:
    framework = small()
    groups = questions.by_step(framework)
    assert [(step.id if step else None, [c.id for c in links]) for step, links in groups] == [
        ("heat", ["pot", "pan"]),
        (None, ["knife"]),
    ]
    tasks = [(step.id, [task.id for task in group]) for step, group in questions.plan(framework)]
    assert tasks == [("heat", ["boil", "fry", "wait"]), ("cold", ["chill"])]
    planned = [task.id for _, group in questions.plan(FRAMEWORK) for task in group]
    assert sorted(planned) == sorted(i.id for i in walk(FRAMEWORK) if isinstance(i, Action))


def test_labels() -> None:
    assert questions.label_of(minimal(labels={"step": "Station"}), "step") == "Station"
    assert questions.label_of(minimal(), "step") == ""
