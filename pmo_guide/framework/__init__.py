"""The competency framework of the guide: seven steps on the way to PMO director.

Each step has a module of its own with its competencies, indicators and actions; levels, roles,
credentials, resources and scenarios have one each. Nothing here imports Sphinx, and nothing else in the
package imports this: a project names it in its configuration as ``pmo_guide.framework:FRAMEWORK``.
"""

from __future__ import annotations

import json
from pathlib import Path

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
from pmo_guide.framework.scenarios import SCENARIOS
from pmo_guide.model import Framework

RETIRED: dict[str, str | None] = {
    # Indicators: twins of a neighbour, two behaviours in one, or true only of somebody who was lucky.
    "delivery-leadership-retest-case": None,
    "delivery-leadership-move-people": None,
    "delivery-control-trace-baseline": None,
    "governance-abolish-bodies": None,
    "pmo-services-write-page": None,
    "resource-capacity-correct-forecast": None,
    "sector-knowledge-resequence": "sector-knowledge-set-dates",
    "professional-knowledge-settle-reading": None,
    "professional-knowledge-examine-other-method": None,
    "own-development-decide-credential": None,
    "developing-people-move-people-up": None,
    "executive-influence-close-board": None,
    "conflict-negotiation-escalate-jointly": None,
    "conflict-negotiation-use-fallback": None,
    "professional-network-answer-requests": None,
    "horizon-scanning-reverse-advice": None,
    "digital-and-ai-move-service": None,
    "strategic-planning-rescope": None,
    "strategic-planning-show-orphans": None,
    "portfolio-prioritisation-draw-line": None,
    "benefits-realisation-dis-benefits": None,
    "benefits-realisation-double-counting": None,
    "risk-management-change-method": None,
    "tailoring-revise-midway": None,
    "tailoring-join-reports": None,
    "change-leadership-prepare-manager": None,
    "pmo-value-rebuild-pmo": None,
    "personal-adaptability-withdraw-proposal": None,
    # Actions: near-duplicates. Where what is left is essential or asks for more, an old tick must not stand for it.
    "agree-change-calendar": "chart-change-load",
    "audit-thirty-fields": None,
    "measure-department-capacity": None,
    "review-own-forecasts": None,
    "take-contested-paper": None,
    # A resource that has ended.
    "pmo-managers-lunch": None,
}
"""Ids that were once published and are no longer used, each with its successor or None."""

HISTORY = json.loads(Path(__file__).with_name("history.json").read_text(encoding="utf-8"))
"""What returning readers are told was new, changed or gone in each version; a release writes it."""

FRAMEWORK = Framework(
    id="pmo-director-guide",
    title="PMO Director Competency Framework",
    version="2026.11",
    summary=(
        "What a PMO director must be able to do, in competencies at five levels: with the "
        "behaviour that shows each level, actions that build it, the targets of roles on two "
        "routes, and the credentials and resources that count towards it."
    ),
    language="en",
    licence="CC-BY-4.0",
    labels={"essential": "Before you apply"},
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
    scenarios=SCENARIOS,
    retired=RETIRED,
    extra={"history": HISTORY},
)
