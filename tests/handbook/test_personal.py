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
    found = [
        task.text for part in document.findall(pmo_part) for _step, tasks in part["answer"][0] for task, *_ in tasks
    ]
    assert tuple(found) == planned


def test_a_plan_may_begin_on_the_last_day_of_all() -> None:
    copy = personal({**OWN, "plan/start": "9999-12-31"})
    document = new_document("page", get_default_settings(Parser))
    groups = tuple((step, tuple((task, "", "") for task in tasks)) for step, tasks in questions.plan(framework()))
    document += nodes.container("", pmo_part("", part="tasks", answer=(groups,), homes=(), docname="page"))
    copy.change(document)
    assert "The plan for A kitchen in Leith" in document.astext()
