"""Step 4, Build your network: its competencies, indicators and actions."""

from __future__ import annotations

from pmo_guide.model import Action, Competency, Indicator, Step

COMPETENCIES = (
    Competency(
        id="stakeholder-relationships",
        title="Stakeholder relationships",
        step="network",
        definition=(
            "Know who is affected by a change and who can help or stop it, and earn their trust before it is needed."
        ),
        indicators=(
            Indicator(
                id="stakeholder-relationships-affected-list",
                level=1,
                text="Lists for one live project the groups it affects and what each stands to gain or lose.",
            ),
            Indicator(
                id="stakeholder-relationships-affected-or-able-to-stop",
                level=1,
                text=(
                    "Tells apart a person whom a change affects and a person who can stop it, with an "
                    "example of each from current work."
                ),
            ),
            Indicator(
                id="stakeholder-relationships-draft-map",
                level=2,
                text=(
                    "Drafts the stakeholder map for part of a project from five or more "
                    "conversations, for a senior to correct."
                ),
            ),
            Indicator(
                id="stakeholder-relationships-promises-kept",
                level=2,
                text="Answers each written question of one user group by the date promised.",
            ),
            Indicator(
                id="stakeholder-relationships-living-map",
                level=3,
                text=(
                    "Keeps a map of those affected by one project, with last contact and next step, "
                    "that is revised at each stage."
                ),
            ),
            Indicator(
                id="stakeholder-relationships-before-first-request",
                level=3,
                text=(
                    "Holds dated notes of what a project’s contacts in finance, operations and audit each need from it."
                ),
            ),
            Indicator(
                id="stakeholder-relationships-win-back",
                level=3,
                text=(
                    "Brings a group that objected to a project to cooperate with it, with complaint, "
                    "remedy and consent on record."
                ),
                if_arisen=True,
            ),
            Indicator(
                id="stakeholder-relationships-working-rules",
                level=4,
                text=(
                    "Holds written working agreements with finance, HR, audit and operations for "
                    "several projects: who provides what, by when."
                ),
            ),
            Indicator(
                id="stakeholder-relationships-sponsor-views",
                level=4,
                text=(
                    "Tells the sponsors of a portfolio each quarter what became of the views they "
                    "gave, those not followed included."
                ),
            ),
            Indicator(
                id="stakeholder-relationships-one-calendar",
                level=4,
                text=(
                    "Replaces the separate requests of several projects to one unit by a single "
                    "contact whom its head accepts."
                ),
            ),
            Indicator(
                id="stakeholder-relationships-hearing-rule",
                level=5,
                text=(
                    "Sets the organisation’s rule for hearing those affected before a change is "
                    "funded, followed by projects outside one’s own charge."
                ),
            ),
            Indicator(
                id="stakeholder-relationships-outside-voice",
                level=5,
                text=(
                    "Speaks for the whole change portfolio to outside parties (regulators, owners, "
                    "unions, main customers), with the agreements on record."
                ),
            ),
        ),
        terms=(
            "stakeholder",
            "stakeholder map",
            "finance partner",
            "internal audit",
            "communication",
        ),
        related=("executive-influence", "change-leadership", "conflict-negotiation"),
        sources=("apm-acf2-copy", "gapps-pm", "pmi-power-skills-takeaways"),
    ),
    Competency(
        id="professional-network",
        title="Professional network",
        step="network",
        definition=(
            "Give and get knowledge, comparison and opportunity through peers, associations and public presence."
        ),
        indicators=(
            Indicator(
                id="professional-network-five-people",
                level=1,
                text=(
                    "Names five people outside one’s own team, each with a question about project "
                    "work that this person could answer."
                ),
            ),
            Indicator(
                id="professional-network-compare-bodies",
                level=1,
                text=(
                    "Compares two associations or communities of the trade by what each would give "
                    "a member for what it asks."
                ),
            ),
            Indicator(
                id="professional-network-borrowed-answer",
                level=2,
                text=(
                    "Uses an answer from a peer in another organisation in a piece of one’s own work, "
                    "with the source named."
                ),
            ),
            Indicator(
                id="professional-network-assigned-task",
                level=2,
                text=(
                    "Completes a task assigned by the organiser of an association, chapter or forum, "
                    "who accepts the result."
                ),
            ),
            Indicator(
                id="professional-network-exchange-measure",
                level=3,
                text=(
                    "Changes a project or PMO practice by comparing one defined measure with peers in "
                    "three organisations."
                ),
            ),
            Indicator(
                id="professional-network-public-case",
                level=3,
                text="Presents in public a case from one’s own work that the employer has cleared.",
            ),
            Indicator(
                id="professional-network-standing-exchange",
                level=4,
                text=(
                    "Runs a standing exchange of several organisations under written rules of "
                    "confidence, with changes that members made by it on record."
                ),
            ),
            Indicator(
                id="professional-network-serve-other-units",
                level=4,
                text="Finds through outside contacts a person, supplier or method that another unit has then taken on.",
            ),
            Indicator(
                id="professional-network-shape-standard",
                level=5,
                text=(
                    "Chairs a working group of a professional body, with members from several "
                    "organisations, whose standard, guide or syllabus is published."
                ),
            ),
            Indicator(
                id="professional-network-outside-evidence",
                level=5,
                text=(
                    "Brings evidence from peer organisations to the top team on a choice it faces, "
                    "cited in the recorded decision."
                ),
            ),
        ),
        terms=("benchmark", "professional association", "informational interview", "referee"),
        related=("own-development", "communities-of-practice", "horizon-scanning"),
        sources=("pmi-maintain",),
    ),
    Competency(
        id="communities-of-practice",
        title="Communities and organisational learning",
        step="network",
        definition=("Bring practitioners together and turn what projects learned into what the next ones do."),
        indicators=(
            Indicator(
                id="communities-of-practice-find-lessons",
                level=1,
                text=(
                    "Picks from the records of closed projects two lessons that bear on a current "
                    "one, with the reason for each."
                ),
            ),
            Indicator(
                id="communities-of-practice-lesson-or-complaint",
                level=1,
                text="Sorts ten entries of a lessons log into lessons with a cause, opinions and complaints.",
            ),
            Indicator(
                id="communities-of-practice-record-session",
                level=2,
                text=(
                    "Records a lessons session as cause, consequence and proposed change, in a text "
                    "that its facilitator corrects."
                ),
            ),
            Indicator(
                id="communities-of-practice-contribute",
                level=2,
                text="Contributes to a community of practice an example or template that another member then used.",
            ),
            Indicator(
                id="communities-of-practice-lead-session",
                level=3,
                text="Leads the lessons session of a whole project to an owner and a date for each change agreed.",
            ),
            Indicator(
                id="communities-of-practice-run-community",
                level=3,
                text=(
                    "Runs a community of practice for one role or topic through six meetings, with "
                    "something it made now in use."
                ),
            ),
            Indicator(
                id="communities-of-practice-start-from-lessons",
                level=3,
                text=(
                    "Shows a project board which lines of a new plan or estimate come from the "
                    "lessons of earlier projects."
                ),
            ),
            Indicator(
                id="communities-of-practice-recurring-fault",
                level=4,
                text=(
                    "Reports how often a fault known from three or more projects came back after the "
                    "change of method meant to end it."
                ),
            ),
            Indicator(
                id="communities-of-practice-several-leaders",
                level=4,
                text=(
                    "Gives communities in several units leaders of their own, with a yearly review of "
                    "what members use from each."
                ),
            ),
            Indicator(
                id="communities-of-practice-learning-rule",
                level=5,
                text=(
                    "Sets the rule by which the organisation’s projects take up lessons of earlier "
                    "ones, kept by all units through a full yearly cycle."
                ),
            ),
            Indicator(
                id="communities-of-practice-open-outside",
                level=5,
                text=(
                    "Opens the organisation’s project lessons to partners, suppliers or the "
                    "profession under an agreed procedure."
                ),
            ),
        ),
        terms=("community of practice", "lesson learned", "closing report", "retrospective"),
        related=("developing-people", "professional-network", "pmo-services"),
        sources=("pmi-pmo-competencies-paper", "gapps-pm", "sfia-9-niwa"),
    ),
)

STEP = Step(
    id="network",
    title="Build your network",
    summary=(
        "The people inside who must trust you before a hard decision, the peers outside with "
        "whom you compare, and the means by which one project’s lesson reaches the next."
    ),
    actions=(
        Action(
            id="list-twenty-dependencies",
            text="Hold the five most overdue conversations on a list of the twenty people your work depends on",
            effort=(4, 7),
            elapsed=(2, 4),
            evidence="The list with what each is measured on and your last contact, and five dated conversations",
            builds={"stakeholder-relationships": 2},
            extra={"leaves": "own"},
        ),
        Action(
            id="join-association",
            text="Join one professional association or community, with a written question taken to two of its meetings",
            effort=(6, 10),
            elapsed=(6, 13),
            evidence="The question, the answers with their sources, the note to the team",
            builds={"professional-network": 2},
            extra={"leaves": "input"},
        ),
        Action(
            id="rewrite-public-profile",
            text=(
                "Rewrite your public profile around four results that your employer has cleared, as "
                "the ground for ten exchanges with peers"
            ),
            effort=(5, 8),
            elapsed=(3, 6),
            evidence="The profile, the clearance, the exchanges that went beyond one reply",
            builds={"professional-network": 1},
            extra={"leaves": "own"},
        ),
        Action(
            id="interview-three-directors",
            text=(
                "Interview three PMO directors about their mandate, their week and one failure, until "
                "each has corrected your summary"
            ),
            effort=(8, 12),
            elapsed=(5, 10),
            evidence="Three corrected summaries and what you changed in your own plan by them",
            builds={"own-development": 2, "professional-network": 2},
            extra={"leaves": "own"},
        ),
        Action(
            id="follow-month-end",
            text="Reconcile three projects with the ledger through one month-end beside a finance partner",
            effort=(10, 16),
            elapsed=(4, 6),
            evidence="The reconciliation and the open differences, each with an owner",
            builds={"financial-management": 2, "stakeholder-relationships": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="draw-project-map",
            text=(
                "Draw the stakeholder map of one live project from eight conversations, in a form "
                "that the sponsor agrees"
            ),
            effort=(10, 18),
            elapsed=(6, 14),
            evidence="The map as agreed, and its next version with what changed and why",
            builds={"stakeholder-relationships": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="group-audit-findings",
            text=(
                "Group two years of internal audit findings on projects by cause with an auditor, for "
                "one repair agreed with the owner of the worst"
            ),
            effort=(10, 18),
            elapsed=(4, 8),
            evidence="The grouping, the repair agreed, its owner and date",
            builds={"governance": 2, "stakeholder-relationships": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="lead-lessons-session",
            text=(
                "Lead the lessons session of a project that is not your own to changes with owners, "
                "checked after three months"
            ),
            effort=(10, 16),
            elapsed=(13, 17),
            evidence="The changes with owners and dates, and the check after three months",
            builds={"communities-of-practice": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="start-community",
            text=(
                "Bring together those who do one job in several teams, such as planners, each month "
                "for half a year, until they publish one thing that others use"
            ),
            effort=(25, 40),
            elapsed=(24, 36),
            evidence="Six agendas with attendance, the thing made, two uses of it",
            builds={"communities-of-practice": 3, "developing-people": 2},
            extra={"leaves": "shared"},
        ),
        Action(
            id="exchange-measure",
            text=(
                "Change one thing by a measure (say, days from request to decision) exchanged with "
                "heads of PMO of three organisations"
            ),
            effort=(14, 24),
            elapsed=(6, 12),
            evidence="The definition, the comparison, and what was changed",
            builds={"pmo-value": 3, "professional-network": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="present-case-outside",
            text=(
                "Present one case, cleared, with its figures and its failure, to an audience outside your organisation"
            ),
            effort=(15, 25),
            elapsed=(8, 26),
            evidence="The clearance, the paper or slides, one use or answer by an outsider",
            builds={"professional-network": 3},
            extra={"leaves": "shared"},
        ),
        Action(
            id="agree-working-page",
            text=(
                "Agree on one page with finance, HR, audit and operations what each provides to "
                "projects by when, for two quarters"
            ),
            effort=(24, 40),
            elapsed=(30, 40),
            evidence="The page agreed by four functions, and the review with what was kept",
            builds={"governance": 3, "stakeholder-relationships": 4},
            extra={"leaves": "shared"},
        ),
        Action(
            id="remove-recurring-fault",
            text=(
                "Change the method that lets through a fault reported by three or more closed "
                "projects, with its rate compared a year later"
            ),
            effort=(30, 50),
            elapsed=(52, 65),
            evidence="The cause, the change to the method, the rate before and after",
            builds={"communities-of-practice": 4},
            extra={"leaves": "shared"},
        ),
        Action(
            id="found-peer-exchange",
            text=(
                "Found an exchange of five or more heads of PMO under written rules of confidence that runs for a year"
            ),
            effort=(40, 60),
            elapsed=(50, 60),
            evidence="The rules, the meetings held, the changes members report",
            builds={"professional-network": 4},
            extra={"leaves": "shared"},
        ),
        Action(
            id="set-hearing-rule",
            text=(
                "Put a rule on hearing those affected before a change is funded, as your job, into "
                "use outside your own charge for a year"
            ),
            effort=(12, 20),
            elapsed=(52, 64),
            evidence="The rule, three decisions with what was heard, and one case that it changed",
            builds={"stakeholder-relationships": 5},
            extra={"leaves": "shared"},
        ),
        Action(
            id="six-stories-two-referees",
            text=(
                "Win two executives as referees for six written stories from your own work, each with "
                "figures that a witness has checked"
            ),
            effort=(14, 24),
            elapsed=(8, 20),
            evidence="Six stories with witnesses, and the agreement of two executives",
            builds={"own-development": 3, "stakeholder-relationships": 3},
            essential=True,
            extra={"leaves": "own"},
        ),
    ),
)
