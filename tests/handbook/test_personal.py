"""What a copy for one reader goes by: a role, or a target of their own."""

from __future__ import annotations

from datetime import date

import pytest
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document
from strategies import minimal

from pmo_guide import questions
from pmo_guide.handbook.personal import Personal
from pmo_guide.model import Action, Competency, Framework, Role, Step
from pmo_guide.progress import Entry, Progress
from pmo_guide.sphinx_ext.writing import pmo_part


def framework() -> Framework:
    return minimal(
        steps=(
            Step(id="first", title="First", actions=(Action(id="cook", text="Cook a meal", builds={"cooking": 2}),)),
        ),
        competencies=(Competency(id="cooking", title="Cooking"), Competency(id="serving", title="Serving")),
        roles=(Role(id="cook-on-duty", title="Cook on duty", targets={"serving": 1}),),
    )


OWN = {"target/t/title": "A kitchen in Leith", "target/t/level/cooking": 2, "plan/target": "t"}
ROLE = {"plan/role": "cook-on-duty"}


def personal(values: dict[str, object]) -> Personal:
    rated = {"competency/cooking/level": 1, "competency/serving/level": 1}
    entries = {key: Entry(value, 1) for key, value in {**values, **rated}.items()}
    return Personal(framework(), Progress("tiny", "", entries), "", date(2026, 11, 27))


@pytest.mark.parametrize(
    ("values", "aim", "planned"),
    [
        (ROLE, "Cook on duty", ()),
        (OWN, "A kitchen in Leith", ("Cook a meal",)),
        ({**ROLE, **OWN}, "A kitchen in Leith", ("Cook a meal",)),
        ({**ROLE, **OWN, "target/t/title": ""}, "Cook on duty", ()),
    ],
)
def test_the_plan_is_towards_what_the_reader_aims_at(
    values: dict[str, object], aim: str, planned: tuple[str, ...]
) -> None:
    copy = personal(values)
    assert copy.aim
    assert copy.aim.title == aim
    assert (copy.fields().get("plan/role") == "cook-on-duty") == (aim == "Cook on duty" or "plan/role" in values)
    groups = tuple((step, tuple((task, "", "") for task in tasks)) for step, tasks in questions.plan(framework()))
    document = new_document("page", get_default_settings(Parser))
    document += nodes.container("", pmo_part("", part="tasks", answer=(groups,), homes=(), docname="page"))
    copy.change(document)
    assert f"The plan for {aim}" in document.astext()
    tables = [part for part in document.findall(pmo_part) if part["part"] == "tasks"]
    found = [task.text for part in tables for _step, tasks in part["answer"][0] for task, *_ in tasks]
    assert tuple(found) == planned


def told(**values: object) -> tuple[str, list[str]]:
    """Return what a plan towards all competencies begins with, and the lists below it."""
    towards = {"target/t/title": "All", "target/t/level/cooking": 2, "target/t/level/serving": 1, "plan/target": "t"}
    entries = {key: Entry(value, 1) for key, value in (towards | values).items()}
    copy = Personal(framework(), Progress("tiny", "", entries), "", date(2026, 11, 27))
    document = new_document("page", get_default_settings(Parser))
    document += nodes.container("", pmo_part("", part="tasks", answer=((),), homes=(), docname="page"))
    copy.change(document)
    lists = [part.pieces for part in document.findall(pmo_part) if part["part"] == "standing"]
    texts = [
        [part if isinstance(part, str) else part.title for part in piece.parts] for found in lists for piece in found
    ]
    return document.astext(), ["".join(map(str, text)) for text in texts]


def test_what_is_to_be_rated_is_a_list_and_where_nothing_is_rated_a_sentence() -> None:
    words, lists = told()
    assert "Nothing is rated yet" in words
    assert lists == []
    words, lists = told(**{"competency/cooking/level": 1, "action/cook/state": "done"})
    assert "Nothing is rated yet" not in words
    assert lists == [
        "Rate these first, as they are unknown and outside the plan:",
        "Serving",
        "What is done counts towards more than the rating; rate these again (rating → what is done):",
        "Cooking 1 → 2",
    ]
    _words, lists = told(**{"competency/cooking/level": 2, "competency/serving/level": 0})
    assert lists == ["No action leads all the way in these (how far → target):", "Serving 0 → 1"]


def test_what_is_written_stands_as_stories_before_the_sheet_for_one_more() -> None:
    copy = personal({"competency/cooking/evidence": "Situation: ninety guests\nI cooked."})
    document = new_document("page", get_default_settings(Parser))
    document += nodes.container("", pmo_part("", part="evidence", answer=(), homes=(), docname="page"))
    copy.change(document)
    told, sheet = document.findall(pmo_part)
    assert sheet["part"] == "evidence"
    title, said = told["answer"]
    assert (title.kind, title.id) == ("competency", "cooking")
    assert said == ((("", "ninety guests I cooked."),), (), (), ())
    [box] = told.pieces
    assert box.style == "pmo-story"


def test_a_plan_may_begin_on_the_last_day_of_all() -> None:
    copy = personal({**OWN, "plan/start": "9999-12-31"})
    document = new_document("page", get_default_settings(Parser))
    groups = tuple((step, tuple((task, "", "") for task in tasks)) for step, tasks in questions.plan(framework()))
    document += nodes.container("", pmo_part("", part="tasks", answer=(groups,), homes=(), docname="page"))
    copy.change(document)
    assert "The plan for A kitchen in Leith" in document.astext()
