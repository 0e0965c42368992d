"""Step 1, Gain the right experience: its competencies, indicators and actions."""

from __future__ import annotations

from pmo_guide.model import Action, Competency, Indicator, Step

COMPETENCIES = (
    Competency(
        id="delivery-leadership",
        title="Project and programme delivery",
        step="experience",
        definition=(
            "Lead projects, and then sets of related projects, of different size and difficulty "
            "from the approved case to the handover."
        ),
        indicators=(
            Indicator(
                id="delivery-leadership-explain-handover",
                level=1,
                text="Explains what a live project will hand over, to whom, and who accepts it.",
            ),
            Indicator(
                id="delivery-leadership-sort-decisions",
                level=1,
                text=(
                    "Sorts five recent decisions on a live project into those its manager could take "
                    "and those that needed the sponsor."
                ),
            ),
            Indicator(
                id="delivery-leadership-run-workstream",
                level=2,
                text=(
                    "Runs one workstream of a project to its agreed handover, with progress checked "
                    "each week by the project’s manager."
                ),
            ),
            Indicator(
                id="delivery-leadership-draft-closing",
                level=2,
                text="Drafts a project’s closing report from its records for the project’s manager to correct.",
            ),
            Indicator(
                id="delivery-leadership-hand-over",
                level=3,
                text=(
                    "Hands over a project led from approved case to closing report, with the "
                    "sponsor’s acceptance on record."
                ),
            ),
            Indicator(
                id="delivery-leadership-agree-receiver",
                level=3,
                text=(
                    "Agrees in writing with the receiving unit, before work on it begins, what a "
                    "whole project must deliver to be accepted."
                ),
            ),
            Indicator(
                id="delivery-leadership-related-projects",
                level=4,
                text=(
                    "Leads three or more related projects through their own managers, by one "
                    "dependency plan that all of them use."
                ),
            ),
            Indicator(
                id="delivery-leadership-contrast",
                level=4,
                text=(
                    "Delivers projects that differ in size, approach or unit, each with a record of "
                    "what was run differently and why."
                ),
            ),
            Indicator(
                id="delivery-leadership-appointment-rule",
                level=5,
                text=(
                    "Sets the rule for who may lead which class of project, by which units across the "
                    "organisation appoint for a year."
                ),
            ),
            Indicator(
                id="delivery-leadership-answer-largest",
                level=5,
                text=(
                    "Reviews with the top team each year, programme by programme, how the "
                    "organisation’s largest ones are led."
                ),
            ),
        ),
        terms=("project", "programme", "closing report", "handover", "programme manager"),
        related=("delivery-control", "leading-teams", "tailoring", "benefits-realisation"),
        sources=("gapps-pm", "sfia-prmg", "sfia-pgmg"),
    ),
    Competency(
        id="delivery-control",
        title="Planning, control and recovery",
        step="experience",
        definition=(
            "Build plans and baselines, forecast time and cost to the end, and bring failing work "
            "back or recommend to stop it."
        ),
        indicators=(
            Indicator(
                id="delivery-control-tell-apart",
                level=1,
                text=(
                    "Tells apart the baseline date, the planned date and the forecast date of one "
                    "milestone on a live project."
                ),
            ),
            Indicator(
                id="delivery-control-name-tolerance",
                level=1,
                text=(
                    "Tells from a live project’s papers at what delay or overspend its manager must "
                    "turn to the sponsor."
                ),
            ),
            Indicator(
                id="delivery-control-update-schedule",
                level=2,
                text=(
                    "Updates part of a project’s schedule each week from finished work seen, not from percentages told."
                ),
            ),
            Indicator(
                id="delivery-control-log-changes",
                level=2,
                text=(
                    "Records each change request to a project with its effect on date, cost and "
                    "scope, ready for someone senior to decide."
                ),
            ),
            Indicator(
                id="delivery-control-baseline",
                level=3,
                text=(
                    "Gets a whole project’s plan, with the chain of work that sets its end date, approved as baseline."
                ),
            ),
            Indicator(
                id="delivery-control-forecast-end",
                level=3,
                text=(
                    "Forecasts a whole project’s end date each month from measured progress, such as "
                    "earned value or throughput."
                ),
            ),
            Indicator(
                id="delivery-control-link-plans",
                level=4,
                text=(
                    "Keeps the plans of several projects linked at their dependencies, each date "
                    "confirmed by the unit that gives and the one that takes."
                ),
            ),
            Indicator(
                id="delivery-control-change-cycle",
                level=4,
                text=(
                    "Changes the measures or the reporting cycle of several projects by what the old "
                    "ones had shown too late."
                ),
            ),
            Indicator(
                id="delivery-control-recover",
                level=4,
                text=("Brings the sponsor of someone else’s failing project to approve a recovery plan or its end."),
                if_arisen=True,
            ),
            Indicator(
                id="delivery-control-set-rules",
                level=5,
                text=(
                    "Sets one rule book of estimating and re-baselining that projects throughout "
                    "the organisation follow, with every exception logged."
                ),
            ),
            Indicator(
                id="delivery-control-publish-accuracy",
                level=5,
                text=(
                    "Has new estimates across the organisation corrected by the published error of "
                    "past ones, class by class."
                ),
            ),
        ),
        terms=(
            "baseline",
            "earned value",
            "estimate at completion",
            "tolerance",
            "change control",
            "critical path",
        ),
        related=("delivery-leadership", "financial-management", "risk-management", "governance"),
        sources=("sfia-prof-9", "apm-acf2-copy"),
    ),
    Competency(
        id="governance",
        title="Governance and assurance",
        step="experience",
        definition=("Set who decides what on which evidence, and test independently that the evidence is true."),
        indicators=(
            Indicator(
                id="governance-find-authority",
                level=1,
                text=(
                    "Finds in the organisation’s own rules who may approve a project’s start, a "
                    "budget increase and its closure."
                ),
            ),
            Indicator(
                id="governance-tell-apart",
                level=1,
                text=(
                    "Tells apart a status meeting, a stage gate and an assurance review by what each "
                    "of them can end in."
                ),
            ),
            Indicator(
                id="governance-prepare-board",
                level=2,
                text=(
                    "Prepares the agenda, papers and decision log of one project board by a given "
                    "method, for its chair to check."
                ),
            ),
            Indicator(
                id="governance-check-evidence",
                level=2,
                text=(
                    "Checks one project’s gate evidence against given criteria, with what is missing "
                    "or out of date listed for the reviewer."
                ),
            ),
            Indicator(
                id="governance-set-up-board",
                level=3,
                text=(
                    "Sets up the board of a whole project, its members, limits of authority and "
                    "escalation route agreed in writing."
                ),
            ),
            Indicator(
                id="governance-review-project",
                level=3,
                text=(
                    "Tells the sponsor of a project run by others, in writing, which parts of its "
                    "reported status the evidence bears out."
                ),
            ),
            Indicator(
                id="governance-close-on-evidence",
                level=3,
                text="Closes a project’s review actions on evidence seen, never on the owner’s word.",
            ),
            Indicator(
                id="governance-two-routes",
                level=4,
                text=(
                    "Designs a light and a full way through the gates for projects of several units, "
                    "with written criteria for each."
                ),
            ),
            Indicator(
                id="governance-hold-at-gate",
                level=4,
                text=(
                    "Runs the gates of a portfolio by one rule: no project passes without its "
                    "evidence, whoever sponsors it."
                ),
            ),
            Indicator(
                id="governance-plan-assurance",
                level=4,
                text=(
                    "Plans independent reviews across a portfolio by risk, with findings that reach "
                    "executives unedited by the projects reviewed."
                ),
            ),
            Indicator(
                id="governance-delegation",
                level=5,
                text=(
                    "Agrees with the top team who decides on change within which limits, in a scheme "
                    "that every unit works by for a year."
                ),
            ),
            Indicator(
                id="governance-opinion",
                level=5,
                text=(
                    "Presents to the board or its audit committee a yearly opinion on how far "
                    "reported project status can be trusted."
                ),
            ),
        ),
        terms=(
            "governance",
            "assurance",
            "stage gate",
            "project board",
            "escalation",
            "health check",
        ),
        related=(
            "professional-integrity",
            "portfolio-prioritisation",
            "tailoring",
            "risk-management",
        ),
        sources=("govuk-govs002", "teal-book-ch4", "apm-acf2-copy"),
    ),
    Competency(
        id="pmo-services",
        title="PMO service design and operation",
        step="experience",
        definition=(
            "Find out what sponsors and teams need from a PMO, and design, staff, run, measure and "
            "retire services for it."
        ),
        indicators=(
            Indicator(
                id="pmo-services-list",
                level=1,
                text=(
                    "Lists one PMO’s services with the users of each and the decision or task that each of them serves."
                ),
            ),
            Indicator(
                id="pmo-services-explain-types",
                level=1,
                text=(
                    "Explains how a PMO that advises, one that demands compliance and one that runs "
                    "projects would each treat the same late project."
                ),
            ),
            Indicator(
                id="pmo-services-deliver-part",
                level=2,
                text="Delivers part of one PMO service, such as a reporting round, to its agreed date and standard.",
            ),
            Indicator(
                id="pmo-services-correct-procedure",
                level=2,
                text=(
                    "Drafts a correction of one service’s written procedure from questions of users "
                    "that it had left open."
                ),
            ),
            Indicator(
                id="pmo-services-rank-needs",
                level=3,
                text="Changes one service by a ranking of needs that its users have confirmed.",
            ),
            Indicator(
                id="pmo-services-meet-standard",
                level=3,
                text="Reports each month how often one service met its published standard for turnaround or quality.",
            ),
            Indicator(
                id="pmo-services-rebuild",
                level=4,
                text=(
                    "Brings a new or rebuilt service into use by several units, with the same measure "
                    "taken before and six months after."
                ),
            ),
            Indicator(
                id="pmo-services-staff",
                level=4,
                text="Staffs the services of a whole PMO by days needed, with written cover for absences.",
            ),
            Indicator(
                id="pmo-services-retire",
                level=4,
                text=(
                    "Retires a service that several units received, with their agreement and a count "
                    "of the hours it frees."
                ),
            ),
            Indicator(
                id="pmo-services-catalogue",
                level=5,
                text=(
                    "Agrees with executives a service catalogue for the organisation, each entry with "
                    "owner, cost and measure, that they renew after a year."
                ),
            ),
            Indicator(
                id="pmo-services-hand-back",
                level=5,
                text="Hands a service over to a line unit, which two quarters later still runs it without the PMO.",
            ),
            Indicator(
                id="pmo-services-divide",
                level=5,
                text=(
                    "Brings the organisation’s several PMOs to one division of services, so that each is offered once."
                ),
                if_arisen=True,
            ),
        ),
        terms=("PMO", "PMO service", "service catalogue", "service standard"),
        related=("pmo-value", "stakeholder-relationships", "portfolio-insight", "tailoring"),
        sources=("sfia-prof-9", "pmi-pmocp", "pmi-pmo-guide"),
    ),
    Competency(
        id="resource-capacity",
        title="Resource and capacity management",
        step="experience",
        definition=("Match demand with scarce people and skills, so that work starts only when it can be done."),
        indicators=(
            Indicator(
                id="resource-capacity-explain-days",
                level=1,
                text="Explains from one team’s figures how its contracted days shrink to the days left for projects.",
            ),
            Indicator(
                id="resource-capacity-name-scarcest",
                level=1,
                text="Names, project by project, what waits in one unit for its scarcest skill.",
            ),
            Indicator(
                id="resource-capacity-compare-effort",
                level=2,
                text=(
                    "Compares planned with actual effort of one team each month, with the reasons for the differences."
                ),
            ),
            Indicator(
                id="resource-capacity-draft-request",
                level=2,
                text="Drafts one project’s request for people by skill and week, for its manager to negotiate.",
            ),
            Indicator(
                id="resource-capacity-agree-people",
                level=3,
                text="Agrees with line managers in writing who works on a whole project, when and for what share.",
            ),
            Indicator(
                id="resource-capacity-check-department",
                level=3,
                text="Sets one department’s demand by skill and month against its real days.",
            ),
            Indicator(
                id="resource-capacity-put-choice",
                level=4,
                text=(
                    "Puts the scarcest skill of several units before their executives as a priced "
                    "choice: delay, hire, buy in or drop."
                ),
            ),
            Indicator(
                id="resource-capacity-release-starts",
                level=4,
                text=(
                    "Releases approved projects of a portfolio to start in the order of a published "
                    "waiting list for the limiting skill."
                ),
            ),
            Indicator(
                id="resource-capacity-one-method",
                level=5,
                text=(
                    "Sets one way of counting capacity by which units across the organisation plan "
                    "through a full budget cycle."
                ),
            ),
            Indicator(
                id="resource-capacity-skills-plan",
                level=5,
                text=(
                    "Agrees with HR and unit heads a multi-year plan to grow, hire or contract the "
                    "organisation’s delivery skills."
                ),
            ),
        ),
        terms=("demand", "capacity", "capacity line"),
        related=("portfolio-prioritisation", "delivery-control", "conflict-negotiation"),
        sources=("apm-acf2-copy", "sfia-9-niwa"),
    ),
    Competency(
        id="sector-knowledge",
        title="Sector and organisation knowledge",
        step="experience",
        definition=(
            "Know how the industry and this organisation earn, decide and are regulated, and use it in judging change."
        ),
        indicators=(
            Indicator(
                id="sector-knowledge-explain-earning",
                level=1,
                text=(
                    "Explains what one current project changes in the way the organisation earns "
                    "its income or meets its mandate."
                ),
            ),
            Indicator(
                id="sector-knowledge-name-rules",
                level=1,
                text=(
                    "Names the law, regulator or industry standard that binds one live project, "
                    "with the colleague who interprets it."
                ),
            ),
            Indicator(
                id="sector-knowledge-describe-unit",
                level=2,
                text=(
                    "Describes on a page, corrected by someone who works there, how one operating "
                    "unit spends an ordinary week."
                ),
            ),
            Indicator(
                id="sector-knowledge-enter-dates",
                level=2,
                text=(
                    "Enters an operating unit’s peaks, freezes and inspection dates in a project’s "
                    "plan, checked by the unit."
                ),
            ),
            Indicator(
                id="sector-knowledge-change-plan",
                level=3,
                text=(
                    "Proposes to the board of a project, in writing, a date or scope that fits a "
                    "rule, season or working limit of the sector."
                ),
            ),
            Indicator(
                id="sector-knowledge-own-measures",
                level=3,
                text=(
                    "Shows a project board the project’s effect in the receiving unit’s own measures, "
                    "such as beds, claims or hours of downtime."
                ),
            ),
            Indicator(
                id="sector-knowledge-set-dates",
                level=4,
                text=(
                    "Puts the sector’s seasons, inspections and coming rules into one calendar by "
                    "which projects of several units set their dates."
                ),
            ),
            Indicator(
                id="sector-knowledge-compare",
                level=4,
                text=(
                    "Compares the cost, duration or result of several projects with figures of two "
                    "other organisations, unlike cases struck out."
                ),
            ),
            Indicator(
                id="sector-knowledge-bring-change",
                level=5,
                text=(
                    "Brings a coming change in the sector’s rules or market to the top team, with the "
                    "projects to start, alter or drop."
                ),
            ),
            Indicator(
                id="sector-knowledge-sector-body",
                level=5,
                text=(
                    "Writes for a sector body, regulator or consultation a text on delivering change "
                    "that other organisations then use."
                ),
            ),
        ),
        terms=("sector", "operating calendar"),
        related=("strategic-planning", "stakeholder-relationships", "horizon-scanning"),
        sources=("pmi-triangle-blog",),
    ),
)

STEP = Step(
    id="experience",
    title="Gain the right experience",
    summary=(
        "Collect the few kinds of experience that a director is asked about: a whole project, "
        "a PMO service that you changed, work that you judged, capacity and one sector in depth."
    ),
    actions=(
        Action(
            id="list-own-projects",
            text=(
                "List every project and PMO service you answered for by size, difficulty, approach, "
                "organisation and industry, the two contrasts you lack included"
            ),
            effort=(3, 5),
            elapsed=(1, 2),
            evidence="The list, and two missing contrasts with a date for each",
            builds={"own-development": 2},
            extra={"leaves": "own"},
        ),
        Action(
            id="join-operating-unit",
            text=(
                "Spend two days in the operating unit that a project will change, until its peaks and "
                "fixed dates have moved one date of the plan"
            ),
            effort=(18, 26),
            elapsed=(3, 6),
            evidence="A page on the unit corrected by its head, and the plan before and after",
            builds={"sector-knowledge": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="forecast-three-months",
            text=(
                "Forecast the finish of one live project from measured progress for three months "
                "running, each forecast set beside what then happened"
            ),
            effort=(8, 12),
            elapsed=(13, 17),
            evidence="Three dated forecasts, the outturn and the reason for each difference",
            builds={"delivery-control": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="set-up-project-board",
            text=(
                "Agree one project board’s members, limits of authority and escalation route on one "
                "page, by which three meetings are then run"
            ),
            effort=(8, 14),
            elapsed=(8, 14),
            evidence="The page as agreed, and the decision log of three meetings",
            builds={"governance": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="interview-service-users",
            text="Change one PMO service by a ranking of needs from interviews with eight of its users",
            effort=(20, 30),
            elapsed=(6, 10),
            evidence="Notes of the interviews, the ranking, and one measure before and after",
            builds={"pmo-services": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="work-other-route",
            text=(
                "Work a day a week for three months, released by your manager, on the other route (a "
                "PMO or a project team), with one product left there in use"
            ),
            effort=(30, 60),
            elapsed=(12, 15),
            evidence="The product, and a note by the receiving manager a month after you left",
            builds={"delivery-leadership": 2, "pmo-services": 2},
            extra={"leaves": "shared"},
        ),
        Action(
            id="lead-project-to-closure",
            text="Lead one project with its own budget, as your job, from approved case to closing report",
            effort=(25, 45),
            elapsed=(26, 60),
            evidence="The case, the closing report and the sponsor’s acceptance",
            builds={"delivery-control": 3, "delivery-leadership": 3},
            essential=True,
            extra={"leaves": "shared"},
        ),
        Action(
            id="review-troubled-project",
            text=(
                "Review one troubled project that is not your own in two pages for its sponsor: how "
                "to recover it, or why to stop it"
            ),
            effort=(16, 28),
            elapsed=(2, 4),
            evidence="The paper, and the sponsor’s decision",
            builds={"delivery-control": 3, "governance": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="lead-contrasting-project",
            text=(
                "Lead to its end, as your job, a project that differs from your last in two of size, "
                "difficulty, approach, organisation or industry"
            ),
            effort=(20, 40),
            elapsed=(26, 60),
            evidence="Both closing reports, and a page on what was run differently and why",
            builds={"delivery-leadership": 4, "tailoring": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="rebuild-pmo-service",
            text=(
                "Build or rebuild one service of a PMO or programme office, from users’ needs to six "
                "months of running, with one measure before and after"
            ),
            effort=(40, 70),
            elapsed=(30, 44),
            evidence="The service page, the measure before and after, and the word of two users",
            builds={"pmo-services": 4, "pmo-value": 3},
            essential=True,
            extra={"leaves": "shared"},
        ),
        Action(
            id="recover-failing-project",
            text=(
                "Bring a failing project that others planned, as your job for ninety days, to a new "
                "baseline or an end that its sponsor approves"
            ),
            effort=(25, 45),
            elapsed=(13, 20),
            evidence="The diagnosis, the sponsor’s approval, and forecast beside actual at day 90",
            builds={"delivery-control": 4},
            extra={"leaves": "shared"},
        ),
        Action(
            id="split-gate-routes",
            text=(
                "Replace one gate used by several units with a light and a full one, the days each "
                "takes and what it holds counted for six months"
            ),
            effort=(30, 50),
            elapsed=(32, 44),
            evidence="The criteria as approved, and counts of days, passes and holds by route",
            builds={"governance": 4, "tailoring": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="resolve-skill-shortage",
            text=(
                "Bring one skill that three or more units lack to their executives with costed "
                "options, for a choice that is tracked for two quarters"
            ),
            effort=(24, 40),
            elapsed=(32, 42),
            evidence="The options paper, the decision, and two quarters of forecast and actual",
            builds={"executive-influence": 3, "resource-capacity": 4},
            extra={"leaves": "shared"},
        ),
        Action(
            id="resequence-by-calendar",
            text=(
                "Bring the project plans of two or more units onto a single sector calendar, until at "
                "least one date has moved for a season, rule or inspection"
            ),
            effort=(16, 28),
            elapsed=(16, 40),
            evidence="The calendar, the dates before and after, and the units’ verdict after the next peak",
            builds={"sector-knowledge": 4},
            extra={"leaves": "shared"},
        ),
        Action(
            id="test-reported-status",
            text=(
                "Check the reported status of ten live projects against evidence, for a one-page "
                "opinion to executives on how far the reports can be trusted"
            ),
            effort=(30, 50),
            elapsed=(8, 14),
            evidence="Ten check sheets, the opinion, and what the executives changed",
            builds={"governance": 4, "portfolio-insight": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="lead-related-projects",
            text=(
                "Bring three or more related projects under their own managers, as your job, through "
                "a year on one dependency plan to an outcome that the sponsor accepts"
            ),
            effort=(24, 44),
            elapsed=(52, 78),
            evidence="The dependency plan and its changes, the handovers, the sponsor’s acceptance",
            builds={"delivery-leadership": 4},
            extra={"leaves": "shared"},
        ),
        Action(
            id="bring-sector-change",
            text=(
                "Take one coming change in the sector’s rules or market to the top team, as your job, "
                "until the portfolio holds what it starts, alters or ends"
            ),
            effort=(12, 20),
            elapsed=(26, 52),
            evidence="The paper, the minute, and the portfolio before and after",
            builds={"sector-knowledge": 5},
            extra={"leaves": "shared"},
        ),
        Action(
            id="agree-service-catalogue",
            text=(
                "Run an organisation-wide PMO, as your job, for a full year on a catalogue with "
                "owner, cost and measure of each service, to its renewal by executives"
            ),
            effort=(16, 30),
            elapsed=(56, 70),
            evidence="Both years’ catalogues, the year’s measures and the executives’ renewal",
            builds={"pmo-services": 5},
            extra={"leaves": "shared"},
        ),
        Action(
            id="agree-decision-rights",
            text=(
                "Bring the top team, as your job, from a count of who took its last ten "
                "decisions on change to a scheme of limits that all units keep for a year"
            ),
            effort=(16, 30),
            elapsed=(56, 78),
            evidence="The count, the minuted scheme, and the top team’s review after the year",
            builds={"governance": 5},
            extra={"leaves": "shared"},
        ),
    ),
)
