"""The book's pictures, each drawn from numbers and told in words that say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from _pictures.drawing import WIDTH, Sheet, Tone
from examples import worked
from pmo_guide.framework import FRAMEWORK

if TYPE_CHECKING:
    from collections.abc import Callable


class Picture(NamedTuple):
    """A picture and the words for those who do not see it."""

    sheet: Sheet
    words: str


PICTURES: dict[str, Callable[[], Picture]] = {}
"""Every picture's function, by its name."""


def picture(draw: Callable[[], Picture]) -> Callable[[], Picture]:
    """Enter a function among the pictures; underscores in its name become hyphens."""
    PICTURES[draw.__name__.replace("_", "-")] = draw
    return draw


def _pounds(value: float) -> str:
    return f"£{value:,.0f}"


@picture
def who_decides() -> Picture:
    """Show who decides each of five questions: the PMO's column holds one decision and five duties."""
    columns = ("Top\nteam", "Deciding\ngroup", "Sponsor", "Benefit\nowner", "PMO")
    rows = (
        ("What should change?", 0),
        ("Start, wait or stop?", 1),
        ("Is it on course?", 2),
        ("Did it pay?", 3),
        ("How are projects run?", 4),
    )
    sheet = Sheet(316)
    left, step, top = 190, 60, 74
    for column, name in enumerate(columns):
        if name == "PMO":
            sheet.box(left + column * step - 28, 14, 56, 246, "wash", round_=8)
        sheet.words(left + column * step, 34, name, size=13, at="middle", tone="ink", bold=name == "PMO")
    for row, (question, decider) in enumerate(rows):
        y = top + row * 40
        sheet.line((8, y - 16), (WIDTH - 8, y - 16), tone="rule", width=1)
        sheet.words(8, y + 9, question)
        for column in range(len(columns)):
            x = left + column * step
            if column == decider:
                sheet.box(x - 10, y - 6, 20, 20, "petrol", round_=3)
            if column == len(columns) - 1:
                sheet.ring(x, y + 4, 17, "amber", 2.5)
    sheet.box(8, 284, 16, 16, "petrol", round_=3)
    sheet.words(32, 297, "decides", size=13, tone="soft")
    sheet.ring(120, 292, 9, "amber", 2.5)
    sheet.words(138, 297, "answers for options, rule, truth, measure", size=13, tone="soft")
    return Picture(
        sheet,
        "Five questions and who decides each. What should change: the top team. Start, wait or stop: the deciding "
        "group. Is it on course: the sponsor. Did it pay: the benefit owner. How are projects run: the PMO. The PMO "
        "decides one of the five, and answers for something in all: the options, the rule, the truth of the status, "
        "the measure and the method.",
    )


@picture
def forecast_fan() -> Picture:
    """Show three forecasts from one point."""
    budget, spent, answers = 1000, 520, worked.forecasts()
    sheet = Sheet(320)
    left, right, bottom = 56, 300, 270

    def y(cost: float) -> float:
        return bottom - (cost - 400) * 240 / 880

    now = left + (right - left) * 0.3
    sheet.line((left, 24), (left, bottom), (right + 8, bottom), tone="rule")
    sheet.words(8, 16, "cost, in thousands of pounds, from 400", size=13, tone="soft")
    sheet.words(now, bottom + 20, "today", size=13, tone="soft", at="middle")
    sheet.words(right, bottom + 20, "the end", size=13, tone="soft", at="middle")
    sheet.line((left, y(budget)), (right, y(budget)), tone="soft", dash="5 4")
    sheet.words(left + 6, y(budget) - 7, "budget 1,000", size=13, tone="soft")
    sheet.line((left, y(spent) + 20), (now, y(spent)), tone="ink", width=3)
    sheet.words(now + 10, y(spent) + 14, "spent 520", size=14)
    tones: tuple[Tone, Tone, Tone] = ("petrol", "ink", "amber")
    beliefs = ("a single event", "cost stays as it is", "both go on as now")
    for row, (value, tone, belief) in enumerate(zip(answers, tones, beliefs, strict=True)):
        label = y(answers.cost) + (1 - row) * 42
        sheet.line((now, y(spent)), (right, y(value)), tone=tone, width=2.5)
        sheet.line((right + 3, y(value)), (right + 20, label), tone="rule", width=1)
        sheet.words(right + 24, label + 2, f"{value:,.0f}", tone=tone, bold=True)
        sheet.words(right + 24, label + 18, belief, size=13, tone="soft")
    sheet.dot(now, y(spent), 5)
    return Picture(
        sheet,
        f"A line of cost rises to {spent} spent today, against a budget of {budget:,}, and fans out into three ends: "
        f"{answers.single:,.0f} if the overspend was a single event, {answers.cost:,.0f} if cost efficiency stays as "
        f"it is, {answers.both:,.0f} if cost and schedule pressure both go on.",
    )


@picture
def what_the_calendar_binds() -> Picture:
    """Show a year in which a budget, a round and an examination run side by side."""
    spans = worked.year_of_study()
    sheet = Sheet(204)
    left, week = 12, (WIDTH - 24) / 52
    for row, span in enumerate(spans):
        y, x, width = 30 + row * 62, left + (span.first - 1) * week, (span.last - span.first + 1) * week
        sheet.words(left, y, span.name, bold=True)
        sheet.words(WIDTH - 12, y, f"weeks {span.first} to {span.last}", at="end", size=14, tone="soft")
        sheet.box(left, y + 10, WIDTH - 24, 26, "panel", round_=4)
        if not row:
            sheet.box(x, y + 10, width, 26, "amber", round_=4)
            sheet.words(x + width / 2, y + 28, "bound by the calendar", at="middle", size=14, tone="paper")
            continue
        sheet.box(x, y + 10, width, 26, "wash", round_=4, edge="petrol")
        inside = width > 200
        sheet.words(x + (10 if inside else width + 10), y + 28, "bound by your hours", size=14)
    return Picture(
        sheet,
        "A year of 52 weeks as three bars. "
        + " ".join(f"{span.name}: weeks {span.first} to {span.last}." for span in spans)
        + " Only the first is bound by the calendar; the others fit inside it.",
    )


@picture
def shared_or_in_turn() -> Picture:
    """Show three ways to use four engineers, with what each loses."""
    options = worked.engineers()
    sheet = Sheet(330)
    left, month = 70, 52
    for number in range(7):
        sheet.words(left + number * month, 18, str(number), size=13, tone="soft", at="middle")
    sheet.words(left + 6 * month + 34, 18, "month", size=13, tone="soft", at="middle")
    for row, option in enumerate(options):
        y = 48 + row * 96
        for number in range(7):  # below the words, which they would strike through
            sheet.line((left + number * month, y + 8), (left + number * month, y + 56), tone="rule", width=1)
        sheet.words(12, y, option.name, bold=True)
        sheet.words(WIDTH - 12, y, f"loses {_pounds(option.loss)}", at="end", bold=True, tone="amber")
        alone = option.north != option.south
        height = 20 if alone else 10
        bars: tuple[tuple[str, float, Tone], ...] = (("North", option.north, "petrol"), ("South", option.south, "wash"))
        for line, (name, end, tone) in enumerate(bars):
            start = 0.0 if not alone or end == min(option.north, option.south) else end - 3
            at = y + 9 + line * 26 + (20 - height) / 2
            sheet.words(12, y + 24 + line * 26, name, size=14, tone="soft")
            sheet.box(left + start * month, at, (end - start) * month, height, tone, edge="petrol")
    return Picture(
        sheet,
        "Three ways to use four engineers on North and South. "
        + " ".join(
            f"{o.name}: North finishes in month {o.north:.0f}, South in month {o.south:.0f}, loss {_pounds(o.loss)}."
            for o in options
        ),
    )


@picture
def rings() -> Picture:
    """Show whom to know first: four functions, then peers, then the field."""
    sheet = Sheet(330)
    middle = WIDTH / 2
    around: tuple[tuple[float, float, float, Tone], ...] = (
        (456, 310, 70, "panel"),
        (350, 208, 56, "wash"),
        (212, 108, 40, "sand"),
    )
    for width, height, round_, tone in around:
        sheet.box(middle - width / 2, 165 - height / 2, width, height, tone, round_=round_, edge="soft")
    sheet.dot(middle, 165, 20, "petrol")
    sheet.words(middle, 170, "you", at="middle", tone="paper", bold=True)
    for away, above, below in (
        (34, "1 finance · 2 audit", "3 HR · 4 operations"),
        (78, "sponsors and executives", "project managers, line managers"),
        (129, "heads of PMO elsewhere", "associations, events, forums"),
    ):
        sheet.words(middle, 170 - away, above, at="middle", size=14)
        sheet.words(middle, 170 + away, below, at="middle", size=14)
    return Picture(
        sheet,
        "Rings around you. Closest: finance, internal audit, HR and operations, in that order. Next: sponsors and "
        "executives, project managers and line managers. Outermost: heads of PMO elsewhere, associations, events and "
        "forums.",
    )


@picture
def flagged_and_slipped() -> Picture:
    """Show twenty-four projects, by what the signal said and what happened."""
    s = worked.signal()
    sheet = Sheet(300)
    for column, name in enumerate(("Slipped", "Did not slip")):
        sheet.words(190 + column * 184, 24, name, at="middle", bold=True)
    rows = (
        ("Flagged", (s.flagged_slipped, "right"), (s.flagged_kept, "false alarm")),
        ("Not\nflagged", (s.other_slipped, "missed"), (s.other_kept, "right")),
    )
    for row, (name, *squares) in enumerate(rows):
        top = 40 + row * 128
        sheet.words(8, top + 56, name, bold=True)
        for column, (count, call) in enumerate(squares):
            left = 104 + column * 184
            if row == column:
                sheet.box(left, top, 172, 116, "wash", round_=8, edge="petrol")
            else:
                sheet.box(left, top, 172, 116, "paper", round_=8, edge="amber", dash="6 4")
            for number in range(count):
                x, y = left + 24 + number % 5 * 28, top + 22 + number // 5 * 26
                if column:
                    sheet.ring(x, y, 8, "soft", 2)
                else:
                    sheet.dot(x, y, 9, "petrol")
            sheet.words(left + 12, top + 106, call, size=14)
            sheet.words(left + 160, top + 106, str(count), at="end", bold=True)
    flagged, other = s.flagged_slipped + s.flagged_kept, s.other_slipped + s.other_kept
    return Picture(
        sheet,
        f"Twenty-four projects in a square. Of {flagged} that were flagged {s.flagged_slipped} slipped and "
        f"{s.flagged_kept} did not; of {other} that were not flagged {s.other_slipped} slipped and "
        f"{s.other_kept} did not. The signal was right in the first and the last square; the other two are false "
        "alarms and slips that it missed.",
    )


@picture
def capacity_line() -> Picture:
    """Show three proposals against fourteen person-months, in three combinations."""
    need = dict(worked.STAFF)
    sheet = Sheet(270)
    left, unit = 12, 26
    line = left + worked.FREE * unit
    choices = (("Alpha", "Beta"), ("Alpha", "Gamma"), ("Beta", "Gamma"))
    tones: dict[str, Tone] = {"Alpha": "petrol", "Beta": "sand", "Gamma": "wash"}
    told = []
    for row, names in enumerate(choices):
        y, used = 44 + row * 68, sum(need[name] for name in names)
        x = float(left)
        rest = worked.FREE - used
        verdict = f"{used}: {-rest} too many" if rest < 0 else f"{used}: {rest} in reserve"
        sheet.words(left, y - 6, " and ".join(names), bold=True)
        sheet.words(line - 10, y - 6, verdict, size=14, tone="amber" if rest < 0 else "soft", at="end", bold=rest < 0)
        for name in names:
            sheet.box(x, y, need[name] * unit - 3, 26, tones[name], edge="petrol")
            sheet.words(x + 8, y + 18, f"{name} {need[name]}", size=14, tone="paper" if name == "Alpha" else "ink")
            x += need[name] * unit
        told.append(f"{' and '.join(names)} need {verdict}.")
    sheet.line((line, 22), (line, 226), tone="ink", width=2.5, dash="6 4")
    sheet.words(WIDTH - 12, 248, f"capacity line: {worked.FREE} person-months", at="end", size=14)
    return Picture(
        sheet, f"A line at {worked.FREE} person-months and three pairs of proposals against it. " + " ".join(told)
    )


@picture
def one_supplier() -> Picture:
    """Show four registers whose risks have one cause."""
    count, chance, cost = worked.SUPPLIER
    sheet = Sheet(270)
    for number in range(count):
        x = 12 + number * 117
        sheet.box(x, 14, 105, 62, "panel", round_=6)
        sheet.words(x + 52, 36, f"Project {number + 1}", at="middle", size=14, bold=True)
        sheet.words(x + 52, 58, f"{chance:.0%} × {_pounds(cost)}", at="middle", size=12, tone="soft")
        sheet.line((x + 52, 76), (240, 150), tone="amber", width=2)
    sheet.box(150, 150, 180, 44, "sand", round_=6)
    sheet.words(240, 177, "one supplier", at="middle", bold=True)
    apart = chance**count
    sheet.words(
        240, 224, f"all four at once: {chance:.0%} for {_pounds(count * cost)}", at="middle", bold=True, tone="amber"
    )
    sheet.words(240, 250, f"if they were independent: {apart:.2%}", at="middle", tone="soft")
    return Picture(
        sheet,
        f"Four projects each list a risk of {chance:.0%} times {_pounds(cost)}. All four hang on one supplier, so that "
        f"all are hit at once with {chance:.0%} for {_pounds(count * cost)}; were they independent, with {apart:.2%}.",
    )


@picture
def two_weights() -> Picture:
    """Show the hours of control of one project, in full and tailored."""
    parts = worked.controls()
    full, tailored = sum(p.full for p in parts), sum(p.tailored for p in parts)
    sheet = Sheet(76 + len(parts) * 46)
    sheet.box(12, 10, 16, 16, "wash", edge="petrol")
    sheet.words(36, 23, f"full set: {full:.0f} hours, {full / worked.WORK:.0%} of the work", size=14)
    sheet.box(12, 34, 16, 16, "petrol")
    sheet.words(36, 47, f"tailored: {tailored:.0f} hours, {tailored / worked.WORK:.0%} of the work", size=14)
    left, unit = 140, 296 / max(part.full for part in parts)
    for row, part in enumerate(parts):
        y = 70 + row * 46
        sheet.words(12, y + 22, part.name, size=14)
        bars: tuple[tuple[float, float, Tone], ...] = ((part.full, y, "wash"), (part.tailored, y + 18, "petrol"))
        for hours, top, tone in bars:
            if hours:
                sheet.box(left, top, hours * unit, 16, tone, edge="petrol")
            sheet.words(left + hours * unit + 8, top + 13, f"{hours:.0f}", size=13)
    return Picture(
        sheet,
        f"Two bars for each of {len(parts)} controls. The full set takes {full:.0f} hours, {full / worked.WORK:.0%} of "
        "the work: "
        + ", ".join(f"{p.name.lower()} {p.full:.0f}" for p in parts)
        + f". The tailored set takes {tailored:.0f}, {tailored / worked.WORK:.0%}: "
        + ", ".join(f"{p.name.lower()} {p.tailored:.0f}" for p in parts)
        + ".",
    )


@picture
def two_lanes() -> Picture:
    """Show the two routes of the example over the years, the essential actions side by side."""
    lanes = (
        (
            "PMO manager",
            (
                ("one project led", 2027.2, 2028.15),
                ("budget of a year", 2027.3, 2028.25),
                ("red on record", 2027.87, 2027.95),
                ("round that refuses", 2028.1, 2028.75),
                ("benefit measured", 2028.2, 2029.15),
                ("mandate renewed", 2029.85, 2029.95),
                ("ready", 2030.0, 2030.1),
            ),
        ),
        (
            "Programme manager",
            (
                ("service rebuilt", 2027.1, 2027.9),
                ("heads a division’s PMO", 2028.0, 2031.6),
                ("unwelcome note", 2028.78, 2028.86),
                ("capacity round", 2029.0, 2029.3),
                ("three divisions ranked", 2030.1, 2030.4),
                ("charter renewed", 2031.0, 2031.1),
                ("ready", 2031.7, 2031.8),
            ),
        ),
    )
    sheet = Sheet(452)
    left, year = 12, 92

    def x(when: float) -> float:
        return left + (when - 2027) * year

    for number in range(2027, 2033):
        sheet.line((x(number), 20), (x(number), 438), tone="rule", width=1)
        if number < 2032:
            sheet.words(x(number) + 4, 16, str(number), size=13, tone="soft")
    for lane, (name, things) in enumerate(lanes):
        top = 44 + lane * 208
        sheet.words(left, top, name, bold=True, over=True)
        for row, (thing, first, last) in enumerate(things):
            y = top + 12 + row * 25
            end = thing == "ready"
            sheet.box(
                x(first),
                y,
                max(8, x(last) - x(first)),
                15,
                "amber" if end else ("petrol" if not lane else "soft"),
                round_=3,
            )
            if x(last) - x(first) > len(thing) * 8:
                sheet.words(x(first) + 8, y + 12, thing, size=13, tone="paper")
            elif x(last) + 8 + len(thing) * 7 > WIDTH:
                sheet.words(x(first) - 6, y + 12, thing, size=13, at="end", bold=end, over=True)
            else:
                sheet.words(max(x(last), x(first) + 8) + 6, y + 12, thing, size=13, bold=end, over=True)
    return Picture(
        sheet,
        "Two lanes from 2027. The PMO manager leads one project and owns a budget side by side in the first year, puts "
        "a red on record in November 2027, runs a round that refuses in 2028, measures the benefit in 2029, renews the "
        "mandate in November 2029 and is ready in January 2030. The programme manager rebuilds a service in 2027, "
        "heads a division's PMO from January 2028, writes an unwelcome note in October 2028, runs a capacity round in "
        "2029, ranks three divisions in 2030, renews the charter in January 2031 and is ready in September 2031.",
    )


@picture
def the_panel() -> Picture:
    """Show six people on a panel, each with the question behind the questions and the proof that answers it."""
    seats = (
        ("Finance", "your figures?", "2"),
        ("Sponsor", "slow me down?", "4"),
        ("Delivery", "done it yourself?", "1"),
        ("HR", "who follows you?", "3"),
        ("Your manager", "the truth, when?", "8"),
        ("Chief executive", "different in a year?", "5, 6"),
    )
    sheet = Sheet(300)
    for number, (who, question, proof) in enumerate(seats):
        column, row = number % 3, number // 3
        x, y = 12 + column * 155, 14 + row * 108
        sheet.box(x, y, 146, 94, "panel", round_=8)
        sheet.words(x + 73, y + 26, who, at="middle", bold=True)
        sheet.words(x + 73, y + 50, question, at="middle", size=13, tone="soft")
        sheet.box(x + 34, y + 62, 78, 22, "wash", round_=11)
        sheet.words(x + 73, y + 78, f"proof {proof}", at="middle", size=13)
    sheet.box(175, 240, 130, 44, "petrol", round_=8)
    sheet.words(240, 267, "you", at="middle", tone="paper", bold=True)
    return Picture(
        sheet,
        "A panel of six and the proof that answers each: finance doubts your figures (proof 2), a sponsor fears delay "
        "(proof 4), the head of delivery asks whether you have done it (proof 1), HR who would follow you (proof 3), "
        "your manager whether you tell the truth (proof 8), the chief executive what will be different in a year "
        "(proofs 5 and 6).",
    )


@picture
def hundred_days() -> Picture:
    """Show a hundred days with what must exist on day 30, 60 and 100."""
    gates = (
        (30, "one list\ntwelve notes\na reconciliation\nmandate in draft"),
        (60, "one burden less\nthree services\nmandate signed\na decision ready"),
        (100, "decisions on record\nstarting values\na page that was read"),
    )
    phases = ((0, 30, "find out"), (30, 60, "relieve, agree"), (60, 100, "decide, show"))
    sheet = Sheet(176)
    unit = (WIDTH - 32) / 100
    tones: tuple[Tone, ...] = ("wash", "sand", "petrol")
    for (first, last, name), tone in zip(phases, tones, strict=True):
        sheet.box(12 + first * unit, 34, (last - first) * unit - 3, 38, tone, round_=4)
        sheet.words(
            12 + (first + last) / 2 * unit,
            58,
            name,
            at="middle",
            size=14,
            tone="paper" if tone == "petrol" else "ink",
            bold=True,
        )
    for day, things in gates:
        x = 12 + day * unit - 2
        sheet.line((x, 24), (x, 92), tone="amber", width=3)
        sheet.words(x, 18, f"day {day}", at="end" if day == 100 else "middle", size=14, bold=True, tone="amber")
        sheet.words(x + 2, 116, things, size=13, at="end")
    return Picture(
        sheet,
        "A line of 100 days in three phases, find out, relieve and agree, decide and show, with a gate at the end of "
        "each. " + " ".join(f"Day {day}: {things.replace(chr(10), ', ')}." for day, things in gates),
    )


@picture
def three_profiles() -> Picture:
    """Show the targets of three roles, competency by competency."""
    ids = ("programme-manager", "pmo-manager", "pmo-director")
    roles = [next(role for role in FRAMEWORK.roles if role.id == id_) for id_ in ids]
    targets = [dict(role.targets) for role in roles]
    tones: tuple[Tone, ...] = ("soft", "petrol", "amber")
    sheet = Sheet(70 + len(FRAMEWORK.competencies) * 25)
    left, step = 276, 36
    for level in range(1, 6):
        x = left + level * step
        sheet.words(x, 52, str(level), at="middle", size=13, tone="soft")
        sheet.line((x, 58), (x, sheet.height - 10), tone="rule", width=1)
    for number, (role, tone) in enumerate(zip(roles, tones, strict=True)):
        x = (12, 192, 324)[number]
        _mark(sheet, x + 11, 20, number, tone)
        sheet.words(x + 28, 25, role.title, size=13)
    for row, competency in enumerate(FRAMEWORK.competencies):
        y = 74 + row * 25
        sheet.words(12, y + 4, competency.title, size=13)
        levels = [target.get(competency.id, 0) for target in targets]
        sheet.line((left + min(levels) * step, y), (left + max(levels) * step, y), tone="rule", width=3)
        for level in set(levels):
            sheet.dot(left + level * step, y, 11, "paper")
        for number, (level, tone) in enumerate(zip(levels, tones, strict=True)):
            _mark(sheet, left + level * step, y, number, tone)
    higher = sum(targets[2].get(c.id, 0) > targets[1].get(c.id, 0) for c in FRAMEWORK.competencies)
    five = [c.title for c in FRAMEWORK.competencies if targets[2].get(c.id, 0) == 5]
    return Picture(
        sheet,
        f"The targets of a programme manager, a PMO manager and a PMO director for each of the "
        f"{len(FRAMEWORK.competencies)} competencies, as points on a scale to 5. The director's lies above the PMO "
        f"manager's in {higher} of them, and at 5 in: {', '.join(five)}. The table on this page has every number.",
    )


def _mark(sheet: Sheet, x: float, y: float, number: int, tone: Tone) -> None:
    """Put a sign for each role that differs in shape, too, and fits into the one before."""
    if number == 0:
        sheet.ring(x, y, 11, tone, 1.75)
    elif number == 1:
        sheet.frame(x - 7, y - 7, 14, 14, tone, line=1.75)
    else:
        sheet.dot(x, y, 4.75, tone)


@picture
def promises() -> Picture:
    """Show how the chance that all are on time falls with their number."""
    sheet = Sheet(300)
    left, bottom, unit, high = 44, 250, 40, 210
    for share in (0, 25, 50, 75, 100):
        y = bottom - high * share / 100
        sheet.line((left, y), (left + 10 * unit, y), tone="rule", width=1)
        sheet.words(left - 6, y + 5, f"{share}%", at="end", size=12, tone="soft")
    for number in (1, 2, 5, 10):
        sheet.words(left + number * unit, bottom + 18, str(number), at="middle", size=13, tone="soft")
    sheet.words(left + 5 * unit, bottom + 38, "deliveries that must all be on time", at="middle", size=13, tone="soft")
    told = []
    lines: tuple[tuple[float, Tone], ...] = ((0.95, "petrol"), (0.9, "ink"), (0.8, "amber"))
    for chance, tone in lines:
        ends = [worked.all_on_time(count, chance) for count in range(1, 11)]
        sheet.line(*((left + (n + 1) * unit, bottom - high * e) for n, e in enumerate(ends)), tone=tone, width=3)
        sheet.words(
            left + 10 * unit + 4, bottom - high * ends[-1] + 4, f"{ends[-1]:.0%}", size=13, tone=tone, bold=True
        )
        sheet.words(left + 5 * unit, bottom - high * ends[4] - 10, f"each {chance:.0%}", size=13, tone=tone)
        told.append(f"at {chance:.0%} each, five are all on time with {ends[4]:.0%} and ten with {ends[9]:.0%}")
    return Picture(sheet, "Three falling curves: " + "; ".join(told) + ".")


@picture
def map_of_the_guide() -> Picture:
    """Show the parts of the guide and the way through them."""
    sheet = Sheet(420)

    def card(x: float, y: float, width: float, title: str, below: str, tone: Tone) -> None:
        sheet.box(x, y, width, 62, tone, round_=8)
        ink: Tone = "paper" if tone == "petrol" else "ink"
        sheet.words(x + width / 2, y + 26, title, at="middle", bold=True, tone=ink)
        sheet.words(x + width / 2, y + 48, below, at="middle", size=13, tone=ink)

    def arrow(x: float, start: float, end: float) -> None:
        back = -7 if end > start else 7
        sheet.line((x, start), (x, end), width=2)
        sheet.line((x - 5, end + back), (x, end), (x + 5, end + back), width=2)

    card(120, 12, 240, "Begin", "what the post is; find your way", "panel")
    arrow(240, 74, 98)
    card(12, 100, 456, "Your toolkit: rate yourself, plan, keep evidence", "come back here every month", "sand")
    arrow(130, 162, 186)
    arrow(350, 186, 162)
    sheet.box(12, 188, 456, 92, "wash", round_=8)
    sheet.words(240, 212, "The seven steps: learn, then tick what you did", at="middle", bold=True)
    for number, name in enumerate(("gain", "study", "lead", "meet", "watch", "count", "adapt")):
        x = 50 + number * 63.5
        sheet.dot(x, 242, 13, "petrol")
        sheet.words(x, 247, str(number + 1), at="middle", tone="paper", size=14, bold=True)
        sheet.words(x, 271, name, at="middle", size=12)
    arrow(240, 280, 304)
    card(12, 306, 218, "Arrive", "proofs, offer, 100 days", "petrol")
    card(250, 306, 218, "Run the office", "budget to closing", "petrol")
    sheet.line((230, 337), (250, 337), width=2)
    sheet.words(240, 396, "The framework and the glossary stand behind every page.", at="middle", size=13, tone="soft")
    return Picture(
        sheet,
        "A map of the guide. Begin says what the post is. It leads to your toolkit, where you rate yourself, plan and "
        "keep evidence, and to which you come back every month. The toolkit and the seven steps feed each other: "
        "gain experience, study, lead, meet people, watch the field, count, adapt. From the steps you arrive, with "
        "proofs, an offer and a first 100 days, and then run the office, from its budget to its closing. The framework "
        "and the glossary stand behind every page.",
    )
