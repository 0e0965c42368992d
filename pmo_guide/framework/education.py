"""Step 2, Choose education and credentials: its competencies, indicators and actions."""

from __future__ import annotations

from pmo_guide.model import Action, Competency, Indicator, Step

COMPETENCIES = (
    Competency(
        id="professional-knowledge",
        title="Methods and standards",
        step="education",
        definition=(
            "Know the bodies of knowledge and the delivery approaches well enough to choose "
            "between them, explain the choice and teach them to others."
        ),
        indicators=(
            Indicator(
                id="professional-knowledge-compare-approaches",
                level=1,
                text=(
                    "Explains on a current project what predictive, adaptive and hybrid delivery "
                    "would each change in its plan."
                ),
            ),
            Indicator(
                id="professional-knowledge-trace-terms",
                level=1,
                text="Traces five forms or terms used at work to the published standard or the house rule behind each.",
            ),
            Indicator(
                id="professional-knowledge-apply-part",
                level=2,
                text="Applies a published method to one part of a project, whose products a senior checks against it.",
            ),
            Indicator(
                id="professional-knowledge-translate-report",
                level=2,
                text=(
                    "Rewrites a status report from one vocabulary into another, such as stages into "
                    "iterations, without an error in a colleague’s eyes."
                ),
            ),
            Indicator(
                id="professional-knowledge-justify-method",
                level=3,
                text="Justifies to a project board in person which published method the whole project follows.",
            ),
            Indicator(
                id="professional-knowledge-teach-method",
                level=3,
                text=(
                    "Teaches colleagues a method with an example from one’s own projects, after which "
                    "one of them uses it unaided."
                ),
            ),
            Indicator(
                id="professional-knowledge-close-departures",
                level=4,
                text=(
                    "Gets each difference between the method of several projects and a current "
                    "standard kept or closed by decision."
                ),
            ),
            Indicator(
                id="professional-knowledge-keep-guide",
                level=4,
                text=(
                    "Keeps one method guide that units with different delivery approaches work from, "
                    "with a reason on file for each revision."
                ),
            ),
            Indicator(
                id="professional-knowledge-set-standards",
                level=5,
                text=(
                    "Decides which standards the organisation works by, in a published list that "
                    "holds for a full yearly cycle."
                ),
            ),
            Indicator(
                id="professional-knowledge-shape-profession",
                level=5,
                text=(
                    "Contributes a reviewed change, case or paper to a professional body, which "
                    "practitioners of other organisations quote or use."
                ),
            ),
        ),
        terms=(
            "body of knowledge",
            "PMBOK Guide",
            "PRINCE2",
            "predictive delivery",
            "adaptive delivery",
            "hybrid delivery",
        ),
        related=("tailoring", "horizon-scanning", "developing-people"),
        sources=("apm-competence-framework", "sfia-9-niwa"),
    ),
    Competency(
        id="own-development",
        title="Own development",
        step="education",
        definition=(
            "Plan one’s learning from evidence, choose credentials for a stated reason and keep proof of what was done."
        ),
        indicators=(
            Indicator(
                id="own-development-name-gaps",
                level=1,
                text=(
                    "Names two gaps between one’s own work and a target role, each with an example that shows the gap."
                ),
            ),
            Indicator(
                id="own-development-sort-claims",
                level=1,
                text=(
                    "Sorts claims about one’s own skill into those with a trace another person could "
                    "inspect and those without."
                ),
            ),
            Indicator(
                id="own-development-follow-plan",
                level=2,
                text="Follows a written learning plan agreed with a senior, with a dated entry for each of its months.",
            ),
            Indicator(
                id="own-development-use-feedback",
                level=2,
                text=(
                    "Shows in the next piece of one’s own work a change that a colleague’s answers to "
                    "set questions led to."
                ),
            ),
            Indicator(
                id="own-development-rate-with-evidence",
                level=3,
                text=(
                    "Rates one’s own work against a whole role profile with evidence for each claim "
                    "and a second opinion beside it."
                ),
            ),
            Indicator(
                id="own-development-learn-by-result",
                level=3,
                text="Closes one named gap through live work of one’s own choosing, with result and witness on record.",
            ),
            Indicator(
                id="own-development-cross-boundary",
                level=4,
                text=(
                    "Hands over a result that its owner accepts from an assignment outside one’s own "
                    "unit or career route."
                ),
            ),
            Indicator(
                id="own-development-find-pattern",
                level=4,
                text=(
                    "Names from several projects the pattern in one’s own errors of judgement, with a "
                    "later case decided differently."
                ),
            ),
            Indicator(
                id="own-development-lead-top-team-learning",
                level=5,
                text="Agrees with the top team what learning and proof its own members owe each year.",
            ),
            Indicator(
                id="own-development-publish-failure",
                level=5,
                text=(
                    "Publishes a case of one’s own error with figures, which people outside the "
                    "organisation use in teaching or in decisions."
                ),
            ),
        ),
        terms=("CPD", "PDU", "credential", "eligibility", "evidence", "development plan"),
        related=("personal-adaptability", "developing-people", "professional-network"),
        sources=("apm-chpp-process", "aipm-which-level"),
    ),
    Competency(
        id="professional-integrity",
        title="Professional integrity",
        step="education",
        definition=(
            "Report what is so, keep confidences and rules, and declare conflicts of interest, also under pressure."
        ),
        indicators=(
            Indicator(
                id="professional-integrity-tell-fact",
                level=1,
                text="Tells apart fact, estimate and judgement, line by line, in a status report.",
            ),
            Indicator(
                id="professional-integrity-name-rules",
                level=1,
                text=(
                    "Names the rules of conduct that bind one’s role, with a case at work where "
                    "keeping them had a price."
                ),
            ),
            Indicator(
                id="professional-integrity-report-by-criteria",
                level=2,
                text=(
                    "Reports part of a project’s status by the written criteria, with the evidence "
                    "for each colour beside it."
                ),
            ),
            Indicator(
                id="professional-integrity-correct-own-error",
                level=2,
                text=(
                    "Corrects an error of one’s own in data or minutes within a week with each person "
                    "who used the wrong version."
                ),
            ),
            Indicator(
                id="professional-integrity-declare-interest",
                level=3,
                text=(
                    "Declares one’s interests, or that there are none, before each funding or "
                    "supplier round one takes part in."
                ),
            ),
            Indicator(
                id="professional-integrity-keep-confidence",
                level=3,
                text=(
                    "Keeps confidential talks within the limits agreed with the speaker beforehand, "
                    "as the speaker confirms."
                ),
            ),
            Indicator(
                id="professional-integrity-hold-status",
                level=3,
                text=(
                    "Keeps a project’s status on record against the wish of its manager or sponsor, "
                    "with the evidence attached."
                ),
                if_arisen=True,
            ),
            Indicator(
                id="professional-integrity-publish-pmo-errors",
                level=4,
                text=(
                    "Publishes errors in the PMO’s own figures to the executives who used them, with "
                    "the effect on what they decided."
                ),
            ),
            Indicator(
                id="professional-integrity-collect-declarations",
                level=4,
                text=(
                    "Runs funding or supplier rounds of several units from which everyone with a "
                    "declared interest stands aside in the minutes."
                ),
            ),
            Indicator(
                id="professional-integrity-stand-by-finding",
                level=4,
                text=(
                    "Stands by a finding on record that an executive or several units did not want, "
                    "until it is decided."
                ),
                if_arisen=True,
            ),
            Indicator(
                id="professional-integrity-protect-status",
                level=5,
                text=(
                    "Agrees with the top team that nobody above its author alters a status, a rule "
                    "kept for a full yearly cycle."
                ),
            ),
            Indicator(
                id="professional-integrity-open-channel",
                level=5,
                text=(
                    "Opens a way for anyone in the organisation to question reported facts past their "
                    "own manager, with its use told to the board."
                ),
            ),
        ),
        terms=("professional integrity", "conflict of interest", "code of ethics"),
        related=("governance", "executive-influence", "portfolio-insight"),
        sources=("apm-competence-framework", "pmi-power-skills-takeaways"),
    ),
)

STEP = Step(
    id="education",
    title="Choose education and credentials",
    summary=(
        "Find out which gaps study can close, choose a credential for one of them or none at all, "
        "and build the record of honest work that no issuer can give you."
    ),
    actions=(
        Action(
            id="compare-job-advertisements",
            text="List what eight of ten advertisements for the target role ask for and you cannot yet prove",
            effort=(5, 8),
            elapsed=(1, 2),
            evidence="The table, and three gaps with a date each",
            builds={"own-development": 2},
            extra={"leaves": "own"},
        ),
        Action(
            id="rate-core-competencies",
            text=(
                "Rate yourself on the core competencies of your target role, with evidence that a "
                "colleague who saw the work has challenged line by line"
            ),
            effort=(4, 7),
            elapsed=(1, 3),
            evidence="Both ratings side by side, and those you changed",
            builds={"own-development": 3},
            extra={"leaves": "own"},
        ),
        Action(
            id="declare-own-interests",
            text=(
                "File every interest, kinship and past employer of yours that touches a current "
                "project or supplier with whoever takes those decisions"
            ),
            effort=(1, 3),
            elapsed=(1, 2),
            evidence="The filed declaration, and the answer to it",
            builds={"professional-integrity": 1},
            extra={"leaves": "shared"},
        ),
        Action(
            id="separate-fact-from-judgement",
            text=(
                "Mark each line of one status report as fact, estimate or judgement, for its sponsor "
                "and a finance colleague to dispute"
            ),
            effort=(2, 4),
            elapsed=(1, 2),
            evidence="The marked report with both readers’ objections, and the next issue of it",
            builds={"portfolio-insight": 2, "professional-integrity": 2},
            extra={"leaves": "shared"},
        ),
        Action(
            id="weigh-three-credentials",
            text=(
                "Weigh three credentials against one gap each, from the issuers’ current pages, to a "
                "written decision for one or none"
            ),
            effort=(4, 6),
            elapsed=(1, 3),
            evidence=(
                "A one-page decision with study, proof and renewal counted, and the dates on which you read the rules"
            ),
            builds={"own-development": 2},
            extra={"leaves": "own"},
        ),
        Action(
            id="teach-a-method",
            text="Teach a method to six or more colleagues in an hour, with an example from your own projects",
            effort=(6, 10),
            elapsed=(2, 4),
            evidence="The slides, and one use by a participant",
            builds={"professional-knowledge": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="study-chosen-credential",
            text=(
                "Study for the one credential you chose until you sit its examination, with half a "
                "page from your own cases on each domain"
            ),
            effort=(80, 160),
            elapsed=(12, 36),
            evidence="The result, and the half pages",
            builds={"professional-knowledge": 2},
            extra={"leaves": "input"},
        ),
        Action(
            id="correct-six-reports",
            text=(
                "Correct your last six reports against their sources with every reader of a wrong "
                "figure, its effect on what was decided included"
            ),
            effort=(5, 9),
            elapsed=(2, 3),
            evidence="The check, the corrections sent, and the replies",
            builds={"portfolio-insight": 2, "professional-integrity": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="list-method-departures",
            text=(
                "Get five places where your organisation’s method departs from a current standard "
                "kept or closed by their owners"
            ),
            effort=(12, 20),
            elapsed=(3, 6),
            evidence="The list with edition and passage, and the owners’ decisions",
            builds={"governance": 2, "professional-knowledge": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="work-in-other-approach",
            text=(
                "Write a page of what two delivery approaches call the same thing, after four "
                "half-days beside a team whose approach you have never used"
            ),
            effort=(18, 26),
            elapsed=(4, 6),
            evidence="The page, corrected by both sides, and a report that uses it",
            builds={"professional-knowledge": 3, "tailoring": 2},
            extra={"leaves": "shared"},
        ),
        Action(
            id="put-unwelcome-truth-on-record",
            text=(
                "Put on record, with its evidence, an unwelcome fact that the sponsor or executive "
                "concerned heard from you first"
            ),
            effort=(8, 16),
            elapsed=(12, 20),
            evidence="The dated record, the decision, and your note on both a quarter later",
            builds={"executive-influence": 3, "professional-integrity": 4},
            essential=True,
            extra={"leaves": "shared"},
        ),
        Action(
            id="collect-interest-declarations",
            text=(
                "Collect declarations of interest before one funding or supplier round that spans two "
                "units, so that those affected stand aside in the minutes"
            ),
            effort=(6, 10),
            elapsed=(3, 8),
            evidence="The declarations, and the minutes of the round",
            builds={"governance": 3, "professional-integrity": 4},
            extra={"leaves": "shared"},
        ),
        Action(
            id="work-outside-own-route",
            text=(
                "Hand over the result of half a day a week for three months in finance, operations, "
                "audit or another function, agreed as a test of one gap"
            ),
            effort=(30, 60),
            elapsed=(12, 20),
            evidence="The agreement, the result, and its owner’s answer on the gap",
            builds={"own-development": 4},
            extra={"leaves": "shared"},
        ),
        Action(
            id="write-method-guide",
            text=(
                "Write a method guide of at most ten pages for two delivery approaches, revised where "
                "its users in two units got stuck"
            ),
            effort=(40, 70),
            elapsed=(16, 26),
            evidence="Both editions, the list of places where users got stuck, and the approval",
            builds={"professional-knowledge": 4, "tailoring": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="protect-status-from-editing",
            text=(
                "Agree with the top team, as your job, that a status may be commented on but not "
                "changed above its author, in a rule that holds for a year"
            ),
            effort=(12, 20),
            elapsed=(52, 60),
            evidence="The minuted rule, the breaches with what followed, and its renewal",
            builds={"governance": 4, "professional-integrity": 5},
            extra={"leaves": "shared"},
        ),
    ),
)
