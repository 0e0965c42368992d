"""The reader's file: what one reader has done, rated and planned, and what follows from it.

A `Progress` is the file ``{"format": "pmo-guide/progress", "version": 1, "framework": {"id", "version"}, "entries":
{KEY: {"value": JSON, "at": UTC milliseconds}}}``. Two of them merge without loss, key by key. With a framework beside
it, it answers what the reader may aim at (`aims`), how far they are from it (`gaps`), whether that is near enough by
its rule (`ready_to_apply`), and what to do next by when (`plan`).

``web/progress.js``, ``web/plan.js`` and ``web/stories.js`` are the twins of this room: the same functions with the same
results to the last character, held by the cases in ``tests/cases/progress`` and by generated ones; of stories, by those
of ``tests/browser/test_evidence.py``. The definitions are those of the architecture chapter, "What follows from it".
"""

from pmo_guide.progress.file import (
    FORMAT,
    MAX_AT,
    MAX_DEPTH,
    MAX_LENGTH,
    VERSION,
    Entry,
    Progress,
    ProgressError,
    dump,
    empty,
    parse,
    refusal,
    schema,
)
from pmo_guide.progress.keys import MAX_HOURS, RULES, STATES, Rule, rule_of
from pmo_guide.progress.merging import (
    Difference,
    beyond_scale,
    current,
    differences,
    earlier_rating,
    merge,
    newer,
    rating_values,
    successor,
    write,
)
from pmo_guide.progress.planning import Plan, Planned, Rise, plan
from pmo_guide.progress.standing import (
    OWN,
    Gap,
    Verdict,
    aim,
    aims,
    by_weight,
    gaps,
    ready_to_apply,
    unrated,
)
from pmo_guide.progress.stories import Said, Story, parts_of, stories
from pmo_guide.progress.text import json_text

__all__ = [
    "FORMAT",
    "MAX_AT",
    "MAX_DEPTH",
    "MAX_HOURS",
    "MAX_LENGTH",
    "OWN",
    "RULES",
    "STATES",
    "VERSION",
    "Difference",
    "Entry",
    "Gap",
    "Plan",
    "Planned",
    "Progress",
    "ProgressError",
    "Rise",
    "Rule",
    "Said",
    "Story",
    "Verdict",
    "aim",
    "aims",
    "beyond_scale",
    "by_weight",
    "current",
    "differences",
    "dump",
    "earlier_rating",
    "empty",
    "gaps",
    "json_text",
    "merge",
    "newer",
    "parse",
    "parts_of",
    "plan",
    "rating_values",
    "ready_to_apply",
    "refusal",
    "rule_of",
    "schema",
    "stories",
    "successor",
    "unrated",
    "write",
]
