"""What each place to fill in asks for, in words that are read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.locale import get_translation

from pmo_guide.handbook.forms import Field
from pmo_guide.parts import story_words

if TYPE_CHECKING:
    from pmo_guide.model import Framework

_ = get_translation("pmo_guide")


class Asking:
    """Makes the fields of the form of a framework's handbook."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework

    def field(self, kind: str, key: str, option: str) -> Field:
        """Return the form field for a mark in a document, with words that say what is asked."""
        room, _slash, rest = key.partition("/")
        name, _slash, what = rest.rpartition("/")
        if room == "sheet":
            on_sheet = self._on_sheet(name, what)
            return Field(kind, key, option, on_sheet, on_sheet)
        asked: str = {
            "done": _("Done: %s"),
            "note": _("Note: %s"),
            "level": _("My level: %s"),
            "evidence": _("Evidence: %s"),
            "role": _("Target role"),
            "hours": _("Hours per week"),
            "start": _("Start"),
            "held": _("True of me: %s"),
            "choice": _("What I would do: %s"),
        }[what]
        if name:
            item = self.framework.find(room, name)
            asked %= item.text if room in ("action", "indicator") else item.title
        return Field(kind, key, option, asked, f"{asked}: {self._answer(what, option)}" if option else asked)

    def _on_sheet(self, name: str, what: str) -> str:
        """Return what a field asks for that only this form knows."""
        first, _hyphen, number = name.rpartition("-")
        if what == "rated":
            who = _("Person %s") % number
            return f"{who}: {self.framework.find('competency', first).title}"
        if what == "name":
            return f"{_('Person %s') % number}: {_('Name or initials')}"
        if name == "story":
            return story_words()[what].removesuffix(":")
        words: str = {
            "action": _("Action"),
            "hours": _("Hours"),
            "begins": _("Start"),
            "ends": _("End"),
            "done": _("Done"),
        }[what]
        line = _("Line %s") % number if first == "line" else self.framework.find("action", name).text
        return f"{line}: {words}"

    def _answer(self, what: str, option: str) -> str:
        """Return a choice in words."""
        if what == "role":
            return str(self.framework.find("role", option).title)
        levels = {str(level.value): level.title for level in self.framework.levels}
        titles = {"0": _("not yet")} | levels
        return f"{option} {titles[option]}" if option in titles else str(_("not sure"))
