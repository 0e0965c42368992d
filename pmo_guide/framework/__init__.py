"""The competency framework of the guide: seven steps on the way to PMO director.

Each step has a module of its own with its competencies, indicators and actions; levels, roles,
credentials and resources have one each. Nothing here imports Sphinx, and nothing else in the
package imports this: a project names it in its configuration as ``pmo_guide.framework:FRAMEWORK``.
"""

from __future__ import annotations

from pmo_guide.framework import (
    adaptability,
    business_acumen,
    education,
    experience,
    leadership,
    network,
    trends,
)
from pmo_guide.framework.credentials import CREDENTIALS
from pmo_guide.framework.levels import LEVELS
from pmo_guide.framework.resources import RESOURCES
from pmo_guide.framework.roles import ROLES
from pmo_guide.model import Framework

FRAMEWORK = Framework(
    id="pmo-director-guide",
    title="PMO Director Competency Framework",
    version="2026.11",
    summary=(
        "What a PMO director must be able to do, in 29 competencies at five levels: with the "
        "behaviour that shows each level, actions that build it, the targets of six roles on two "
        "routes, and the credentials and resources that count towards it."
    ),
    language="en",
    licence="CC-BY-4.0",
    levels=LEVELS,
    steps=(
        experience.STEP,
        education.STEP,
        leadership.STEP,
        network.STEP,
        trends.STEP,
        business_acumen.STEP,
        adaptability.STEP,
    ),
    competencies=(
        *experience.COMPETENCIES,
        *education.COMPETENCIES,
        *leadership.COMPETENCIES,
        *network.COMPETENCIES,
        *trends.COMPETENCIES,
        *business_acumen.COMPETENCIES,
        *adaptability.COMPETENCIES,
    ),
    roles=ROLES,
    credentials=CREDENTIALS,
    resources=RESOURCES,
)
