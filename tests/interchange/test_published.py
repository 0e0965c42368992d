"""What was published under an id is kept: what is gone, renamed or taken by another framework is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import pmo_guide
from pmo_guide.cli import main
from pmo_guide.interchange import history, parse, published_faults, record

DATA: dict[str, Any] = {
    "id": "our-bakery",
    "title": "From apprentice to baker",
    "levels": [{"value": 1, "title": "Helps"}],
    "steps": [{"id": "dough", "title": "Dough", "actions": [{"id": "keep-starter", "text": "Keep a starter"}]}],
    "competencies": [{"id": "shaping", "title": "Shaping", "indicators": [{"id": "s-1", "level": 1, "text": "Folds"}]}],
}


def now(tmp_path: Path, old: str = "", new: str = "", **changes: object) -> list[str]:
    """Return what is told of a framework that differs so from the published one."""
    (tmp_path / "published.json").write_text(record(parse(json.dumps(DATA))), encoding="utf-8")
    text = json.dumps({**DATA, **changes}).replace(f'"{old}"', f'"{new}"') if old else json.dumps({**DATA, **changes})
    (tmp_path / "bakery.json").write_text(text, encoding="utf-8")
    return [str(fault) for fault in published_faults(parse(text, "bakery.json"), "bakery.json", tmp_path)]


def test_nothing_is_told_of_what_was_kept_reworded_or_added(tmp_path: Path) -> None:
    assert now(tmp_path) == []
    assert now(tmp_path, "Keep a starter", "Keep a starter for a month") == []
    assert now(tmp_path, version="2027") == []
    assert now(tmp_path, language="de", title="Vom Lehrling zum Bäcker") == []  # it was translated


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("keep-starter", "feed-starter", "the action 'keep-starter' was published and is gone"),
        ("s-1", "s-fold", "the indicator 's-1' was published and is gone"),
        ("shaping", "forming", "the competency 'shaping' was published and is gone"),
    ],
)
def test_an_id_that_was_renamed_is_told_with_its_successor(tmp_path: Path, old: str, new: str, words: str) -> None:
    [told] = now(tmp_path, old, new)
    assert words in told
    assert told.endswith(f'Add to `retired`, with its successor or None: "{old}": "{new}",')
    retired = {"keep-starter": "feed-starter", "s-1": None, "shaping": None}[old]
    changed = json.loads(json.dumps(DATA).replace(f'"{old}"', f'"{new}"')) | {"retired": {old: retired}}
    assert published_faults(parse(json.dumps(changed)), "bakery.json", tmp_path) == []


def test_an_id_that_now_means_something_else_is_told(tmp_path: Path) -> None:
    text = (
        json.dumps(DATA)
        .replace('"shaping"', '"x"')
        .replace('"keep-starter"', '"shaping"')
        .replace('"x"', '"keep-starter"')
    )
    now(tmp_path)
    told = [str(fault) for fault in published_faults(parse(text), "bakery.json", tmp_path)]
    assert any("'shaping' was published as competency, and is now action" in line for line in told)
    assert any("'keep-starter' was published as action, and is now competency" in line for line in told)


def test_an_id_is_retired_for_one_of_its_own_kind(tmp_path: Path) -> None:
    [told] = now(tmp_path, steps=[], retired={"dough": None, "keep-starter": "shaping"})
    assert "retired leads the action 'keep-starter' to the competency 'shaping'; name another action, or None" in told


def test_a_list_that_was_left_out_is_told_once(tmp_path: Path) -> None:
    roles = [{"id": name, "title": name, "targets": {"shaping": 1}} for name in ("baker", "miller")]
    (tmp_path / "bakery.json").write_text("{}", encoding="utf-8")
    (tmp_path / "published.json").write_text(record(parse(json.dumps({**DATA, "roles": roles}))), encoding="utf-8")
    [told] = published_faults(parse(json.dumps(DATA)), "bakery.json", tmp_path)
    assert "roles is missing, and the 2 that were published are gone" in told.message
    competencies = [{"id": f"{name}-x", "title": name} for name in "abcd"]
    (tmp_path / "published.json").write_text(
        record(parse(json.dumps({**DATA, "competencies": [*DATA["competencies"], *competencies]}))), encoding="utf-8"
    )
    [told] = published_faults(parse(json.dumps(DATA)), "bakery.json", tmp_path)
    assert "retired is missing, and of 4 published ids" in told.message


def test_another_framework_under_the_same_id_is_told(tmp_path: Path) -> None:
    [told] = now(tmp_path, title="From baker to miller")
    assert (
        "'our-bakery' is the id of the framework 'From apprentice to baker', and this is 'From baker to miller'" in told
    )


def test_a_fork_of_ours_is_told_wherever_it_lies(tmp_path: Path) -> None:
    ours = json.loads((Path(pmo_guide.__file__).parent / "framework" / "published.json").read_text(encoding="utf-8"))
    fork = parse(json.dumps({**DATA, "id": ours["id"]}))
    (tmp_path / "fork.json").write_text("{}", encoding="utf-8")
    [told] = published_faults(fork, "fork.json", tmp_path)
    assert ours["title"] in told.message
    assert "Give this one an id of its own" in told.message


def test_a_record_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "f.json").write_text("{}", encoding="utf-8")
    for text in ("", "[]", "{}", '{"ids": {"a": 1}}', '{"ids": [], "id": "our-bakery"}'):
        (tmp_path / "published.json").write_text(text, encoding="utf-8")
        with pytest.raises(
            ValueError, match=r"json:1: from here on this is no record of what was published; .* or write it again"
        ):
            published_faults(parse(json.dumps(DATA)), "f.json", tmp_path)


def test_a_record_only_grows(tmp_path: Path) -> None:
    assert now(tmp_path) == []
    later = parse(json.dumps(DATA | {"steps": [{"id": "oven", "title": "Oven"}], "retired": {"dough": "oven"}}))
    before = json.loads((tmp_path / "published.json").read_text(encoding="utf-8"))["ids"]
    after = json.loads(record(later, "bakery.json", tmp_path))["ids"]
    assert before.items() <= after.items()
    assert after.keys() - before.keys() == {"oven"}


def test_what_readers_are_told_follows_from_the_record(tmp_path: Path) -> None:
    """Once for each version: written twice it is the same, and what was told gone is not told again."""
    published = json.loads(json.dumps(DATA)) | {"version": "2026.11"}
    published["steps"][0]["actions"] += [{"id": "weigh", "text": "Weigh flour"}, {"id": "sift", "text": "Sift flour"}]
    file = tmp_path / "bakery.json"
    for name, text in (("bakery.json", "{}"), ("published.json", record(parse(json.dumps(published))))):
        (tmp_path / name).write_text(text, encoding="utf-8")
    now = json.loads(json.dumps(published)) | {"retired": {"weigh": None}}
    now["steps"][0]["actions"] = [{"id": "sift", "text": "Sift the flour"}, *now["steps"][0]["actions"][:1]]
    now["competencies"].append({"id": "baking", "title": "Baking"})
    now["competencies"][0]["indicators"][0]["text"] = "Folds twice"  # of which readers are not told
    with pytest.raises(ValueError, match=r"2026\.11 was published already, and 3 competencies and actions are others"):
        history(parse(json.dumps(now)), str(file))
    entry = {"new": ["baking"], "changed": ["sift"], "gone": {"weigh": "Weigh flour"}}
    later = parse(json.dumps(now | {"version": "2027.01"}))
    text = history(later, str(file))
    told = json.loads(text)
    assert told == {"2027.01": entry}
    (tmp_path / "published.json").write_text(record(later, str(file)), encoding="utf-8")
    again = parse(json.dumps(now | {"version": "2027.02", "extra": {"history": told}}))
    assert history(again, str(file)) == text
    (tmp_path / "published.json").unlink()
    with pytest.raises(ValueError, match=r"there is no published\.json beside"):
        history(later, str(file))


def test_others_compare_with_what_they_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a framework of old, or with a record of one, whatever its title is now."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.json").write_text(json.dumps(DATA), encoding="utf-8")
    (tmp_path / "record.json").write_text(record(parse(json.dumps(DATA))), encoding="utf-8")
    now = json.dumps(DATA | {"title": "Bread"}).replace("keep-starter", "feed-starter")
    (tmp_path / "new.json").write_text(now, encoding="utf-8")
    for old in ("old.json", "record.json"):
        assert main(["check", "new.json", "--since", old]) == 1
        [told] = capsys.readouterr().out.splitlines()
        assert told.startswith("new.json at /: the action 'keep-starter' was published and is gone")
        assert told.endswith('"keep-starter": "feed-starter",')
        assert main(["check", "old.json", "--since", old]) == 0
        capsys.readouterr()
    (tmp_path / "new.json").write_text(json.dumps(DATA | {"id": "bread"}), encoding="utf-8")
    assert main(["check", "new.json", "--since", "old.json"]) == 1
    assert "the framework's id was 'our-bakery', and is 'bread'" in capsys.readouterr().out
    assert main(["check", "new.json", "--since", "gone.json"]) == 2


def test_the_successor_is_what_says_the_same_before_what_is_called_alike(tmp_path: Path) -> None:
    actions = [{"id": "keep-starters", "text": "Keep two"}, {"id": "feed-daily", "text": "Keep a starter"}]
    [told] = now(tmp_path, steps=[{"id": "dough", "title": "Dough", "actions": actions}])
    assert told.endswith('"keep-starter": "feed-daily",')
    [told] = now(tmp_path, steps=[{"id": "dough", "title": "Dough", "actions": actions[:1]}])
    assert told.endswith('"keep-starter": "keep-starters",')
    [told] = now(tmp_path, steps=[{"id": "dough", "title": "Dough"}])
    assert told.endswith('"keep-starter": None,')
