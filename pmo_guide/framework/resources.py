"""What to join, attend, read or take: bodies, communities, standards, guides and studies."""

from __future__ import annotations

from datetime import date

from pmo_guide.model import Resource

CHECKED = date(2026, 11, 22)
CHECKED_AGAIN = date(2026, 11, 27)

RESOURCES = (
    # Associations
    Resource(
        id="pmi",
        kind="association",
        title="Project Management Institute (PMI) and its chapters",
        url="https://www.pmi.org",
        summary=(
            "Sets standards, issues certifications and has local chapters (over 300 in 2019), "
            "where you can meet heads of PMO from other employers."
        ),
        helps=("professional-network", "own-development", "professional-knowledge"),
        verified_on=CHECKED,
    ),
    Resource(
        id="apm",
        kind="association",
        title="Association for Project Management (APM)",
        url="https://www.apm.org.uk",
        summary=(
            "The chartered body in the United Kingdom, with a competence framework, the PMQ, "
            "the ChPP register and a salary and market survey."
        ),
        helps=("professional-network", "own-development", "professional-integrity"),
        verified_on=CHECKED,
    ),
    Resource(
        id="ipma",
        kind="association",
        title="International Project Management Association (IPMA)",
        url="https://www.ipma.world",
        summary=(
            "Links more than 70 national associations, one of which probably runs meetings and "
            "the four-level certification in your country."
        ),
        helps=("professional-network", "own-development"),
        verified_on=CHECKED,
    ),
    Resource(
        id="aipm",
        kind="association",
        title="Australian Institute of Project Management (AIPM)",
        url=("https://aipm.com.au/certification/national-certification/which-level-is-right-for-me"),
        summary=(
            "Its guide to five levels of certification shows what accountable recent work means "
            "as evidence, also to readers outside Australia."
        ),
        helps=("professional-network", "own-development", "delivery-leadership"),
        verified_on=CHECKED,
    ),
    Resource(
        id="house-of-pmo",
        kind="association",
        title="House of PMO",
        url="https://houseofpmo.com/our-story",
        summary=(
            "A body for PMO people alone, until 2021 the PMO Flashmob: competency framework, Essentials "
            "certificates, reports and events."
        ),
        helps=("professional-network", "pmo-services", "pmo-value"),
        verified_on=CHECKED_AGAIN,
    ),
    Resource(
        id="aipmo",
        kind="association",
        title="AIPMO",
        url="https://www.aipmo.org/about-us-aipmo/",
        summary=(
            "Treats PMO management as a profession of its own, with building blocks and three "
            "levels of certificate from team member to enterprise PMO."
        ),
        helps=("pmo-services", "professional-network"),
        verified_on=CHECKED,
    ),
    # Communities and conferences
    Resource(
        id="pmo-flashmob",
        kind="community",
        title="PMO Competency Framework: everything you need to know",
        url="https://pmoflashmob.org/everything-you-need-to-know-pmo-competency-framework/",
        summary=(
            "Explains what the House of PMO’s framework contains and whom it is for; from the community’s "
            "years as PMO Flashmob, which became House of PMO in 2021."
        ),
        helps=("communities-of-practice", "professional-network", "own-development"),
        verified_on=CHECKED_AGAIN,
    ),
    Resource(
        id="pmo-as-business-function",
        kind="community",
        title="The PMO as a business function",
        url="https://houseofpmo.com/event/pmo-managers-lunch-the-pmo-as-a-business-function",
        summary=(
            "The page of a past House of PMO discussion, down to the question whether a PMO’s director should "
            "sit on the board."
        ),
        helps=("pmo-value", "executive-influence"),
        verified_on=CHECKED_AGAIN,
    ),
    Resource(
        id="pmo-global-alliance",
        kind="community",
        title="PMO Global Alliance (PMI’s PMO community)",
        url="https://pmoga.pmi.org/about",
        summary=(
            "Founded in 2017 and part of PMI since 2023: events, awards and material for PMO people in many countries."
        ),
        helps=("communities-of-practice", "professional-network", "pmo-services"),
        verified_on=CHECKED_AGAIN,
    ),
    Resource(
        id="pmo-global-institute",
        kind="community",
        title="PMO Global Institute: local communities of practice",
        url="https://pmoglobalinstitute.org/pmo-local-community/",
        summary=(
            "Local communities of practice for PMO people, 2,000 and more members by its own "
            "count: join one, or take it as a pattern for your own."
        ),
        helps=("communities-of-practice", "professional-network"),
        verified_on=CHECKED,
    ),
    Resource(
        id="pmi-portland-mentoring",
        kind="community",
        title="PMI Portland mentoring programme",
        url="https://pmi-portland.org/resources/mentoring-program",
        summary=(
            "One chapter’s mentoring with a PMO and portfolio track: a pattern to ask your own "
            "chapter for, as mentor or mentee."
        ),
        helps=("developing-people", "professional-network"),
        verified_on=CHECKED,
    ),
    Resource(
        id="pmi-carolina-mentoring",
        kind="community",
        title="PMI Carolina mentorship programme",
        url="https://pmicarolina.org/mentorship",
        summary=(
            "A half-year programme that gives its volunteers PDUs, so that being a mentor also "
            "counts towards renewing a certification."
        ),
        helps=("developing-people", "own-development"),
        verified_on=CHECKED,
    ),
    Resource(
        id="pmo-conference",
        kind="conference",
        title="House of PMO conference",
        url="https://houseofpmo.com",
        summary=(
            "A yearly meeting of PMO people in London, with a second one in Edinburgh: ask what others "
            "measure, and bring home one thing to test."
        ),
        helps=("horizon-scanning", "professional-network", "digital-and-ai"),
        verified_on=CHECKED_AGAIN,
        review_months=6,
    ),
    Resource(
        id="international-pmo-day",
        kind="conference",
        title="International PMO Day",
        url="https://internationalpmoday.com/tag/communities-of-practice/",
        summary=(
            "Held each year on the second Tuesday in May: a fixed date on which to show your "
            "organisation what its PMO does for it."
        ),
        helps=("pmo-value", "communities-of-practice"),
        verified_on=CHECKED,
        review_months=6,
    ),
    # Standards
    Resource(
        id="icb4",
        kind="standard",
        title="IPMA Individual Competence Baseline (ICB4)",
        url="https://www.ipma.world/the-next-generation-of-competence-icb4/",
        summary=(
            "Describes competence for projects, programmes and portfolios by domain rather than "
            "job title; power and interest is one of its 29 elements."
        ),
        helps=("executive-influence", "delivery-leadership", "portfolio-prioritisation"),
        verified_on=CHECKED,
    ),
    Resource(
        id="sfia",
        kind="standard",
        title="SFIA 9, skills and levels of responsibility",
        url=("https://sfia-online.org/en/sfia-9/sfia-views/sfia-9-multi-view/sfia-eit-en-summary-chart-with-roles"),
        summary=(
            "Seven levels of responsibility for digital and related skills, handy for placing "
            "PMO posts and resource management in one grade structure."
        ),
        helps=("developing-people", "resource-capacity", "digital-and-ai"),
        verified_on=CHECKED,
    ),
    Resource(
        id="sfia-project-support",
        kind="standard",
        title="SFIA skill: portfolio, programme and project support (PROF)",
        url="https://sfia-online.org/en/sfia-8/skills/portfolio-programme-and-project-support",
        summary=(
            "Says what PMO work looks like from level 2 to level 6, where a person leads the "
            "office, sets its policy and plans its staff."
        ),
        helps=("pmo-services", "resource-capacity", "delivery-control"),
        verified_on=CHECKED,
    ),
    Resource(
        id="gapps",
        kind="standard",
        title="GAPPS standards for project managers",
        url="http://globalpmstandards.org/tools/tools-for-assessment/project-managers/",
        summary=(
            "Six units of observable performance and a rating of a project’s management "
            "complexity, so that competence is stated for a given difficulty."
        ),
        helps=("delivery-leadership", "delivery-control", "stakeholder-relationships"),
        verified_on=CHECKED,
    ),
    Resource(
        id="govs-002",
        kind="standard",
        title="Government Functional Standard GovS 002: Project delivery",
        url="https://gov.uk/government/publications/project-delivery-functional-standard",
        summary=(
            "A public standard that separates what people shall, should and may do: a model for "
            "writing PMO rules that leave room for tailoring."
        ),
        helps=("governance", "tailoring", "sector-knowledge"),
        verified_on=CHECKED,
    ),
    Resource(
        id="pmbok-guide",
        kind="standard",
        title="PMBOK Guide, eighth edition (November 2025)",
        url="https://www.pmi.org/standards/pmbok",
        summary=(
            "Six principles, seven performance domains and forty processes that do not "
            "prescribe; compare your own method with them and note where you depart."
        ),
        helps=("professional-knowledge", "tailoring", "delivery-control"),
        verified_on=CHECKED_AGAIN,
    ),
    Resource(
        id="pmi-ai-standard",
        kind="standard",
        title="PMI: The Standard for Artificial Intelligence in Portfolio, Program and Project Management",
        url="https://www.pmi.org/standards",
        summary="A professional body’s rules for AI in project work, to lay beside your own.",
        helps=("digital-and-ai", "governance"),
        verified_on=CHECKED_AGAIN,
    ),
    Resource(
        id="iso-31000",
        kind="standard",
        title="ISO 31000:2018 Risk management",
        url="https://www.iso.org/standard/65694.html",
        summary=(
            "Principles, a framework and a process for managing risk in any organisation, "
            "against which to check how your portfolio does it."
        ),
        helps=("risk-management",),
        verified_on=CHECKED,
    ),
    # Guides
    Resource(
        id="apm-competence-framework",
        kind="guide",
        title="APM Competence Framework (third edition 2023; the page read describes the second)",
        url="https://www.apm.org.uk/qualifications-and-training/competence-framework/",
        summary=(
            "Rates application and knowledge apart and has a profile for PMO managers; ethics, "
            "conflict, procurement and contracts are among its competences."
        ),
        helps=(
            "professional-integrity",
            "conflict-negotiation",
            "commercial-management",
            "leading-teams",
        ),
        verified_on=CHECKED_AGAIN,
    ),
    Resource(
        id="pmo-competency-framework",
        kind="guide",
        title="House of PMO Competency Framework",
        url="https://houseofpmo.com/product/pmo-competency-framework/",
        summary=(
            "Role profiles for PMO administrator, analyst, manager and director: what each "
            "does, across project, programme, portfolio and centre of excellence."
        ),
        helps=("pmo-services", "developing-people", "own-development"),
        verified_on=CHECKED,
    ),
    Resource(
        id="project-delivery-capability-framework",
        kind="guide",
        title="UK Project Delivery Capability Framework",
        url=("https://projectdelivery.gov.uk/government-projects-academy/project-delivery-capability-framework/"),
        summary=(
            "Lets you open government role profiles and compare two of them side by side, with typical qualifications."
        ),
        helps=("own-development", "delivery-leadership", "sector-knowledge"),
        verified_on=CHECKED,
    ),
    Resource(
        id="digital-data-framework",
        kind="guide",
        title="UK Government Digital and Data Profession Capability Framework",
        url="https://ddat-capability-framework.service.gov.uk",
        summary=(
            "Skills and roles of digital work in four levels from awareness to expert: a public "
            "example of career paths to borrow from."
        ),
        helps=("digital-and-ai", "developing-people"),
        verified_on=CHECKED,
    ),
    Resource(
        id="teal-book",
        kind="guide",
        title="The Teal Book: governance and management",
        url=(
            "https://projectdelivery.gov.uk/teal-book/home/part-a-project-delivery-in-"
            "government/chapter-4-governance-and-management/"
        ),
        summary=(
            "Explains why a portfolio is governed through its plan and a programme or project "
            "through its business case."
        ),
        helps=("governance", "strategic-planning"),
        verified_on=CHECKED,
    ),
    Resource(
        id="green-book",
        kind="guide",
        title="The Green Book: appraisal and evaluation",
        url=("https://www.gov.uk/government/publications/the-green-book-appraisal-and-evaluation-in-central-governent"),
        summary=(
            "How HM Treasury wants options appraised and business cases built, from the "
            "strategic to the commercial and the management case; a shorter edition came out in "
            "February 2026."
        ),
        helps=(
            "financial-management",
            "risk-management",
            "commercial-management",
            "strategic-planning",
        ),
        verified_on=CHECKED,
    ),
    Resource(
        id="pmi-pmo-practice-guide",
        kind="guide",
        title="Project Management Offices: A Practice Guide (PMI, 2025)",
        url="https://www.pmi.org/standards",
        summary=(
            "Starts from the PMO’s customers and services and leads through a cycle from exploration to realised value."
        ),
        helps=("pmo-services", "pmo-value"),
        verified_on=CHECKED,
    ),
    Resource(
        id="pmi-benefits-guide",
        kind="guide",
        title="Benefits Realization Management: A Practice Guide (PMI, 2019)",
        url="https://www.pmi.org/standards/benefits-realization",
        summary=(
            "Links strategy, benefits and deliverables, so that each deliverable can be asked which benefit it serves."
        ),
        helps=("benefits-realisation", "strategic-planning"),
        verified_on=CHECKED,
    ),
    Resource(
        id="moscow-prioritisation",
        kind="guide",
        title="MoSCoW prioritisation (DSDM handbook)",
        url="https://www.agilebusiness.org/dsdm-project-framework/moscow-prioririsation.html",
        summary=(
            "What Must, Should, Could and Won’t mean when taken in earnest, from the consortium "
            "that maintains the method."
        ),
        helps=("portfolio-prioritisation", "tailoring"),
        verified_on=CHECKED,
    ),
    Resource(
        id="wsjf",
        kind="guide",
        title="Weighted shortest job first (SAFe)",
        url="http://scaledagileframework.com/wsjf/",
        summary=(
            "Ranks work by cost of delay against size and leaves sunk cost out: an answer to "
            "the plea that so much has been spent already."
        ),
        helps=("portfolio-prioritisation",),
        verified_on=CHECKED,
    ),
    Resource(
        id="kotter-eight-steps",
        kind="guide",
        title="Kotter: the eight steps for leading change",
        url=("https://kotterinc.com/research-and-perspectives/8-steps-accelerating-change-ebook"),
        summary=("Kotter’s own current wording of a model that is often quoted in its form of 1996."),
        helps=("change-leadership",),
        verified_on=CHECKED,
    ),
    Resource(
        id="power-skills-hub",
        kind="guide",
        title="PMI power skills hub",
        url="https://www.pmi.org/learning/thought-leadership/power-skills",
        summary=(
            "Collects PMI’s material on working with people, from communication and "
            "collaborative leadership to adaptability."
        ),
        helps=(
            "conflict-negotiation",
            "leading-teams",
            "personal-adaptability",
            "executive-influence",
        ),
        verified_on=CHECKED,
    ),
    Resource(
        id="nih-proficiency-advice",
        kind="guide",
        title="NIH: how to assess proficiency",
        url="https://hr.nih.gov/about/faq?combine=&page=1",
        summary=(
            "A public employer’s advice on rating: recent evidence, a second rating by the "
            "supervisor, a talk, an agreed plan."
        ),
        helps=("own-development", "developing-people"),
        verified_on=CHECKED,
    ),
    Resource(
        id="pmo-maturity-triangle",
        kind="guide",
        title="The three sides of the PMO maturity triangle",
        url=("https://houseofpmo.com/library/what-are-the-three-sides-of-the-pmo-maturity-triangle/"),
        summary=(
            "Keeps apart the maturity of the organisation, of the PMO and of the person, which are easily mixed up."
        ),
        helps=("pmo-value", "pmo-services"),
        verified_on=CHECKED,
    ),
    # Publications
    Resource(
        id="pulse-2024",
        kind="publication",
        title="PMI Pulse of the Profession 2024: The Future of Project Work",
        url="https://www.pmi.org/learning/thought-leadership/future-of-project-work",
        summary=(
            "Survey in which predictive, hybrid and agile delivery did equally well, and so did "
            "work on site, hybrid and remote: read it before you defend one way for all."
        ),
        helps=("tailoring", "horizon-scanning"),
        verified_on=CHECKED,
    ),
    Resource(
        id="pulse-2025",
        kind="publication",
        title="PMI Pulse of the Profession 2025: Boosting Business Acumen",
        url="https://www.pmi.org/learning/thought-leadership/boosting-business-acumen",
        summary=(
            "Survey of 2,841 people on what business acumen goes together with; the differences "
            "are modest, which is a lesson in itself."
        ),
        helps=("sector-knowledge", "financial-management", "strategic-planning"),
        verified_on=CHECKED_AGAIN,
    ),
    Resource(
        id="pulse-2026",
        kind="publication",
        title="PMI Pulse of the Profession 2026: Driving Success in Complex Projects",
        url="https://www.pmi.org/learning/thought-leadership/driving-success-in-complex-projects",
        summary="PMI’s yearly survey, in 2026 on complexity; look for who was asked and how before you quote it.",
        helps=("horizon-scanning", "delivery-leadership"),
        verified_on=CHECKED_AGAIN,
    ),
    Resource(
        id="built-to-thrive",
        kind="publication",
        title="PMI: Built to Thrive",
        url="https://www.pmi.org/learning/thought-leadership/built-to-thrive",
        summary=("What respondents say sets high-performing PMOs apart, use of technology included."),
        helps=("pmo-value", "digital-and-ai"),
        verified_on=CHECKED,
    ),
    Resource(
        id="bridging-the-gap",
        kind="publication",
        title="Bridging the Gap, reviewed by the PMI Netherlands Chapter",
        url=("https://pmi-nl.nl/blog/bridging-the-gap-the-future-of-pmo-is-strategic-human-and-data-driven-23330"),
        summary=(
            "A chapter’s summary of PMI’s PMO report of 2026: where senior leaders and PMOs "
            "differ about what a PMO should spend its effort on."
        ),
        helps=("strategic-planning", "portfolio-insight", "benefits-realisation"),
        verified_on=CHECKED,
    ),
    Resource(
        id="pmo-report-critique",
        kind="publication",
        title="7 Important Takeaways from PMI’s PMO Strategic Partners Report",
        url=(
            "https://saragallagher.com/big-dumb-questions/7-important-takeaways-from-pmis-"
            "pmo-strategic-partners-report/"
        ),
        summary=(
            "A practitioner’s critical reading of the same report, and a pattern for testing "
            "any survey before you quote it to executives."
        ),
        helps=("horizon-scanning", "portfolio-insight"),
        verified_on=CHECKED,
    ),
    Resource(
        id="pmo-maturity-top-tier",
        kind="publication",
        title="PMI and PwC: PMO Maturity, Lessons from the Global Top Tier",
        url="https://www.pmi.org/learning/thought-leadership/pmo-maturity",
        summary=(
            "Five dimensions of PMO maturity from a survey of 2022 with 4,069 respondents: a "
            "checklist for a first talk about your own."
        ),
        helps=("governance", "portfolio-insight", "pmo-value"),
        verified_on=CHECKED,
    ),
    Resource(
        id="reframing-project-success",
        kind="publication",
        title="PMI: Reframing Project Success",
        url="https://www.pmi.org/blog/reframing-project-success",
        summary=(
            "The case for judging a project by whether its value was worth the effort in the eyes of those concerned."
        ),
        helps=("benefits-realisation", "stakeholder-relationships"),
        verified_on=CHECKED,
    ),
    Resource(
        id="why-pmos-fall-short",
        kind="publication",
        title="Why PMOs do not deliver to their potential",
        url="https://www.pmi.org/learning/library/project-management-failure-to-deliver-5883",
        summary=(
            "Four causes of failing PMOs to hold against your own mandate. Leave its closure figures alone: "
            "nobody could trace them."
        ),
        helps=("pmo-value", "change-leadership"),
        verified_on=CHECKED_AGAIN,
    ),
    Resource(
        id="pmo-change-forces",
        kind="publication",
        title="Identifying forces driving PMO changes",
        url=("https://www.pmi.org/learning/library/project-management-office-dynamics-change-6496"),
        summary=(
            "Research with 184 responses that reads the reshaping of a PMO as an answer to its "
            "surroundings, not as the repair of an error."
        ),
        helps=("pmo-value", "personal-adaptability"),
        verified_on=CHECKED,
    ),
    Resource(
        id="what-research-says-about-pmos",
        kind="publication",
        title="What research is telling us about PMOs",
        url=("https://www.pmi.org/learning/library/what-research-telling-project-management-offices-7004"),
        summary=(
            "Findings from 500 PMOs: so many forms, and so little agreement on their worth, "
            "that copying another firm’s is a poor start."
        ),
        helps=("pmo-services", "horizon-scanning"),
        verified_on=CHECKED,
    ),
    Resource(
        id="pmo-frameworks-report",
        kind="publication",
        title="PMI: PMO Frameworks",
        url="https://www.pmi.org/learning/thought-leadership/pulse/pmo-frameworks",
        summary=("The five kinds of PMO by place and purpose (2013): useful as vocabulary, not as a menu."),
        helps=("pmo-services", "governance"),
        verified_on=CHECKED,
    ),
    Resource(
        id="pmo-competencies-paper",
        kind="publication",
        title="PMO competencies: how to define, assess, and plan",
        url=("https://www.pmi.org/learning/library/project-management-competencies-define-assess-plan-5925"),
        summary=(
            "A model for defining, assessing and planning the competencies of a PMO, which you "
            "can try on your own team."
        ),
        helps=("developing-people", "pmo-services", "communities-of-practice"),
        verified_on=CHECKED,
    ),
    Resource(
        id="pmo-manager-competencies-paper",
        kind="publication",
        title="The competency framework of PMO managers based on the evolving role of PMOs",
        url="https://www.pmi.org/learning/library/pmo-managers-role-competency-framework-1411",
        summary=(
            "One office’s argument, without a survey, that project management skill alone does not carry a PMO manager."
        ),
        helps=("leading-teams", "executive-influence", "own-development"),
        verified_on=CHECKED_AGAIN,
    ),
    Resource(
        id="pmo-maturity-cube",
        kind="publication",
        title="The PMO Maturity Cube",
        url=("https://www.pmi.org/learning/library/maturity-cube-self-assessing-performance-6437"),
        summary=(
            "A self-assessment for PMOs that asks how well they deliver the services that are "
            "needed, not how many they have."
        ),
        helps=("pmo-services", "pmo-value"),
        verified_on=CHECKED,
    ),
    Resource(
        id="ahp-for-portfolios",
        kind="publication",
        title=("Using the analytic hierarchy process (AHP) to select and prioritize projects in a portfolio"),
        url=("https://www.pmi.org/learning/library/analytic-hierarchy-process-prioritize-projects-6608"),
        summary=(
            "A worked path from pairwise comparisons to weights, with a test of whether the "
            "judges contradict themselves."
        ),
        helps=("portfolio-prioritisation",),
        verified_on=CHECKED,
    ),
    Resource(
        id="gymnastic-enterprises",
        kind="publication",
        title="PMI: Beyond Agility, Gymnastic Enterprises",
        url="https://www.pmi.org/learning/library/beyond-agility-gymnastic-enterprises-12973",
        summary=("Survey report of 2021 on organisations that change how they work and keep their structure."),
        helps=("personal-adaptability", "tailoring"),
        verified_on=CHECKED,
    ),
    Resource(
        id="state-of-project-management",
        kind="publication",
        title="Wellingtone: The State of Project Management",
        url="https://wellingtone.co.uk/publications/state-of-project-management-research/",
        summary=(
            "Yearly survey by a consultancy, centred on the United Kingdom, of what PMOs do and find hard; "
            "look for the year and the number of answers."
        ),
        helps=("resource-capacity", "portfolio-insight", "horizon-scanning"),
        verified_on=CHECKED_AGAIN,
    ),
    Resource(
        id="apm-ai-survey",
        kind="publication",
        title="APM Salary and Market Trends Survey 2025: Artificial intelligence",
        url=("https://www.apm.org.uk/project-management-salary-survey-2025/artificial-intelligence"),
        summary=(
            "How many project people say that AI affects their work now, and what stands in the "
            "way; read it beside APM’s other survey of 2025, which asked another question and "
            "got a higher figure."
        ),
        helps=("digital-and-ai", "horizon-scanning"),
        verified_on=CHECKED,
    ),
    Resource(
        id="pmo-moniker",
        kind="publication",
        title="Forrester: To Become Future Fit, Ditch The PMO Moniker",
        url="https://www.forrester.com/blogs/to-become-future-fit-ditch-the-pmo-moniker/",
        summary=(
            "An analyst’s case for new names; read it for what leaders dislike about PMOs, then "
            "ask what would change besides the name."
        ),
        helps=("pmo-value", "horizon-scanning"),
        verified_on=CHECKED,
    ),
    Resource(
        id="pmo-squad-2022",
        kind="publication",
        title="The PMO Squad: 2022 Research Report",
        url="https://www.thepmosquad.com/2022-research-report",
        summary=("A small survey (105 answers) in which 78% say they do not measure the value of their PMO."),
        helps=("pmo-value",),
        verified_on=CHECKED,
    ),
    Resource(
        id="lewin-reconsidered",
        kind="publication",
        title=("Unfreezing change as three steps: Rethinking Kurt Lewin’s legacy for change management"),
        url="https://doi.org/10.1177/0018726715577707",
        summary=(
            "Argues that a famous model of change took form only after Lewin’s death, which "
            "others dispute: a reason to check a model before teaching it."
        ),
        helps=("change-leadership", "horizon-scanning"),
        verified_on=CHECKED,
    ),
    Resource(
        id="self-ratings-study",
        kind="publication",
        title=("Self-other agreement in job performance ratings: a meta-analytic test of a process model"),
        url="https://doi.org/10.1037/0021-9010.94.2.353",
        summary=(
            "A meta-analysis of how far self-ratings and supervisors’ ratings differ: why a "
            "rating needs evidence and a second opinion."
        ),
        helps=("own-development",),
        verified_on=CHECKED,
    ),
    # Books
    Resource(
        id="hobbs-aubry-book",
        kind="book",
        title="Brian Hobbs and Monique Aubry: The Project Management Office, A Quest for Understanding (PMI, 2010)",
        url="https://www.pmi.org/learning/library/what-research-telling-project-management-offices-7004",
        summary=(
            "A study of 500 PMOs: what they are and how they change, with a free paper behind the link: read it "
            "before you believe in types."
        ),
        helps=("pmo-services", "pmo-value", "horizon-scanning"),
        verified_on=CHECKED_AGAIN,
        review_months=36,
    ),
    Resource(
        id="aubry-forces-book",
        kind="book",
        title="Monique Aubry and others: Identifying the Forces Driving Frequent Change in PMOs (PMI, 2011)",
        url="https://www.pmi.org/learning/library/project-management-office-dynamics-change-6496",
        summary="Why PMOs are rebuilt every few years, from 184 cases; the link leads to a free paper by the authors.",
        helps=("pmo-value", "personal-adaptability"),
        verified_on=CHECKED_AGAIN,
        review_months=36,
    ),
    Resource(
        id="first-90-days",
        kind="book",
        title="Michael D. Watkins: The First 90 Days, updated and expanded (Harvard Business Review Press, 2013)",
        url="https://openlibrary.org/isbn/9781422188613",
        summary=(
            "On moving into a new post: what kind of situation you inherit, what to settle with your new boss, "
            "and how to get early wins."
        ),
        helps=("executive-influence", "leading-teams", "personal-adaptability"),
        verified_on=CHECKED_AGAIN,
        review_months=36,
    ),
    Resource(
        id="leading-change",
        kind="book",
        title="John P. Kotter: Leading Change (Harvard Business School Press, 1996)",
        url="https://openlibrary.org/works/OL1932148W/Leading_Change",
        summary="The eight steps in their first full form; read it beside what the author changed in 2014.",
        helps=("change-leadership", "executive-influence"),
        verified_on=CHECKED_AGAIN,
        review_months=36,
    ),
    Resource(
        id="balanced-scorecard-book",
        kind="book",
        title="Robert S. Kaplan and David P. Norton: The Balanced Scorecard (Harvard Business School Press, 1996)",
        url="https://hbr.org/1992/01/the-balanced-scorecard-measures-that-drive-performance-2",
        summary=(
            "How strategy becomes a few measures; the article of 1992 behind the link is the short form. It shows "
            "what executives expect a measure to do."
        ),
        helps=("strategic-planning", "portfolio-insight"),
        verified_on=CHECKED_AGAIN,
        review_months=36,
    ),
    # Courses
    Resource(
        id="capex-and-opex",
        kind="course",
        title="IHE Delft OpenCourseWare: project costs, CAPEX and OPEX",
        url="https://ocw.un-ihe.org/course/view.php?id=70&section=1",
        summary=(
            "A unit of open course text on what counts as investment and what as running cost, "
            "before you ask your own finance team."
        ),
        helps=("financial-management",),
        verified_on=CHECKED,
    ),
)
