"""The scenarios, in which one has to choose: three or more for each step, and one for each competency."""

from __future__ import annotations

from pmo_guide.model import Choice, Scenario

SCENARIOS = (
    Scenario(
        id="figure-before-the-board",
        title="The figure that is not ready",
        step="experience",
        text=(
            "The board meets in an hour. Your project manager’s forecast has moved by £140,000 since Friday, and she "
            "asks you to leave the old figure in, as she is not sure of the new one."
        ),
        choices=(
            Choice(
                id="figure-before-the-board-a",
                text="Show the old figure, and correct it next month.",
                follows=(
                    "The board releases the next stage on a figure that you knew to be doubtful. When the correction "
                    "comes, it asks since when you knew. From now on each of your figures is checked."
                ),
                shows={"delivery-control": 1},
            ),
            Choice(
                id="figure-before-the-board-b",
                text=(
                    "Show both figures, say which you believe and why, and name the day on which it will be settled."
                ),
                follows=(
                    "The board holds the release for a week. She is annoyed, and the next time she calls on Friday "
                    "evening. The week cost £9,000; a stage released in error would have cost ten times that."
                ),
                shows={"delivery-control": 3},
            ),
            Choice(
                id="figure-before-the-board-c",
                text="Ask the chair to take the item off the agenda.",
                follows=(
                    "Nothing wrong is decided, and nothing right either. The board learns that figures come when they "
                    "are pleasant. Taking an item off can be right, if the reason is given in the room."
                ),
                shows={"governance": 2},
            ),
        ),
    ),
    Scenario(
        id="service-that-everybody-praises",
        title="A service that everybody praises",
        step="experience",
        text=(
            "Your monthly pack of 40 pages is called excellent in each meeting. Twelve readers were asked what they "
            "decided from it last quarter. Ten could not name anything."
        ),
        choices=(
            Choice(
                id="service-that-everybody-praises-a",
                text="Stop it at once and see who complains.",
                follows=(
                    "The audit committee’s secretary complains, rightly: three pages are her evidence. You give them "
                    "back, with an apology, and have used up some patience."
                ),
                shows={"pmo-services": 2},
            ),
            Choice(
                id="service-that-everybody-praises-b",
                text="Improve its design, since readers value it.",
                follows=(
                    "It becomes prettier and takes six hours more. In the next round of savings somebody asks what it "
                    "is for."
                ),
                shows={"pmo-services": 1},
            ),
            Choice(
                id="service-that-everybody-praises-c",
                text="Ask the two who used it which page it was, and offer that page alone for two months.",
                follows=(
                    "Eight of ten do not notice. Two ask for one more page, and say what they need it for. Thirty-one "
                    "hours a month are free."
                ),
                shows={"pmo-services": 3},
            ),
        ),
    ),
    Scenario(
        id="two-projects-one-tester",
        title="Two projects and one tester",
        step="experience",
        text=(
            "Two projects need the same tester in March, each for four weeks. Both managers say that theirs comes "
            "first. Their sponsors agree with them."
        ),
        choices=(
            Choice(
                id="two-projects-one-tester-a",
                text=(
                    "Work out what a week of delay costs each, and bring two orders with their price to the person "
                    "above both sponsors."
                ),
                follows=(
                    "The answer takes ten minutes. The loser asks that the order be written down, which it is; in "
                    "April nobody remembers it differently."
                ),
                shows={"resource-capacity": 3},
            ),
            Choice(
                id="two-projects-one-tester-b",
                text="Find a second tester outside.",
                follows=(
                    "A good way if it can be had in time. It takes five weeks to find one, and two to bring in: he "
                    "starts as the first test ends. Ask in January for March."
                ),
                shows={"resource-capacity": 2},
            ),
            Choice(
                id="two-projects-one-tester-c",
                text="Split her time in halves, which is fair.",
                follows=(
                    "Both end in week eight or later, since changing between two tests costs time as well. One of "
                    "them could have ended in week four."
                ),
                shows={"resource-capacity": 1},
            ),
        ),
    ),
    Scenario(
        id="handover-refused",
        title="Accepted, but for two points",
        step="experience",
        text=(
            "Go-live is on Monday. Operations will not take the new depot system over: of nine conditions agreed at "
            "the start two are open, as forty drivers of the night shift are untrained and there is no list of spare "
            "parts. Your team of twelve costs £18,000 a week and is promised to other work."
        ),
        choices=(
            Choice(
                id="handover-refused-a",
                text="Ask the sponsor to accept the result, with the two points listed as open.",
                follows=(
                    "She signs, and operations do not. A month later the list has eleven points, and those who could "
                    "mend them are elsewhere. The night shift works on paper for nine weeks."
                ),
                shows={"delivery-leadership": 2},
            ),
            Choice(
                id="handover-refused-b",
                text="Keep the whole team for four weeks, so that nothing is missing at the end.",
                follows=(
                    "The two points are closed in the second week. You have paid £72,000 for what three people did, "
                    "and the other project begins late."
                ),
                shows={"delivery-leadership": 2},
            ),
            Choice(
                id="handover-refused-c",
                text=(
                    "Hand over what meets its conditions now, and keep three people for two weeks for the rest, at a "
                    "price that the sponsor approves."
                ),
                follows=(
                    "It costs £9,000. The day shift starts on Monday, the night shift sixteen days later, and "
                    "operations sign twice. Two ways of working side by side were hard on the depot; it had been "
                    "asked first."
                ),
                shows={"delivery-leadership": 3},
            ),
            Choice(
                id="handover-refused-d",
                text="Move the whole go-live by three weeks.",
                follows=(
                    "£54,000 for the team, and the day shift waits for the night shift. It would have been right had "
                    "the depot been unable to run two ways of working; you had not asked."
                ),
                shows={"delivery-leadership": 1},
            ),
        ),
    ),
    Scenario(
        id="sound-plan-wrong-month",
        title="A sound plan for the wrong month",
        step="experience",
        text=(
            "A ferry operator’s booking system is to be replaced on 12 May. In February a duty manager tells you "
            "that bookings treble from early May to September. The next quiet month is October, 20 weeks later, and "
            "each week of delay puts off savings of £6,000."
        ),
        choices=(
            Choice(
                id="sound-plan-wrong-month-a",
                text="Keep the date, and pay for twice the training.",
                follows=(
                    "The training works, but the queue is in the system. In the second week 1,900 bookings of £85 "
                    "are lost, sales of £161,500."
                ),
                shows={"sector-knowledge": 1},
            ),
            Choice(
                id="sound-plan-wrong-month-b",
                text="Move go-live to October, and tell the board what that costs.",
                follows=(
                    "Savings of £120,000 come later, and the board asks why the season was not in the plan. The "
                    "answer is safe. Whether there was a cheaper one you do not know."
                ),
                shows={"sector-knowledge": 2},
            ),
            Choice(
                id="sound-plan-wrong-month-c",
                text="Let the head of passenger services choose the date.",
                follows=(
                    "He says October within a minute, and has no figures either. When the board asks for reasons, it "
                    "is told who decided."
                ),
                shows={"sector-knowledge": 1},
            ),
            Choice(
                id="sound-plan-wrong-month-d",
                text=(
                    "Go through last year’s bookings with the duty manager, and propose to the board freight in May "
                    "and passengers in October."
                ),
                follows=(
                    "Freight is 15% of the bookings and has no season, so £18,000 of the savings come on time; two "
                    "systems side by side cost £14,000. The freight desk finds 31 faults before the first passenger "
                    "could meet one."
                ),
                shows={"sector-knowledge": 3},
            ),
        ),
    ),
    Scenario(
        id="price-that-expires-friday",
        title="A price that expires on Friday",
        step="experience",
        text=(
            "The chief executive’s project stands at the gate on a Wednesday. Five of six criteria are met; the "
            "running cost of £90,000 a year has no owner’s signature. The supplier’s price ends on Friday, and the "
            "next one is £38,000 dearer."
        ),
        choices=(
            Choice(
                id="price-that-expires-friday-a",
                text="Pass it, with the signature to follow.",
                follows=(
                    "The order goes out. The signature comes after five months, for £40,000 a year, and the rest is "
                    "taken from another budget. Two sponsors have read the minute, and bring five of six as well."
                ),
                shows={"governance": 2},
            ),
            Choice(
                id="price-that-expires-friday-b",
                text="Hold it. The criteria were published, and they hold for everybody.",
                follows=(
                    "The rule stands, and the minute says that it cost £38,000. The next gates are quiet. It might "
                    "have cost less: two days were left, and you did not use them."
                ),
                shows={"governance": 3},
            ),
            Choice(
                id="price-that-expires-friday-c",
                text=(
                    "Hold it, and take the open line on the same day to the two directors who could sign, with the "
                    "£38,000 beside it."
                ),
                follows=(
                    "One signs on Friday at noon, for £70,000; scope worth the other £20,000 a year goes. The gate "
                    "passes between two meetings, as the rules allow. It took your Thursday, for a gap that was not "
                    "yours."
                ),
                shows={"governance": 4},
            ),
            Choice(
                id="price-that-expires-friday-d",
                text="Ask the chief executive for an exception, published with its reason.",
                follows=(
                    "It is honest, it is on record, and it is quickly used up. After the third exception of the year "
                    "sponsors prepare for the list and no longer for the gate."
                ),
                shows={"governance": 3},
            ),
        ),
    ),
    Scenario(
        id="course-or-budget",
        title="The course or the budget line",
        step="education",
        text=(
            "Your manager offers to pay for one thing this year: an exam that seven of ten advertisements mention, or "
            "the work of owning the PMO’s budget, for which you would have to give up a day of what you do now."
        ),
        choices=(
            Choice(
                id="course-or-budget-a",
                text="Take the exam; it is certain and can be shown.",
                follows=(
                    "You pass in October. In an interview the next spring the question about money comes, and the "
                    "certificate does not answer it. The budget year begins again in April."
                ),
                shows={"own-development": 2},
            ),
            Choice(
                id="course-or-budget-b",
                text="Take the budget now and put the exam beside it, in your own hours.",
                follows=(
                    "Both end within the year, because only one of them was bound by the calendar. Two months are hard."
                ),
                shows={"own-development": 3},
            ),
            Choice(
                id="course-or-budget-c",
                text="Ask your manager which one she would choose.",
                follows=(
                    "She chooses the exam, as it disturbs nobody. It was a question of your gaps, and she cannot know "
                    "them."
                ),
                shows={"own-development": 1},
            ),
        ),
    ),
    Scenario(
        id="gift-from-a-bidder",
        title="Tickets from a supplier",
        step="education",
        text=(
            "A supplier with whom your projects spend £600,000 a year invites you to a match. The next tender opens "
            "in four months. The rule allows gifts up to £50; the ticket is worth £45."
        ),
        choices=(
            Choice(
                id="gift-from-a-bidder-a",
                text="Go, pay for the ticket yourself, and tell nobody.",
                follows=(
                    "You kept your conscience and left no trace that anyone could check. Integrity that cannot be "
                    "seen helps you alone."
                ),
                shows={"professional-integrity": 2},
            ),
            Choice(
                id="gift-from-a-bidder-b",
                text="Go. It is within the rule.",
                follows=(
                    "Nothing happens, until a bidder who lost asks who had met whom. The rule covers you; the picture "
                    "does not."
                ),
                shows={"professional-integrity": 1},
            ),
            Choice(
                id="gift-from-a-bidder-c",
                text="Decline, say why in one friendly sentence, and enter the offer in the register.",
                follows=(
                    "The supplier has heard worse. In the tender your entry is the first thing that counts for you."
                ),
                shows={"professional-integrity": 3},
            ),
        ),
    ),
    Scenario(
        id="method-war",
        title="Two methods, one programme",
        step="education",
        text=(
            "Half of your programme plans in stages, the other half in fortnights. Both want the PMO to declare "
            "theirs the standard."
        ),
        choices=(
            Choice(
                id="method-war-a",
                text="Fix the five facts that both must report, and leave the rest to the teams.",
                follows=(
                    "It takes three meetings to agree what “finished” means. After that the reports can be laid side "
                    "by side, and the quarrel has nothing to feed on."
                ),
                shows={"professional-knowledge": 3},
            ),
            Choice(
                id="method-war-b",
                text="Let each do as it likes and translate for the executives yourself.",
                follows=(
                    "It works as long as you are there, about a day a week. On your holiday two figures are compared "
                    "that cannot be."
                ),
                shows={"professional-knowledge": 2},
            ),
            Choice(
                id="method-war-c",
                text="Choose one, so that everyone speaks alike.",
                follows=(
                    "The other half fills in your forms in the evening and works as before. You now have two methods, "
                    "one of them invisible."
                ),
                shows={"professional-knowledge": 1},
            ),
        ),
    ),
    Scenario(
        id="brilliant-and-feared",
        title="Brilliant, and feared",
        step="leadership",
        text=(
            "Your best planner finds errors that others miss, and says so in a way that makes people cry. Two "
            "colleagues have asked not to work with him again. He does not report to you."
        ),
        choices=(
            Choice(
                id="brilliant-and-feared-a",
                text="Move the two colleagues to other work.",
                follows=(
                    "Peace, for a month. The third to leave gives him as the reason, and you had known. A planner "
                    "takes five months to replace."
                ),
                shows={"leading-teams": 1},
            ),
            Choice(
                id="brilliant-and-feared-b",
                text=(
                    "Tell him in private what you saw, on which day and what it did, and agree with his line manager "
                    "what has to change by when."
                ),
                follows=(
                    "He had not known, or says so. The next weeks are stiff. In the third month he asks a colleague "
                    "before a meeting instead of in it. Had he not, the date was agreed."
                ),
                shows={"leading-teams": 4},
            ),
            Choice(
                id="brilliant-and-feared-c",
                text="Stand up for what he finds in front of the others, and come to the tone little by little.",
                follows=(
                    "He is glad of it, and the tone stays. Within the quarter two more ask not to work with him: "
                    "what was praised aloud is hard to take up in private."
                ),
                shows={"leading-teams": 1},
            ),
        ),
    ),
    Scenario(
        id="sponsor-changes-her-mind",
        title="The sponsor changes her mind in the corridor",
        step="leadership",
        text=(
            "Four of five executives have agreed to your proposal one by one. An hour before the meeting the sponsor, "
            "the fifth, says that she cannot carry it."
        ),
        choices=(
            Choice(
                id="sponsor-changes-her-mind-a",
                text="Withdraw the paper.",
                follows="You keep her goodwill and lose a quarter. The four others wonder how firm your papers are.",
                shows={"executive-influence": 1},
            ),
            Choice(
                id="sponsor-changes-her-mind-b",
                text="Go in with four votes. It is enough.",
                follows=(
                    "It passes, four to one. Her people carry it out as slowly as they can, and in a quarter it has "
                    "quietly been undone."
                ),
                shows={"executive-influence": 2},
            ),
            Choice(
                id="sponsor-changes-her-mind-c",
                text="Ask her what would have to be different, and open the meeting with that.",
                follows=(
                    "She names one thing, the date. The group moves it by six weeks. Nobody is delighted, and it holds."
                ),
                shows={"executive-influence": 4},
            ),
        ),
    ),
    Scenario(
        id="your-own-mistake",
        title="The mistake was yours",
        step="leadership",
        text=(
            "A wrong figure went to the executive group. It was copied from your sheet by an analyst, who is being "
            "blamed. The error was in your formula."
        ),
        choices=(
            Choice(
                id="your-own-mistake-a",
                text=(
                    "Write to all who had the figure: the right one, what it changes, and that the fault was in your "
                    "formula."
                ),
                follows=(
                    "An uncomfortable afternoon. The next person who finds an error in your sheets tells you on the "
                    "same day."
                ),
                shows={"professional-integrity": 3},
            ),
            Choice(
                id="your-own-mistake-b",
                text="Introduce a second check for all figures.",
                follows=(
                    "It costs four hours a month and is useful. It also answers a question that was not asked; who "
                    "did it, was."
                ),
                shows={"professional-integrity": 2},
            ),
            Choice(
                id="your-own-mistake-c",
                text="Correct the sheet within the hour, and tell the analyst in private that it was you.",
                follows=(
                    "The figure is right, and eleven people go on believing that the analyst got it wrong. He knows "
                    "whose formula it was. So does everyone whom he trusts."
                ),
                shows={"professional-integrity": 1},
            ),
        ),
    ),
    Scenario(
        id="only-she-can",
        title="Only she can do it",
        step="leadership",
        text=(
            "The forecast of 30 projects takes your best analyst two days a month, and she alone has ever made it. "
            "In the last four weeks she worked ten evenings. The next forecast is due in three weeks; in four months "
            "she goes on leave for half a year."
        ),
        choices=(
            Choice(
                id="only-she-can-a",
                text="Thank her, and ask her to write down each step.",
                follows=(
                    "Fourteen pages, written in three more evenings. In the first month without her two figures are "
                    "wrong: the pages hold the steps, and not what made her doubt a figure."
                ),
                shows={"developing-people": 1},
            ),
            Choice(
                id="only-she-can-b",
                text=(
                    "Let a colleague make this one, his limits in writing, with her beside him for a day and a check "
                    "by her before it leaves."
                ),
                follows=(
                    "It takes five days of the two in place of two, and other work of hers waits. In the third month "
                    "he needs three days alone and asks about two figures. Her evenings have ended."
                ),
                shows={"developing-people": 3},
            ),
            Choice(
                id="only-she-can-c",
                text="Send a colleague on a three-day course in the tool.",
                follows=(
                    "He comes back knowing the tool, for £1,800. The forecast hangs on the habits of 30 projects, "
                    "which no course has. It is a beginning."
                ),
                shows={"developing-people": 2},
            ),
            Choice(
                id="only-she-can-d",
                text="Ask for a second post, with the ten evenings as evidence.",
                follows=(
                    "The case is sound, and the post is filled after seven months, three of them without her. Ask "
                    "for it as well."
                ),
                shows={"resource-capacity": 2},
            ),
        ),
    ),
    Scenario(
        id="third-time-this-year",
        title="The same quarrel for the third time",
        step="leadership",
        text=(
            "Sales and the warehouse dispute a release date for the third time this year. You settled the first two "
            "in about six hours each. Nine dates have moved in twelve months; in seven cases the warehouse had less "
            "than three weeks’ notice."
        ),
        choices=(
            Choice(
                id="third-time-this-year-a",
                text="Settle this one as well. You know both sides by now.",
                follows=(
                    "Six hours, and thanks from both. The fourth case comes in March, on the first day of your holiday."
                ),
                shows={"conflict-negotiation": 3},
            ),
            Choice(
                id="third-time-this-year-b",
                text="Take it to the executive to whom both report.",
                follows=(
                    "She rules for sales in ten minutes. The warehouse keeps the date and sends a bill of £11,000 "
                    "for overtime. Next time both go to her first."
                ),
                shows={"conflict-negotiation": 2},
            ),
            Choice(
                id="third-time-this-year-c",
                text="Have the PMO fix all release dates from now on.",
                follows=(
                    "There is peace, and a queue at your desk: 40 releases a year, an hour and a half each, on facts "
                    "that the two have and you do not."
                ),
                shows={"conflict-negotiation": 2},
            ),
            Choice(
                id="third-time-this-year-d",
                text="Show both heads the nine dates, and ask for a rule that each of them would sign.",
                follows=(
                    "Sales balks at three weeks’ notice and gets one exception a quarter for it. The rule takes a "
                    "month. In the year after, three dates move in place of nine, two of them over what counts as an "
                    "exception."
                ),
                shows={"conflict-negotiation": 4},
            ),
        ),
    ),
    Scenario(
        id="finance-two-days-before",
        title="Two days before month-end",
        step="network",
        text=(
            "A project tells you that an invoice of £85,000 will not come this month. Finance closes the books in two "
            "days, and you know what they think of late changes."
        ),
        choices=(
            Choice(
                id="finance-two-days-before-a",
                text="Wait until the project confirms it in writing, so that you need not correct twice.",
                follows=(
                    "The letter comes after the close, and finance found it on the evening before. Your accruals are "
                    "checked one by one for half a year."
                ),
                shows={"stakeholder-relationships": 1},
            ),
            Choice(
                id="finance-two-days-before-b",
                text="Call the finance partner now, with the amount, the reason and the month in which it will come.",
                follows=(
                    "She sighs and books it. In the meeting she says “as we agreed”, and your other figures pass "
                    "unread."
                ),
                shows={"stakeholder-relationships": 3},
            ),
            Choice(
                id="finance-two-days-before-c",
                text="Write it in the comments of the forecast.",
                follows=(
                    "It is told, where no one looks in the last two days. Better than nothing, and nearly the same."
                ),
                shows={"stakeholder-relationships": 2},
            ),
        ),
    ),
    Scenario(
        id="peer-with-better-numbers",
        title="A peer with better numbers",
        step="network",
        text=(
            "At an exchange a head of PMO says that her office decides requests in four days. Yours needs twelve. "
            "Your manager would like to hear of it."
        ),
        choices=(
            Choice(
                id="peer-with-better-numbers-a",
                text="Say nothing at home: the comparison is unfair.",
                follows="It was. You have also kept the form from your team.",
                shows={"professional-network": 1},
            ),
            Choice(
                id="peer-with-better-numbers-b",
                text="Set four days as your target.",
                follows=(
                    "Your people find out that her clock starts when a request is complete. Half of yours never are. "
                    "The target measures two things at once."
                ),
                shows={"communities-of-practice": 1},
            ),
            Choice(
                id="peer-with-better-numbers-c",
                text=(
                    "Ask her how she counts, when the clock starts, and what happens to the requests that are sent "
                    "back."
                ),
                follows=(
                    "By your definition she needs ten days. You take over her form for requests, which is where the "
                    "two days come from."
                ),
                shows={"professional-network": 3},
            ),
        ),
    ),
    Scenario(
        id="lessons-in-the-drawer",
        title="Lessons in the drawer",
        step="network",
        text=(
            "Thirty lessons from six closed projects lie in your folder. Four of them say the same: the interface was "
            "tested too late."
        ),
        choices=(
            Choice(
                id="lessons-in-the-drawer-a",
                text=(
                    "Change the gate: no go-ahead without a date for the interface test, before the build begins; and "
                    "look in a year whether the fault is gone."
                ),
                follows=(
                    "Two managers object that it costs time, and have to name how much. A year later there is one "
                    "case instead of four, and it was known in the third week."
                ),
                shows={"communities-of-practice": 4},
            ),
            Choice(
                id="lessons-in-the-drawer-b",
                text="Invite the four managers to tell their story to the others.",
                follows=(
                    "People listen, and remember the two who told it well. It is a beginning; without a change of the "
                    "method it fades with the listeners."
                ),
                shows={"communities-of-practice": 3},
            ),
            Choice(
                id="lessons-in-the-drawer-c",
                text="Send the thirty to all project managers, sorted by phase.",
                follows=(
                    "Six of 31 open the mail, and two thank you for it. In autumn five projects tell the same of "
                    "their interfaces."
                ),
                shows={"communities-of-practice": 1},
            ),
        ),
    ),
    Scenario(
        id="seventy-per-cent-fail",
        title="The slide that everybody knows",
        step="trends",
        text=(
            "Your director’s slide says that 70% of changes fail. The executive group meets tomorrow. You have looked "
            "for the source and found only pages that cite each other."
        ),
        choices=(
            Choice(
                id="seventy-per-cent-fail-a",
                text="Leave it. The group has seen it before.",
                follows=(
                    "The new finance director asks who measured it. The rest of the slide is now read with the same "
                    "eyes."
                ),
            ),
            Choice(
                id="seventy-per-cent-fail-b",
                text=(
                    "Take it out, and put your own figure in: seven of our last eighteen projects missed their "
                    "benefit, as far as it was measured."
                ),
                follows="Smaller, and it can be defended. The talk is about the seven instead of about the world.",
                shows={"horizon-scanning": 3},
            ),
            Choice(
                id="seventy-per-cent-fail-c",
                text="Keep it, with a line below: “widely quoted, source not found”.",
                follows=(
                    "It is honest. The group asks why a figure without a source opens the paper, and ten of your "
                    "twenty minutes are gone."
                ),
                shows={"horizon-scanning": 2},
            ),
        ),
    ),
    Scenario(
        id="assistant-writes-the-status",
        title="The assistant writes the status",
        step="trends",
        text=(
            "A tool drafts the status text of 30 projects. In the trial it saved 40% of the hours. One sentence "
            "called a late project “on track”."
        ),
        choices=(
            Choice(
                id="assistant-writes-the-status-a",
                text="Stop it, since it invents.",
                follows=(
                    "The hours are gone again, and at home in the evening two of your people go on using a free tool "
                    "with your data."
                ),
                shows={"digital-and-ai": 2},
            ),
            Choice(
                id="assistant-writes-the-status-b",
                text="Roll it out: one in thirty is fewer than people get wrong.",
                follows=(
                    "Nobody reads the drafts as closely as in the trial. In the third month it is three sentences, "
                    "and one of them reaches the regulator."
                ),
                shows={"digital-and-ai": 1},
            ),
            Choice(
                id="assistant-writes-the-status-c",
                text=(
                    "Roll it out with a rule: it may draft and not judge, each figure carries its field, a named "
                    "person signs."
                ),
                follows=(
                    "A third of the hours is saved instead of 40%. The signature is the reason why the saving lasts."
                ),
                shows={"digital-and-ai": 3},
            ),
        ),
    ),
    Scenario(
        id="signal-that-annoys",
        title="A signal that annoys",
        step="trends",
        text=(
            "Your early sign flags eight of 24 projects. Five will slip, three will not, if it is as good as last "
            "time. You do not know which. One of the eight belongs to the chief executive."
        ),
        choices=(
            Choice(
                id="signal-that-annoys-a",
                text=(
                    "Show all eight with the record of the signal: five of eight last time, three missed; and what "
                    "could be done about each in a week."
                ),
                follows=(
                    "She asks what “two decisions open” means in hers. They are her own. They are closed by Thursday."
                ),
                shows={"portfolio-insight": 4},
            ),
            Choice(
                id="signal-that-annoys-b",
                text="Show only the number, eight of 24.",
                follows="A number without names can be agreed with by all and acted upon by none.",
                shows={"portfolio-insight": 2},
            ),
            Choice(
                id="signal-that-annoys-c",
                text="Leave hers out until it is sure.",
                follows="Hers slips. The other seven managers had noticed that it was missing.",
                shows={"portfolio-insight": 1},
            ),
        ),
    ),
    Scenario(
        id="mandatory-says-the-sponsor",
        title="Mandatory, says the sponsor",
        step="business-acumen",
        text=(
            "A proposal for £1.2 million comes with the word “mandatory”. The law behind it asks for a report by "
            "July. The proposal replaces the whole system."
        ),
        choices=(
            Choice(
                id="mandatory-says-the-sponsor-a",
                text="Rank it first: the law is the law.",
                follows=(
                    "Two projects with real returns wait for a year. The report was due in July, and the new system "
                    "came in November."
                ),
                shows={"portfolio-prioritisation": 1},
            ),
            Choice(
                id="mandatory-says-the-sponsor-b",
                text=(
                    "Ask for the law, the date and the smallest version that complies; rank that, and put the rest "
                    "into the round with all others."
                ),
                follows=(
                    "The smallest version is a script and two weeks of a clerk, £30,000. The rest comes eleventh."
                ),
                shows={"portfolio-prioritisation": 4},
            ),
            Choice(
                id="mandatory-says-the-sponsor-c",
                text="Send it back until a lawyer has said in writing that it is mandatory.",
                follows=(
                    "The opinion takes seven weeks and says that a report is due. In July it is three weeks late, "
                    "and the delay is yours."
                ),
                shows={"portfolio-prioritisation": 2},
            ),
        ),
    ),
    Scenario(
        id="six-hundred-spent",
        title="Six hundred spent",
        step="business-acumen",
        text=(
            "A project has spent £600,000 and needs £350,000 more. Its remaining benefits are worth £280,000. Ending "
            "it costs £40,000. The sponsor says: “We cannot throw away 600.”"
        ),
        choices=(
            Choice(
                id="six-hundred-spent-a",
                text="Propose a cheaper version.",
                follows=(
                    "Sometimes the best of all. Here it takes a month to find that the cheaper version costs 300. The "
                    "month cost 45."
                ),
                shows={"financial-management": 3},
            ),
            Choice(
                id="six-hundred-spent-b",
                text="Finish: most of the money is spent.",
                follows=(
                    "£350,000 more for £280,000. The 600 are gone in both cases, which is what makes them so hard not "
                    "to count."
                ),
                shows={"financial-management": 1},
            ),
            Choice(
                id="six-hundred-spent-c",
                text=(
                    "Show the two futures only: finish, minus 70; stop, minus 40; and six people free for other work. "
                    "See the sponsor alone first."
                ),
                follows="He asks for a week. Then he proposes the stop himself, with the six people as his reason.",
                shows={"financial-management": 4},
            ),
        ),
    ),
    Scenario(
        id="benefit-nobody-owns",
        title="A benefit that nobody owns",
        step="business-acumen",
        text=(
            "The case promises 11,000 hours saved a year. At the gate you ask whose hours they are. “Everybody’s”, "
            "says the project."
        ),
        choices=(
            Choice(
                id="benefit-nobody-owns-a",
                text=(
                    "Hold the gate until one person per unit has agreed what they will do with their share, in posts, "
                    "overtime or work taken on."
                ),
                follows="Of 11,000 hours 4,200 find an owner. The case still stands, barely, and is now true.",
                shows={"benefits-realisation": 4, "governance": 4},
            ),
            Choice(
                id="benefit-nobody-owns-b",
                text="Halve the figure, to be safe.",
                follows="5,500 hours without an owner are worth as much as 11,000 without one.",
                shows={"benefits-realisation": 1},
            ),
            Choice(
                id="benefit-nobody-owns-c",
                text="Let it pass, with a note that these hours are no cash.",
                follows=(
                    "True, and noted. A year later the 11,000 hours cannot be found in any unit. The next case "
                    "promises 14,000, with the same note."
                ),
                shows={"benefits-realisation": 2},
            ),
        ),
    ),
    Scenario(
        id="first-objective-last-in-money",
        title="First in the speech, last in the money",
        step="business-acumen",
        text=(
            "The chief executive calls online growth the first of four objectives. Of £15 million for change it gets "
            "£0.9 million, which is 6%. The planning round opens in three weeks, and she asks you for “something on "
            "alignment”."
        ),
        choices=(
            Choice(
                id="first-objective-last-in-money-a",
                text="Put each project under the objective that it can be said to serve.",
                follows=(
                    "Eleven projects find a sentence about online, and the share becomes 31%. At the year’s end the "
                    "objective’s measure has not moved, and your table is why it was not looked at."
                ),
                shows={"strategic-planning": 1},
            ),
            Choice(
                id="first-objective-last-in-money-b",
                text="Tell her alone what you found.",
                follows=(
                    "She is grateful. The units bring the lists of last year, since they were not told that anything "
                    "gives way."
                ),
                shows={"strategic-planning": 3},
            ),
            Choice(
                id="first-objective-last-in-money-c",
                text=(
                    "Put the 6% before the executives with a choice: move money and people, or say that it is not "
                    "the first."
                ),
                follows=(
                    "An uneasy half-hour. They move £1.1 million from two projects, which makes 13%, and one "
                    "sentence leaves the speech. Both are in the minutes."
                ),
                shows={"strategic-planning": 4},
            ),
            Choice(
                id="first-objective-last-in-money-d",
                text="Ask the units for new projects that serve it.",
                follows=(
                    "Seventeen ideas arrive, worth £6 million, for a budget of which 94% is bound. They are ranked "
                    "and filed."
                ),
                shows={"strategic-planning": 2},
            ),
        ),
    ),
    Scenario(
        id="twelve-reserves",
        title="Twelve reserves, and a project without money",
        step="business-acumen",
        text=(
            "Twelve projects hold reserves of £2.4 million; their open risks are priced at £1.3 million. A project "
            "that all executives want lacks £600,000."
        ),
        choices=(
            Choice(
                id="twelve-reserves-a",
                text="Take a quarter of each reserve, which is fair.",
                follows=(
                    "£600,000 at once. The three riskiest projects had no fat to lose; by autumn two of them ask for "
                    "£400,000."
                ),
                shows={"risk-management": 2},
            ),
            Choice(
                id="twelve-reserves-b",
                text="Leave the reserves alone: they were approved.",
                follows=(
                    "The project waits a year. In March £800,000 of unspent reserve is handed back, too late for "
                    "anything."
                ),
                shows={"risk-management": 1},
            ),
            Choice(
                id="twelve-reserves-c",
                text=(
                    "Have all twelve price their open risks again on one scale, and propose a common reserve for "
                    "what lies above."
                ),
                follows=(
                    "It takes six weeks, and the risks come to £1.5 million: four had been priced before the tender. "
                    "Of the £900,000 above, £300,000 stay in common for causes that several share, and £600,000 "
                    "start the project. One manager gives up £150,000 and needs it later; the common reserve pays."
                ),
                shows={"risk-management": 4},
            ),
            Choice(
                id="twelve-reserves-d",
                text="Ask each manager what can be spared.",
                follows="Four offer £90,000 together. Whoever offers is cut again next year, the others say.",
                shows={"risk-management": 2},
            ),
        ),
    ),
    Scenario(
        id="nine-tenths-done",
        title="Nine tenths done, and an invoice for all",
        step="business-acumen",
        text=(
            "A supplier’s milestone of £120,000 is due on acceptance. Nine tenths are delivered and tested. The firm "
            "is short of cash, asks for the whole sum before the year ends, and mentions that its two best people "
            "are wanted elsewhere."
        ),
        choices=(
            Choice(
                id="nine-tenths-done-a",
                text="Refuse. The contract says acceptance.",
                follows="You are right. The two leave for three weeks, and each week of delay costs you £15,000.",
                shows={"commercial-management": 2},
            ),
            Choice(
                id="nine-tenths-done-b",
                text=(
                    "With procurement, split the milestone in a signed change: £80,000 now for what has passed, "
                    "£40,000 for the rest, with a date and the two people named."
                ),
                follows=(
                    "Signed in four days. The rest passes two weeks late, which costs £30,000. Paying two thirds for "
                    "nine tenths is what kept the two on it."
                ),
                shows={"commercial-management": 3},
            ),
            Choice(
                id="nine-tenths-done-c",
                text="Pay. The rest will come, and you need the goodwill.",
                follows=(
                    "The last tenth takes fourteen weeks, from people who first have to learn it. Goodwill was in no "
                    "clause."
                ),
                shows={"commercial-management": 1},
            ),
        ),
    ),
    Scenario(
        id="ninth-exception",
        title="The ninth exception this year",
        step="adaptability",
        text=(
            "Your rule asks for four gates. Eight small projects were let off the second one this year, each for a "
            "good reason. The ninth asks."
        ),
        choices=(
            Choice(
                id="ninth-exception-a",
                text="Refuse: a rule is a rule.",
                follows="The ninth has the best reason of all. You defend a rule that you did not apply eight times.",
                shows={"tailoring": 1},
            ),
            Choice(
                id="ninth-exception-b",
                text=(
                    "Grant it, and change the rule: below £100,000 two gates are enough, unless a customer’s data are "
                    "touched."
                ),
                follows="The next year has two exceptions. They are read again as exceptions should be.",
                shows={"tailoring": 4},
            ),
            Choice(
                id="ninth-exception-c",
                text="Grant it with a note.",
                follows="The ninth note joins eight others. The rule now exists for those who do not ask.",
                shows={"tailoring": 2},
            ),
        ),
    ),
    Scenario(
        id="unit-at-its-limit",
        title="One unit, five changes",
        step="adaptability",
        text=(
            "Five projects will reach the same service centre between March and May. Each has a sound plan. Nobody "
            "has added up the hours: 2,400, where 900 can be spared."
        ),
        choices=(
            Choice(
                id="unit-at-its-limit-a",
                text="Get more trainers.",
                follows="Trainers do not take calls. The 900 is what the centre’s own people can spare.",
                shows={"change-leadership": 1},
            ),
            Choice(
                id="unit-at-its-limit-b",
                text="Ask each project to do with a fifth less of the centre’s hours.",
                follows=(
                    "All five agree, which is new: 2,400 hours become 1,920. The centre can spare 900, and in May it "
                    "stops answering your mails."
                ),
                shows={"change-leadership": 2},
            ),
            Choice(
                id="unit-at-its-limit-c",
                text=(
                    "Put the two numbers before the five sponsors and the head of the centre, with an order that fits "
                    "900."
                ),
                follows=(
                    "Three dates move, one change is dropped as no longer needed. The head of the centre comes to the "
                    "next review unasked."
                ),
                shows={"change-leadership": 4},
            ),
        ),
    ),
    Scenario(
        id="renewal-without-question",
        title="The mandate is renewed without a question",
        step="adaptability",
        text=(
            "Your mandate comes up for the third time. The executive says: “Just carry on.” Two of your five services "
            "are used by hardly anyone."
        ),
        choices=(
            Choice(
                id="renewal-without-question-a",
                text=(
                    "Bring the page all the same: what each service costs, what was decided by it, which two you "
                    "propose to end and what the hours are for."
                ),
                follows=(
                    "It takes nine minutes. One of the two is kept, because somebody in the room had waited to be "
                    "asked."
                ),
                shows={"pmo-value": 5},
            ),
            Choice(
                id="renewal-without-question-b",
                text="Ask for more people while the mood is good.",
                follows="You may get them. They come for an office that has not been asked what it is for.",
                shows={"pmo-value": 1},
            ),
            Choice(
                id="renewal-without-question-c",
                text="Carry on, and use the year for the three services that matter.",
                follows=(
                    "The three get better. Eighteen months later a new executive asks what it all costs, and you "
                    "answer for two services that you would have ended."
                ),
                shows={"pmo-value": 2},
            ),
        ),
    ),
    Scenario(
        id="model-with-your-name",
        title="The scores that bear your name",
        step="adaptability",
        text=(
            "Three years ago you brought in the scores by which projects are ranked; people call them by your name. "
            "An analyst has compared 40 rankings with what the executives wanted before: the scores changed four. "
            "They take the units 300 hours a year."
        ),
        choices=(
            Choice(
                id="model-with-your-name-a",
                text="Explain what the scores are really for: they make people give reasons.",
                follows=(
                    "That is partly true, and she had not asked for it. The next finding about your work goes to "
                    "somebody else."
                ),
                shows={"personal-adaptability": 1},
            ),
            Choice(
                id="model-with-your-name-b",
                text=(
                    "Write down what would make you drop them, rank half of the next round without, and decide on a "
                    "day named beforehand."
                ),
                follows=(
                    "One project stands in another place, within the limit of two that you had set. The scores go, "
                    "the page of reasons stays, and 260 hours are free."
                ),
                shows={"personal-adaptability": 3},
            ),
            Choice(
                id="model-with-your-name-c",
                text="Drop them at once, and say that you were wrong.",
                follows=(
                    "You are respected for a week. In the next round two executives miss the table over which they "
                    "used to argue, and each brings one of their own."
                ),
                shows={"personal-adaptability": 2},
            ),
            Choice(
                id="model-with-your-name-d",
                text="Ask your sharpest critic, in finance, to examine them, and send round what he finds.",
                follows=(
                    "It takes nine weeks and is harder to read than the analyst’s page. The four decisions were "
                    "worth £1.9 million, he finds; for all others the scores were idle. They stay for proposals "
                    "above £500,000, and 210 hours go."
                ),
                shows={"personal-adaptability": 4},
            ),
        ),
    ),
)
