"""Step 6, Develop business acumen: its competencies, indicators and actions."""

from __future__ import annotations

from pmo_guide.model import Action, Competency, Indicator, Step

COMPETENCIES = (
    Competency(
        id="strategic-planning",
        title="Strategy into portfolio",
        step="business-acumen",
        definition=(
            "Translate the organisation’s objectives into a portfolio of change, and show where "
            "the two have come apart."
        ),
        indicators=(
            Indicator(
                id="strategic-planning-name-objectives",
                level=1,
                text=(
                    "Names the organisation’s current objectives with the measure of each, from the "
                    "document that states them."
                ),
            ),
            Indicator(
                id="strategic-planning-explain-link",
                level=1,
                text=("Shows in a given project’s approved papers the passage that says which objective it serves."),
            ),
            Indicator(
                id="strategic-planning-draft-trace",
                level=2,
                text="Drafts a table that links each project of one unit to an objective, with the empty rows marked.",
            ),
            Indicator(
                id="strategic-planning-collect-measures",
                level=2,
                text="Collects for a planning round the present value, target and owner of each measure.",
            ),
            Indicator(
                id="strategic-planning-turn-objective",
                level=3,
                text=(
                    "Turns one objective into outcomes and candidate projects together with its "
                    "owner, with what was left out on record."
                ),
            ),
            Indicator(
                id="strategic-planning-unit-review",
                level=3,
                text=(
                    "Reviews with one unit’s head, once a year, which running projects still serve "
                    "the unit’s objectives."
                ),
            ),
            Indicator(
                id="strategic-planning-compare-shares",
                level=4,
                text=(
                    "Puts before executives the gap between each objective’s stated importance and "
                    "its share of the portfolio’s money and scarce people."
                ),
            ),
            Indicator(
                id="strategic-planning-agree-wording",
                level=4,
                text="Obtains from two or more executives one agreed wording of an objective that their units share.",
            ),
            Indicator(
                id="strategic-planning-calendar",
                level=5,
                text=(
                    "Fixes with the top team a calendar by which strategy, budget and portfolio are "
                    "decided together, kept through a full year."
                ),
            ),
            Indicator(
                id="strategic-planning-tell-board",
                level=5,
                text=(
                    "Tells the board which objectives the present portfolio cannot reach, with its "
                    "choice to change one or the other in the minutes."
                ),
            ),
        ),
        terms=("objective", "OKR", "balanced scorecard"),
        related=(
            "portfolio-prioritisation",
            "benefits-realisation",
            "executive-influence",
            "sector-knowledge",
        ),
        sources=("govuk-govs002", "sfia-9-niwa"),
    ),
    Competency(
        id="portfolio-prioritisation",
        title="Portfolio prioritisation",
        step="business-acumen",
        definition=(
            "Get the organisation to choose what to start, delay and stop within its money and "
            "capacity, and keep that choice current."
        ),
        indicators=(
            Indicator(
                id="portfolio-prioritisation-explain-rank",
                level=1,
                text="Explains by the criteria in use why one project ranks above another.",
            ),
            Indicator(
                id="portfolio-prioritisation-name-constraint",
                level=1,
                text=(
                    "Names the constraint (money, skill, date, capacity to absorb change) that held a "
                    "given project back."
                ),
            ),
            Indicator(
                id="portfolio-prioritisation-score",
                level=2,
                text=(
                    "Scores proposals by given criteria, with the evidence noted, to within a point of a second scorer."
                ),
            ),
            Indicator(
                id="portfolio-prioritisation-demand-list",
                level=2,
                text="Keeps the demand list current: sponsor, outcome, cost range and needed date for each proposal.",
            ),
            Indicator(
                id="portfolio-prioritisation-test-weights",
                level=3,
                text="Shows in a scoring round for one department whether the order survives other weights.",
            ),
            Indicator(
                id="portfolio-prioritisation-show-forgone",
                level=3,
                text="Shows the head of one department what each refused or waiting proposal would have brought.",
            ),
            Indicator(
                id="portfolio-prioritisation-stop",
                level=4,
                text=(
                    "Leads a review across several units in which running projects compete with new "
                    "ones for the same money and people."
                ),
            ),
            Indicator(
                id="portfolio-prioritisation-scenarios",
                level=4,
                text="Puts two or more portfolio scenarios before executives, each with what it gives up.",
            ),
            Indicator(
                id="portfolio-prioritisation-exceptions",
                level=4,
                text=(
                    "Publishes with its reason each exception that a written rule grants to mandatory "
                    "or favoured projects."
                ),
            ),
            Indicator(
                id="portfolio-prioritisation-rules",
                level=5,
                text=(
                    "Agrees with the top team the organisation’s rules for investing in change "
                    "(categories, cap on parallel work, stop criteria), used through a full budget "
                    "cycle."
                ),
            ),
            Indicator(
                id="portfolio-prioritisation-yearly-return",
                level=5,
                text="Reports each year what the chosen portfolio returned against what was expected.",
            ),
        ),
        terms=(
            "weighted scoring",
            "WSJF",
            "MoSCoW",
            "analytic hierarchy process",
            "cost of delay",
        ),
        related=(
            "strategic-planning",
            "resource-capacity",
            "executive-influence",
            "governance",
        ),
        sources=("sfia-pomg", "sfia-9-niwa", "govuk-govs002"),
    ),
    Competency(
        id="financial-management",
        title="Financial management",
        step="business-acumen",
        definition=("Plan, fund, forecast and explain the money of change so that finance relies on the figures."),
        indicators=(
            Indicator(
                id="financial-management-name-figures",
                level=1,
                text=(
                    "Says for a current project from which record its budget, its actual and its forecast each come."
                ),
            ),
            Indicator(
                id="financial-management-sort-costs",
                level=1,
                text=(
                    "Sorts a list of project costs into capital and running cost by the "
                    "organisation’s rule, the doubtful ones marked for finance."
                ),
            ),
            Indicator(
                id="financial-management-reconcile",
                level=2,
                text=(
                    "Reconciles one project’s monthly costs (actuals, accruals, commitments) with the "
                    "ledger, for a senior to check."
                ),
            ),
            Indicator(
                id="financial-management-calculate",
                level=2,
                text="Calculates NPV and payback from given cash flows, with results that finance confirms.",
            ),
            Indicator(
                id="financial-management-baseline",
                level=3,
                text=(
                    "Agrees a whole project’s cost baseline with finance before approval, with the "
                    "reserve on a line of its own."
                ),
            ),
            Indicator(
                id="financial-management-forecast",
                level=3,
                text=(
                    "Issues each month a forecast at completion with cause and action for each "
                    "variance beyond tolerance."
                ),
            ),
            Indicator(
                id="financial-management-case",
                level=3,
                text=(
                    "Writes a financial case that shows, at a stated discount rate, what the two "
                    "largest assumptions would change."
                ),
            ),
            Indicator(
                id="financial-management-consolidate",
                level=4,
                text="Joins the forecasts of ten or more projects into one that finance takes into its own.",
            ),
            Indicator(
                id="financial-management-move-money",
                level=4,
                text="Gets moves of money between projects approved within the year, with what each gives up.",
            ),
            Indicator(
                id="financial-management-return-cases",
                level=4,
                text="Returns business cases of others whose assumptions have no owner or test.",
            ),
            Indicator(
                id="financial-management-funding-rules",
                level=5,
                text=(
                    "Agrees with the finance director the rules by which change is funded: release by "
                    "stage, who holds reserves, capital policy, limits."
                ),
            ),
            Indicator(
                id="financial-management-multi-year",
                level=5,
                text="Presents the multi-year investment in change to the board, with the error of its last forecast.",
            ),
        ),
        terms=(
            "budget",
            "forecast",
            "net present value",
            "payback period",
            "capital expenditure",
            "operating expenditure",
        ),
        related=(
            "delivery-control",
            "risk-management",
            "benefits-realisation",
            "stakeholder-relationships",
        ),
        sources=("apm-acf2-copy", "sfia-9-niwa"),
    ),
    Competency(
        id="benefits-realisation",
        title="Benefits realisation",
        step="business-acumen",
        definition=(
            "Give each change owned, measurable benefits, and follow them up after go-live until the result is known."
        ),
        indicators=(
            Indicator(
                id="benefits-realisation-tell-apart",
                level=1,
                text=(
                    "Sorts what one current project promises into deliverables, outcomes and "
                    "benefits, with who receives each."
                ),
            ),
            Indicator(
                id="benefits-realisation-point-out-gaps",
                level=1,
                text="Points out in one business case which benefits lack an owner, a measure or a baseline.",
            ),
            Indicator(
                id="benefits-realisation-baseline",
                level=2,
                text="Records the baseline of one benefit from operational data before go-live, with source and date.",
            ),
            Indicator(
                id="benefits-realisation-draft-profile",
                level=2,
                text=(
                    "Drafts a benefit profile on the organisation’s own form, with the corrections of "
                    "the person who is to own it."
                ),
            ),
            Indicator(
                id="benefits-realisation-sign-owner",
                level=3,
                text=(
                    "Obtains for each benefit of a whole project an owner in operations who signs "
                    "measure, target and date before approval."
                ),
            ),
            Indicator(
                id="benefits-realisation-measure",
                level=3,
                text=(
                    "Measures one benefit after go-live against its baseline, for a sponsor who is "
                    "told the result whichever way it fell."
                ),
            ),
            Indicator(
                id="benefits-realisation-report-closed",
                level=4,
                text=(
                    "Reports the benefits of several closed projects against baseline a year after "
                    "go-live, shortfalls included."
                ),
            ),
            Indicator(
                id="benefits-realisation-into-budgets",
                level=4,
                text="Gets the budgets or targets of several units changed so that promised savings show in them.",
            ),
            Indicator(
                id="benefits-realisation-counting-rule",
                level=5,
                text=(
                    "Lays down with finance when a saving counts as realised, a rule by which every "
                    "unit’s savings are counted through a full budget cycle."
                ),
            ),
            Indicator(
                id="benefits-realisation-executive-goals",
                level=5,
                text="Brings the top team to write benefit targets into executives’ own goals for a full year.",
            ),
        ),
        terms=("benefit", "benefit owner", "benefit profile", "dis-benefit"),
        related=(
            "change-leadership",
            "strategic-planning",
            "financial-management",
            "pmo-value",
        ),
        sources=("pmi-brm-guide-copy", "apm-acf2-copy", "sfia-9-niwa"),
    ),
    Competency(
        id="risk-management",
        title="Risk management",
        step="business-acumen",
        definition=(
            "Bring uncertainty into decisions, from one project’s risks to the portfolio’s "
            "exposure and the organisation’s appetite."
        ),
        indicators=(
            Indicator(
                id="risk-management-tell-apart",
                level=1,
                text="Tells apart a risk, an issue and an assumption with an example of each from a current project.",
            ),
            Indicator(
                id="risk-management-explain-risk",
                level=1,
                text=(
                    "Explains for one recorded risk what would cause it, what would follow, and which "
                    "cost or date would move."
                ),
            ),
            Indicator(
                id="risk-management-keep-record",
                level=2,
                text=(
                    "Keeps part of a risk record current: cause, effect, owner, next action and date "
                    "for each entry, checked by a senior."
                ),
            ),
            Indicator(
                id="risk-management-calculate",
                level=2,
                text="Sets the expected monetary value of given risks beside the contingency held.",
            ),
            Indicator(
                id="risk-management-contingency",
                level=3,
                text=(
                    "Derives a whole project’s contingency from its priced risks, for the sponsor’s "
                    "decision on the figure."
                ),
            ),
            Indicator(
                id="risk-management-review-responses",
                level=3,
                text="Checks at each stage, by the figures then and now, whether past responses lowered their risk.",
            ),
            Indicator(
                id="risk-management-escalate",
                level=3,
                text=(
                    "Takes a risk beyond tolerance to the project board while it can still be "
                    "averted, with two priced responses."
                ),
                if_arisen=True,
            ),
            Indicator(
                id="risk-management-shared-causes",
                level=4,
                text=(
                    "Prices for executives the joint effect of a cause that risks of several projects "
                    "share: one supplier, one expert, one law."
                ),
            ),
            Indicator(
                id="risk-management-exposure",
                level=4,
                text=(
                    "Brings executives the portfolio’s exposure set against the appetite they have "
                    "stated, with the choice to be made."
                ),
            ),
            Indicator(
                id="risk-management-appetite",
                level=5,
                text=(
                    "Writes with the top team the organisation’s appetite for risk in change, as "
                    "limits that gate decisions follow for a full year."
                ),
            ),
            Indicator(
                id="risk-management-one-scale",
                level=5,
                text=(
                    "Joins the risks of change to the organisation’s own risk report, so that the "
                    "board reads both on one scale."
                ),
            ),
        ),
        terms=("risk", "issue", "assumption", "risk appetite", "risk exposure", "contingency"),
        related=("delivery-control", "financial-management", "governance"),
        sources=("apm-acf2-copy", "sfia-9-niwa", "iso-31000"),
    ),
    Competency(
        id="commercial-management",
        title="Commercial and supplier management",
        step="business-acumen",
        definition=("Choose suppliers and contract forms that fit the work, and hold both sides to the bargain."),
        indicators=(
            Indicator(
                id="commercial-management-explain-contract",
                level=1,
                text=(
                    "Explains who bears an overrun of one current contract, by what it pays for: "
                    "time, results or units."
                ),
            ),
            Indicator(
                id="commercial-management-find-terms",
                level=1,
                text="Finds in a given contract the delivery dates, the acceptance terms and the notice period.",
            ),
            Indicator(
                id="commercial-management-check-invoices",
                level=2,
                text=(
                    "Checks a supplier’s invoices against contract and accepted work for one project, "
                    "for a senior to approve."
                ),
            ),
            Indicator(
                id="commercial-management-write-scope",
                level=2,
                text=(
                    "Writes scope and acceptance criteria of one purchase, which procurement uses in "
                    "its request to suppliers."
                ),
            ),
            Indicator(
                id="commercial-management-recommend-form",
                level=3,
                text=(
                    "Recommends with reasons the contract form and payment plan of a whole purchase, "
                    "agreed with procurement before suppliers are asked."
                ),
            ),
            Indicator(
                id="commercial-management-supplier-reviews",
                level=3,
                text=(
                    "Runs monthly reviews with one supplier against agreed measures, with dated actions for both sides."
                ),
            ),
            Indicator(
                id="commercial-management-settle",
                level=3,
                text=(
                    "Settles a late delivery or disputed change with a supplier in writing, by the "
                    "contract’s own terms."
                ),
                if_arisen=True,
            ),
            Indicator(
                id="commercial-management-pool-supplier",
                level=4,
                text="Gets terms renegotiated through procurement for all that several projects buy from one supplier.",
            ),
            Indicator(
                id="commercial-management-end-contract",
                level=4,
                text=(
                    "Re-tenders a failing contract that several units depend on, with cover for "
                    "operations and legal advice on file."
                ),
                if_arisen=True,
            ),
            Indicator(
                id="commercial-management-buy-or-build",
                level=5,
                text=(
                    "Gets the top team to decide which kinds of work are bought, built or shared, a "
                    "decision that contracts follow for a year."
                ),
            ),
            Indicator(
                id="commercial-management-share-risk",
                level=5,
                text=(
                    "Sets the organisation’s rule for sharing risk and gain with suppliers of change, "
                    "which other units’ contracts follow."
                ),
            ),
        ),
        terms=("fixed-price contract", "time-and-materials contract", "acceptance criteria"),
        related=("risk-management", "conflict-negotiation", "financial-management"),
        sources=("apm-acf2-copy", "sfia-9-niwa"),
    ),
)

STEP = Step(
    id="business-acumen",
    title="Develop business acumen",
    summary=(
        "You learn to read strategy, money, risk and contracts as those who decide on them do, "
        "and to show what each choice gives up. This is what turns a reporter of projects into a "
        "broker of decisions."
    ),
    actions=(
        Action(
            id="trace-projects-to-objectives",
            text=(
                "Trace ten live projects to the objective each serves, from approved papers only, for "
                "one executive’s answer on those that serve none"
            ),
            effort=(4, 7),
            elapsed=(1, 3),
            evidence="The table with page references, and the executive’s reply",
            builds={"strategic-planning": 2},
            extra={"leaves": "shared"},
        ),
        Action(
            id="sort-capital-and-running-cost",
            text=(
                "Sort forty cost lines of one project into capital and running cost, the doubtful "
                "ones settled with finance, into a one-page guide"
            ),
            effort=(4, 6),
            elapsed=(2, 3),
            evidence="The sorted list with finance’s corrections, and the guide",
            builds={"financial-management": 2},
            extra={"leaves": "shared"},
        ),
        Action(
            id="observe-budget-round",
            text=(
                "Sit in on one yearly budget round as a note-taker, for a list of the ten questions "
                "that finance asked of every bid"
            ),
            effort=(8, 14),
            elapsed=(6, 12),
            evidence="The ten questions, checked by a finance colleague",
            builds={"financial-management": 2, "strategic-planning": 2},
            extra={"leaves": "input"},
        ),
        Action(
            id="baseline-one-benefit",
            text=(
                "Take the baseline of one benefit from operational data before go-live, in a profile "
                "that an operations manager signs as owner"
            ),
            effort=(5, 8),
            elapsed=(2, 5),
            evidence="The signed profile, with source and date of the baseline",
            builds={"benefits-realisation": 2},
            extra={"leaves": "shared"},
        ),
        Action(
            id="build-business-case",
            text="Build a business case with NPV and payback for one live proposal, for its sponsor to decide",
            effort=(16, 30),
            elapsed=(3, 8),
            evidence="The case, and the sponsor’s decision",
            builds={"financial-management": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="price-ten-risks",
            text="Price the ten largest risks of one project, for a contingency that its sponsor approves or changes",
            effort=(8, 14),
            elapsed=(2, 4),
            evidence="The priced list, and the sponsor’s decision on the contingency",
            builds={"risk-management": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="recommend-contract-form",
            text=(
                "Put contract form, payment plan and acceptance criteria of one purchase on two pages "
                "that procurement accepts before the request goes out"
            ),
            effort=(10, 18),
            elapsed=(3, 8),
            evidence="The two pages, procurement’s agreement, and the request that went out",
            builds={"commercial-management": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="compare-finishing-with-stopping",
            text=(
                "Take the weakest of three running projects to its board with the cost of finishing "
                "beside the cost of stopping, what is spent left out"
            ),
            effort=(14, 24),
            elapsed=(4, 8),
            evidence="The comparison, and the board’s minuted decision",
            builds={"executive-influence": 3, "portfolio-prioritisation": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="break-down-one-objective",
            text=(
                "Turn one unit’s objective into outcomes, measures and candidate projects with its "
                "owner, for the next planning round to use"
            ),
            effort=(10, 16),
            elapsed=(6, 12),
            evidence="The list with what was left out, and the plan that uses it",
            builds={"strategic-planning": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="run-round-that-refuses",
            text=(
                "Run a prioritisation or capacity round in which at least one project is refused, "
                "paused or stopped, still so a quarter later"
            ),
            effort=(20, 35),
            elapsed=(18, 26),
            evidence="Scores or capacity sheet, the decision, and the note a quarter later",
            builds={"portfolio-prioritisation": 3, "resource-capacity": 3},
            essential=True,
            extra={"leaves": "shared"},
        ),
        Action(
            id="own-budget-full-year",
            text=(
                "Own the budget and monthly forecast of a project or PMO, as your job, through a full "
                "financial year to an outturn that finance accepts"
            ),
            effort=(24, 40),
            elapsed=(52, 60),
            evidence="Twelve forecasts, the outturn, and finance’s acceptance of the explanation",
            builds={"financial-management": 3},
            essential=True,
            extra={"leaves": "shared"},
        ),
        Action(
            id="follow-benefit-to-result",
            text=(
                "Follow one benefit from its baseline to a result measured at least six months after "
                "go-live, shortfall included"
            ),
            effort=(12, 20),
            elapsed=(40, 70),
            evidence="Baseline, result, and the report with the benefit owner’s signature",
            builds={"benefits-realisation": 3},
            essential=True,
            extra={"leaves": "shared"},
        ),
        Action(
            id="compare-money-with-objectives",
            text=(
                "Win one change from executives by the money and scarce people behind each objective "
                "of two or more units, set against its stated importance"
            ),
            effort=(14, 24),
            elapsed=(6, 12),
            evidence="The comparison, and the minuted change",
            builds={"strategic-planning": 4},
            extra={"leaves": "shared"},
        ),
        Action(
            id="rank-across-units",
            text=(
                "Put two scenarios for ten or more live and proposed projects of two or more units, "
                "ranked down to the capacity line, before the deciding group"
            ),
            effort=(20, 35),
            elapsed=(6, 12),
            evidence="Scores, two scenarios with what each gives up, and the decision",
            builds={"portfolio-prioritisation": 4, "resource-capacity": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="find-shared-risk-causes",
            text=(
                "Price the joint effect of the largest cause that the risks of eight or more projects "
                "share, for a choice by executives"
            ),
            effort=(16, 28),
            elapsed=(4, 8),
            evidence="The shared causes with their price, and the executives’ choice",
            builds={"risk-management": 4},
            extra={"leaves": "shared"},
        ),
        Action(
            id="consolidate-portfolio-forecast",
            text=(
                "Build one portfolio forecast from those of ten or more projects, in finance’s "
                "calendar and codes, until finance has used four quarters of it"
            ),
            effort=(30, 50),
            elapsed=(52, 58),
            evidence="Four joined forecasts, and finance’s word that it used them",
            builds={"financial-management": 4, "portfolio-insight": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="renegotiate-pooled-supplier",
            text=(
                "Show procurement the price, sum and expiry of several projects’ orders with one "
                "supplier, until a term is renegotiated"
            ),
            effort=(16, 28),
            elapsed=(12, 30),
            evidence="The sum with expiry dates, and the changed term",
            builds={"commercial-management": 4},
            extra={"leaves": "shared"},
        ),
        Action(
            id="report-closed-benefits",
            text=(
                "Report the benefits of five closed projects against baseline a year after go-live, "
                "to the point where one unit’s budget or target moves"
            ),
            effort=(40, 70),
            elapsed=(12, 26),
            evidence="The report, and the budget or target before and after",
            builds={"benefits-realisation": 4},
            extra={"leaves": "shared"},
        ),
        Action(
            id="agree-investment-rules",
            text=(
                "Write the categories, limits and grounds for stopping, as your job, by which the top "
                "team invests for one budget cycle"
            ),
            effort=(16, 30),
            elapsed=(56, 70),
            evidence="The minuted rules, each exception with its reason, and the top team’s review after the cycle",
            builds={"portfolio-prioritisation": 5},
            extra={"leaves": "shared"},
        ),
        Action(
            id="fix-planning-calendar",
            text=(
                "Lay the dates of strategy, budget and portfolio rounds side by side for the top "
                "team, as your job, until it has kept one calendar for a year"
            ),
            effort=(12, 20),
            elapsed=(56, 70),
            evidence="The calendar, the dates kept and missed, and the top team’s renewal",
            builds={"strategic-planning": 5},
            extra={"leaves": "shared"},
        ),
        Action(
            id="agree-funding-rules",
            text=(
                "Settle with the finance director, as your job, stage releases, holders of reserves, "
                "capital policy and limits, in one set of rules for a whole budget cycle"
            ),
            effort=(12, 24),
            elapsed=(56, 70),
            evidence="The signed rules, and the finance director’s review after the cycle",
            builds={"financial-management": 5},
            extra={"leaves": "shared"},
        ),
        Action(
            id="agree-counting-rule",
            text=(
                "Lay down with finance, as your job, when a saving counts as realised, in a rule by "
                "which all units count through a budget cycle"
            ),
            effort=(12, 24),
            elapsed=(56, 70),
            evidence="The signed rule, and the savings counted and refused by it",
            builds={"benefits-realisation": 5},
            extra={"leaves": "shared"},
        ),
    ),
)
