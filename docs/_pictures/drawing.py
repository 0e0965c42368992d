"""A sheet to draw on: shapes and words in a few tones, written as SVG.

Each shape carries its light colour, for paper and for readers that know no style sheet, and a class, by which a dark
page turns it. No tone carries meaning alone: shapes have words beside them.
"""

from __future__ import annotations

from html import escape
from typing import Literal

Tone = Literal["ink", "soft", "rule", "petrol", "wash", "amber", "sand", "paper", "panel"]

TONES: dict[str, tuple[str, str]] = {  # light and dark, those of theme/static/site.css
    "ink": ("#1c292c", "#dbe4e3"),
    "soft": ("#4a595c", "#a9b7b8"),
    "rule": ("#b9b2a1", "#51656b"),
    "petrol": ("#0a5e65", "#6fcdc6"),
    "wash": ("#cfe3e1", "#1d4644"),
    "amber": ("#8f4700", "#f3bd67"),
    "sand": ("#f6dcb4", "#4d3a17"),
    "paper": ("#fcfbf7", "#11191b"),
    "panel": ("#f3f0e8", "#182326"),
}
FAMILIES = "'Source Sans 3', 'Noto Sans', Helvetica, Arial, sans-serif"
WIDTH = 480
"""Of every picture, in its own units: on a phone 15 of them are eleven pixels."""


class Sheet:
    """A picture of `WIDTH` and a height, drawn from the back to the front; y grows downwards."""

    def __init__(self, height: int) -> None:
        self.height = height
        self._shapes: list[str] = []
        self.box(0, 0, WIDTH, height, "paper")

    def _add(self, tag: str, tone: str, *, stroke: bool = False, content: str = "", **attributes: object) -> None:
        paint = "stroke" if stroke else "fill"
        named = " ".join(f'{name.replace("_", "-")}="{value}"' for name, value in attributes.items())
        start = f'<{tag} class="{paint[0]}-{tone}" {paint}="{TONES[tone][0]}" {named}'
        self._shapes.append(f"{start}>{content}</{tag}>" if content else f"{start}/>")

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        tone: Tone,
        *,
        round_: float = 0,
        edge: Tone | None = None,
        dash: str = "none",
    ) -> None:
        """Fill a rectangle, with its upper left corner at x and y; an edge shows where a pale one ends."""
        self._add("rect", tone, x=_n(x), y=_n(y), width=_n(width), height=_n(height), rx=_n(round_))
        if edge:
            self.frame(x + 0.75, y + 0.75, width - 1.5, height - 1.5, edge, round_=round_, dash=dash)

    def frame(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        tone: Tone = "ink",
        *,
        round_: float = 0,
        line: float = 1.5,
        dash: str = "none",
    ) -> None:
        """Outline a rectangle."""
        self._add(
            "rect",
            tone,
            stroke=True,
            fill="none",
            x=_n(x),
            y=_n(y),
            width=_n(width),
            height=_n(height),
            rx=_n(round_),
            stroke_width=line,
            stroke_dasharray=dash,
        )

    def line(self, *points: tuple[float, float], tone: Tone = "ink", width: float = 1.5, dash: str = "none") -> None:
        """Draw a line through points."""
        path = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
        self._add(
            "polyline",
            tone,
            stroke=True,
            fill="none",
            points=path,
            stroke_width=width,
            stroke_dasharray=dash,
            stroke_linejoin="round",
        )

    def dot(self, x: float, y: float, radius: float, tone: Tone = "ink") -> None:
        """Fill a circle."""
        self._add("circle", tone, cx=_n(x), cy=_n(y), r=_n(radius))

    def ring(self, x: float, y: float, radius: float, tone: Tone = "ink", width: float = 1.5) -> None:
        """Outline a circle."""
        self._add("circle", tone, stroke=True, fill="none", cx=_n(x), cy=_n(y), r=_n(radius), stroke_width=width)

    def words(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 15,
        tone: Tone = "ink",
        at: Literal["start", "middle", "end"] = "start",
        bold: bool = False,
        over: bool = False,
    ) -> None:
        """Write a line of words whose base line is at y; several, split at line feeds, go down from there.

        `over` keeps what is drawn already, such as the lines of a scale, from striking the words through.
        """
        for row, line in enumerate(text.split("\n")):
            if over:
                wide = len(line) * size * 0.52 + 6
                left = x - {"start": 3, "middle": wide / 2, "end": wide - 3}[at]
                self.box(left, y + row * size * 1.25 - size, wide, size * 1.3, "paper")
            self._add(
                "text",
                tone,
                content=escape(line),
                x=_n(x),
                y=_n(y + row * size * 1.25),
                font_size=_n(size),
                font_weight=600 if bold else 400,
                text_anchor=at,
            )

    def svg(self) -> str:
        """Return the picture as a file."""
        dark = "".join(f".f-{name}{{fill:{dark}}}.s-{name}{{stroke:{dark}}}" for name, (_, dark) in TONES.items())
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {self.height}" width="{WIDTH}"'
            f' height="{self.height}" font-family="{FAMILIES}">'
            f"<style>@media (prefers-color-scheme: dark){{{dark}}}</style>\n" + "\n".join(self._shapes) + "\n</svg>\n"
        )


def _n(number: float) -> str:
    return f"{number:.1f}".rstrip("0").rstrip(".")
