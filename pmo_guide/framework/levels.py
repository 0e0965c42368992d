"""The proficiency scale: five levels, told apart by scope and by who answers for the result.

A level is held when all of its own statements are true of somebody, on evidence of the last three years; a level held
makes the lower ones held. So "checked by a senior" may stand at level 2 and does not speak against whoever works alone.
A statement with `if_arisen` counts only for whom the case arose.
"""

from __future__ import annotations

from pmo_guide.model import Level

LEVELS = (
    Level(
        value=1,
        title="Aware",
        summary=(
            "Explains what it is and recognises it at work, but does not yet do it. "
            "Someone else does the work and answers for it."
        ),
    ),
    Level(
        value=2,
        title="Practising",
        summary=(
            "Does parts of it on live work, by a given method, for part of a project or service. "
            "A senior checks the work and answers for the result."
        ),
    ),
    Level(
        value=3,
        title="Competent",
        summary=(
            "Does it alone for a whole project or one PMO service, surprises included, "
            "and escalates by rule. Answers for the result in person."
        ),
    ),
    Level(
        value=4,
        title="Proficient",
        summary=(
            "Does it across several projects, units or a portfolio, and changes the method where "
            "the usual one does not fit. Sets goals for others and answers for their work."
        ),
    ),
    Level(
        value=5,
        title="Leading",
        summary=(
            "Sets how the organisation does it, so that people outside one’s own line work by "
            "that rule through a full yearly cycle. Answers for it to the top team or the board."
        ),
    ),
)
