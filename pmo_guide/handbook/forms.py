"""The form of the handbook: every marked place becomes a field, and the tags stay valid.

A field is named by its key in the reader's file, but for an action's state, of which paper knows only *done*. Its
default is the value that it was made with, so that reading back finds just what the reader changed.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import bidirectional

from pmo_guide.handbook.links import address_of
from pmo_guide.handbook.typeface import embedded

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import pikepdf

MARK = "field:"
"""How the address of a link begins that stands where a field is to be, as in ``field:steps/network#17``."""

FRAMEWORK = "framework"
"""The name of a hidden field that says which framework, in which version, a handbook is of, and which copy it is.

It has a place on each page with fields, as programs that take out pages keep places but not always the form."""

SHEET = "sheet/"
"""How the names of fields begin that only paper has: the lines of a plan, the ratings of a team."""

LOOK = "/Sans 9 Tf 0 g"
"""How programs are to set what is written: typeface, size and colour."""
TYPEFACE = Path(__file__).parent / "fonts" / "SourceSans3_400Regular.ttf"

MULTILINE, RADIO, IN_UNISON, READ_ONLY = 1 << 12, 1 << 15, 1 << 25, 1
RIGHT = 2
PRINT, HIDDEN = 1 << 2, 1 << 1


class Field(NamedTuple):
    """One place to fill in. Several places may share a name, and then they share one value."""

    kind: str
    """``check``, ``choice`` or ``text``."""
    name: str
    """The name of the form field."""
    option: str
    """For a choice: the value that this place stands for."""
    asked: str
    """What the field asks for."""
    label: str
    """What this place is for: its tooltip, and what is read aloud."""


def add_form(
    pdf: pikepdf.Pdf,
    fields: Mapping[str, Field],
    about: str,
    values: Mapping[str, str],
    draw: Callable[[Sequence[tuple[str, float, float]]], bytes],
) -> None:
    """Make every link to ``field:MARK`` the form field of that mark.

    The tags stay as they are: the link's structure element becomes that of a form. `about` tells whose handbook it is.
    `values` holds what is already filled in: for a check or choice the option (``on`` for a check), for a text the
    text. `draw` sets texts in boxes of the given width and height, one to a page, as a PDF: the appearances.
    """
    _Form(pdf, fields, values, draw).make(about)


class _Form:
    def __init__(
        self,
        pdf: pikepdf.Pdf,
        fields: Mapping[str, Field],
        values: Mapping[str, str],
        draw: Callable[[Sequence[tuple[str, float, float]]], bytes],
    ) -> None:
        self.pdf = pdf
        self.fields = fields
        self.values = values
        self.draw = draw
        self.made: dict[str, pikepdf.Object] = {}
        self.shapes: dict[tuple[str, float, float], pikepdf.Object] = {}
        self.texts: list[tuple[pikepdf.Object, str]] = []

    def make(self, about: str) -> None:
        from pikepdf import Array, Dictionary, Name, NumberTree, String

        elements = NumberTree(self.pdf.Root.StructTreeRoot.ParentTree)
        mark = self.pdf.make_indirect(
            Dictionary(FT=Name.Tx, T=FRAMEWORK, V=about, DV=about, Ff=READ_ONLY, Kids=Array())
        )
        for page in self.pdf.pages:
            filled_in = False
            for link in page.get("/Annots", ()):
                address = address_of(link)
                if not address.startswith(MARK):
                    continue
                filled_in = True
                field = self.fields[address.removeprefix(MARK)]
                for key in ("/A", "/Border", "/BS", "/H", "/C"):
                    if key in link:
                        del link[key]
                link.Subtype, link.F, link.P = Name.Widget, PRINT, page.obj
                link.TU = link.Contents = String(field.label)
                element = elements[int(link.StructParent)]
                element.S, element.Alt = Name.Form, String(field.label)
                self.add(link, field)
            if filled_in:
                place = Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=Array([0, 0, 0, 0]), F=HIDDEN)
                place.Parent, place.P = mark, page.obj
                mark.Kids.append(self.pdf.make_indirect(place))
                page.Annots.append(mark.Kids[-1])
            if "/Annots" in page:
                page.Tabs = Name.S
        self.draw_texts()
        self.pdf.Root.AcroForm = self.pdf.make_indirect(
            Dictionary(
                Fields=Array([*self.made.values(), mark]),
                DA=String(LOOK),
                DR=Dictionary(Font=Dictionary(Sans=embedded(self.pdf, TYPEFACE))),
            )
        )

    def add(self, widget: pikepdf.Object, field: Field) -> None:
        """Make a widget the next place of its field."""
        from pikepdf import Array, Dictionary, Name, String

        value = self.values.get(field.name, "")
        if field.name not in self.made:
            made = self.pdf.make_indirect(Dictionary(T=field.name, TU=field.asked, Kids=Array()))
            if field.kind == "text":
                made.FT, made.DA = Name.Tx, String(LOOK)
                made.V = made.DV = String(value)
                if bidirectional(next(filter(str.isalpha, value), "a")) in ("R", "AL"):
                    made.Q = RIGHT
                if field.name.startswith(("action/", "competency/", f"{SHEET}line-", f"{SHEET}story/")):
                    made.Ff = MULTILINE
            else:
                made.FT = Name.Btn
                made.Ff = RADIO | IN_UNISON if field.kind == "choice" else 0
                made.V = made.DV = Name(f"/{value}") if value else Name.Off
            self.made[field.name] = made
        widget.Parent = self.made[field.name]
        self.made[field.name].Kids.append(widget)
        x0, y0, x1, y1 = map(float, widget.Rect)
        width, height = round(x1 - x0, 2), round(y1 - y0, 2)
        if field.kind == "text":
            if value:
                self.texts.append((widget, value))
            return
        option = field.option if field.kind == "choice" else "on"
        on, off = (self.shape(kind, width, height) for kind in (field.kind, "off"))
        widget.AP = Dictionary(N=Dictionary({f"/{option}": on, "/Off": off}))
        widget.AS = Name(f"/{option}") if value == option else Name.Off
        widget.MK = Dictionary(CA=String("l" if field.kind == "choice" else "4"))

    def shape(self, kind: str, width: float, height: float) -> pikepdf.Object:
        """Return how a tick, a dot or nothing is drawn in a box of this size; equal ones are one object."""
        from pikepdf import Array, Dictionary, Name, Stream

        key = (kind, width, height)
        if key not in self.shapes:
            stream = Stream(self.pdf, _DRAWINGS[kind](width, height).encode())
            stream.Type, stream.Subtype = Name.XObject, Name.Form
            stream.BBox, stream.Resources = Array([0, 0, width, height]), Dictionary()
            self.shapes[key] = self.pdf.make_indirect(stream)
        return self.shapes[key]

    def draw_texts(self) -> None:
        """Give each filled-in text its appearance, in a font that is embedded."""
        import pikepdf

        if not self.texts:
            return
        sizes = []
        for widget, value in self.texts:
            x0, y0, x1, y1 = map(float, widget.Rect)
            sizes.append((value, x1 - x0, y1 - y0))
        with pikepdf.open(io.BytesIO(self.draw(sizes))) as sheet:
            for (widget, _value), page in zip(self.texts, sheet.pages, strict=True):
                drawn = self.pdf.copy_foreign(page.as_form_xobject())
                content = drawn.read_bytes()
                drawn.write(b"/Tx BMC\n" + content + b"\nEMC\n")
                widget.AP = pikepdf.Dictionary(N=drawn)


def _tick(width: float, height: float) -> str:
    points = [(0.22, 0.5), (0.42, 0.26), (0.8, 0.78)]
    path = " ".join(
        f"{x * width:.2f} {y * height:.2f} {operator}" for (x, y), operator in zip(points, "mll", strict=True)
    )
    return f"q 1.3 w 1 J 1 j {path} S Q"


def _dot(width: float, height: float) -> str:
    radius = min(width, height) * 0.27
    bend = 0.552
    return (
        f"q {radius:.2f} 0 0 {radius:.2f} {width / 2:.2f} {height / 2:.2f} cm 1 0 m "
        f"1 {bend} {bend} 1 0 1 c -{bend} 1 -1 {bend} -1 0 c "
        f"-1 -{bend} -{bend} -1 0 -1 c {bend} -1 1 -{bend} 1 0 c f Q"
    )


_DRAWINGS: dict[str, Callable[[float, float], str]] = {
    "check": _tick,
    "choice": _dot,
    "off": lambda _width, _height: "",
}
