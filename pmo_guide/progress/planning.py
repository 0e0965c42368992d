"""The plan: what to do next for a role, and by when."""

from __future__ import annotations

import math
from datetime import date
from functools import reduce
from itertools import groupby
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from pmo_guide.progress.file import Entry
from pmo_guide.progress.keys import MAX_HOURS
from pmo_guide.progress.merging import current
from pmo_guide.progress.standing import Gap, asked_for, gaps_of, unrated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pmo_guide.model import Action, Framework
    from pmo_guide.progress.file import Progress


class Rise(NamedTuple):
    """How far something counts towards a competency, given what comes before it."""

    competency: str
    level: int
    """From here …"""
    to: int
    """… to here: what the action builds, or the target if that is lower."""


class Planned(NamedTuple):
    """One action of a plan."""

    action: str
    step: str
    helps: tuple[Rise, ...]
    """Nothing, for an action that is there only because it is pinned or essential."""
    core: bool
    """Whether it helps with a core competency."""
    pinned: bool
    essential: bool
    """Whether the role asks for it whatever the ratings are."""
    begins: tuple[date, date]
    """The first day: earliest, latest."""
    ends: tuple[date, date]
    """The last day: earliest, latest."""


class Plan(NamedTuple):
    """What to do next for a role, in order."""

    actions: tuple[Planned, ...]
    hours: tuple[float, float]
    """The effort of all actions together, least and most."""
    ends: tuple[date, date] | None
    """When the last action ends, in the course that is over sooner and in the other; None for an empty plan."""
    short: tuple[Rise, ...]
    """Rated competencies for which nothing leads to the target: how far the plan counts, and the target."""
    evidence: tuple[Rise, ...]
    """Rated competencies for which what is done counts towards more than the rating, to be rated again."""
    unrated: tuple[str, ...]
    """The competencies that stand outside of it until they are rated: core ones first."""


def plan(framework: Framework, progress: Progress, role: str, hours_per_week: float, start: date) -> Plan:
    """Return the plan for a role.

    An action helps c, which is rated, if level(c) < min(builds(c), target(c)). The plan holds the unfinished actions
    (neither done nor skipped) that help, and those essential for the role even where they close no gap. The order is
    that of a reader who has done nothing since the ratings: the pinned ones first, which stay even without a gap, then
    those named in ``plan/order``, then the essential ones, the longest elapsed weeks first, then core gaps, then by
    the largest gap helped, then by step, then in the order of actions. Each advances its competencies to
    min(builds(c), target(c)) for those after it; ratings stay as they are.

    A done action advances its competencies before all others, unless the rating is newer and so has weighed it
    already. Then those leave the plan that no longer help. So finishing an action takes it out, perhaps with others,
    never brings one in and never changes the order.

    An action takes the longer of hours ÷ hours per week and its elapsed weeks: it draws its hours evenly over those
    weeks. The hours of a week go to the actions in order, so that several run side by side; the last that gets any may
    get fewer than it could use, and then takes longer. The dates are those of two courses, one with the least of each
    range and one with the most.

    Raises `LookupError` for an unknown role and `ValueError` for impossible hours.
    """
    if not 0 < hours_per_week <= MAX_HOURS:
        raise ValueError(f"hours per week must be above 0 and up to {MAX_HOURS}, not {hours_per_week}")
    known = current(progress, framework.retired)
    found = gaps_of(framework, known, role)
    rated = {gap.competency: gap for gap in found if gap.rating is not None}
    ratings = {name: gap.rating or 0 for name, gap in rated.items()}
    candidates = list(_candidates(framework, known, found, rated))
    levels = dict(ratings)
    for candidate in candidates:
        if candidate.done:
            candidate.advance(levels)
    evidence = tuple(Rise(name, ratings[name], level) for name, level in levels.items() if level > ratings[name])
    chosen = []
    for candidate in _in_order(candidates, rated, dict(ratings)):
        helps = tuple(Rise(name, levels[name], to) for name, to in candidate.builds if levels[name] < to)
        if not candidate.done and (helps or candidate.stays):
            candidate.advance(levels)
            chosen.append((candidate, helps))
    actions = [candidate.action for candidate, _ in chosen]
    courses = [[_days(start, span) for span in _course(actions, hours_per_week, n)] for n in (0, 1)]
    planned = []
    for (candidate, helps), *days in zip(chosen, *courses, strict=True):
        begins, ends = (_pair(pair) for pair in zip(*days, strict=True))
        core = any(rated[rise.competency].core for rise in helps)
        _, action, step, _, pinned, _, essential, _ = candidate
        planned.append(Planned(action.id, step, helps, core, pinned, essential, begins, ends))
    efforts = [action.effort for action in actions if action.effort]
    return Plan(
        actions=tuple(planned),
        hours=(_total(low for low, _ in efforts), _total(high for _, high in efforts)),
        ends=_pair(max(last for _, last in course) for course in courses) if planned else None,
        short=tuple(Rise(n, levels[n], gap.target) for n, gap in rated.items() if levels[n] < gap.target),
        evidence=evidence,
        unrated=unrated(found),
    )


def _pair(days: Iterable[date]) -> tuple[date, date]:
    """Return the days of two courses, the earlier one first."""
    early, late = sorted(days)
    return early, late


class _Candidate(NamedTuple):
    """An action that may stand in a plan, or has stood in it and is done."""

    place: int
    """Its place among all actions."""
    action: Action
    step: str
    builds: tuple[tuple[str, int], ...]
    """The rated competencies that it may raise, and how far."""
    pinned: bool
    order: int
    """Its place in the reader's own order; those not named there come after it."""
    essential: bool
    done: bool

    @property
    def stays(self) -> bool:
        return self.pinned or self.essential

    @property
    def rank(self) -> tuple[bool, int, bool, float]:
        """What decides before any gap does: the lowest comes first."""
        weeks = self.action.elapsed[1] if self.essential and self.action.elapsed else 0
        return not self.pinned, self.order, not self.essential, -weeks

    def advance(self, levels: dict[str, int]) -> None:
        for name, to in self.builds:
            levels[name] = max(levels[name], to)


def _candidates(
    framework: Framework, known: Mapping[str, Entry], found: Iterable[Gap], rated: Mapping[str, Gap]
) -> Iterator[_Candidate]:
    order = known["plan/order"].value if "plan/order" in known else []
    places = {name: n for n, name in reversed(list(enumerate(order)))}
    essential = {action.id for action in asked_for(framework, found)}
    place = 0
    for step in framework.steps:
        for action in step.actions:
            state = known.get(f"action/{action.id}/state") or Entry("todo", 0)
            pin = known.get(f"plan/pin/{action.id}")
            builds = [
                (name, min(level, rated[name].target))
                for name, level in action.builds.items()
                # A rating that is newer than the evidence has weighed it.
                if name in rated and (state.value != "done" or known[f"competency/{name}/level"].at <= state.at)
            ]
            place += 1
            if state.value != "skipped":
                yield _Candidate(
                    place,
                    action,
                    step.id,
                    tuple(builds),
                    pin is not None and pin.value is True,
                    places.get(action.id, len(order)),
                    action.id in essential,
                    state.value == "done",
                )


def _in_order(candidates: Iterable[_Candidate], rated: Mapping[str, Gap], levels: dict[str, int]) -> list[_Candidate]:
    """Return those that stay or help when their turn comes, in order, where each advances the levels.

    Levels only rise, so an action's claim only gets weaker: it is weighed again when its turn comes, and then either is
    taken or waits further down. Nothing is weighed more often than it changes.
    """
    top = max((gap.target for gap in rated.values()), default=0)

    def claim(candidate: _Candidate) -> int:
        """Return how soon its gaps want it: 0 for the largest core gap; twice the highest target for none at all."""
        helped = [rated[name] for name, to in candidate.builds if levels[name] < to]
        if not helped:
            return 2 * top
        largest = max(gap.target - levels[gap.competency] for gap in helped)
        return top - largest + (0 if any(gap.core for gap in helped) else top)

    ordered = []
    ranked = sorted(candidates, key=lambda candidate: (candidate.rank, candidate.place))
    for _, equals in groupby(ranked, key=lambda candidate: candidate.rank):
        waiting: dict[int, list[_Candidate]] = {}
        for candidate in equals:
            waiting.setdefault(claim(candidate), []).append(candidate)
        while waiting:
            best = min(waiting)
            for candidate in sorted(waiting.pop(best), key=lambda candidate: candidate.place):
                now = claim(candidate)
                if now != best:
                    waiting.setdefault(now, []).append(candidate)
                elif now < 2 * top or candidate.stays:
                    candidate.advance(levels)
                    ordered.append(candidate)
    return ordered


_NEARLY = 1e-9
"""What two sums of the same hours, or of the same days, may differ by."""
_FAR = 1e6
"""Weeks after which everything is equally far away."""


def _total(numbers: Iterable[float]) -> float:
    """Return the sum as browsers add; the built-in one rounds otherwise from Python 3.12 on."""
    return reduce(add, numbers, 0)


def _course(actions: Iterable[Action], hours_per_week: float, bound: int) -> list[tuple[float, float]]:
    """Return when each action begins and ends, in weeks, with the least (0) or the most (1) of its ranges."""
    efforts, weeks = [], []
    for action in actions:
        efforts.append(action.effort[bound] if action.effort else 0)
        weeks.append(min(action.elapsed[bound] if action.elapsed else 0, _FAR))
    begins: dict[int, float] = {}
    ends = {n: weeks[n] for n, effort in enumerate(efforts) if effort <= _NEARLY}  # it only takes time
    left = {n: effort for n, effort in enumerate(efforts) if n not in ends}
    clock = 0.0
    while left:
        free = hours_per_week
        rates = {}
        for n in left:
            if free <= _NEARLY:
                break
            rates[n] = min(efforts[n] / weeks[n], free) if weeks[n] else free
            free -= rates[n]
            begins.setdefault(n, clock)
        span = min([_FAR, *(left[n] / rate for n, rate in rates.items() if rate)])
        clock = min(clock + span, _FAR)
        for n, rate in rates.items():
            left[n] -= rate * span
        for n in list(left) if clock == _FAR else [n for n in rates if left[n] <= _NEARLY]:
            ends[n] = clock
            del left[n]
    return [(begins.get(n, 0.0), ends[n]) for n in range(len(efforts))]


def _days(start: date, span: tuple[float, float]) -> tuple[date, date]:
    """Return the first and the last day of a span of weeks from the start; at least one day."""
    begin = math.floor(span[0] * 7 + _NEARLY)
    last = max(begin, math.ceil(span[1] * 7 - _NEARLY) - 1)
    origin, end = start.toordinal(), date.max.toordinal()
    return date.fromordinal(min(origin + begin, end)), date.fromordinal(min(origin + last, end))
