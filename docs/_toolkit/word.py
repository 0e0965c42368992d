"""A document as a Word file: the same bytes for the same content."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

from docx import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from _toolkit.form import Column, LaidFields, LaidTable, Sheet, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

FONT = "Calibri"
INK, TEAL, HINT = RGBColor(0x1B, 0x1B, 0x1B), RGBColor(0x0B, 0x5C, 0x63), RGBColor(0x59, 0x59, 0x59)
SHADE = "E3EEEE"
HINTS = "Placeholder Text"
"""The name under which programs know the style of what stands in a place to fill in."""
STYLES = {
    *("Normal", "Title", "Subtitle", "heading 1", "footer"),
    *("Default Paragraph Font", "Normal Table", "No List", "Table Grid"),
}
"""The styles that are used, by their names in the file."""
UNUSED = {"thumbnail", "stylesWithEffects", "numbering", "customXml"}
TOGETHER = 9
"""Tables of so many rows stay on one page."""
LETTER = 0.21
"""How wide a letter is, in cm, of the bold type in the head of a table."""
LONG_AGO = datetime(2000, 1, 1)
LICENCE = "From “How to become a PMO Director”. CC BY 4.0: use it, change it, keep this line if you pass it on."


def dump(sheet: Sheet) -> bytes:
    """Return a laid-out document as a Word file."""
    word = WordDocument()
    _clear(word)
    _look(word, wide=sheet.document.wide)
    _properties(word, sheet)
    word.add_paragraph(sheet.document.title, style="Title")
    told = (
        "Blank form. Hints say what belongs in their place."
        if sheet.blank
        else f"Illustrative example, filled in. {sheet.document.when}."
    )
    word.add_paragraph(told, style="Subtitle")
    for part in sheet.parts:
        word.add_heading(part.title, 1)
        if isinstance(part, Text):
            _text(word, part, blank=sheet.blank)
        elif isinstance(part, LaidFields):
            _fields(word, part, blank=sheet.blank)
        else:
            _table(word, part, blank=sheet.blank)
    stream = io.BytesIO()
    word.save(stream)
    return same_bytes(stream.getvalue())


def same_bytes(content: bytes) -> bytes:
    """Return an archive whose files are of one fixed day, in the order in which they came."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            new.writestr(info, old.read(name))
    return stream.getvalue()


def _clear(word: Any) -> None:
    """Take out what the library's own template brings along and no document of ours uses: two thirds of the file."""
    styles = word.styles.element
    for style in styles.findall(qn("w:style")):
        if style.find(qn("w:name")).get(qn("w:val")) not in STYLES:
            styles.remove(style)
        for link in style.findall(qn("w:link")):  # to a style for letters, which is gone
            style.remove(link)
    styles.remove(styles.find(qn("w:latentStyles")))
    for owner in (word.part, word.part.package):
        for key, relation in list(owner.rels.items()):
            if relation.reltype.rpartition("/")[2] in UNUSED:
                del owner.rels[key]


def _look(word: Any, *, wide: bool) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    if wide:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(1.8), Cm(1.8)
    for name, size, colour, before, after, bold in (
        ("Normal", 10.5, INK, 0, 4, False),
        ("Title", 22, TEAL, 0, 2, True),
        ("Subtitle", 10.5, HINT, 0, 8, False),
        ("Heading 1", 12.5, TEAL, 12, 4, True),
        ("Footer", 8.5, HINT, 0, 0, False),
    ):
        style = word.styles[name]
        style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, False
        style.font.color.rgb = colour
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    hints = word.styles.add_style(HINTS, WD_STYLE_TYPE.CHARACTER)
    hints.font.color.rgb, hints.font.italic = HINT, True
    for spacing in list(word.styles["Subtitle"].element.iter(qn("w:spacing"))):
        if spacing.get(qn("w:val")):  # of letters
            spacing.getparent().remove(spacing)
    for border in word.styles["Title"].element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
        break
    footer = section.footer.paragraphs[0]
    footer.text = f"{LICENCE}  Page "
    _page_number(footer)


def _page_number(paragraph: Any) -> None:
    number = OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    number.append(run)
    paragraph._p.append(number)


def _properties(word: Any, sheet: Sheet) -> None:
    properties = word.core_properties
    properties.title = sheet.document.title
    properties.author = properties.last_modified_by = "the pmo-guide contributors"
    properties.comments, properties.language = LICENCE, "en-GB"
    properties.created = properties.modified = LONG_AGO
    properties.revision = 1
    language = word.styles.element.find(f".//{qn('w:lang')}")
    if language is not None:
        language.set(qn("w:val"), "en-GB")


def _text(word: Any, part: Text, *, blank: bool) -> None:
    if blank:
        _hint(word.add_paragraph(), part.hint)
    for paragraph in () if blank else part.filled:
        word.add_paragraph(paragraph)


def _hint(paragraph: Any, text: str) -> None:
    """Put a place to fill in: a click on the hint replaces it."""
    if not text:
        return
    control, properties, content = (OxmlElement(f"w:{name}") for name in ("sdt", "sdtPr", "sdtContent"))
    properties.append(OxmlElement("w:showingPlcHdr"))
    kind = OxmlElement("w:text")
    kind.set(qn("w:multiLine"), "1")
    properties.append(kind)
    content.append(paragraph.add_run(text, style=HINTS)._r)
    control.extend((properties, content))
    paragraph._p.append(control)


def _fields(word: Any, part: LaidFields, *, blank: bool) -> None:
    room = _room(word)
    words = any(cell.kind == "text" for _, cell in part.rows)
    label = room * 0.3 if words else room * 0.7  # figures need little room beside them
    table = _grid(word, len(part.rows), (label, room - label), roomy=blank)
    for row, (told, cell) in zip(table.rows, part.rows, strict=True):
        head, place = row.cells
        _write(head, told, bold=True)
        _shade(head)
        if blank:
            hint = "From the workbook" if cell.formula else cell.hint or " / ".join(cell.choices)
            _hint(_spaced(place), hint)
        else:
            _write(place, cell.text)


def _table(word: Any, part: LaidTable, *, blank: bool) -> None:
    table = _grid(word, 1 + len(part.rows) + bool(part.totals), _widths(_room(word), part), roomy=blank)
    head, *body = table.rows
    repeated = OxmlElement("w:tblHeader")
    head._tr.get_or_add_trPr().append(repeated)
    for place, column in zip(head.cells, part.columns, strict=True):
        _write(place, column.title, bold=True, right=_is_figure(column))
        _shade(place)
    for row, cells in zip(body, part.rows, strict=False):
        for place, column, cell in zip(row.cells, part.columns, cells.values(), strict=True):
            _write(place, "" if blank and cell.formula else cell.text, right=_is_figure(column))
    if part.totals:
        for number, (place, column) in enumerate(zip(body[-1].cells, part.columns, strict=True)):
            below = part.totals.get(column.key)
            text = ("" if blank else below.text) if below is not None else part.total if not number else ""
            _write(place, text, bold=True, right=_is_figure(column))


def _room(word: Any) -> float:
    """Return how wide the text is, in cm."""
    section = word.sections[0]
    return float((section.page_width - section.left_margin - section.right_margin) / Cm(1))


def _widths(room: float, part: LaidTable) -> list[float]:
    """Return how wide columns are: each as its longest word, and what is left by what each asks for."""
    needed = []
    for column in part.columns:
        told = [column.title, *(row[column.key].text for row in part.rows)]
        needed.append(0.5 + LETTER * max(len(word) for text in told for word in (text.split() or [""])))
    wanted = [column.width or 12 for column in part.columns]
    left = max(0, room - sum(needed))
    widths = [need + left * want / sum(wanted) for need, want in zip(needed, wanted, strict=True)]
    return [room * width / sum(widths) for width in widths]


def _is_figure(column: Column) -> bool:
    return column.kind not in ("text", "date")


def _grid(word: Any, rows: int, widths: Sequence[float], *, roomy: bool) -> Any:
    """Return an empty table; in a roomy one there is a line's height for a hand, too."""
    table = word.add_table(rows, len(widths), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        whole = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().append(whole)
        if roomy:
            row.height, row.height_rule = Cm(0.8), WD_ROW_HEIGHT_RULE.AT_LEAST
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
    for row in table.rows[:-1] if rows <= TOGETHER else ():
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
    return table


def _write(place: Any, text: str, *, bold: bool = False, right: bool = False) -> None:
    paragraph = _spaced(place)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = paragraph.add_run(text)
    run.bold = bold


def _spaced(place: Any) -> Any:
    """Return the paragraph in a cell, with some air."""
    paragraph = place.paragraphs[0]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    return paragraph


def _shade(place: Any) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", SHADE)):
        shade.set(qn(f"w:{name}"), value)
    place._tc.get_or_add_tcPr().append(shade)
