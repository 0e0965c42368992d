"""The framework of another organisation: a small bakery that calls its steps domains."""

from __future__ import annotations

from datetime import date

from pmo_guide.model import (
    Action,
    Competency,
    Credential,
    Framework,
    Indicator,
    Level,
    Resource,
    Role,
    Step,
)

BAKERY = Framework(
    id="bakery",
    title="From apprentice to head baker",
    version="3",
    labels={"step": "Domain", "competency": "Skill"},
    levels=(
        Level(value=1, title="Helps", summary="Works beside somebody who answers for it."),
        Level(value=2, title="Bakes", summary="Answers for a batch."),
        Level(value=3, title="Runs the bakehouse"),
    ),
    steps=(
        Step(
            id="dough",
            title="Work the dough",
            summary="Flour, water, time.",
            actions=(
                Action(
                    id="keep-a-starter",
                    text="Keep a starter alive for a month",
                    effort=(2, 4),
                    elapsed=(4, 5),
                    evidence="The jar and its log",
                    builds={"fermentation": 2},
                    essential=True,
                ),
                Action(
                    id="shape-a-hundred-loaves",
                    text="Shape a hundred loaves & weigh each",
                    effort=(6, 6),
                    builds={"shaping": 2, "fermentation": 1},
                ),
                Action(id="sweep-the-floor", text="Sweep the floor before anybody asks"),
            ),
        ),
        Step(
            id="oven",
            title="Master the oven",
            summary="Heat, steam, patience.",
            actions=(
                Action(
                    id="bake-alone",
                    text="Bake a whole night alone",
                    elapsed=(1, 2),
                    builds={"baking": 3},
                    essential=True,
                ),
            ),
        ),
        Step(id="counter", title="Know the counter"),
    ),
    competencies=(
        Competency(
            id="fermentation",
            title="Fermentation",
            step="dough",
            definition="Make dough rise when it is wanted.",
            indicators=(
                Indicator(id="fermentation-smell", level=1, text="Says by smell how old it is."),
                Indicator(id="fermentation-plan", level=2, text="Plans a night by temperature."),
                Indicator(
                    id="fermentation-rescue",
                    level=2,
                    text="Rescues an overproofed batch.",
                    examples=("Knocks it back", "Makes focaccia of it"),
                    if_arisen=True,
                    url="https://guild.example/rescue",
                ),
            ),
            terms=("starter",),
            related=("baking",),
            sources=("hamel",),
        ),
        Competency(id="shaping", title="Shaping", step="dough", definition="Give a loaf its form."),
        Competency(
            id="baking",
            title="Baking <with steam>",
            step="oven",
            indicators=(Indicator(id="baking-crust", level=3, text="Gets the same crust twice."),),
            terms=("crust", "crumb"),
        ),
        Competency(
            id="steaming", code="B2", url="https://guild.example/b2", title="Steaming", step="oven", parent="baking"
        ),
        Competency(id="honesty", title="Honesty about yesterday's bread"),
    ),
    roles=(
        Role(
            id="apprentice",
            title="Apprentice",
            summary="Learns by day, sleeps at night.",
            targets={"fermentation": 1, "shaping": 1},
            core=("shaping",),
        ),
        Role(id="head-baker", title="Head baker", targets={"fermentation": 3, "baking": 2}),
    ),
    credentials=(
        Credential(
            id="journeyman",
            title="Journeyman's certificate",
            issuer="The guild",
            url="https://guild.example/journeyman",
            eligibility="Three years at the trough",
            builds={"fermentation": 2},
            verified_on=date(2026, 3, 1),
            sources=("hamel",),
        ),
        Credential(id="hygiene-card", title="Hygiene card"),
    ),
    resources=(
        Resource(
            id="bread-club",
            kind="community",
            title="Bread club",
            url="https://bread.example/",
            summary="Monthly, bring a loaf.",
            helps=("fermentation", "shaping"),
            verified_on=date(2026, 3, 2),
        ),
        Resource(id="oven-manual", kind="publication", title="The oven's manual"),
    ),
    retired={"yeast-care": "fermentation", "abacus": None},
)
