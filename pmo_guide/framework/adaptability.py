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
                    "Sorts the rules of the organisation’s method into those that bind every "
                    "project and those that a project may leave out."
                ),
            ),
            Indicator(
                id="tailoring-draft-controls",
                level=2,
                text=(
                    "Drafts for part of a project which documents, reviews and meetings to keep, "
                    "merge or drop, each with a reason; a senior approves."
                ),
            ),
            Indicator(
                id="tailoring-ask-colleague",
                level=2,
                text=(
                    "Changes how a shared task is briefed or checked after asking a colleague "
                    "what suits, and notes the result."
                ),
            ),
            Indicator(
                id="tailoring-record-approach",
                level=3,
                text=(
                    "Records at the start of a whole project its approach, stages, controls and "
                    "omissions, and gets the project board’s agreement."
                ),
            ),
            Indicator(
                id="tailoring-agree-team-rules",
                level=3,
                text=(
                    "Leads a new and a seasoned team by different rules for planning, checking "
                    "and deciding, each agreed with the team."
                ),
            ),
            Indicator(
                id="tailoring-revise-midway",
                level=3,
                text=(
                    "Adjusts the approach of a running project after a review of how it works, "
                    "and shows one measure before and after."
                ),
            ),
            Indicator(
                id="tailoring-write-limits",
                level=4,
                text=(
                    "Writes the rules by which several project managers choose their own "
                    "controls, and names the few that nobody may drop."
                ),
            ),
            Indicator(
                id="tailoring-return-records",
                level=4,
                text=(
                    "Returns other managers’ tailoring with written reasons, where it is too "
                    "heavy as well as where it is too light."
                ),
            ),
            Indicator(
                id="tailoring-join-reports",
                level=4,
                text=(
                    "Joins predictive and adaptive projects in one portfolio view for "
                    "executives, without any of them reporting twice."
                ),
            ),
            Indicator(
                id="tailoring-agree-minimum",
                level=5,
                text=(
                    "Agrees with finance and audit the minimum that every project of the "
                    "organisation follows, in force for a full yearly cycle."
                ),
            ),
            Indicator(
                id="tailoring-publish-cost",
                level=5,
                text=(
                    "Publishes each year what the organisation’s controls cost in hours and what "
                    "they caught, and removes those not worth it."
                ),
            ),
        ),
        terms=(
            "tailoring",
            "tailoring record",
            "mandatory minimum",
            "hybrid delivery",
        ),
        related=("professional-knowledge", "governance", "leading-teams"),
        sources=("mindmesh-tailoring", "pdgov-govs002"),
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
                    "Dates for one finished change both its delivery and its first regular use, "
                    "and says what lay between the two."
                ),
            ),
            Indicator(
                id="change-leadership-name-losses",
                level=1,
                text=(
                    "Names for one current change who will have to work otherwise, and what each "
                    "of these groups stands to lose."
                ),
            ),
            Indicator(
                id="change-leadership-list-habits",
                level=2,
                text=(
                    "Lists what one group must start, stop and go on doing, and has a member of "
                    "the group correct the list."
                ),
            ),
            Indicator(
                id="change-leadership-bring-objections",
                level=2,
                text=(
                    "Brings one group’s objections, in its own words, to the person who leads the "
                    "change, and takes an answer back."
                ),
            ),
            Indicator(
                id="change-leadership-find-gap",
                level=3,
                text=(
                    "Finds by talks with users which condition of adoption fails first, and "
                    "changes the project’s plan for that condition."
                ),
            ),
            Indicator(
                id="change-leadership-count-use",
                level=3,
                text=(
                    "Counts the use of one new way of working from go-live until it holds, and "
                    "reports it to the sponsor against a target."
                ),
            ),
            Indicator(
                id="change-leadership-prepare-manager",
                level=3,
                text=(
                    "Prepares the line manager of the people affected to announce one change in "
                    "person, and leaves the answers to that manager."
                ),
            ),
            Indicator(
                id="change-leadership-plan-load",
                level=4,
                text=(
                    "States in hours per person what all changes of a quarter ask of several "
                    "units, and gets a go-live moved where it is too much."
                ),
            ),
            Indicator(
                id="change-leadership-hold-use",
                level=4,
                text=(
                    "Carries a new way of working through open opposition in several units, and "
                    "shows use at target six months after go-live."
                ),
            ),
            Indicator(
                id="change-leadership-yield-objection",
                level=4,
                text=(
                    "Redesigns a change for several units because objectors were right, and tells "
                    "them which objection moved it."
                ),
            ),
            Indicator(
                id="change-leadership-limit-change",
                level=5,
                text=(
                    "Caps with the top team how much change any unit takes in a quarter, and "
                    "shows after a full year that the cap held."
                ),
            ),
            Indicator(
                id="change-leadership-close-by-use",
                level=5,
                text=(
                    "Makes measured adoption a condition for closing any project of the "
                    "organisation, applied by sponsors outside one’s own line."
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
                text=(
                    "Explains in two sentences what a given PMO is there for, and names two "
                    "groups that would notice its absence."
                ),
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
                    "Counts users, requests and hours of one PMO service for a month; the head "
                    "of the PMO answers for the figures."
                ),
            ),
            Indicator(
                id="pmo-value-ask-users",
                level=2,
                text=(
                    "Asks five users of one PMO service, by given questions, what they would miss "
                    "without it, and passes on every answer."
                ),
            ),
            Indicator(
                id="pmo-value-agree-measure",
                level=3,
                text=(
                    "Agrees in writing with a sponsor what one PMO service leaves out and by "
                    "which measure the sponsor will judge it."
                ),
            ),
            Indicator(
                id="pmo-value-report-worth",
                level=3,
                text=(
                    "Reports each quarter what one PMO service cost and what changed for its "
                    "users, in figures that a user confirms."
                ),
            ),
            Indicator(
                id="pmo-value-admit-poor-service",
                level=3,
                text=(
                    "Puts on record that a service in one’s own charge costs more than it gives, "
                    "with a proposal to end or change it."
                ),
            ),
            Indicator(
                id="pmo-value-sign-mandate",
                level=4,
                text=(
                    "Writes a one-page mandate for a whole PMO (purpose, users, decisions, "
                    "limits, measures) and has its executive sign it."
                ),
            ),
            Indicator(
                id="pmo-value-present-year",
                level=4,
                text=(
                    "Presents a whole PMO’s yearly cost and worth to executives, in figures "
                    "agreed with finance, refused claims left out."
                ),
            ),
            Indicator(
                id="pmo-value-shift-means",
                level=4,
                text=(
                    "Moves a PMO’s people or money between services after a review with several "
                    "units, and shows their verdict before and after."
                ),
            ),
            Indicator(
                id="pmo-value-renew-mandate",
                level=5,
                text=(
                    "Renews the mandate of an organisation-wide PMO with the top team each year, "
                    "naming decisions gained and given up."
                ),
            ),
            Indicator(
                id="pmo-value-offer-closure",
                level=5,
                text=(
                    "Puts to the top team, unasked, the choice to keep, shrink, merge or close "
                    "the PMO, with the price of each."
                ),
            ),
            Indicator(
                id="pmo-value-rebuild-pmo",
                level=5,
                text=(
                    "Rebuilds an organisation-wide PMO after a change of strategy, owner or "
                    "structure, with the top team’s verdict a year later."
                ),
            ),
        ),
        terms=("mandate", "PMO charter", "value proposition", "operating model"),
        related=("pmo-services", "executive-influence", "benefits-realisation"),
        sources=("punch-pmocp", "pmolearning-become-director"),
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
                text=("Describes one’s own habitual way of working, and a recent situation in which it did not fit."),
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
                text=("Tries a colleague’s idea on part of one’s own work, and tells that colleague what came of it."),
            ),
            Indicator(
                id="personal-adaptability-change-habit",
                level=2,
                text=(
                    "Changes one habit after feedback, and asks the same person a month later "
                    "whether the change was seen."
                ),
            ),
            Indicator(
                id="personal-adaptability-set-reversal",
                level=3,
                text=(
                    "Writes down before a trial which result would change one’s mind, and follows "
                    "that result when it comes."
                ),
            ),
            Indicator(
                id="personal-adaptability-reverse-decision",
                level=3,
                text=(
                    "Reverses a decision on one’s own project when facts change, and tells team "
                    "and sponsor what has changed."
                ),
            ),
            Indicator(
                id="personal-adaptability-enter-field",
                level=3,
                text=(
                    "Delivers one project or service outside one’s field, after listing what had "
                    "to be learned and from whom."
                ),
            ),
            Indicator(
                id="personal-adaptability-withdraw-proposal",
                level=4,
                text=(
                    "Withdraws before executives a proposal of one’s own that reached across "
                    "units, with the evidence against it in the minutes."
                ),
            ),
            Indicator(
                id="personal-adaptability-invite-critic",
                level=4,
                text=(
                    "Has a known critic review one’s programme or PMO, publishes the findings, "
                    "and changes a rule that several units follow."
                ),
            ),
            Indicator(
                id="personal-adaptability-reissue-goals",
                level=4,
                text=(
                    "Reissues the goals of several teams within a month of a reorganisation, a "
                    "new executive or a lost budget."
                ),
            ),
            Indicator(
                id="personal-adaptability-retire-method",
                level=5,
                text=(
                    "Retires across the organisation a method that one introduced, and works "
                    "by its successor through a full yearly cycle."
                ),
            ),
            Indicator(
                id="personal-adaptability-set-custom",
                level=5,
                text=(
                    "Moves the top team to state with each investment proposal what would reverse "
                    "it, with one’s own proposals as the first."
                ),
            ),
        ),
        terms=("adaptability", "feedback", "retrospective", "reversal criterion"),
        related=("own-development", "horizon-scanning", "professional-integrity"),
        sources=("phamhongviet-power-skills",),
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
                "Ask five users of one PMO service what they would miss if it ended tomorrow, and "
                "give its owner every answer"
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
                "Count for two weeks what others wait for you to do, ask three of them which "
                "habit to change, change it and ask again after a month"
            ),
            effort=(3, 5),
            elapsed=(7, 9),
            evidence="The count, notes of both rounds and what was seen to change",
            builds={"personal-adaptability": 2},
            extra={"leaves": "own"},
        ),
        Action(
            id="map-controls-to-decisions",
            text=(
                "Trace every document, review and meeting of one live project to the decision it "
                "serves, and drop or merge two with the board’s agreement"
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
                "Try for a month a practice you have rejected so far, write down beforehand what "
                "would change your mind, and give your team the verdict"
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
                "Write a one-page tailoring record for one starting project (approach, controls "
                "kept and dropped, reasons, review date) and win its board’s approval"
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
                "Agree working rules with a new team and with a seasoned one, different where "
                "they need it, and review both after six weeks"
            ),
            effort=(6, 10),
            elapsed=(7, 9),
            evidence="Both sets of rules, and what each team changed at the review",
            builds={"tailoring": 3, "leading-teams": 2},
            extra={"leaves": "shared"},
        ),
        Action(
            id="find-first-missing-condition",
            text=(
                "Interview six people who face one change, find the first condition of adoption "
                "that is missing, and give the project one page with a remedy"
            ),
            effort=(6, 10),
            elapsed=(2, 4),
            evidence="Interview notes, the page, and what the project changed",
            builds={"change-leadership": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="retire-pmo-report",
            text=(
                "Retire or halve one PMO report, form or meeting: measure its use, agree with its "
                "users, publish the hours saved"
            ),
            effort=(6, 10),
            elapsed=(4, 8),
            evidence="Use before, the users’ agreement, hours after",
            builds={"pmo-services": 3, "pmo-value": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="count-adoption",
            text=(
                "Count the use of one new way of working each week for three months after "
                "go-live, and report it to the sponsor, shortfalls included"
            ),
            effort=(8, 12),
            elapsed=(14, 18),
            evidence="The weekly counts, the target, and one action taken on them",
            builds={"change-leadership": 3, "benefits-realisation": 2},
            extra={"leaves": "shared"},
        ),
        Action(
            id="cost-a-pmo-service",
            text=(
                "Work out what one PMO service costs a year and what users do with it, and have "
                "two users and finance confirm the statement"
            ),
            effort=(8, 14),
            elapsed=(4, 8),
            evidence="The one-page statement with three confirmations",
            builds={"pmo-value": 3, "financial-management": 2},
            extra={"leaves": "shared"},
        ),
        Action(
            id="invite-known-critic",
            text=(
                "Invite the sharpest critic in another unit to examine your programme or PMO, "
                "circulate the verdict unedited and mend one shared rule that it faults"
            ),
            effort=(6, 10),
            elapsed=(4, 10),
            evidence="The findings, the changed rule, the critic’s reply to it",
            builds={"personal-adaptability": 4},
            extra={"leaves": "shared"},
        ),
        Action(
            id="write-tailoring-rules",
            text=(
                "Draw up tailoring rules for three sizes of project with a mandatory minimum, try "
                "them on five projects and have the governing body adopt them"
            ),
            effort=(20, 32),
            elapsed=(14, 26),
            evidence="The rules, hours of control before and after, the adoption minute",
            builds={"tailoring": 4, "governance": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="chart-change-load",
            text=(
                "Chart every change that reaches four units within two quarters, in hours per "
                "person, and win the sponsors’ agreement to move one date"
            ),
            effort=(14, 22),
            elapsed=(6, 10),
            evidence="The chart, the decision, the moved date",
            builds={"change-leadership": 4, "conflict-negotiation": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="win-signed-mandate",
            text=(
                "Draft a one-page PMO mandate after hearing five executives or sponsors singly, "
                "one opponent among them, and take it to signature"
            ),
            effort=(14, 24),
            elapsed=(6, 12),
            evidence="First and last draft, the signed page, one decision taken by it",
            builds={"pmo-value": 4, "executive-influence": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="lead-pmo-reform",
            text=(
                "Lead one change of PMO practice through three or more units until its use stays "
                "at target six months after go-live"
            ),
            effort=(30, 50),
            elapsed=(36, 60),
            evidence="Baseline, counts of use by unit, one change made for objectors",
            builds={"change-leadership": 4, "pmo-services": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="renew-pmo-mandate",
            text=(
                "Take an organisation-wide PMO through a yearly renewal with its top team, "
                "closure among the options, and report against the new mandate a year later"
            ),
            effort=(24, 40),
            elapsed=(52, 64),
            evidence="The options paper, both signed mandates, the report after a year",
            builds={"pmo-value": 5, "executive-influence": 4},
            extra={"leaves": "shared"},
        ),
    ),
)
