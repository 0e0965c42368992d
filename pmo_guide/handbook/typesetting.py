"""Typst at work: it sets books, tries single letters, and draws what a reader wrote."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sphinx.locale import get_translation

from pmo_guide.handbook.expressions import call, quote
from pmo_guide.sphinx_ext.warnings import PmoWarning, warn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import typst

_ = get_translation("pmo_guide")

HERE = Path(__file__).parent
KEPT_FOR = 10
"""For how many further documents Typst keeps in memory what it has set; a book takes most of what there is."""


class Typesetter:
    """Sets Typst's source, with the template beside it as ``look.typ``.

    `named` are the typefaces, or folders of them beside `beside`, for letters that ours lack; `asked` is what else the
    template wants to know before it sets anything, and `moment` the time that stands in the PDF.
    """

    def __init__(self, folder: Path, named: Sequence[str], beside: Path, asked: Mapping[str, Any], moment: int) -> None:
        self.folder = folder
        self.named = named
        self.beside = beside
        self.asked = asked
        self.moment = moment

    def compile(self, text: str) -> str:
        """Write the PDF without its form, and return where everything is in it, as JSON."""
        compiler = self.compiler(text)
        flat = Path(self.folder, "flat.pdf")  # pikepdf reads a file twice as fast as the same bytes in memory
        _written, warnings = compiler.compile_with_warnings(output=flat, pdf_standards=["ua-1"], timestamp=self.moment)
        for warning in warnings:
            warn(PmoWarning.TYPESETTING, str(warning), None)
        found = str(compiler.eval("(query(<places>).first().value)()"))
        for _number in range(KEPT_FOR + 1):
            compiler.compile(b"")
        return found

    def compiles(self, text: str) -> bool:
        """Whether a small document can be set, with all of its letters."""
        import typst

        try:
            # By this standard a letter that no typeface has is an error.
            self.compiler(f'#import "look.typ": *\n{text}').compile(pdf_standards=["a-2b"], pdf_tags=False)
        except typst.TypstError:
            return False
        return True

    def without(self, letters: Iterable[str]) -> list[str]:
        """Return those of some letters that no typeface has."""
        letters = sorted(letters)
        if not letters or self.compiles(f"#set text(font: serif)\n#{quote(' '.join(letters))}"):
            return []
        if len(letters) == 1:
            return letters
        middle = len(letters) // 2
        return self.without(letters[:middle]) + self.without(letters[middle:])

    @cached_property
    def families(self) -> list[str]:
        """The typefaces that the configuration names for letters that ours lack."""
        import typst

        named = self.named
        own = typst.Fonts(False, False, [path for name in named if (path := Path(self.beside, name)).is_dir()])
        return [*(name for name in named if not Path(self.beside, name).is_dir()), *sorted(own.families())]

    @cached_property
    def typefaces(self) -> typst.Fonts:
        """The typefaces of the handbook; those of the machine only where the configuration names some."""
        import typst

        folders = [path for name in self.named if (path := Path(self.beside, name)).is_dir()]
        return typst.Fonts(bool(self.named), True, [HERE / "fonts", *folders])

    def compiler(self, source: str) -> typst.Compiler:
        """Return a compiler for this Typst source."""
        import typst

        path = Path(self.folder, "handbook.typ")
        path.write_text(source, encoding="utf-8", newline="\n")
        inputs = {"asked": json.dumps({"fonts": self.families, **self.asked})}
        return typst.Compiler(path, root=self.folder, font_paths=self.typefaces, sys_inputs=inputs)

    def draw(self, texts: Sequence[tuple[str, float, float]]) -> bytes:
        """Return a PDF with each text on a page of its size: what a reader wrote, as it is shown in its field."""
        lines = (
            f"#{call('written', f'{width:.2f}pt', f'{height:.2f}pt', quote(text), quote(_('goes on below')))}"
            for text, width, height in texts
        )
        compiler = self.compiler("\n".join(['#import "look.typ": *', *lines]))
        return cast("bytes", compiler.compile(pdf_standards=["a-2b"], pdf_tags=False, timestamp=self.moment))
