"""Stories of what the reader wrote; ``stories.js`` is their twin, held by the cases of ``tests/browser``."""

from __future__ import annotations

from strategies import minimal

from pmo_guide.model import Action, Competency, Framework, Step
from pmo_guide.progress import Entry, Said, Story, stories

NAMES = ("Situation", "What I did", "What came of it", "Who can confirm")


def framework() -> Framework:
    actions = (
        Action(id="cook", text="Cook a meal", builds={"cooking": 2, "serving": 1}),
        Action(id="open", text="Open the kitchen", builds={"cooking": 2}, essential=True),
        Action(id="rest", text="Rest"),
    )
    return minimal(
        steps=(Step(id="first", title="First", actions=actions),),
        competencies=(Competency(id="cooking", title="Cooking"), Competency(id="serving", title="Serving")),
    )


def test_every_text_stands_in_one_story() -> None:
    written = {
        "competency/cooking/evidence": "Situation: a wedding\nWho can confirm: Ana",
        "action/cook/note": "For ninety.",
        "action/open/note": "In May.",
        "action/rest/note": "A week.",
        "action/gone/note": "Still here.",
        "competency/serving/evidence": " ",
    }
    known = {key: Entry(text, 1) for key, text in written.items()}

    def did(*lines: str, action: str = "") -> tuple[tuple[Said, ...], ...]:
        return ((), (Said(action, lines),), (), ())

    cooking = ((Said("", ("a wedding",)),), (Said("cook", ("For ninety.",)),), (), (Said("", ("Ana",)),))
    assert stories(framework(), known, NAMES) == (
        Story("competency", "cooking", cooking),
        Story("action", "open", did("In May.")),
        Story("action", "rest", did("A week.")),
        Story("action", "gone", did("Still here.")),
    )


def test_nothing_written_is_no_story() -> None:
    assert stories(framework(), {}, NAMES) == ()
