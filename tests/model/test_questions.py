"""What a page asks is answered in frozen data that compares and prints alike."""

from __future__ import annotations

import gc
import inspect
import sys
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
    LABELS,
    Action,
    Competency,
    Credential,
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
        "kinds": ["step actions role"],
        "names": [" ".join(scenario.id for scenario in framework.scenarios)],
        "step": [step.id for step in framework.steps],
        "term": ["budget", "Kettle"],
        "only_essential": ["yes"],
        "role": [role.id for role in framework.roles],
        "other": [role.id for role in framework.roles],
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
    assert check_all(minimal()) == set(QUESTIONS) - {"compare"}  # there are no roles


@settings(max_examples=40)
@given(frameworks())
def test_every_question_to_any_framework(framework: Framework) -> None:
    without = {"" if framework.steps else "step_head", "" if framework.roles else "compare"}
    assert check_all(framework) == set(QUESTIONS) - without


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
    kinds = " ".join(kind for pair in LABELS.items() for kind in pair if kind)
    assert questions.nouns(minimal(), kinds) == ()
    assert questions.nouns(minimal(labels={"step": "Station"}), "role") == ()
    assert questions.nouns(minimal(labels={"step": "Station", "competency": "Ability", "role": "VIP"}), kinds) == (
        ("step", "Station", "station"),
        ("steps", "Stations", "stations"),
        ("competency", "Ability", "ability"),
        ("competencies", "Abilities", "abilities"),
        ("role", "VIP", "VIP"),
        ("roles", "VIPs", "VIPs"),
    )
    german = minimal(language="de", labels={"action": "Aufgabe", "level": "Stufe", "levels": "Stufen"})
    assert questions.nouns(german, kinds) == (
        ("action", "Aufgabe", "Aufgabe"),
        ("actions", "Aufgabe", "Aufgabe"),
        ("level", "Stufe", "Stufe"),
        ("levels", "Stufen", "Stufen"),
    )


# -- who refers to whom -----------------------------------------------------------------------------------------------


@settings(max_examples=60)
@given(frameworks())
def test_answers_are_those_of_a_look_through_the_whole_framework(framework: Framework) -> None:
    """The questions look things up in an index; this looks at everything, by the definitions."""
    placed = [(action, step) for step in framework.steps for action in step.actions]
    order = [item.id for item in framework.competencies]
    home = {item.id: item.step for item in framework.competencies}

    def named(links: tuple[Any, ...]) -> list[str]:
        return [link.id for link in links]

    for item in framework.competencies:
        card = questions.card(framework, item.id)
        built = [(a.builds[item.id], a.id, s.id) for a, s in placed if item.id in a.builds]
        assert [(a.level, a.id, s.id) for a, s in card.built_by] == sorted(built, key=lambda row: row[0])
        assert named(card.parts) == [other.id for other in framework.competencies if other.parent == item.id]
        assert named(card.credentials) == [c.id for c in framework.credentials if item.id in c.builds]
        assert named(card.resources) == [r.id for r in framework.resources if item.id in r.helps]
        assert [(role.id, role.level, core) for role, core in card.roles] == [
            (role.id, role.targets[item.id], item.id in role.core)
            for role in framework.roles
            if item.id in role.targets
        ]
        for term in item.terms:
            assert named(questions.competencies_for_term(framework, term.upper())) == [
                other.id
                for other in framework.competencies
                if term.upper().casefold() in [word.casefold() for word in other.terms]
            ]
        assert ids(questions.checklist(framework, item.id).groups) == [
            (step.id, names)
            for step in framework.steps
            if (names := [a.id for a in step.actions if item.id in a.builds])
        ]
    for role in framework.roles:
        wanted = set(role.core or role.targets)
        assert ids(questions.checklist(framework, role.id).groups) == [
            (step.id, names)
            for step in framework.steps
            if (names := [a.id for a in step.actions if wanted & set(a.builds)])
        ]
    for number, step in enumerate(framework.steps):
        head = questions.step_head(framework, step.id)
        around = [None, *named(framework.steps), None]
        at_home = [name for name in order if home[name] == step.id]
        assert (head.number, named(head.builds)) == (number + 1, at_home)
        assert [link and link.id for link in (head.before, head.after)] == [around[number], around[number + 2]]
        first = {action.id: next((name for name in at_home if name in action.builds), None) for action in step.actions}
        assert ids(questions.checklist(framework, step.id).groups) == [
            (under, names) for under in (*at_home, None) if (names := [name for name in first if first[name] == under])
        ]
        for group in questions.checklist(framework, step.id).groups:
            for line in group.actions:
                builds = framework.find("action", line.id).builds
                assert [(to.id, to.level) for to in line.builds] == [(c, builds[c]) for c in order if c in builds]
        assert named(questions.credentials(framework, step.id)) == [
            item.id for item in framework.credentials if set(at_home) & set(item.builds)
        ]
        for kind in {"", *(item.kind for item in framework.resources)}:
            assert named(questions.resources(framework, kind, step.id)) == [
                item.id for item in framework.resources if set(at_home) & set(item.helps) and kind in ("", item.kind)
            ]
    parents = {item.parent for item in framework.competencies}
    wanted = {name for role in framework.roles for name in role.targets}
    rated = wanted | {item.id for item in framework.competencies if item.indicators or item.id not in parents}
    assert questions.start(framework)[1] == len(rated)
    assert [(step.id if step else None, named(links)) for step, links in questions.by_step(framework)] == [
        (step, names)
        for step in (*named(framework.steps), None)
        if (names := [name for name in order if home[name] == step and name in rated])
    ]
    assert [named(row.core) for row in questions.roles(framework)] == [
        [name for name in order if name in role.core] for role in framework.roles
    ]
    assert [row.competency.id for row in questions.targets(framework)] == [
        name for name in order if any(name in role.targets for role in framework.roles)
    ]


def test_two_roles_are_compared_by_what_the_second_asks_for_more() -> None:
    first, second, rows = questions.compare(small(), "cook", "boss")
    assert (first.id, second.id) == ("cook", "boss")
    assert [(row.competency.id, row.first, row.second) for row in rows] == [
        ("pot", (2, False), (1, False)),
        ("pan", (1, True), (0, False)),
    ]
    again = questions.compare(small(), "boss", "cook")[2]
    assert [row.competency.id for row in again] == ["pot", "pan"]
    with pytest.raises(LookupError, match="no role 'chef'"):
        questions.compare(small(), "cook", "chef")


def wide(size: int) -> Framework:
    """Return a framework of many competencies, steps and actions, in which all questions have short answers."""
    numbers = range(size)
    return minimal(
        steps=[
            Step(id=f"s{n}", title="S", actions=[Action(id=f"a{n}", text="A", builds={f"c{n}": 1})]) for n in numbers
        ],
        competencies=[
            Competency(id=f"c{n}", title="C", step=f"s{n}", related=[f"c{(n + 1) % size}"], terms=[f"t{n}"])
            for n in numbers
        ],
        roles=[Role(id="r", title="R", targets={"c1": 1}, core=["c1"])],
        resources=[Resource(id=f"x{n}", title="X", kind=f"k{n}", helps=[f"c{n}"]) for n in numbers],
        credentials=[Credential(id=f"y{n}", title="Y", builds={f"c{n}": 1}) for n in numbers],
    )


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("title_of", ("action", "a1")),
        ("step_head", ("s1",)),
        ("checklist", ("s1",)),
        ("checklist", ("c1",)),
        ("checklist", ("r",)),
        ("competency_ids", ("s1",)),
        ("card", ("c1",)),
        ("rungs", ("c1",)),
        ("roles", ()),
        ("credentials", ("s1",)),
        ("resources", ("k1",)),
        ("resources", ("k1", "s1")),
        ("competencies_for_term", ("t1",)),
    ],
)
def test_a_question_costs_what_its_answer_is_long(name: str, arguments: tuple[str, ...]) -> None:
    """However large the framework is, as many calls are made once it was looked through."""

    def calls(framework: Framework) -> int:
        question = getattr(questions, name)
        question(framework, *arguments)
        events = []
        gc.disable()  # to collect garbage calls hooks of other tools, at any time
        sys.setprofile(lambda _frame, event, _argument: events.append(event))
        try:
            question(framework, *arguments)
        finally:
            sys.setprofile(None)
            gc.enable()
        return len(events)

    assert calls(wide(90)) == calls(wide(9))


def test_the_longest_wait_is_that_of_the_action_that_may_take_longest() -> None:
    def waits(*elapsed: tuple[int, int] | None) -> object:
        actions = [Action(id=f"a{n}", text="A", elapsed=pair) for n, pair in enumerate(elapsed)]
        return questions.step_head(minimal(steps=[Step(id="first", title="First", actions=actions)]), "first").elapsed

    assert waits((5, 6), (1, 9), (2, 8), None) == (1, 9)
    assert waits((1, 9), (3, 9), (2, 9)) == (3, 9)


def test_the_two_steps_with_most_ties_are_related() -> None:
    """Ties are related competencies, and actions that build what is at home elsewhere, from either end."""

    def related(name: str, **builds: list[str]) -> list[str]:
        steps = [
            Step(
                id=step,
                title=step,
                actions=[Action(id=f"{step}{n}", text="A", builds={c: 1}) for n, c in enumerate(builds.get(step, []))],
            )
            for step in "abcd"
        ]
        competencies = [
            Competency(id=f"in-{step}", title=step, step=step, related=["in-d"] if step == "a" else [])
            for step in "abcd"
        ]
        head = questions.step_head(minimal(steps=steps, competencies=competencies), name)
        return [link.id for link in head.related]

    assert related("a") == ["d"]
    assert related("d") == ["a"]
    assert related("a", a=["in-c", "in-c", "in-b", "in-b", "in-a"]) == ["b", "c"]  # two of three; one's own is none
    assert related("a", a=["in-c", "in-c"], d=["in-a"], b=["in-c"]) == ["c", "d"]
    assert related("c", a=["in-c", "in-c"], d=["in-a"], b=["in-c"]) == ["a", "b"]
    # From whichever end, a tie counts once.
    assert related("b", b=["in-c"] * 2, a=["in-b"] * 3, d=["in-b"] * 3) == ["a", "d"]
    assert related("b", b=["in-a"] * 3 + ["in-c"] * 3, d=["in-b"] * 2) == ["a", "c"]


def test_actions_of_a_card_stand_by_level_and_then_in_order() -> None:
    actions = [Action(id=f"a{n}", text="A", builds={"cooking": level}) for n, level in enumerate([2, 1, 2, 1])]
    card = questions.card(minimal(steps=[Step(id="first", title="First", actions=actions)]), "cooking")
    assert [(action.id, action.level) for action, _ in card.built_by] == [("a1", 1), ("a3", 1), ("a0", 2), ("a2", 2)]


def test_a_level_without_an_indicator_is_left_out() -> None:
    indicator = Indicator(id="i", level=2, text="Cooks")
    framework = minimal(competencies=[Competency(id="cooking", title="Cooking", indicators=[indicator])])
    assert [rung.level for rung in questions.rungs(framework, "cooking")] == [2]


def test_roles_and_levels_to_link_to() -> None:
    assert questions.links(small(), "level") == (("level", "1", "One"), ("level", "2", "Two"))
    assert questions.links(small(), "role") == (("role", "cook", "Cook"), ("role", "boss", "Boss"))
