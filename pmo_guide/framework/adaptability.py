"""Step 7, Stay adaptable: its competencies, indicators and actions."""

from __future__ import annotations

from pmo_guide.model import Action, Competency, Indicator, Step

COMPETENCIES = (
    Competency(
        id="tailoring",
        title="Tailoring",
        step="adaptability",
        definition=(
            "Fit approach, governance and management style to each project and team, "
            "within limits that are written down."
        ),
        indicators=(
            Indicator(
                id="tailoring-name-features",
                level=1,
                text=(
                    "Names two features of a current project or its team, such as novelty or "
                    "regulation, that call for more or less control than usual."
                ),
            ),
            Indicator(
                id="tailoring-sort-rules",
                level=1,
                text=(
                    "Sorts the rules of the organisation’s method into those that bind every project "
                    "and those that a project may leave out."
                ),
            ),
            Indicator(
                id="tailoring-draft-controls",
                level=2,
                text=(
                    "Drafts for part of a project which documents, reviews and meetings to keep, "
                    "merge or drop, each with a reason."
                ),
            ),
            Indicator(
                id="tailoring-ask-colleague",
                level=2,
                text="Changes how a shared task is briefed or checked by what the colleague concerned says would suit.",
            ),
            Indicator(
                id="tailoring-record-approach",
                level=3,
                text=(
                    "Gets the project board’s agreement, when a whole project starts, to its "
                    "approach, stages, controls and omissions."
                ),
            ),
            Indicator(
                id="tailoring-agree-team-rules",
                level=3,
                text=(
                    "Agrees with a team its rules for planning, checking and deciding, by how new its "
                    "people and its work are."
                ),
            ),
            Indicator(
                id="tailoring-write-limits",
                level=4,
                text=(
                    "Writes the rules by which several project managers choose their own controls, "
                    "with the few that nobody may drop."
                ),
            ),
            Indicator(
                id="tailoring-return-records",
                level=4,
                text=(
                    "Returns other managers’ tailoring with written reasons, where it is too heavy as "
                    "well as where it is too light."
                ),
            ),
            Indicator(
                id="tailoring-agree-minimum",
                level=5,
                text=(
                    "Agrees with finance and audit the minimum that every project of the organisation "
                    "follows, in force for a full yearly cycle."
                ),
            ),
            Indicator(
                id="tailoring-publish-cost",
                level=5,
                text="Publishes each year what the organisation’s controls cost in hours and what they caught.",
            ),
        ),
        terms=(
            "tailoring",
            "tailoring record",
            "mandatory minimum",
            "hybrid delivery",
        ),
        related=("professional-knowledge", "governance", "leading-teams"),
        sources=("pdgov-govs002",),
    ),
    Competency(
        id="change-leadership",
        title="Leading change",
        step="adaptability",
        definition=("Bring people to adopt a new way of working, be it a project’s result or the PMO’s own reform."),
        indicators=(
            Indicator(
                id="change-leadership-tell-adoption",
                level=1,
                text=(
                    "Dates for one finished change both its delivery and its first regular use, with "
                    "what lay between the two."
                ),
            ),
            Indicator(
                id="change-leadership-name-losses",
                level=1,
                text=("Names for one current change what each group that will have to work otherwise stands to lose."),
            ),
            Indicator(
                id="change-leadership-list-habits",
                level=2,
                text="Lists what one group must start, stop and go on doing, as corrected by a member of the group.",
            ),
            Indicator(
                id="change-leadership-bring-objections",
                level=2,
                text="Brings one group’s objections, in its own words, to the person who leads the change.",
            ),
            Indicator(
                id="change-leadership-find-gap",
                level=3,
                text=(
                    "Changes the project’s plan for the condition of adoption that talks with users "
                    "showed to fail first."
                ),
            ),
            Indicator(
                id="change-leadership-count-use",
                level=3,
                text=(
                    "Counts the use of one new way of working from go-live until it holds, against a "
                    "target agreed with the sponsor."
                ),
            ),
            Indicator(
                id="change-leadership-plan-load",
                level=4,
                text="States in hours per person what all changes of a quarter ask of several units.",
            ),
            Indicator(
                id="change-leadership-hold-use",
                level=4,
                text="Shows a new way of working still in use at target, in several units, six months after go-live.",
            ),
            Indicator(
                id="change-leadership-yield-objection",
                level=4,
                text=(
                    "Redesigns a change for several units because objectors were right, with the "
                    "objection that moved it named to them."
                ),
                if_arisen=True,
            ),
            Indicator(
                id="change-leadership-limit-change",
                level=5,
                text=(
                    "Caps with the top team how much change any unit takes in a quarter, with the "
                    "count of a full year beside it."
                ),
            ),
            Indicator(
                id="change-leadership-close-by-use",
                level=5,
                text=(
                    "Makes measured adoption a condition for closing any project of the organisation, "
                    "applied by sponsors outside one’s own line."
                ),
            ),
        ),
        terms=("adoption", "resistance", "ADKAR", "change fatigue", "change load"),
        related=("stakeholder-relationships", "benefits-realisation", "leading-teams"),
        sources=("gapps-pm", "sfia-9-niwa"),
    ),
    Competency(
        id="pmo-value",
        title="PMO mandate and value",
        step="adaptability",
        definition=(
            "Agree why the PMO exists and for whom, prove what it is worth, and reshape or close "
            "it when the need changes."
        ),
        indicators=(
            Indicator(
                id="pmo-value-explain-purpose",
                level=1,
                text=("Explains what a given PMO is there for by what two groups of its users would lose with it."),
            ),
            Indicator(
                id="pmo-value-tell-output",
                level=1,
                text=(
                    "Tells apart what a PMO produces, such as a report, and what somebody decided or did because of it."
                ),
            ),
            Indicator(
                id="pmo-value-count-use",
                level=2,
                text=(
                    "Counts users, requests and hours of one PMO service for a month, for the head of "
                    "the PMO to answer for."
                ),
            ),
            Indicator(
                id="pmo-value-ask-users",
                level=2,
                text="Asks five users of one PMO service, by given questions, what they would miss without it.",
            ),
            Indicator(
                id="pmo-value-agree-measure",
                level=3,
                text="Agrees in writing with a sponsor the measure by which that sponsor will judge one PMO service.",
            ),
            Indicator(
                id="pmo-value-report-worth",
                level=3,
                text=(
                    "Reports each quarter what one PMO service cost and what changed for its users, "
                    "in figures that a user confirms."
                ),
            ),
            Indicator(
                id="pmo-value-admit-poor-service",
                level=3,
                text=(
                    "Puts on record that a service in one’s own charge costs more than it gives, with "
                    "a proposal to end or change it."
                ),
                if_arisen=True,
            ),
            Indicator(
                id="pmo-value-sign-mandate",
                level=4,
                text=(
                    "Gets a one-page mandate for a whole PMO (purpose, users, decisions, limits, "
                    "measures) signed by its executive."
                ),
            ),
            Indicator(
                id="pmo-value-present-year",
                level=4,
                text="Presents a whole PMO’s yearly cost and worth to executives, in figures agreed with finance.",
            ),
            Indicator(
                id="pmo-value-shift-means",
                level=4,
                text="Moves a PMO’s people or money between services after a review with several units.",
            ),
            Indicator(
                id="pmo-value-renew-mandate",
                level=5,
                text=(
                    "Renews the mandate of an organisation-wide PMO with the top team, with the "
                    "decisions it gained and gave up named."
                ),
            ),
            Indicator(
                id="pmo-value-offer-closure",
                level=5,
                text="Puts to the top team the choice to keep, shrink, merge or close the PMO, with the price of each.",
            ),
        ),
        terms=("mandate", "PMO charter", "value proposition", "operating model"),
        related=("pmo-services", "executive-influence", "benefits-realisation"),
        sources=("pmi-pmocp", "houseofpmo-framework"),
    ),
    Competency(
        id="personal-adaptability",
        title="Personal adaptability",
        step="adaptability",
        definition="Adjust one’s own style, views and plans to new facts, people and setbacks.",
        indicators=(
            Indicator(
                id="personal-adaptability-describe-habit",
                level=1,
                text=("Describes a recent situation in which one’s own habitual way of working did not fit."),
            ),
            Indicator(
                id="personal-adaptability-explain-opposite",
                level=1,
                text=(
                    "Explains a practice that one does not share in words that a colleague who uses it accepts as fair."
                ),
            ),
            Indicator(
                id="personal-adaptability-try-idea",
                level=2,
                text="Tries a colleague’s idea on part of one’s own work, with the outcome told to that colleague.",
            ),
            Indicator(
                id="personal-adaptability-change-habit",
                level=2,
                text="Changes one habit after feedback, as the same person confirms a month later.",
            ),
            Indicator(
                id="personal-adaptability-set-reversal",
                level=3,
                text=(
                    "Decides after the trial of an idea by the result written down beforehand as a "
                    "reason to change one’s mind."
                ),
            ),
            Indicator(
                id="personal-adaptability-enter-field",
                level=3,
                text=(
                    "Delivers one project or service outside one’s field, after listing what had to "
                    "be learned and from whom."
                ),
            ),
            Indicator(
                id="personal-adaptability-reverse-decision",
                level=3,
                text=(
                    "Reverses a decision on one’s own project when facts change, with team and "
                    "sponsor told what has changed."
                ),
                if_arisen=True,
            ),
            Indicator(
                id="personal-adaptability-invite-critic",
                level=4,
                text="Publishes unedited what a known critic finds in a review of one’s programme or PMO.",
            ),
            Indicator(
                id="personal-adaptability-reissue-goals",
                level=4,
                text=(
                    "Reissues the goals of several teams within a month of a reorganisation, a new "
                    "executive or a lost budget."
                ),
                if_arisen=True,
            ),
            Indicator(
                id="personal-adaptability-retire-method",
                level=5,
                text=(
                    "Retires across the organisation a method that one introduced, for a successor in "
                    "use through a full yearly cycle."
                ),
            ),
            Indicator(
                id="personal-adaptability-set-custom",
                level=5,
                text=(
                    "Moves the top team to state with each investment proposal what would reverse it, "
                    "with one’s own proposals as the first."
                ),
            ),
        ),
        terms=("adaptability", "feedback", "retrospective", "reversal criterion"),
        related=("own-development", "horizon-scanning", "professional-integrity"),
        sources=("pmi-power-skills-takeaways",),
    ),
)

STEP = Step(
    id="adaptability",
    title="Stay adaptable",
    summary=(
        "You learn to fit control to the work, to get a change used, to test new ideas cheaply "
        "and to renew a PMO’s mandate before others question it."
    ),
    actions=(
        Action(
            id="ask-what-would-be-missed",
            text=(
                "Ask five users of one PMO service what they would miss if it ended tomorrow, each "
                "answer passed on to its owner"
            ),
            effort=(3, 5),
            elapsed=(1, 3),
            evidence="The answers as given, and the owner’s reply",
            builds={"pmo-value": 2},
            extra={"leaves": "shared"},
        ),
        Action(
            id="change-costly-habit",
            text=(
                "Change one habit of yours that keeps others waiting, until the three of them who "
                "named it confirm it a month later"
            ),
            effort=(3, 5),
            elapsed=(7, 9),
            evidence="The count of what waited, notes of both rounds and what was seen to change",
            builds={"personal-adaptability": 2},
            extra={"leaves": "own"},
        ),
        Action(
            id="map-controls-to-decisions",
            text=(
                "Drop or merge two controls of one live project, with its board’s agreement, after a "
                "map of all of them to the decisions they serve"
            ),
            effort=(5, 8),
            elapsed=(3, 6),
            evidence="The map, the board’s minute, hours before and after",
            builds={"tailoring": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="try-rejected-practice",
            text=(
                "Try for a month a practice you have rejected so far, against a criterion that you "
                "wrote down beforehand"
            ),
            effort=(4, 8),
            elapsed=(5, 7),
            evidence="The dated criterion, the measure, the verdict as sent",
            builds={"personal-adaptability": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="write-tailoring-record",
            text=(
                "Write a one-page tailoring record for one starting project (approach, controls kept "
                "and dropped, reasons, review date) that its board approves"
            ),
            effort=(4, 6),
            elapsed=(2, 4),
            evidence="The approved record, and the note of its first review",
            builds={"tailoring": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="agree-two-sets-of-team-rules",
            text=(
                "Agree working rules with a new team and with a seasoned one, different where they "
                "need it, for six weeks"
            ),
            effort=(6, 10),
            elapsed=(7, 9),
            evidence="Both sets of rules, and what each team changed at the review",
            builds={"leading-teams": 2, "tailoring": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="find-first-missing-condition",
            text=(
                "Give one project a page on the first condition of adoption that six people who face "
                "the change find missing"
            ),
            effort=(6, 10),
            elapsed=(2, 4),
            evidence="Interview notes, the page, and what the project changed",
            builds={"change-leadership": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="retire-pmo-report",
            text="Retire or halve one PMO report, form or meeting with its users’ agreement, the hours saved published",
            effort=(6, 10),
            elapsed=(4, 8),
            evidence="Use before, the users’ agreement, hours after",
            builds={"pmo-services": 3, "pmo-value": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="count-adoption",
            text=(
                "Count the use of one new way of working each week for three months after go-live, "
                "shortfalls reported to the sponsor"
            ),
            effort=(8, 12),
            elapsed=(14, 18),
            evidence="The weekly counts, the target, and one action taken on them",
            builds={"benefits-realisation": 2, "change-leadership": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="cost-a-pmo-service",
            text=(
                "Work out what one PMO service costs a year and what users do with it, in a statement "
                "that two users and finance confirm"
            ),
            effort=(8, 14),
            elapsed=(4, 8),
            evidence="The one-page statement with three confirmations",
            builds={"financial-management": 2, "pmo-value": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="invite-known-critic",
            text=(
                "Circulate unedited what the sharpest critic in another unit finds in an examination "
                "of your programme or PMO"
            ),
            effort=(6, 10),
            elapsed=(4, 10),
            evidence="The findings as circulated, what you changed, and the critic’s reply to it",
            builds={"personal-adaptability": 4},
            extra={"leaves": "shared"},
        ),
        Action(
            id="write-tailoring-rules",
            text=(
                "Write tailoring rules for three sizes of project with a mandatory minimum, tried on "
                "five projects until the governing body adopts them"
            ),
            effort=(30, 50),
            elapsed=(14, 26),
            evidence="The rules, hours of control before and after, the adoption minute",
            builds={"governance": 3, "tailoring": 4},
            extra={"leaves": "shared"},
        ),
        Action(
            id="chart-change-load",
            text=(
                "Chart every change that reaches four units within two quarters, in hours per person, "
                "until the sponsors agree to move one date"
            ),
            effort=(20, 35),
            elapsed=(6, 10),
            evidence="The chart, the decision, the moved date",
            builds={"change-leadership": 4, "stakeholder-relationships": 4},
            extra={"leaves": "shared"},
        ),
        Action(
            id="win-signed-mandate",
            text=(
                "Take a one-page PMO mandate to signature after hearing five executives or sponsors "
                "singly, one opponent among them"
            ),
            effort=(24, 40),
            elapsed=(6, 12),
            evidence="First and last draft, the signed page, one decision taken by it",
            builds={"executive-influence": 3, "pmo-value": 4},
            extra={"leaves": "shared"},
        ),
        Action(
            id="lead-pmo-reform",
            text=(
                "Lead one change of PMO practice, as your job, through three or more units until its "
                "use stays at target six months after go-live"
            ),
            effort=(24, 44),
            elapsed=(36, 60),
            evidence="Baseline, counts of use by unit, one change made for objectors",
            builds={"change-leadership": 4, "pmo-services": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="cap-change-load",
            text=(
                "Settle with the top team, as your job, a ceiling on the hours of change that any "
                "unit takes in a quarter, counted for four quarters"
            ),
            effort=(12, 24),
            elapsed=(56, 70),
            evidence="The ceiling, four counts by unit, and what was moved to keep it",
            builds={"change-leadership": 5},
            extra={"leaves": "shared"},
        ),
        Action(
            id="renew-pmo-mandate",
            text=(
                "Take an organisation-wide PMO, as your job, through a yearly renewal of its mandate "
                "by the top team, closure among the options"
            ),
            effort=(16, 30),
            elapsed=(26, 52),
            evidence="The options paper with the price of each, both signed mandates, and what was given up",
            builds={"executive-influence": 4, "pmo-value": 5},
            extra={"leaves": "shared"},
        ),
    ),
)
