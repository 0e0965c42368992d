"""How a picture stands on a page."""

from __future__ import annotations

from docutils import nodes
from docutils.parsers.rst import Directive

from _pictures.pictures import PICTURES
from pmo_guide.model import did_you_mean


class PictureDirective(Directive):
    """A picture by name, with what stands under it as its content."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Make the figure that every builder knows."""
        name = self.arguments[0]
        if name not in PICTURES:
            raise self.error(
                f"there is no picture {name!r}{did_you_mean(name, PICTURES)}; see docs/_pictures/pictures.py"
            )
        drawn = PICTURES[name]()
        image = nodes.image("", uri=f"/_pictures/drawn/{name}.svg", alt=drawn.words, classes=["drawn"])
        figure = nodes.figure("", image, classes=["drawn"])
        if self.content:
            caption = nodes.caption()
            held = nodes.Element()
            self.state.nested_parse(self.content, self.content_offset, held)
            caption += [child for paragraph in held for child in paragraph.children]
            figure += caption
        return [figure]
