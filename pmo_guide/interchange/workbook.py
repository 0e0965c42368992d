"""A framework as a workbook to fill in: self-assessment, target, gaps with a chart, plan with dates, checklist.

It has formulas and no macros, and computes in LibreOffice as in Excel. It speaks the framework's language, with names
of sheets. What one fills in is an answer to what stands in the hidden first column of its row, which is a key of the
reader's file and the same in all languages.
"""

from __future__ import annotations

import hashlib
import io
import json
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from pmo_guide.interchange.json import data
from pmo_guide.interchange.nouns import nouns
from pmo_guide.interchange.opening import NEEDED
from pmo_guide.locales import catalogue
from pmo_guide.model import Fault, FrameworkError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pmo_guide.model import Action, Framework

FORMAT = "pmo-guide/workbook"
"""What the hidden cell says that tells the framework, by which a filled-in workbook is read back."""
MADE = datetime(2000, 1, 1)
"""When each workbook was made, it says, so that its bytes go by its content alone."""
FIRST_DAY, HOURS = date(2027, 1, 4), 5
"""What a plan begins with until somebody says otherwise."""
LONGEST = 32_767
"""How many characters a cell can hold."""
_HEAD = 4
"""The row of the column heads, counted from 0; what one fills in begins on the next."""


def dump(framework: Framework) -> bytes:
    """Return the framework as a workbook (.xlsx): the same bytes for the same content.

    Raises `FrameworkError` where XlsxWriter, which writes it, is not installed.
    """
    try:
        import xlsxwriter
        from xlsxwriter.worksheet import Worksheet
    except ImportError:
        raise FrameworkError([Fault("", NEEDED)]) from None

    class Sheet(Worksheet):  # type: ignore[misc]  # XlsxWriter has no types
        def _prepare_formula(self, formula: str, _newer: bool = False) -> str:
            """Return a formula as the file has it: ours use no function that some programs would know by another name.

            XlsxWriter looks for each of those in each formula, which takes half of the time that a large workbook does.
            """
            return formula.removeprefix("=")

    stream = io.BytesIO()
    as_text = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(stream, {"in_memory": True, **as_text})
    book.set_properties({"title": framework.title, "created": MADE})
    book.set_calc_mode("auto")
    _Book(book, framework, Sheet).write()
    book.close()
    return stream.getvalue()


class _Book:
    def __init__(self, book: Any, framework: Framework, sheets: type[Any]) -> None:
        self.book = book
        self.sheets = sheets
        self.framework = framework
        self.said = _ = catalogue(framework.language).gettext
        self.nouns = nouns(framework, _)
        self.unsure = _("not sure")
        self.states = (_("todo"), _("doing"), _("done"), _("skipped"))
        self.assessed, self.asked, self.compared = _("Assessment"), _("Roles"), _("Gaps")
        self.planned, self.checked = _("Plan"), _("Checklist")
        self.top = framework.top
        self.competencies = [*framework.index.rated.values()]
        self.row = {item.id: _HEAD + 1 + number for number, item in enumerate(self.competencies)}
        self.last = _HEAD + len(self.competencies)
        self.widths: dict[tuple[Any, int], float] = {}
        self.lines: dict[tuple[Any, int], int] = {}
        self.actions = [(step, action) for step in framework.steps for action in step.actions]
        look = {"font_name": "Calibri", "font_size": 11, "valign": "top", "text_wrap": True}
        self.text = book.add_format(look)
        self.number = book.add_format({**look, "num_format": "0.##", "align": "center"})
        self.day = book.add_format({**look, "num_format": "yyyy-mm-dd", "align": "left"})
        self.title = book.add_format({**look, "font_size": 16, "bold": True, "text_wrap": False})
        self.plain = book.add_format({**look, "text_wrap": False})
        self.head = book.add_format({**look, "bold": True, "bg_color": "#1F3A4D", "font_color": "#FFFFFF", "border": 1})
        field = {**look, "bg_color": "#FFF7DB", "border": 1, "border_color": "#8A6D00", "locked": False}
        self.field = book.add_format(field)
        self.choice = book.add_format({**field, "align": "center"})
        self.date = book.add_format({**field, "num_format": "yyyy-mm-dd", "align": "left"})
        self.far = book.add_format({"bg_color": "#F8D7DA", "font_color": "#7A1420", "bold": True})

    def sheet(self, name: str, title: str, lines: Sequence[str], columns: Iterable[tuple[str, float]]) -> Any:
        """Add a sheet: a title, up to two lines of what to do, and the heads of its columns with their widths."""
        sheet = self.book.add_worksheet(name, self.sheets)
        self.put(sheet, 0, 1, title, self.title)
        for number, line in enumerate(lines, 1):
            self.put(sheet, number, 1, line, self.plain)
        for column, (head, width) in enumerate(columns, 1):
            self.widen(sheet, column, width)
            self.put(sheet, _HEAD, column, head, self.head)
        sheet.set_column(0, 0, None, None, {"hidden": True})
        sheet.freeze_panes(_HEAD + 1, 3)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEAD)
        sheet.hide_gridlines(2)
        return sheet

    def widen(self, sheet: Any, column: int, width: float) -> None:
        sheet.set_column(column, column, width)
        self.widths[sheet, column] = width

    def put(self, sheet: Any, row: int, column: int, value: str | float | None, look: Any = None) -> None:
        """Write a value as what it is: a text is never taken for a formula, a link or a number."""
        if isinstance(value, str) and value:
            short = value if len(value) <= LONGEST else f"{value[: LONGEST - 1]}…"
            sheet.write_string(row, column, short, look or self.text)
            width = self.widths.get((sheet, column), 10) * 0.9  # words do not fill their lines
            if (len(short) >= width or "\n" in short) and look not in (self.plain, self.title):
                lines = sum(1 + int(len(line) / width) for line in short.split("\n"))
                self.lines[sheet, row] = max(lines, self.lines.get((sheet, row), 1))
        elif isinstance(value, int | float):
            sheet.write_number(row, column, value, look or self.number)
        else:
            sheet.write_blank(row, column, None, look or self.text)

    def write(self) -> None:
        framework = self.framework
        self.overview()
        self.assessment()
        if framework.roles:
            self.roles()
            self.gaps()
        if self.actions:
            if framework.roles:
                self.plan()
            self.checklist()
        for (sheet, row), lines in self.lines.items():  # not every program makes room for what it wraps
            sheet.set_row(row, min(15 * lines, 409))

    def overview(self) -> None:
        framework, _ = self.framework, self.said
        sheet = self.book.add_worksheet(_("Overview"), self.sheets)
        sheet.hide_gridlines(2)
        self.widen(sheet, 0, 28)
        self.widen(sheet, 1, 90)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        self.put(sheet, 0, 0, framework.title, self.title)
        row = 1
        for name, value in (
            (_("Version"), framework.version),
            (_("Licence"), framework.licence),
            ("", framework.summary),
        ):
            if value:
                self.put(sheet, row, 0, name)
                self.put(sheet, row, 1, value)
                row += 1
        sheets = [
            (self.assessed, _("Choose your level for each line, and note what shows it.")),
            *(
                [
                    (self.asked, _("What each role asks for.")),
                    (self.compared, _("Choose a role; see how far you are.")),
                ]
                if framework.roles
                else []
            ),
            *([(self.planned, _("When what still helps can be done."))] if framework.roles and self.actions else []),
            *([(self.checked, _("Say what is done."))] if self.actions else []),
        ]
        row += 1
        for name, line in sheets:
            sheet.write_url(row, 0, f"internal:'{name}'!A1", string=name)
            self.put(sheet, row, 1, line)
            row += 1
        row += 1
        self.put(sheet, row, 0, _("Rated"), self.plain)
        cells = f"{_of(self.assessed)}D{_HEAD + 2}:D{self.last + 1}"
        rated = f"COUNTA({cells})-COUNTIF({cells},{_quoted(self.unsure)})"
        told = _("{done} of {all}").replace("{all}", str(len(self.competencies)))
        before, _done, after = told.partition("{done}")
        formula = "&".join([*([_quoted(before)] if before else []), rated, _quoted(after)])
        sheet.write_formula(row, 1, f"={formula}", self.text, told.replace("{done}", "0"))
        row += 2
        for level in framework.levels:
            self.put(sheet, row, 0, f"{level.value} {level.title}")
            self.put(sheet, row, 1, level.summary)
            row += 1

    def mark(self) -> dict[str, Any]:
        """Return what tells whose answers stand in this workbook, when it comes back."""
        framework = self.framework
        stamp = hashlib.sha256(json.dumps(data(framework)).encode()).hexdigest()[:16]
        told = {"id": framework.id, "version": framework.version}
        return {"format": FORMAT, "framework": told, "top": self.top, "stamp": stamp}

    def assessment(self) -> None:
        framework, _ = self.framework, self.said
        titles = {step.id: step.title for step in framework.steps}
        heads = [
            (self.nouns["step"], 22),
            (self.nouns["competency"], 30),
            (_("My level"), 10),
            (_("What shows it"), 40),
        ]
        heads += [(f"{level.value} {level.title}", 40) for level in framework.rungs]
        line = _("Choose 0 (not yet) to {top} in the yellow cells, or “{unsure}”.")
        lines = [line.format(top=self.top, unsure=self.unsure), ""]
        sheet = self.sheet(self.assessed, _("Self-assessment"), lines, heads)
        self.put(sheet, 0, 0, json.dumps(self.mark(), ensure_ascii=False), self.plain)
        for item in self.competencies:
            row = self.row[item.id]
            self.put(sheet, row, 0, f"competency/{item.id}/level")
            self.put(sheet, row, 1, titles.get(item.step or "", ""))
            self.put(sheet, row, 2, f"{item.code} {item.title}".strip())
            self.put(sheet, row, 3, None, self.choice)
            self.put(sheet, row, 4, None, self.field)
            for column, level in enumerate(framework.rungs, 5):
                said = [part.text for part in item.indicators if part.level == level.value]
                self.put(sheet, row, column, "\n".join(said))
        levels = [*map(str, range(self.top + 1)), self.unsure]
        wrong = _("0 to {top}, or {unsure}").format(top=self.top, unsure=self.unsure)
        joined = ",".join(levels)
        rule = {"validate": "list", "source": levels} if len(joined) <= 255 else {"validate": "any"}
        sheet.data_validation(_HEAD + 1, 3, self.last, 3, rule | {"error_message": wrong})

    def roles(self) -> None:
        framework, _ = self.framework, self.said
        heads = [("", 2), (self.nouns["competency"], 40)]
        heads += [(role.title, 16) for role in framework.roles]
        heads += [(_("{role}: core").replace("{role}", role.title), 16) for role in framework.roles]
        lines = [_("The level for each, and ★ for the core.")]
        sheet = self.sheet(self.asked, _("What each role asks for"), lines, heads)
        count = len(framework.roles)
        sheet.set_row(_HEAD - 1, None, None, {"hidden": True})
        self.put(sheet, _HEAD - 1, 0, "plan/roles", self.plain)
        for column, role in enumerate(framework.roles, 3):
            self.put(sheet, _HEAD - 1, column, role.id, self.plain)
        for item in self.competencies:
            row = self.row[item.id]
            self.put(sheet, row, 2, f"{item.code} {item.title}".strip())
            for column, role in enumerate(framework.roles, 3):
                if item.id in role.targets:
                    self.put(sheet, row, column, role.targets[item.id])
                if item.id in role.core:
                    self.put(sheet, row, column + count, "★")

    def gaps(self) -> None:
        framework, _ = self.framework, self.said
        heads = [(self.nouns["step"], 22), (self.nouns["competency"], 40)]
        heads += [(_("Target"), 9), (_("My level"), 9), (_("Gap"), 9), (_("Core"), 9)]
        lines = [_("Target role (choose in the yellow cell):"), ""]
        sheet = self.sheet(self.compared, self.compared, lines, heads)
        self.put(sheet, 2, 2, None, self.field)
        self.put(sheet, 2, 0, "plan/role")
        count = len(framework.roles)
        roles = _of(self.asked)
        names = f"{roles}$D${_HEAD + 1}:${_column(2 + count)}${_HEAD + 1}"
        sheet.data_validation(2, 2, 2, 2, {"validate": "list", "source": f"={names}"})
        where = f"MATCH($C$3,{names},0)"
        titles = {step.id: step.title for step in framework.steps}
        for item in self.competencies:
            row = self.row[item.id]
            line = row + 1
            targets = f"{roles}$D{line}:${_column(2 + count)}{line}"
            core = f"{roles}${_column(3 + count)}{line}:${_column(2 + 2 * count)}{line}"
            self.put(sheet, row, 0, item.step)
            self.put(sheet, row, 1, titles.get(item.step or "", ""))
            self.put(sheet, row, 2, f"{item.code} {item.title}".strip())
            target = f'IF(N(INDEX({targets},1,{where}))=0,"",INDEX({targets},1,{where}))'
            sheet.write_formula(row, 3, f'=IF($C$3="","",IFERROR({target},""))', self.number, "")
            mine = f"{_of(self.assessed)}D{line}"
            # A drop-down may leave a text that looks like a number.
            sheet.write_formula(row, 4, f'=IF({mine}="","",IFERROR(VALUE({mine}),""))', self.number, "")
            gap = f'=IF(OR(D{line}="",E{line}=""),"",MAX(0,D{line}-E{line}))'
            sheet.write_formula(row, 5, gap, self.number, "")
            starred = f'IF(INDEX({core},1,{where})="★","★","")'
            sheet.write_formula(row, 6, f'=IF($C$3="","",IFERROR({starred},""))', self.number, "")
        wide = (_HEAD + 1, 5, self.last, 5)
        sheet.conditional_format(*wide, {"type": "formula", "criteria": f"=N(F{_HEAD + 2})>0", "format": self.far})
        self.radar(sheet)

    def radar(self, sheet: Any) -> None:
        """Draw target and own level as a radar, by step; without steps enough for one, by competency."""
        _ = self.said
        asked = {item.step for item in self.competencies}
        steps = [step for step in self.framework.steps if step.id in asked]
        first, last = _HEAD + 1, self.last
        columns = [2, 3, 4]
        if len(steps) >= 3:
            first, last, columns = _HEAD + 1, _HEAD + len(steps), [8, 9, 10]
            for column, (head, width) in enumerate([(self.nouns["step"], 30), (_("Target"), 9), (_("My level"), 9)], 8):
                self.widen(sheet, column, width)
                self.put(sheet, _HEAD, column, head, self.head)
            sheet.set_column(7, 7, None, None, {"hidden": True})
            homes = f"$A${first + 1}:$A${self.last + 1}"
            for row, step in enumerate(steps, first):
                self.put(sheet, row, 7, step.id)
                self.put(sheet, row, 8, step.title)
                for column, letter in ((9, "D"), (10, "E")):
                    cells = f"{letter}${first + 1}:{letter}${self.last + 1}"
                    mean = f'=IFERROR(AVERAGEIFS({cells},{homes},$H{row + 1}),"")'
                    sheet.write_formula(row, column, mean, self.number, "")
        chart = self.book.add_chart({"type": "radar", "subtype": "with_markers"})
        for column, name, colour, dash in (
            (columns[1], _("Target"), "#1F3A4D", "dash"),
            (columns[2], _("My level"), "#B5471B", "solid"),
        ):
            chart.add_series(
                {
                    "name": name,
                    "categories": [self.compared, first, columns[0], last, columns[0]],
                    "values": [self.compared, first, column, last, column],
                    "line": {"color": colour, "dash_type": dash, "width": 2.25},
                    "marker": {"type": "diamond" if dash == "dash" else "circle", "fill": {"color": colour}},
                }
            )
        chart.set_title({"name": _("Target and my level"), "name_font": {"size": 12}})
        chart.set_y_axis({"min": 0, "max": self.top, "major_unit": 1})
        chart.set_legend({"position": "bottom"})
        chart.set_size({"width": 640, "height": 480})
        words = _("Radar chart of the two columns beside it: the target and my level")
        below = _HEAD + 2 + (len(steps) if columns[0] == 8 else 0)
        sheet.insert_chart(below, 8, chart, {"description": words})

    def plan(self) -> None:
        """Write the plan: what still helps towards the target, one after the other, by the most that each may take."""
        _ = self.said
        heads = [(self.nouns["action"], 60), (self.nouns["step"], 22), (_("State"), 9), (_("Still helps"), 10)]
        heads += [(_("Hours"), 9), (_("Weeks"), 9), (_("Begins"), 12), (_("Ends"), 12)]
        told = _(
            "First day, and hours a week (yellow cells). Each takes the most that it may; those not rated count as 0."
        )
        sheet = self.sheet(self.planned, self.planned, [told], heads)
        todo, yes, no, checked = _quoted(self.states[0]), _quoted(_("yes")), _("no"), _of(self.checked)
        self.put(sheet, 2, 0, "plan/start")
        sheet.write_datetime(2, 2, datetime.combine(FIRST_DAY, time()), self.date)
        sheet.data_validation(2, 2, 2, 2, {"validate": "date", "criteria": ">", "value": date(2000, 1, 1)})
        self.put(sheet, 2, 3, HOURS, self.choice)
        sheet.data_validation(
            2, 3, 2, 3, {"validate": "decimal", "criteria": "between", "minimum": 0.1, "maximum": 168}
        )
        for row, (step, action) in enumerate(self.actions, _HEAD + 1):
            line = row + 1
            self.put(sheet, row, 1, action.text)
            self.put(sheet, row, 2, step.title)
            state = f'=IF({checked}D{line}="",{todo},{checked}D{line})'
            sheet.write_formula(row, 3, state, self.text, self.states[0])
            sheet.write_formula(row, 4, f"={self.helps(action, line)}", self.text, no)
            self.put(sheet, row, 5, action.effort[1] if action.effort else 0)
            self.put(sheet, row, 6, action.elapsed[1] if action.elapsed else 0)
            if row == _HEAD + 1:
                self.put(sheet, row, 9, 0)
            else:
                sheet.write_formula(row, 9, f"=IF(E{row}={yes},F{row},0)+J{row}", self.number, 0)
            begins = f'=IF(E{line}={yes},$C$3+INT(7*J{line}/$D$3),"")'
            sheet.write_formula(row, 7, begins, self.day, "")
            ends = f'=IF(E{line}={yes},H{line}+MAX(0,ROUNDUP(7*MAX(F{line}/$D$3,G{line}),0)-1),"")'
            sheet.write_formula(row, 8, ends, self.day, "")
        # The hours before each, row by row: a sum over all rows above, in each, is slow for thousands.
        sheet.set_column(9, 9, None, None, {"hidden": True})
        sheet.autofilter(_HEAD, 1, _HEAD + len(self.actions), 8)

    def helps(self, action: Action, line: int) -> str:
        """Return the formula of whether an action still leads somewhere: its level and the target both above mine."""
        _, gaps = self.said, _of(self.compared)
        yes, no = _quoted(_("yes")), _quoted(_("no"))
        todo, doing = map(_quoted, self.states[:2])
        parts = [
            f"MIN({level},N({gaps}D{self.row[name] + 1}))>N({gaps}E{self.row[name] + 1})"
            for name, level in action.builds.items()
            if name in self.row
        ][:100]
        if not parts:
            return no
        return f"IF(AND(OR(D{line}={todo},D{line}={doing}),OR({','.join(parts)})),{yes},{no})"

    def checklist(self) -> None:
        _ = self.said
        heads = [(self.nouns["action"], 70), (self.nouns["step"], 22), (_("State"), 10), (_("Done on"), 12)]
        heads += [(_("Note"), 40), (_("Evidence"), 50)]
        lines = [_("Choose a state in the yellow cells.")]
        sheet = self.sheet(self.checked, self.checked, lines, heads)
        for row, (step, action) in enumerate(self.actions, _HEAD + 1):
            self.put(sheet, row, 0, f"action/{action.id}/state")
            self.put(sheet, row, 1, f"★ {action.text}" if action.essential else action.text)
            self.put(sheet, row, 2, step.title)
            self.put(sheet, row, 3, None, self.choice)
            self.put(sheet, row, 4, None, self.date)
            self.put(sheet, row, 5, None, self.field)
            self.put(sheet, row, 6, action.evidence)
        last = _HEAD + len(self.actions)
        sheet.data_validation(_HEAD + 1, 3, last, 3, {"validate": "list", "source": [*self.states]})
        sheet.data_validation(_HEAD + 1, 4, last, 4, {"validate": "date", "criteria": ">", "value": date(2000, 1, 1)})
        sheet.autofilter(_HEAD, 1, last, 6)


def _of(sheet: str) -> str:
    """Return what a formula says before a cell of another sheet."""
    return "'{}'!".format(sheet.replace("'", "''"))


def _quoted(text: str) -> str:
    """Return a text as formulas have it."""
    return '"{}"'.format(text.replace('"', '""'))


def _column(number: int) -> str:
    """Return the letters of a column, counted from 0."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
