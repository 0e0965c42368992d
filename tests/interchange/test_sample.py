"""Another organisation's framework, as it is published, fits into the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmo_guide import questions
from pmo_guide.interchange import dump, parse
from pmo_guide.model import advice, gaps

if TYPE_CHECKING:
    from pmo_guide.model import Framework


def test_it_is_all_there(direct: Framework) -> None:
    assert len(direct.levels) == 5
    assert len(direct.steps) >= 5
    areas = [item for item in direct.competencies if item.parent is None]
    skills = [item for item in direct.competencies if item.parent is not None]
    assert len(areas) >= 10
    assert len(skills) > 5 * len(areas) / 2
    assert len(direct.resources) > 100


def test_it_goes_to_json_and_back(direct: Framework) -> None:
    assert parse(dump(direct)) == direct


def test_its_gaps_are_no_faults(direct: Framework) -> None:
    told = [gap.message for gap in gaps(direct)]
    assert any(text.endswith("no action builds it") for text in told)
    assert "framework direct: has no roles" in told
    assert all(isinstance(text.message, str) for text in advice(direct))


def test_a_card_shows_area_and_parts(direct: Framework) -> None:
    skill = next(item for item in direct.competencies if item.parent and item.related)
    card = questions.card(direct, skill.id)
    assert card.parent is not None
    assert card.parent.id == skill.parent
    assert len(card.related) == len(skill.related)
    parts = questions.card(direct, card.parent.id).parts
    assert skill.id in [part.id for part in parts]
