"""The vocabulary of a competency framework, and the rules it must keep.

The words are those of human resources and of the 1EdTech standards CASE and Open Badges: a framework has a
proficiency scale of levels, steps with actions, competencies with indicators, roles with targets, credentials and
resources. All of it is frozen, plain data made with the standard library alone.

Constructing an item never judges its content: it only notes the file and line where it was written. Constructing the
`Framework` judges everything at once and raises one `FrameworkError` that lists every fault with its place, so that an
author mends them in one go.
"""

from __future__ import annotations

from pmo_guide.model.advice import LISTS, advice, gaps, left_out, retirement, to_retire
from pmo_guide.model.index import Index
from pmo_guide.model.items import (
    DEEPEST,
    ID_PATTERN,
    MOST,
    Fault,
    FrameworkError,
    FrozenMap,
    Item,
    defaults_of,
    did_you_mean,
    field_types,
    kind_of,
    walk,
    written_at,
)
from pmo_guide.model.rules import LABELS
from pmo_guide.model.vocabulary import (
    KINDS,
    Action,
    Choice,
    Competency,
    Credential,
    Framework,
    Indicator,
    Level,
    Readiness,
    Resource,
    Role,
    Scenario,
    Step,
    texts,
)

__all__ = [
    "DEEPEST",
    "ID_PATTERN",
    "KINDS",
    "LABELS",
    "LISTS",
    "MOST",
    "Action",
    "Choice",
    "Competency",
    "Credential",
    "Fault",
    "Framework",
    "FrameworkError",
    "FrozenMap",
    "Index",
    "Indicator",
    "Item",
    "Level",
    "Readiness",
    "Resource",
    "Role",
    "Scenario",
    "Step",
    "advice",
    "defaults_of",
    "did_you_mean",
    "field_types",
    "gaps",
    "kind_of",
    "left_out",
    "retirement",
    "texts",
    "to_retire",
    "walk",
    "written_at",
]
