"""Step 5, Keep up with the field: its competencies, indicators and actions."""

from __future__ import annotations

from pmo_guide.model import Action, Competency, Indicator, Step

COMPETENCIES = (
    Competency(
        id="horizon-scanning",
        title="Horizon scanning",
        step="trends",
        definition=(
            "Follow change in the field, judge the evidence behind it, and say what to adopt, watch or ignore."
        ),
        indicators=(
            Indicator(
                id="horizon-scanning-name-changes",
                level=1,
                text=("Names three recent changes in standards or practice, each with its date and its publisher."),
            ),
            Indicator(
                id="horizon-scanning-measured-or-opinion",
                level=1,
                text="Marks in one article which statements were measured, which are opinion and which sell something.",
            ),
            Indicator(
                id="horizon-scanning-trace-figure",
                level=2,
                text=(
                    "Traces a figure quoted in a colleague’s paper to its first source, with date, "
                    "sample and the question asked."
                ),
            ),
            Indicator(
                id="horizon-scanning-quarter-page",
                level=2,
                text=(
                    "Compiles on one page what changed in a given list of topics over a quarter, for a senior to edit."
                ),
            ),
            Indicator(
                id="horizon-scanning-watch-list",
                level=3,
                text=(
                    "Publishes a dated watch list for one PMO service or field, each item marked "
                    "adopt, try, watch or ignore, with the reason."
                ),
            ),
            Indicator(
                id="horizon-scanning-test-idea",
                level=3,
                text="Tests an idea from outside on one live project or service against a result fixed beforehand.",
            ),
            Indicator(
                id="horizon-scanning-method-review",
                level=4,
                text=(
                    "Leads several units through a yearly review at whose end each of their methods "
                    "is adopted, tried, kept or stopped."
                ),
            ),
            Indicator(
                id="horizon-scanning-cost-of-change",
                level=4,
                text=(
                    "Estimates for a portfolio, before it binds, what it will cost to meet an "
                    "outside change (law, standard, technology) in time."
                ),
            ),
            Indicator(
                id="horizon-scanning-against-fashion",
                level=4,
                text="Advises executives on paper against a novelty they favoured, with their choice on record.",
                if_arisen=True,
            ),
            Indicator(
                id="horizon-scanning-adoption-rule",
                level=5,
                text=(
                    "Sets how the organisation decides on new ways of working: evidence asked for, "
                    "limits of a trial, who may stop it."
                ),
            ),
            Indicator(
                id="horizon-scanning-publish-results",
                level=5,
                text=(
                    "Publishes the results, failures included, of a trial run with other "
                    "organisations by one agreed protocol."
                ),
            ),
        ),
        terms=("horizon scan", "pilot", "value management office", "Net Project Success Score"),
        related=("professional-knowledge", "professional-network", "digital-and-ai"),
        sources=("sfia-9-niwa", "pmi-power-skills-takeaways"),
    ),
    Competency(
        id="portfolio-insight",
        title="Portfolio data and insight",
        step="trends",
        definition=("Collect data that can be trusted and turn it into the few facts on which decisions hang."),
        indicators=(
            Indicator(
                id="portfolio-insight-origin",
                level=1,
                text=(
                    "States for each figure of a current status report where it comes from, as of "
                    "which day, and who entered it."
                ),
            ),
            Indicator(
                id="portfolio-insight-leading-lagging",
                level=1,
                text=(
                    "Explains on a past project which figure came too late to act on and which one had moved before it."
                ),
            ),
            Indicator(
                id="portfolio-insight-check-list",
                level=2,
                text=(
                    "Checks one project’s data by a given list, with each missing, stale or "
                    "contradictory entry returned to its owner."
                ),
            ),
            Indicator(
                id="portfolio-insight-report-section",
                level=2,
                text="Prepares a section of the recurring portfolio report by a set method, which a senior signs off.",
            ),
            Indicator(
                id="portfolio-insight-known-faults",
                level=3,
                text="Issues the status report of one unit or service with its known data faults stated on the page.",
            ),
            Indicator(
                id="portfolio-insight-define-measure",
                level=3,
                text=(
                    "Defines a measure (source, formula, cut-off, owner) so that two people working "
                    "apart arrive at the same value."
                ),
            ),
            Indicator(
                id="portfolio-insight-cut-report",
                level=3,
                text="Cuts a report to the figures that its readers decided by, agreed with each of them.",
            ),
            Indicator(
                id="portfolio-insight-forecast-bias",
                level=4,
                text=(
                    "Shows executives by how much a portfolio’s forecasts missed what happened, "
                    "early or late, high or low."
                ),
            ),
            Indicator(
                id="portfolio-insight-one-set",
                level=4,
                text=(
                    "Joins the records of two or more units into one agreed set of figures, with an "
                    "owner for each field."
                ),
            ),
            Indicator(
                id="portfolio-insight-pattern",
                level=4,
                text=(
                    "Puts before an executive group a pattern that no single project’s report "
                    "contained, with its decision in the minutes."
                ),
            ),
            Indicator(
                id="portfolio-insight-data-rules",
                level=5,
                text=(
                    "Sets the organisation’s rules for change data (definitions, owners, cut-off, "
                    "corrections), by which finance, audit and delivery work."
                ),
            ),
            Indicator(
                id="portfolio-insight-board-measures",
                level=5,
                text=(
                    "Reports to the board through a full budget cycle the few measures by which it "
                    "steers change, each with its past error."
                ),
            ),
        ),
        terms=(
            "dashboard",
            "leading indicator",
            "lagging indicator",
            "data quality",
            "single source of truth",
            "communication",
        ),
        related=("delivery-control", "portfolio-prioritisation", "financial-management"),
        sources=("sfia-9-niwa",),
    ),
    Competency(
        id="digital-and-ai",
        title="Digital tools and AI",
        step="trends",
        definition=("Choose, introduce and govern tools, automation and AI in delivery and in the PMO."),
        indicators=(
            Indicator(
                id="digital-and-ai-what-tools-hold",
                level=1,
                text=(
                    "Explains for three tools in use what must not be put into each, by what it stores and who sees it."
                ),
            ),
            Indicator(
                id="digital-and-ai-sort-tasks",
                level=1,
                text=(
                    "Sorts ten tasks of one’s own into those a machine may draft, those it may only "
                    "check, and those left to people."
                ),
            ),
            Indicator(
                id="digital-and-ai-automate-step",
                level=2,
                text=(
                    "Automates one step of a report with an approved tool, with the old and the new "
                    "result side by side."
                ),
            ),
            Indicator(
                id="digital-and-ai-log-errors",
                level=2,
                text=(
                    "Logs each error that a line-by-line comparison with the source shows in text or "
                    "figures drafted by AI."
                ),
            ),
            Indicator(
                id="digital-and-ai-run-trial",
                level=3,
                text=(
                    "Recommends for or against a tool by a trial on one whole PMO service, with time "
                    "and errors counted against handwork."
                ),
            ),
            Indicator(
                id="digital-and-ai-rule-of-use",
                level=3,
                text="Writes the approved rule of use for one tool: data allowed, checks, who answers for the output.",
            ),
            Indicator(
                id="digital-and-ai-choose-for-units",
                level=4,
                text="Leads the choice of a tool for several units by tested tasks and full cost.",
            ),
            Indicator(
                id="digital-and-ai-register",
                level=4,
                text=(
                    "Keeps a register of AI uses in a portfolio, each with owner, data used, human "
                    "check and date of review."
                ),
            ),
            Indicator(
                id="digital-and-ai-withdraw",
                level=4,
                text="Withdraws a tool or an AI use across several projects on evidence of error, cost or exposure.",
                if_arisen=True,
            ),
            Indicator(
                id="digital-and-ai-organisation-rule",
                level=5,
                text=(
                    "Sets with IT, legal and audit the organisation’s rule on machine output in "
                    "delivery decisions, reviewed after a full year of use."
                ),
            ),
            Indicator(
                id="digital-and-ai-returns",
                level=5,
                text="Reports to the top team each year what tools and AI in delivery cost and what they returned.",
            ),
        ),
        terms=("artificial intelligence", "automation", "pilot"),
        related=("portfolio-insight", "risk-management", "horizon-scanning"),
        sources=("sfia-9-niwa",),
    ),
)

STEP = Step(
    id="trends",
    title="Keep up with the field",
    summary=(
        "A small, steady routine for telling a lasting change from a fashion, data your "
        "executives can trust, and tools and AI that you govern rather than merely buy."
    ),
    actions=(
        Action(
            id="prune-your-sources",
            text="Prune the reports, feeds and newsletters you follow to at most five that changed a decision of yours",
            effort=(4, 6),
            elapsed=(6, 8),
            evidence=(
                "The pruned list with the decision each source changed, and three recent changes with "
                "date and publisher"
            ),
            builds={"horizon-scanning": 1},
            extra={"leaves": "own"},
        ),
        Action(
            id="trace-three-figures",
            text=(
                "Trace three figures in your organisation’s project slides to their first source, "
                "those that do not hold corrected or withdrawn"
            ),
            effort=(4, 8),
            elapsed=(1, 3),
            evidence="Three traces with date, sample and question; the corrected slides",
            builds={"horizon-scanning": 2},
            extra={"leaves": "shared"},
        ),
        Action(
            id="read-survey-in-full",
            text=(
                "Read one large survey of the field in full, its method pages first, for a page to "
                "colleagues on what it can and cannot show"
            ),
            effort=(5, 8),
            elapsed=(1, 3),
            evidence="The page, with sample, questions and two conclusions it does not allow",
            builds={"horizon-scanning": 2},
            extra={"leaves": "input"},
        ),
        Action(
            id="answer-in-forum",
            text=(
                "Use in your work one answer from an online forum in which you have answered five "
                "practitioners’ questions from your own cases"
            ),
            effort=(4, 8),
            elapsed=(5, 10),
            evidence="The five answers, and the piece of work with its source named",
            builds={"professional-network": 2},
            extra={"leaves": "shared"},
        ),
        Action(
            id="define-five-measures",
            text=(
                "Define the five main measures of a status report by source, formula, cut-off and "
                "owner until two colleagues compute equal values"
            ),
            effort=(6, 12),
            elapsed=(2, 5),
            evidence="Five definitions, and the two colleagues’ results on the same data",
            builds={"portfolio-insight": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="automate-report-step",
            text=(
                "Automate one step of a recurring report, through three cycles side by side with the "
                "old way, for a colleague to run"
            ),
            effort=(8, 16),
            elapsed=(6, 14),
            evidence="Three comparisons, the note, the colleague who now runs it",
            builds={"digital-and-ai": 2, "portfolio-insight": 2},
            extra={"leaves": "shared"},
        ),
        Action(
            id="try-ai-on-task",
            text=(
                "Try AI on one PMO task for five reports, with errors and time counted against "
                "handwork, to an approved rule for its use"
            ),
            effort=(14, 24),
            elapsed=(4, 8),
            evidence="The counts, the rule, the approval of its owner",
            builds={"digital-and-ai": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="test-event-idea",
            text="Test one of three ideas from an industry event within a month against a result fixed beforehand",
            effort=(14, 24),
            elapsed=(5, 8),
            evidence="The three ideas, the test with its expected and actual result",
            builds={"horizon-scanning": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="publish-watch-list",
            text=(
                "Publish a one-page watch list of eight developments marked adopt, try, watch or "
                "ignore, reissued a quarter later with your misjudgements shown"
            ),
            effort=(10, 16),
            elapsed=(13, 18),
            evidence="Both versions, with the marks that changed and the reason for each",
            builds={"horizon-scanning": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="measure-forecast-bias",
            text=(
                "Show the deciding group to which side the forecasts of twelve or more projects "
                "erred, for a decision in the minutes"
            ),
            effort=(20, 32),
            elapsed=(5, 10),
            evidence="The comparison, the paper, and the decision in the minutes",
            builds={"delivery-control": 3, "portfolio-insight": 4},
            extra={"leaves": "shared"},
        ),
        Action(
            id="prove-leading-indicator",
            text=(
                "Predict for two quarters which live projects will slip from one leading indicator, "
                "with hits and misses published"
            ),
            effort=(20, 35),
            elapsed=(28, 36),
            evidence="The dated predictions, the tally, the decision to keep or drop it",
            builds={"portfolio-insight": 4},
            extra={"leaves": "shared"},
        ),
        Action(
            id="register-ai-uses",
            text=(
                "Register the AI uses of five or more projects with owner, data and human check, for "
                "a decision on the two with most at stake"
            ),
            effort=(16, 26),
            elapsed=(6, 12),
            evidence="The register, and two decisions by those who answer for the data",
            builds={"digital-and-ai": 4, "risk-management": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="settle-overlapping-tools",
            text=(
                "Bring those who pay for two tools that overlap across units to close one, or "
                "neither, by five tested tasks and full cost"
            ),
            effort=(20, 32),
            elapsed=(8, 16),
            evidence="The test, the cost of each, the objections answered, the decision",
            builds={"digital-and-ai": 4},
            extra={"leaves": "shared"},
        ),
        Action(
            id="cost-outside-change",
            text=(
                "Get one coming law, standard or end of technology into your portfolio’s plan with an "
                "estimated cost range"
            ),
            effort=(12, 20),
            elapsed=(6, 12),
            evidence="The estimate with its range, and the entry in the portfolio’s plan",
            builds={"horizon-scanning": 4, "sector-knowledge": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="lead-method-review",
            text=(
                "Lead three or more units through a review of methods and tools to something adopted, "
                "something on trial and something stopped"
            ),
            effort=(40, 60),
            elapsed=(10, 16),
            evidence="The decisions with owners, and the stop confirmed a quarter later",
            builds={"horizon-scanning": 4, "professional-knowledge": 3},
            extra={"leaves": "shared"},
        ),
    ),
)
