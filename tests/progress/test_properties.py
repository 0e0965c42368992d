"""What holds for every reader's file and every plan, and that both languages agree on it."""

from __future__ import annotations

import json
import math
from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from strategies import JSON
from twins import Case, a_progress, plain, prepare, run_in_browser, run_in_python

from pmo_guide import interchange
from pmo_guide.progress import (
    MAX_AT,
    STATES,
    Entry,
    Progress,
    ProgressError,
    current,
    dump,
    gaps,
    json_text,
    merge,
    parse,
    plan,
    ready_to_apply,
    schema,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from pmo_guide.model import Action, Framework

ACTIONS, COMPETENCIES, ROLES = "abcdef", ("g", "h", "i"), ("r", "s")
OLD = ("x", "y", "z-1")
TIMES = st.integers(0, 3) | st.integers(0, MAX_AT)
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=6)  # halves of characters, too
IDS = st.sampled_from([*ACTIONS, *COMPETENCIES, *OLD])
HOURS = st.integers(1, 168) | st.floats(0.01, 168)
DAYS = st.dates()
VALUES = {
    "action/{}/state": st.sampled_from(STATES),
    "action/{}/note": ANY_TEXT,
    "competency/{}/level": st.none() | st.integers(0, 5),
    "competency/{}/evidence": ANY_TEXT,
    "competency/{}/history/2026-11-27": st.none() | st.integers(0, 5),
    "indicator/{}/held": st.none() | st.booleans(),
    "scenario/{}/choice": st.none() | IDS,
    "target/mine/level/{}": st.none() | st.integers(0, 5),
    "target/mine/core/{}": st.booleans(),
    "target/{}/title": ANY_TEXT,
    "target/mine/title": st.sampled_from(["", "Mine"]),
    "me/calendar/{}": IDS,
    "me/calendar": IDS,
    "plan/target": st.none() | st.just("mine") | IDS,
    "plan/pin/{}": st.booleans(),
    "plan/role": st.none() | st.sampled_from([*ROLES, *OLD]),
    "plan/hours": st.none() | HOURS,
    "plan/start": st.none() | DAYS.map(date.isoformat),
    "plan/order": st.lists(IDS, max_size=5),
    "me/name": ANY_TEXT,
    "seen/version": ANY_TEXT,
}


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, Any]:
    """Draw a key and a value for it."""
    form = draw(st.sampled_from([*VALUES, "?"]))
    if form == "?":
        return "?" + draw(ANY_TEXT | st.just("__proto__")), draw(JSON | ANY_TEXT)
    return form.format(draw(IDS)), draw(VALUES[form])


VALUES_BY_KEY = st.lists(pairs(), max_size=4).map(dict)
ENTRIES = st.lists(st.tuples(pairs(), TIMES), max_size=12).map(
    lambda found: {key: [value, at] for (key, value), at in found}
)
FILES = ENTRIES.map(a_progress)
RATINGS = st.dictionaries(st.sampled_from(COMPETENCIES), st.tuples(st.integers(0, 4), TIMES), max_size=3)
"""Ratings that leave something to plan: in what is drawn from all keys alike there are few."""
RATED = st.tuples(ENTRIES, RATINGS).map(
    lambda both: both[0] | {f"competency/{name}/level": list(rating) for name, rating in both[1].items()}
)
OWN = st.dictionaries(st.sampled_from(COMPETENCIES), st.integers(0, 6), max_size=3)
"""What a target of the reader's own asks for."""
RATED_FOR_OWN = st.tuples(RATED, OWN).map(
    lambda both: (
        both[0]
        | {"target/mine/title": ["Mine", 1], "plan/target": ["mine", 1]}
        | {f"target/mine/level/{name}": [level, 1] for name, level in both[1].items()}
    )
)
RETIRED = st.fixed_dictionaries(
    {},
    optional={
        "x": st.sampled_from([None, "y", "z-1", "a", "g", "r"]),
        "y": st.sampled_from([None, "z-1", "b"]),
        "z-1": st.sampled_from([None, "a", "h", "s"]),
    },
)


@st.composite
def planning(draw: st.DrawFn) -> dict[str, Any]:
    """Draw what matters to a plan of a framework, as JSON."""
    towards = st.dictionaries(st.sampled_from(COMPETENCIES), st.integers(1, 5), max_size=3)
    ranges = st.tuples(*[st.integers(0, 60) | st.floats(0, 60)] * 2).map(sorted)

    def action(name: str) -> dict[str, Any]:
        action: dict[str, Any] = {"id": name, "text": name, "builds": draw(towards), "essential": draw(st.booleans())}
        for field in ("effort", "elapsed"):
            if draw(st.booleans()):
                action[field] = draw(ranges)
        return action

    def role(name: str) -> dict[str, Any]:
        targets = draw(towards)
        core = draw(st.lists(st.sampled_from(sorted(targets)), unique=True)) if targets else []
        role: dict[str, Any] = {"id": name, "title": name, "targets": targets, "core": core}
        if targets and draw(st.booleans()):
            rule = draw(st.fixed_dictionaries({"core_below": st.integers(0, 3), "other_below": st.integers(0, 3)}))
            counted = rule["other_below"] and draw(st.booleans())
            role["readiness"] = rule | ({"other_count": draw(st.integers(0, 3))} if counted else {})
        return role

    found = {
        "id": "f",
        "title": "F",
        "levels": [{"value": value, "title": f"L{value}"} for value in range(1, 6)],
        "steps": [
            {"id": "one", "title": "One", "actions": [action(name) for name in ACTIONS[:4]]},
            {"id": "two", "title": "Two", "actions": [action(name) for name in ACTIONS[4:]]},
        ],
        "competencies": [{"id": name, "title": name} for name in COMPETENCIES],
        "roles": [role(name) for name in ROLES],
        "retired": {old: new for old, new in draw(RETIRED).items() if new is None or new != "z-1"},
    }
    if "y" not in found["retired"] and found["retired"].get("x") == "y":  # type: ignore[operator, union-attr]
        del found["retired"]["x"]  # type: ignore[union-attr]
    return found


def framework_of(data: dict[str, Any]) -> Any:
    return interchange.parse(json.dumps(data))


# -- merging -----------------------------------------------------------------------------------------------------------


@given(FILES, FILES, FILES)
def test_merge_is_commutative_associative_and_idempotent(one: Progress, two: Progress, three: Progress) -> None:
    assert dump(merge(one, two)) == dump(merge(two, one))
    assert dump(merge(merge(one, two), three)) == dump(merge(one, merge(two, three)))
    assert dump(merge(one, one)) == dump(one)
    assert dump(merge(merge(one, two), two)) == dump(merge(one, two))


@given(FILES, FILES)
def test_merge_loses_no_key_and_invents_nothing(one: Progress, two: Progress) -> None:
    merged = merge(one, two).entries
    assert merged.keys() == one.entries.keys() | two.entries.keys()
    for key, entry in merged.items():
        given_ = [source.entries[key] for source in (one, two) if key in source.entries]
        assert any(entry is other for other in given_)
        assert entry.at == max(other.at for other in given_)


def test_progress_in_two_frameworks_does_not_merge() -> None:
    with pytest.raises(ProgressError, match='two frameworks, "f" and "g"'):
        merge(Progress("f"), Progress("g"))


@given(FILES, VALUES_BY_KEY, st.integers(0, 2**43), RETIRED)
def test_what_is_written_counts_here_and_after_any_merge(
    before: Progress, values: dict[str, Any], now: int, retired: dict[str, str | None]
) -> None:
    assume(all(entry.at < MAX_AT for entry in before.entries.values()))
    # Nobody writes under a retired id.
    values = {key: value for key, value in values.items() if not any(f"/{old}" in f"{key}/" for old in OLD)}
    after = write(before, values, now, retired)
    for key, value in values.items():
        if key in ("plan/role", "plan/order"):
            continue
        for found in (after, merge(after, before), merge(before, after)):
            assert json_text(current(found, retired)[key].value) == json_text(value)
            assert current(found, retired)[key].at >= now
    assert {key: entry for key, entry in after.entries.items() if key not in values} == {
        key: entry for key, entry in before.entries.items() if key not in values
    }


# -- the file ----------------------------------------------------------------------------------------------------------


@given(FILES)
def test_a_file_is_read_as_it_was_written(one: Progress) -> None:
    text = dump(one)
    assert dump(parse(text, "f")) == text
    assert text.encode("utf-8")
    Draft202012Validator(schema()).validate(json.loads(text))


@st.composite
def broken(draw: st.DrawFn) -> Any:
    """Draw JSON that began as a file, with one part replaced, added or left out."""
    data = json.loads(dump(draw(FILES)))
    part: Any = data
    while True:
        keys = [key for key, value in part.items() if isinstance(value, dict)] if draw(st.booleans()) else []
        if not keys:
            break
        part = part[draw(st.sampled_from(keys))]
    name = draw(st.sampled_from([*part, "extra", "action/a/state", "__proto__"]))
    if draw(st.booleans()):
        part[name] = draw(JSON | st.just({"value": 1, "at": 1}))
    else:
        part.pop(name, None)
    return data


@given(broken() | JSON)
def test_what_the_schema_refuses_is_refused(data: Any) -> None:
    try:
        parse(json.dumps(data))
    except ProgressError:
        return
    Draft202012Validator(schema()).validate(data)


@given(st.text(max_size=30) | FILES.flatmap(lambda one: st.integers(0, len(dump(one))).map(lambda n: dump(one)[:n])))
def test_no_text_ends_in_anything_but_a_clear_message(text: str) -> None:
    with suppress(ProgressError):
        parse(text)


@given(FILES, RETIRED)
def test_looking_up_retired_ids_is_done_once_and_for_all(one: Progress, retired: dict[str, str | None]) -> None:
    found = current(one, retired)
    again = current(Progress("f", "1", found), retired)
    assert plain(dict(again)) == plain(dict(found))


@given(FILES, planning(), HOURS)
def test_a_file_under_retired_ids_means_what_it_meant(one: Progress, data: dict[str, Any], hours: float) -> None:
    today = framework_of(data)
    moved = Progress("f", "1", current(one, today.retired))
    start = date(2026, 11, 22)
    assert gaps(today, one, "r") == gaps(today, moved, "r")
    assert plan(today, one, "r", hours, start) == plan(today, moved, "r", hours, start)


# -- the plan ----------------------------------------------------------------------------------------------------------


def naive_plan(framework: Framework, one: Progress, role: str) -> tuple[list[tuple[str, list[Any]]], dict[str, int]]:
    """Return the actions of a plan with what they help, and the levels that it leads to, as the definition has it."""
    known = current(one, framework.retired)
    wanted = {gap.competency: gap for gap in gaps(framework, one, role)}
    rated = {name: gap for name, gap in wanted.items() if gap.rating is not None}
    order = known["plan/order"].value if "plan/order" in known else []
    every = [(step.id, action) for step in framework.steps for action in step.actions]
    unset = Entry(None, 0)

    def state(action: Action) -> Entry:
        return known.get(f"action/{action.id}/state", unset)

    def pinned(action: Action) -> bool:
        return known.get(f"plan/pin/{action.id}", unset).value is True

    def essential(action: Action) -> bool:
        on_the_way = all(name in wanted and level <= wanted[name].target for name, level in action.builds.items())
        return action.essential and on_the_way

    def counts(action: Action, levels: dict[str, int]) -> list[Any]:
        weighed = {name for name in rated if known[f"competency/{name}/level"].at > state(action).at}
        return [
            [name, levels[name], min(level, rated[name].target)]
            for name, level in action.builds.items()
            if name in rated and levels[name] < min(level, rated[name].target)
            if state(action).value != "done" or name not in weighed
        ]

    def rank(action: Action, levels: dict[str, int]) -> Any:
        helped = [rated[name] for name, *_ in counts(action, levels)]
        largest = max((gap.target - levels[gap.competency] for gap in helped), default=0)
        weeks = action.elapsed[1] if essential(action) and action.elapsed else 0
        place = order.index(action.id) if action.id in order else len(order)
        core = any(gap.core for gap in helped)
        return not pinned(action), place, not essential(action), -weeks, not core, -largest

    def advance(action: Action, levels: dict[str, int]) -> None:
        levels.update({name: to for name, _, to in counts(action, levels)})

    ratings = {name: gap.rating or 0 for name, gap in rated.items()}
    waiting = [action for _, action in every if state(action).value != "skipped"]
    levels, ordered = dict(ratings), []
    while waiting := [a for a in waiting if pinned(a) or essential(a) or counts(a, levels)]:
        best = min(waiting, key=lambda action: rank(action, levels))
        waiting.remove(best)
        ordered.append(best)
        advance(best, levels)
    levels, chosen = dict(ratings), []
    for _, action in every:
        if state(action).value == "done":
            advance(action, levels)
    for action in ordered:
        helps = counts(action, levels)
        if state(action).value != "done" and (helps or pinned(action) or essential(action)):
            chosen.append((action.id, helps))
            advance(action, levels)
    return chosen, levels


@settings(max_examples=300)
@given(planning(), RATED.map(a_progress), HOURS, st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_plan_keeps_its_definition(data: dict[str, Any], one: Progress, hours: float, start: date) -> None:
    framework = framework_of(data)
    before = gaps(framework, one, "r")
    found = plan(framework, one, "r", hours, start)
    chosen, levels = naive_plan(framework, one, "r")
    assert [(item.action, [list(rise) for rise in item.helps]) for item in found.actions] == chosen
    ratings = {gap.competency: gap.rating for gap in before}
    targets = {gap.competency: gap.target for gap in before}
    assert [list(rise) for rise in found.short] == [
        [name, level, targets[name]] for name, level in levels.items() if level < targets[name]
    ]
    assert sorted(found.unrated) == sorted(name for name, rating in ratings.items() if rating is None)
    assert gaps(framework, one, "r") == before


@given(planning(), RATED.map(a_progress), HOURS)
def test_what_is_unrated_is_neither_planned_nor_a_gap(data: dict[str, Any], one: Progress, hours: float) -> None:
    framework = framework_of(data)
    found = plan(framework, one, "r", hours, date(2026, 11, 22))
    for item in found.actions:
        assert not {rise.competency for rise in item.helps} & set(found.unrated)
        assert item.helps or item.pinned or item.essential
    assert {gap.competency for gap in gaps(framework, one, "r") if gap.gap is None} == set(found.unrated)


@given(planning(), RATED.map(a_progress))
def test_undone_essentials_on_the_way_are_always_planned(data: dict[str, Any], one: Progress) -> None:
    framework = framework_of(data)
    known = current(one, framework.retired)
    verdict = ready_to_apply(framework, one, "r")
    assume(verdict)
    undone = verdict.undone if verdict else ()
    skipped = {name for name in undone if known.get(f"action/{name}/state", Entry("", 0)).value == "skipped"}
    found = plan(framework, one, "r", 4, date(2026, 11, 22))
    assert {item.action for item in found.actions if item.essential} == set(undone) - skipped


@given(planning(), RATED.map(a_progress))
def test_no_yes_while_anything_that_the_role_asks_for_is_unrated(data: dict[str, Any], one: Progress) -> None:
    verdict = ready_to_apply(framework_of(data), one, "r")
    assert (verdict is None) == ("readiness" not in data["roles"][0])
    if verdict:
        open_ = [gap.competency for gap in gaps(framework_of(data), one, "r") if gap.rating is None]
        assert sorted(verdict.unrated) == sorted(open_)
        assert verdict.ready is not True or not open_


@settings(max_examples=400)
@given(planning(), RATED.map(a_progress), HOURS, st.sampled_from(ACTIONS), st.sampled_from(["todo", "doing"]))
def test_finishing_brings_nothing_into_a_plan(
    data: dict[str, Any], one: Progress, hours: float, action: str, state: str
) -> None:
    framework = framework_of(data)
    start = date(2026, 11, 22)
    # It is finished after it was rated: a rating from the future has weighed what is done until then.
    now = max((entry.at for entry in one.entries.values()), default=0)
    todo = write(one, {f"action/{action}/state": state}, now, framework.retired)
    done = write(todo, {f"action/{action}/state": "done"}, now, framework.retired)
    before = [item.action for item in plan(framework, todo, "r", hours, start).actions]
    after = [item.action for item in plan(framework, done, "r", hours, start).actions]
    assert action not in after
    assert after == [name for name in before if name in after]


@given(planning(), RATED.map(a_progress), HOURS, st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_dates_of_a_plan_are_possible(data: dict[str, Any], one: Progress, hours: float, start: date) -> None:
    framework = framework_of(data)
    found = plan(framework, one, "r", hours, start)
    actions = {action.id: action for step in framework.steps for action in step.actions}
    for item in found.actions:
        action = actions[item.action]
        assert start <= item.begins[0] <= item.begins[1] <= item.ends[1]
        assert item.begins[0] <= item.ends[0] <= item.ends[1]
        least, most = (max(((action.effort or (0, 0))[n]) / hours, (action.elapsed or (0, 0))[n]) for n in (0, 1))
        assert item.ends[0] >= start + timedelta(math.ceil(least * 7 - 1e-6) - 1)
        assert item.ends[1] >= start + timedelta(math.ceil(most * 7 - 1e-6) - 1)
    if found.ends:
        # Nobody works more than the hours there are, and no hour is left idle while an action could use it.
        # A course in which one action ends sooner than in the other may have another end later.
        soonest, latest = (max(item.ends[n] for item in found.actions) for n in (0, 1))
        assert soonest <= found.ends[0] <= found.ends[1] == latest
        for n in (0, 1):
            weeks = found.hours[n] / hours
            longest = sum((actions[item.action].elapsed or (0, 0))[n] for item in found.actions)
            days = (found.ends[n] - start).days + 1
            assert weeks * 7 - 1e-6 <= days
            if n == 1:
                assert days <= math.ceil((weeks + longest) * 7 + 1)


@given(planning(), RATED.map(a_progress), st.integers(1, 40))
def test_pinned_actions_and_the_readers_order_come_first(data: dict[str, Any], one: Progress, hours: int) -> None:
    framework = framework_of(data)
    known = current(one, framework.retired)
    order = known["plan/order"].value if "plan/order" in known else []
    found = plan(framework, one, "r", hours, date(2026, 11, 22)).actions

    def rank(name: str, pinned: bool) -> tuple[bool, int]:
        return not pinned, order.index(name) if name in order else len(order)

    ranks = [rank(item.action, item.pinned) for item in found]
    assert ranks == sorted(ranks)


def test_impossible_hours_and_roles_are_told() -> None:
    framework = framework_of({"id": "f", "title": "F", "levels": [{"value": 1, "title": "1"}]} | _LITTLE)
    for hours in (0, -1, 169, math.nan):
        with pytest.raises(ValueError, match="hours per week must be above 0"):
            plan(framework, Progress("f"), "r", hours, date(2026, 1, 1))
    with pytest.raises(LookupError, match="no target 'target/x'"):
        gaps(framework, Progress("f"), "target/x")
    with pytest.raises(LookupError, match="no role 'nobody'"):
        plan(framework, Progress("f"), "nobody", 1, date(2026, 1, 1))


_LITTLE = {
    "steps": [{"id": "s", "title": "S"}],
    "competencies": [{"id": "c", "title": "C"}],
    "roles": [{"id": "r", "title": "R"}],
}


# -- Python and JavaScript ---------------------------------------------------------------------------------------------

HOSTILE = st.sampled_from(
    [
        '{"format":"pmo-guide/progress","version":1e400}',
        "[" * 3000 + "]" * 3000,
        '{"__proto__":{}}',
        "\ufeff{}",
        "-0",
        '"\\ud800"',
    ]
)
TEXTS = st.one_of(
    FILES.map(dump),
    broken().map(json.dumps),
    JSON.map(json.dumps),
    ANY_TEXT,
    HOSTILE,
    FILES.flatmap(lambda one: st.integers(0, len(dump(one))).map(lambda n: dump(one)[:n])),
)
CALLS = st.one_of(
    st.tuples(st.just("parse"), TEXTS, st.sampled_from(["", "f", "g"])),
    st.tuples(st.just("reread"), TEXTS),
    st.tuples(st.just("dump"), ENTRIES),
    st.tuples(st.sampled_from(["merge", "differences"]), ENTRIES, ENTRIES),
    st.tuples(st.just("write"), ENTRIES, VALUES_BY_KEY, TIMES, RETIRED),
    st.tuples(st.just("current"), ENTRIES, RETIRED),
    st.tuples(st.just("beyond_scale"), ENTRIES, st.integers(0, 5)),
    st.tuples(st.sampled_from(["gaps", "by_weight", "ready_to_apply"]), RATED, st.sampled_from(ROLES)),
    st.tuples(st.sampled_from(["aims", "aim"]), RATED | RATED_FOR_OWN),
    st.tuples(st.sampled_from(["gaps", "by_weight", "ready_to_apply"]), RATED_FOR_OWN, st.just("target/mine")),
    st.tuples(st.just("plan"), RATED_FOR_OWN, st.just("target/mine"), HOURS, DAYS.map(date.isoformat)),
    st.tuples(st.just("plan"), RATED, st.sampled_from(ROLES), HOURS | st.just(5e-324), DAYS.map(date.isoformat)),
)


@pytest.fixture(scope="module")
def twin_page(chromium: Browser) -> Iterator[Page]:
    page = prepare(chromium.new_page())
    yield page
    page.close()


@settings(max_examples=60)
@given(framework=planning(), calls=st.lists(CALLS, min_size=1, max_size=20))
def test_python_and_the_browser_agree(twin_page: Page, framework: Any, calls: list[tuple[Any, ...]]) -> None:
    some = [Case("", call, args, None, framework) for call, *args in calls]
    for case, theirs in zip(some, run_in_browser(twin_page, some), strict=True):
        assert plain(theirs) == plain(run_in_python(case)), case


@settings(max_examples=60)
@given(framework=planning(), some=st.lists(RATED, min_size=1, max_size=10), action=st.sampled_from(ACTIONS))
def test_finishing_brings_nothing_into_a_plan_in_the_browser_either(
    twin_page: Page, framework: Any, some: list[dict[str, Any]], action: str
) -> None:
    key = f"action/{action}/state"
    cases = []
    for entries in some:
        now = max([at for _, at in entries.values()], default=0)
        for state in ("todo", "done"):
            args = [entries | {key: [state, now]}, "r", 4, "2026-11-22"]
            cases.append(Case("", "plan", args, None, framework))
    plans = [[item[0] for item in found[0]] for found in run_in_browser(twin_page, cases)]
    for before, after in zip(plans[::2], plans[1::2], strict=True):
        assert after == [name for name in before if name in after and name != action]
