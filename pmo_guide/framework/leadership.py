"""Step 3, Grow as a leader: its competencies, indicators and actions."""

from __future__ import annotations

from pmo_guide.model import Action, Competency, Indicator, Step

COMPETENCIES = (
    Competency(
        id="leading-teams",
        title="Leading teams",
        step="leadership",
        definition=("Recruit, direct and keep a team that delivers, with line authority or without."),
        indicators=(
            Indicator(
                id="leading-teams-say-purpose",
                level=1,
                text=("Says for each member of a team which part of its task that person answers for."),
            ),
            Indicator(
                id="leading-teams-tell-lines",
                level=1,
                text=(
                    "Tells apart, for two colleagues on one project, who sets their tasks and who "
                    "writes their appraisal."
                ),
            ),
            Indicator(
                id="leading-teams-run-workstream",
                level=2,
                text=(
                    "Runs the weekly meeting of a workstream of two or more colleagues, with a list "
                    "of who does what by when from each."
                ),
            ),
            Indicator(
                id="leading-teams-induct-newcomer",
                level=2,
                text=(
                    "Takes a newcomer through a written first month, with what cannot yet be done "
                    "alone noted at its end."
                ),
                if_arisen=True,
            ),
            Indicator(
                id="leading-teams-agree-goals",
                level=3,
                text=(
                    "Reviews with each member of one team, when the quarter ends, the written goal agreed at its start."
                ),
            ),
            Indicator(
                id="leading-teams-raise-missed-work",
                level=3,
                text=(
                    "Raises missed work with the person concerned before anyone else hears of it, "
                    "with a date for what must change."
                ),
            ),
            Indicator(
                id="leading-teams-choose-member",
                level=3,
                text=(
                    "Chooses a team member against criteria written before the first conversation, "
                    "with a reason on record for each candidate."
                ),
                if_arisen=True,
            ),
            Indicator(
                id="leading-teams-direct-leads",
                level=4,
                text="Answers to executives for what two or more teams deliver under leads whose goals one has set.",
            ),
            Indicator(
                id="leading-teams-agree-releases",
                level=4,
                text=(
                    "Agrees in writing with line managers of several units the terms on which people "
                    "are lent and taken back."
                ),
            ),
            Indicator(
                id="leading-teams-prepare-deputy",
                level=4,
                text=(
                    "Leaves a whole PMO or programme to a prepared deputy for three weeks without a "
                    "decision left waiting."
                ),
            ),
            Indicator(
                id="leading-teams-set-staffing-rule",
                level=5,
                text=(
                    "Sets with executives how the organisation staffs change (posts, loans, "
                    "contractors), with turnover reported against it each year."
                ),
            ),
            Indicator(
                id="leading-teams-spread-selection",
                level=5,
                text=(
                    "Gives units outside one’s own a way to select delivery leads, which they use through a full year."
                ),
            ),
        ),
        terms=("line authority", "matrix organisation", "delegation"),
        related=("developing-people", "conflict-negotiation", "resource-capacity"),
        sources=("pmi-pmo-manager-framework", "apm-acf2-copy"),
    ),
    Competency(
        id="developing-people",
        title="Developing people and capability",
        step="leadership",
        definition=(
            "Make others better at delivery, from coaching one colleague to career paths for the organisation."
        ),
        indicators=(
            Indicator(
                id="developing-people-name-gap",
                level=1,
                text="Names one skill the team lacks by the piece of work in which its absence showed.",
            ),
            Indicator(
                id="developing-people-tell-means",
                level=1,
                text=(
                    "Tells apart coaching, mentoring and training, with a case from work in which "
                    "each would be the one to choose."
                ),
            ),
            Indicator(
                id="developing-people-teach-task",
                level=2,
                text=(
                    "Teaches a colleague one task of a project or service, with feedback on the first "
                    "attempt in the same week."
                ),
            ),
            Indicator(
                id="developing-people-draft-skills-list",
                level=2,
                text=(
                    "Drafts a skills list for one team from samples of its work, for a senior to "
                    "check before anyone sees a rating."
                ),
            ),
            Indicator(
                id="developing-people-hold-talks",
                level=3,
                text=(
                    "Holds a development talk twice a year, with a written goal, with each person "
                    "whose work is in one’s charge."
                ),
            ),
            Indicator(
                id="developing-people-coach-to-goal",
                level=3,
                text=(
                    "Coaches one colleague for several months towards an agreed goal, with the change "
                    "in the work recorded by both."
                ),
            ),
            Indicator(
                id="developing-people-delegate-decisions",
                level=3,
                text=(
                    "Delegates a whole piece of work in writing, the decisions that go with it and "
                    "their limits included."
                ),
            ),
            Indicator(
                id="developing-people-plan-capability",
                level=4,
                text=(
                    "Wins money for a development plan of several teams, built from the gap between "
                    "skills held and skills next year’s work needs."
                ),
            ),
            Indicator(
                id="developing-people-test-training",
                level=4,
                text=(
                    "Decides which courses of several units go on by comparing samples of work from "
                    "before with samples from after."
                ),
            ),
            Indicator(
                id="developing-people-set-career-path",
                level=5,
                text=(
                    "Introduces the organisation’s career path for delivery people, with the evidence "
                    "asked at each grade, used for a year’s appointments."
                ),
            ),
            Indicator(
                id="developing-people-report-succession",
                level=5,
                text=(
                    "Shows the top team each year which delivery roles lack a successor, with the "
                    "posts or money that would change it."
                ),
            ),
        ),
        terms=("coaching", "mentoring", "career path", "one-to-one", "succession plan"),
        related=("leading-teams", "own-development", "communities-of-practice"),
        sources=("apm-acf2-copy", "pmi-pmo-competencies-paper"),
    ),
    Competency(
        id="executive-influence",
        title="Executive influence",
        step="leadership",
        definition=("Get people with more power to take, and keep, the decisions that the portfolio needs."),
        indicators=(
            Indicator(
                id="executive-influence-name-deciders",
                level=1,
                text=("Names, for one live project, what each person who decides on it is measured on."),
            ),
            Indicator(
                id="executive-influence-sort-papers",
                level=1,
                text="Tells apart, in the papers of one meeting, what asks for a decision and what only informs.",
            ),
            Indicator(
                id="executive-influence-draft-paper",
                level=2,
                text=(
                    "Drafts a one-page decision paper (question, options, cost of waiting, "
                    "recommendation) that a senior puts forward."
                ),
            ),
            Indicator(
                id="executive-influence-brief-sponsor",
                level=2,
                text="Briefs one sponsor before a meeting, with the objections brought back in writing.",
            ),
            Indicator(
                id="executive-influence-tell-bad-news",
                level=3,
                text="Tells a sponsor bad news in person before it stands in a report, with two ways forward.",
            ),
            Indicator(
                id="executive-influence-hear-singly",
                level=3,
                text="Changes a paper after hearing each decider singly, with a note of what was changed for whom.",
            ),
            Indicator(
                id="executive-influence-win-contested",
                level=4,
                text=(
                    "Obtains a decision of an executive group, such as a stop or a delay, that a "
                    "member argued against, unreversed a quarter later."
                ),
            ),
            Indicator(
                id="executive-influence-win-two-executives",
                level=4,
                text="Tables a portfolio change as the joint paper of two executives from different units.",
            ),
            Indicator(
                id="executive-influence-prepare-managers",
                level=4,
                text="Prepares other managers for executive meetings of their own, with a review of how each one went.",
            ),
            Indicator(
                id="executive-influence-advise-top-team",
                level=5,
                text=(
                    "Puts advice on paper to the top team before it settles strategy or budget, with "
                    "its effect in the minutes."
                ),
            ),
            Indicator(
                id="executive-influence-set-top-rule",
                level=5,
                text=(
                    "Moves the top team to a rule for its own decisions, such as one sponsor for each "
                    "project, kept through a budget cycle."
                ),
            ),
        ),
        terms=("decision paper", "power and interest", "communication"),
        related=(
            "conflict-negotiation",
            "stakeholder-relationships",
            "governance",
            "portfolio-prioritisation",
        ),
        sources=("ipma-icb4-news", "pmi-pmo-manager-framework"),
    ),
    Competency(
        id="conflict-negotiation",
        title="Negotiation and conflict",
        step="leadership",
        definition=("Settle competing claims on money, people and dates so that the parties go on working together."),
        indicators=(
            Indicator(
                id="conflict-negotiation-separate-claims",
                level=1,
                text=(
                    "Separates what each side demands in a current disagreement from the reason each side gives for it."
                ),
            ),
            Indicator(
                id="conflict-negotiation-name-arbiter",
                level=1,
                text=(
                    "Names who may settle a difference between two colleagues, two projects and two "
                    "units, by the escalation path in use."
                ),
            ),
            Indicator(
                id="conflict-negotiation-prepare-page",
                level=2,
                text=(
                    "Prepares one page for a senior who will negotiate: what each side wants, the "
                    "limit, what follows if nothing is agreed."
                ),
            ),
            Indicator(
                id="conflict-negotiation-write-difference",
                level=2,
                text="Writes down a disagreement between two colleagues in words that both accept.",
            ),
            Indicator(
                id="conflict-negotiation-settle-clash",
                level=3,
                text=(
                    "Settles one project’s claim on people or days with a line manager or supplier, "
                    "in terms both confirm in writing."
                ),
            ),
            Indicator(
                id="conflict-negotiation-trade-demand",
                level=3,
                text=(
                    "Trades scope, time or money with a sponsor for an added demand, with what each "
                    "side gave on record."
                ),
            ),
            Indicator(
                id="conflict-negotiation-mediate-units",
                level=4,
                text=(
                    "Mediates between two units that claim the same people or money, to terms both "
                    "still keep two quarters later."
                ),
            ),
            Indicator(
                id="conflict-negotiation-replace-by-rule",
                level=4,
                text=(
                    "Turns a disagreement that recurs between several units into a rule they agree, "
                    "with a count of how often it comes back."
                ),
            ),
            Indicator(
                id="conflict-negotiation-set-path",
                level=5,
                text=(
                    "Agrees with the top team the path and time limits by which claims between "
                    "portfolios are settled, used for a full year."
                ),
            ),
            Indicator(
                id="conflict-negotiation-arbitrate-outside",
                level=5,
                text=(
                    "Settles a disagreement outside one’s own portfolio at executives’ request, on "
                    "terms that stand in the next budget."
                ),
                if_arisen=True,
            ),
        ),
        terms=("negotiation", "conflict", "escalation path", "mediation", "fallback"),
        related=("executive-influence", "resource-capacity", "commercial-management"),
        sources=("apm-acf2-copy",),
    ),
)

STEP = Step(
    id="leadership",
    title="Grow as a leader",
    summary=(
        "Learn to lead on borrowed authority: a team of your own, project managers who report to "
        "others, and executives who decide on the evidence you bring."
    ),
    actions=(
        Action(
            id="map-pending-decision",
            text=(
                "Map one pending decision on a page that your sponsor corrects: who decides, what "
                "each stands to gain or lose, whom each listens to"
            ),
            effort=(2, 4),
            elapsed=(1, 2),
            evidence="The page before and after the sponsor’s corrections",
            builds={"executive-influence": 2},
            extra={"leaves": "own"},
        ),
        Action(
            id="collect-leadership-feedback",
            text=(
                "Change one thing that six people above, beside and below you asked you to stop or "
                "start, until the same six confirm it"
            ),
            effort=(6, 10),
            elapsed=(14, 18),
            evidence="Both rounds of answers side by side, and the change you announced",
            builds={"leading-teams": 2, "personal-adaptability": 3},
            extra={"leaves": "own"},
        ),
        Action(
            id="induct-newcomer",
            text="Take one newcomer through a written first month, in a plan that you leave corrected for the next",
            effort=(6, 10),
            elapsed=(5, 8),
            evidence="The plan as corrected, and what the newcomer could do alone by day 30",
            builds={"developing-people": 2, "leading-teams": 2},
            extra={"leaves": "shared"},
        ),
        Action(
            id="work-with-mentor",
            text=(
                "Bring one written question to each of six sessions with a senior leader as mentor, "
                "with what you tried since the last"
            ),
            effort=(12, 18),
            elapsed=(24, 32),
            evidence="Six questions, six dated notes of what you tried and what came of it",
            builds={"executive-influence": 2, "own-development": 3},
            extra={"leaves": "own"},
        ),
        Action(
            id="apply-leadership-course",
            text=(
                "Use on live work, within four weeks of its end, one technique of a leadership course "
                "that gave practice with observed feedback"
            ),
            effort=(18, 32),
            elapsed=(4, 8),
            evidence="A page on the use you made of it, with a remark by someone who was there",
            builds={"conflict-negotiation": 2, "leading-teams": 2},
            extra={"leaves": "input"},
        ),
        Action(
            id="delegate-whole-task",
            text=(
                "Hand a colleague one whole task of yours, its limits in writing, until it is "
                "delivered as they decided it"
            ),
            effort=(4, 8),
            elapsed=(6, 12),
            evidence="The brief, the decisions they took, and the review you held together",
            builds={"developing-people": 3, "leading-teams": 2},
            extra={"leaves": "shared"},
        ),
        Action(
            id="negotiate-scarce-person",
            text=(
                "Negotiate one clash over a scarce person or date with the line manager concerned, "
                "from a one-page preparation, to terms both of you confirm"
            ),
            effort=(4, 7),
            elapsed=(2, 4),
            evidence="The preparation, the confirmed terms, and a note of whether they held",
            builds={"conflict-negotiation": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="lead-borrowed-team",
            text=(
                "Lead four or more people from three units, none reporting to you, through a task of "
                "three months to a result that a manager puts to use"
            ),
            effort=(25, 45),
            elapsed=(12, 16),
            evidence="The releases agreed, the result in use, and the team’s closing review",
            builds={"conflict-negotiation": 3, "leading-teams": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="coach-project-manager",
            text="Coach one project manager or analyst for six months to one written goal that shows in their work",
            effort=(18, 30),
            elapsed=(24, 30),
            evidence="The agreement, the measure at start and end, and a review written by both",
            builds={"developing-people": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="lead-team-one-year",
            text=(
                "Lead three or more people for a year, as your job, with or without line authority, "
                "through one hard case of hiring or under-performance"
            ),
            effort=(24, 44),
            elapsed=(52, 60),
            evidence=(
                "Goals and reviews for each person, a confidential account of the case without names, "
                "and someone who saw it and would speak for you"
            ),
            builds={"developing-people": 3, "leading-teams": 3},
            essential=True,
            extra={"leaves": "shared"},
        ),
        Action(
            id="settle-recurring-dispute",
            text=(
                "Turn a dispute that recurs between two or more units into a rule they both agree, "
                "with its cases counted for a quarter before and after"
            ),
            effort=(16, 28),
            elapsed=(28, 36),
            evidence="The rule, both units’ agreement, and the two counts",
            builds={"conflict-negotiation": 4},
            extra={"leaves": "shared"},
        ),
        Action(
            id="win-contested-decision",
            text=(
                "Win a contested decision from an executive group, such as a stop, a delay or a move "
                "of people, that still stands a quarter later"
            ),
            effort=(24, 40),
            elapsed=(18, 30),
            evidence="The paper, the minutes, and the state of the decision after a quarter",
            builds={"conflict-negotiation": 3, "executive-influence": 4},
            essential=True,
            extra={"leaves": "shared"},
        ),
        Action(
            id="prepare-managers-for-executives",
            text="Prepare three managers for their next executive meetings, each one reviewed with them afterwards",
            effort=(10, 18),
            elapsed=(8, 16),
            evidence="Notes of the three reviews, and one thing that each manager did otherwise",
            builds={"developing-people": 3, "executive-influence": 4},
            extra={"leaves": "shared"},
        ),
        Action(
            id="lead-through-leads",
            text=(
                "Lead two leads and their teams, as your job, through half a year that ends with "
                "three weeks in a prepared deputy’s hands"
            ),
            effort=(20, 36),
            elapsed=(28, 36),
            evidence="The leads’ goals and results, the releases agreed, and the deputy’s decision log",
            builds={"leading-teams": 4},
            extra={"leaves": "shared"},
        ),
        Action(
            id="plan-delivery-capability",
            text=(
                "Win money for a year’s development of the delivery people of two or more units, from "
                "skill gaps that show in their work"
            ),
            effort=(40, 70),
            elapsed=(36, 52),
            evidence="The gap list, the approved plan, work compared before and after, and what you dropped",
            builds={"developing-people": 4},
            extra={"leaves": "shared"},
        ),
        Action(
            id="agree-staffing-rule",
            text=(
                "Win from executives, as your job, on three years’ turnover figures, a rule for when "
                "posts, loans or contractors are used, reviewed after a year"
            ),
            effort=(12, 24),
            elapsed=(56, 70),
            evidence="The minuted rule, the report after a year, and what the executives changed by it",
            builds={"leading-teams": 5},
            extra={"leaves": "shared"},
        ),
        Action(
            id="agree-top-team-rule",
            text=(
                "Show the top team, as your job, how many projects had several sponsors or none, for "
                "a rule that it keeps through one budget cycle"
            ),
            effort=(12, 20),
            elapsed=(52, 64),
            evidence="The minuted rule, the cases in which it was tested, and its standing after the cycle",
            builds={"executive-influence": 5},
            extra={"leaves": "shared"},
        ),
    ),
)
