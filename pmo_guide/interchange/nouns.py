"""What files call a framework's things: as it says, or else as usual in its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from pmo_guide.model import Framework


def nouns(framework: Framework, _: Callable[[str], str]) -> dict[str, str]:
    """Return the title of each kind of thing; `_` says our own words in the framework's language."""
    usual = {
        "step": _("Step"),
        "competency": _("Competency"),
        "indicator": _("Indicator"),
        "action": _("Action"),
        "level": _("Level"),
        "role": _("Role"),
        "credential": _("Credential"),
        "resource": _("Resource"),
        "scenario": _("Scenario"),
        "choice": _("Choice"),
    }
    return usual | dict(framework.labels.items())
