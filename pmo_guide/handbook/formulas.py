"""Formulas, from LaTeX to pictures whose text for those who cannot see them is what the author typed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from xml.etree.ElementTree import ParseError

_UNKNOWN = re.compile(r"<m[it][^>]*>(\\[a-zA-Z]+)")
_NUMBERED = re.compile(r"(\\(?:begin|end)\{(?:align|alignat|equation|gather|multline|flalign))\}")
_PLAIN = (
    (re.compile(r"(?<!\\)%.*"), ""),
    (re.compile(r"\\label\{[^{}]*\}|\\(?:nonumber|notag)\b"), ""),
    (re.compile(r"\\tag\*?\{([^{}]*)\}"), r"\\qquad\\text{(\1)}"),
    (re.compile(r"\\cr(?![a-zA-Z])"), r"\\\\"),
    (re.compile(r"\\begin\{eqnarray\*?\}"), r"\\begin{array}{rcl}"),
    (re.compile(r"\\end\{eqnarray\*?\}"), r"\\end{array}"),
)
"""What is written otherwise before anything is looked at, and how."""
_DRAWN = (
    *_PLAIN,
    (re.compile(r"\\color *\{([^{}]*)\} *(?=\{)"), r"\\textcolor{\1}"),
    (re.compile(r"\\text\{-\}"), "{-}"),
    (re.compile(r"\\begin\{[bBpvV]matrix\}"), r"{\g<0>"),  # else what stands above it is of its bracket alone
    (re.compile(r"\\end\{[bBpvV]matrix\}"), r"\g<0>}"),
)
"""The same for the library that draws."""
_SIZE = 24
"""The size of letters in which formulas are drawn; pictures are then as large as the letters around them."""


class FormulaError(Exception):
    """A formula that cannot be drawn, with the reason."""


class Formula(NamedTuple):
    """A drawn formula; its measures are in parts of the size of letters."""

    svg: str
    width: float
    height: float
    depth: float
    """How far it reaches below the line."""


def typed(latex: str, *, whole: bool) -> str:
    r"""Return a formula on lines of its own as LaTeX wants it: with several lines, it is aligned at ``&``.

    With `whole`, it brings an environment of its own, of which the handbook's numbers are not part.
    """
    for pattern, written in _PLAIN:
        latex = pattern.sub(written, latex)
    latex = latex.strip()
    if whole or latex.startswith("\\begin{"):
        return _NUMBERED.sub(r"\1*}", latex)
    lines = [part.strip() for part in re.split(r"\n\s*\n", latex)]
    if len(lines) == 1 and "\\\\" not in latex:
        return latex
    name = "split" if "&" in latex or len(lines) == 1 else "gather*"
    joined = " \\\\ ".join(lines)
    return f"\\begin{{{name}}}{joined}\\end{{{name}}}"


@lru_cache(maxsize=1000)
def drawn(latex: str, *, block: bool) -> Formula:
    """Return a formula as a picture; what is unknown in it raises a `FormulaError`."""
    from latex2mathml.converter import convert
    from ziamath.config import config
    from ziamath.zmath import Latex

    for pattern, written in _DRAWN:
        latex = pattern.sub(written, latex)
    config.svg2 = False  # Typst draws each letter where it stands
    try:
        if unknown := _UNKNOWN.search(convert(latex)):
            raise FormulaError(f"{unknown[1]} is unknown")
        made = Latex(latex, size=_SIZE, inline=not block)
        svg = made.svg()
    except FormulaError:
        raise
    except ParseError as error:
        raise FormulaError("< and & must be typed as commands") from error
    except Exception as error:  # the two libraries raise whatever they stumble over
        raise FormulaError(str(error) or type(error).__name__) from error
    width, height = made.getsize()
    return Formula(svg, width / _SIZE, height / _SIZE, max(0.0, -made.getyofst()) / _SIZE)
