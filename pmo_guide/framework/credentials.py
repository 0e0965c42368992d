"""Credentials that can change a hiring decision, from the entry level to the director's.

What a credential counts towards is judgement, within fixed limits: an exam alone at most level 2,
an exam with checked experience at most 3, a panel or portfolio assessment at most 4. Where the
issuer's rule could not be seen, not even in a copy, the field reads "Ask the issuer". The notes of
the sources say what was read.
"""

from __future__ import annotations

from datetime import date

from pmo_guide.model import Credential

ASK = "Ask the issuer"
CHECKED = date(2026, 11, 22)
CHECKED_AGAIN = date(2026, 11, 27)
PEOPLECERT_RENEWAL = (
    "Within three years: retake the exam, pass another of the same family, or log 20 points of CPD a year as a member"
)
IPMA_RENEWAL = (
    "Every five years; the Norwegian member asks for half of one’s time in the role and 35 hours of CPD a year"
)

CREDENTIALS = (
    # Starting out
    Credential(
        id="capm",
        title="Certified Associate in Project Management (CAPM)",
        issuer="PMI",
        url="https://www.pmi.org/certifications/certified-associate-capm",
        eligibility="Secondary diploma and 23 hours of project management education",
        renewal="15 PDUs in three years",
        builds={"professional-knowledge": 2, "delivery-control": 1},
        verified_on=CHECKED_AGAIN,
        sources=("pmi-capm", "pmi-maintain"),
        extra={"assessment": "exam"},
    ),
    Credential(
        id="apm-pmq",
        title="APM Project Management Qualification (PMQ)",
        issuer="APM",
        url="https://www.apm.org.uk/qualifications-and-training/project-management-qualification/",
        eligibility=ASK,
        renewal=ASK,
        builds={"professional-knowledge": 2, "delivery-control": 1},
        verified_on=CHECKED,
        sources=("parallel-pmq",),
        extra={"assessment": "exam"},
    ),
    Credential(
        id="prince2-practitioner",
        title="PRINCE2 Practitioner (PRINCE2 7)",
        issuer="PeopleCert",
        url=(
            "https://www.peoplecert.org/browse-certifications/project-programme-and-portfolio-management/"
            "PRINCE2-2/PRINCE2-7-practitioner-3581"
        ),
        eligibility="PRINCE2 7 Foundation (PeopleCert’s syllabus, 2023)",
        renewal=PEOPLECERT_RENEWAL,
        builds={"professional-knowledge": 2, "delivery-control": 2, "governance": 1},
        verified_on=CHECKED_AGAIN,
        sources=("peoplecert-p2-syllabus", "peoplecert-cpd"),
        extra={"assessment": "exam"},
    ),
    Credential(
        id="ipma-c",
        title="IPMA Level C, Certified Project Manager",
        issuer="IPMA",
        url="https://ipma-usa.org/certification/certification-program-overview/ipma-level-c-certified-project-manager",
        eligibility=(
            "In the last six years (extendable to ten): three years managing projects of moderate complexity, or "
            "three assisting the manager of a complex one (pages of IPMA’s members, here of the American one)"
        ),
        renewal=IPMA_RENEWAL,
        builds={"delivery-leadership": 3, "delivery-control": 3},
        verified_on=CHECKED_AGAIN,
        sources=("ipma-usa-c", "pry-eligibility", "ipma-recert", "nfp-recert"),
        extra={"assessment": "exam and experience"},
    ),
    # Established in delivery
    Credential(
        id="pmp",
        title="Project Management Professional (PMP)",
        issuer="PMI",
        url="https://www.pmi.org/certifications/project-management-pmp",
        eligibility=(
            "Three years of leading projects with a four-year degree, up to five with less, and 35 hours of "
            "training; PMI revised the details in 2026 (see its page)"
        ),
        renewal="60 PDUs in three years",
        builds={
            "delivery-leadership": 3,
            "delivery-control": 3,
            "professional-knowledge": 3,
            "tailoring": 2,
        },
        verified_on=CHECKED_AGAIN,
        sources=("pmi-pmp", "pmi-nl-pmp-2026", "pmi-maintain"),
        extra={"assessment": "exam and experience"},
    ),
    Credential(
        id="chpp",
        title="Chartered Project Professional (ChPP)",
        issuer="APM",
        url="https://www.apm.org.uk/chartered-standard/application-process/",
        eligibility=(
            "Proof of knowledge, practice, ethics and the last 12 months’ CPD, with two proposers, "
            "in a written submission and an interview; the pathway depends on assessments already "
            "passed"
        ),
        renewal="At least 35 hours of CPD a year, sampled by APM",
        builds={
            "professional-integrity": 3,
            "delivery-leadership": 3,
            "professional-knowledge": 3,
            "own-development": 3,
        },
        verified_on=CHECKED_AGAIN,
        sources=("apm-chpp-process", "apm-chpp-route1", "apm-chpp-pathway3", "apm-cpd"),
        extra={"assessment": "panel"},
    ),
    Credential(
        id="pmi-rmp",
        title="PMI Risk Management Professional (PMI-RMP)",
        issuer="PMI",
        url="https://www.pmi.org/certifications/risk-management-rmp",
        eligibility=(
            "Within five years: 24 months of risk work and 30 hours of risk education with a degree, 36 months "
            "and 40 hours with a secondary diploma"
        ),
        renewal="30 PDUs in three years",
        builds={"risk-management": 3},
        verified_on=CHECKED_AGAIN,
        sources=("pmi-rmp",),
        extra={"assessment": "exam and experience"},
    ),
    Credential(
        id="apmg-change",
        title="Change Management Foundation and Practitioner, third edition (CM3)",
        issuer="APMG International",
        url="https://apmg-international.com/article/change-management-exam-questions-answer-guide",
        eligibility="Two levels, Foundation and Practitioner; self-study is possible",
        renewal=ASK,
        builds={"change-leadership": 2},
        verified_on=CHECKED,
        sources=("apmg-cm3",),
        extra={"assessment": "exam"},
    ),
    Credential(
        id="pmi-cpmai",
        title="PMI Certified Professional in Managing AI (PMI-CPMAI)",
        issuer="PMI",
        url="https://www.pmi.org/certifications/ai-project-management-cpmai",
        eligibility="PMI’s own preparation course; no experience",
        renewal="30 PDUs in three years",
        builds={"digital-and-ai": 2},
        verified_on=CHECKED_AGAIN,
        sources=("pmi-cpmai", "pmi-cpmai-blog"),
        extra={"assessment": "exam"},
    ),
    Credential(
        id="pmi-acp",
        title="PMI Agile Certified Practitioner (PMI-ACP)",
        issuer="PMI",
        url="https://www.pmi.org/certifications/agile-acp",
        eligibility="Secondary diploma; two years of agile work in five, or other proof; training",
        renewal="30 PDUs in three years",
        builds={"professional-knowledge": 2, "tailoring": 2},
        verified_on=CHECKED_AGAIN,
        sources=("pmi-acp", "pmi-maintain"),
        extra={"assessment": "exam and experience"},
    ),
    Credential(
        id="prosci-practitioner",
        title="Prosci Certified Change Practitioner",
        issuer="Prosci",
        url="https://www.prosci.com/solutions/training-programs/change-management-certification-program",
        eligibility="Completion of Prosci’s certification programme",
        renewal=ASK,
        builds={"change-leadership": 2},
        verified_on=CHECKED_AGAIN,
        sources=("prosci-adkar",),
        extra={"assessment": "exam"},
    ),
    # For work in a PMO
    Credential(
        id="pmi-pmocp",
        title="PMI PMO Certified Professional (PMI-PMOCP)",
        issuer="PMI",
        url="https://www.pmi.org/certifications/pmo-certified-professional-pmi-pmocp",
        eligibility=(
            "Secondary diploma; three years of project-related experience within eight, or a PMP in good "
            "standing; ten hours of PMO education"
        ),
        renewal="30 PDUs in three years",
        builds={"pmo-services": 2, "pmo-value": 2, "developing-people": 1},
        verified_on=CHECKED_AGAIN,
        sources=("pmi-pmocp",),
        extra={"assessment": "exam and experience"},
    ),
    Credential(
        id="p3o",
        title=(
            "P3O Foundation and Practitioner, also listed as PRINCE2 Project, Programme, Portfolio Office Management"
        ),
        issuer="PeopleCert",
        url="https://www.peoplecert.org/browse-certifications/project-programme-and-portfolio-management",
        eligibility=(
            "Foundation first, then Practitioner (the official site for the edition of 2013; PeopleCert’s own page "
            "could not be read on 27 November 2026, so its list is linked)"
        ),
        renewal=PEOPLECERT_RENEWAL,
        builds={"pmo-services": 2, "pmo-value": 1},
        verified_on=CHECKED_AGAIN,
        sources=("p3o-official", "peoplecert-cpd"),
        extra={"assessment": "exam"},
    ),
    Credential(
        id="house-of-pmo-essentials",
        title="House of PMO Essentials for Administrators, Analysts, Managers or Directors",
        issuer="House of PMO with APMG International",
        url="https://apmg-international.com/node/26459",
        eligibility=(
            "Administrators: none. Managers and Directors: a recognised practitioner certificate or the "
            "experience that equals it (APMG’s pages)"
        ),
        renewal=ASK,
        builds={"pmo-services": 2, "pmo-value": 2},
        verified_on=CHECKED_AGAIN,
        sources=("apmg-pmo-directors", "apmg-pmo-managers", "houseofpmo-essentials-launch"),
        extra={"assessment": "exam"},
    ),
    Credential(
        id="aipmo-ipmo",
        title="AIPMO Foundation, Practitioner and Expert (IPMO-F, IPMO-P, IPMO-E)",
        issuer="AIPMO",
        url="https://www.aipmo.org/aipmo-practitioner-certification-ipmo-p/",
        eligibility="By level: members of a PMO, those who run one, directors of enterprise PMOs",
        renewal=ASK,
        builds={"pmo-services": 2, "pmo-value": 2},
        verified_on=CHECKED,
        sources=("aipmo-ipmo-p",),
        extra={"assessment": "exam"},
    ),
    # Programme, portfolio and director level
    Credential(
        id="prince2-programme",
        title=(
            "PRINCE2 Programme Management, formerly Managing Successful Programmes (MSP), Foundation and Practitioner"
        ),
        issuer="PeopleCert",
        url="https://www.peoplecert.org/browse-certifications/project-programme-and-portfolio-management",
        eligibility=(
            "Foundation first, then Practitioner (Axelos’s syllabus of the fifth edition, 2020; PeopleCert’s own page "
            "could not be read on 27 November 2026, so its list is linked)"
        ),
        renewal=PEOPLECERT_RENEWAL,
        builds={"benefits-realisation": 2, "governance": 2, "delivery-leadership": 1},
        verified_on=CHECKED_AGAIN,
        sources=("axelos-msp5-syllabus", "mastery-msp", "peoplecert-cpd"),
        extra={"assessment": "exam"},
    ),
    Credential(
        id="prince2-portfolio",
        title=("PRINCE2 Portfolio Management, formerly Management of Portfolios (MoP), Foundation and Practitioner"),
        issuer="PeopleCert",
        url="https://www.peoplecert.org/jp/mop-certification-family/",
        eligibility="Foundation first, then Practitioner (PeopleCert’s page from before the renaming)",
        renewal=PEOPLECERT_RENEWAL,
        builds={"portfolio-prioritisation": 2, "strategic-planning": 2},
        verified_on=CHECKED_AGAIN,
        sources=("peoplecert-mop", "peoplecert-cpd"),
        extra={"assessment": "exam"},
    ),
    Credential(
        id="safe-lpm",
        title="SAFe Lean Portfolio Manager (LPM)",
        issuer="Scaled Agile",
        url=("https://support.scaledagile.com/en/articles/9791217-exam-study-guide-lpm-lean-portfolio-manager-5-1"),
        eligibility=(
            "The course of the same name, completed (the issuer’s policy); linked is the exam guide of version 5.1, "
            "the newest that could be read on 27 November 2026"
        ),
        renewal=(
            "A fee for each cycle; hours of learning are asked of Scrum Masters alone (the issuer’s support page; an "
            "older page asked them of everyone, each year)"
        ),
        builds={"portfolio-prioritisation": 2, "strategic-planning": 1},
        verified_on=CHECKED_AGAIN,
        sources=("safe-lpm-51", "safe-policy", "safe-ceu", "safe-faq"),
        extra={"assessment": "exam"},
    ),
    Credential(
        id="pgmp",
        title="Program Management Professional (PgMP)",
        issuer="PMI",
        url="https://www.pmi.org/certifications/program-management-pgmp",
        eligibility=(
            "Within 15 years: 48 months of project management or a PMP, and 48 months of programme management "
            "with a degree, 84 with a secondary diploma; then a panel and an exam"
        ),
        renewal="60 PDUs in three years",
        builds={
            "delivery-leadership": 4,
            "benefits-realisation": 3,
            "stakeholder-relationships": 3,
            "governance": 3,
        },
        verified_on=CHECKED_AGAIN,
        sources=("pmi-pgmp", "pmi-pgmp-handbook"),
        extra={"assessment": "panel"},
    ),
    Credential(
        id="pfmp",
        title="Portfolio Management Professional (PfMP)",
        issuer="PMI",
        url="https://www.pmi.org/certifications/portfolio-management-pfmp",
        eligibility=(
            "Within 15 years: 96 months of business experience, and 48 months of portfolio management with a "
            "degree, 84 with a secondary diploma; then a panel and an exam"
        ),
        renewal="60 PDUs in three years",
        builds={"portfolio-prioritisation": 4, "strategic-planning": 3, "governance": 3},
        verified_on=CHECKED_AGAIN,
        sources=("pmi-pfmp", "pmi-pfmp-shop"),
        extra={"assessment": "panel"},
    ),
    Credential(
        id="aipm-director-executive",
        title="AIPM Certified Practising Project Director (CPPD) and Portfolio Executive (CPPE)",
        issuer="AIPM",
        url="https://www.aipm.com.au/certification/national-certification/faqs",
        eligibility="Evidence of accountable work, typically of the last three years, before an assessor",
        renewal="70 points of CPD in three years and membership, or a new assessment",
        builds={"delivery-leadership": 4, "portfolio-prioritisation": 3, "governance": 3},
        verified_on=CHECKED_AGAIN,
        sources=("aipm-faq", "aipm-which-level", "aipm-recertification"),
        extra={"assessment": "panel"},
    ),
    Credential(
        id="ipma-b",
        title="IPMA Level B, Certified Senior Project Manager",
        issuer="IPMA",
        url="https://ipma-usa.org/page-18106",
        eligibility=(
            "In the last eight years (extendable to twelve): five as manager of projects, programmes or portfolios, "
            "three of them leading complex ones (the American member’s page)"
        ),
        renewal=IPMA_RENEWAL,
        builds={"delivery-leadership": 4, "delivery-control": 4},
        verified_on=CHECKED_AGAIN,
        sources=("ipma-usa-b", "ipma-recert", "nfp-recert"),
        extra={"assessment": "panel"},
    ),
    Credential(
        id="ipma-a",
        title="IPMA Level A, Certified Projects Director",
        issuer="IPMA",
        url="http://www.ipma.world/individuals/certification/certified-projects-director-level-a/",
        eligibility=(
            "Within the last 12 years, at least five in a responsible leadership function in very "
            "complex projects, programmes or portfolios, at least three of them at strategic level"
        ),
        renewal=IPMA_RENEWAL,
        builds={
            "delivery-leadership": 4,
            "stakeholder-relationships": 4,
            "executive-influence": 3,
            "strategic-planning": 3,
        },
        verified_on=CHECKED,
        sources=("ipma-level-a", "ipma-recert", "nfp-recert"),
        extra={"assessment": "panel"},
    ),
)
