"""Credentials that can change a hiring decision, from the entry level to the director's.

What a credential counts towards is judgement, within fixed limits: an exam alone at most level 2,
an exam with checked experience at most 3, a panel or portfolio assessment at most 4. Where no
reliable source states who may apply or how it is kept, the field reads "Ask the issuer".
"""

from __future__ import annotations

from datetime import date

from pmo_guide.model import Credential

ASK = "Ask the issuer"
CHECKED = date(2026, 11, 22)
PEOPLECERT_RENEWAL = (
    "Renew within three years, by retaking the exam or taking another course in the family "
    "(reported by training partners)"
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
        eligibility=("Secondary diploma and 23 hours of project management education (PMI’s page of about 2022)"),
        renewal="15 PDUs in three years (reported by a secondary source)",
        builds={"professional-knowledge": 2, "delivery-control": 1},
        verified_on=CHECKED,
        sources=("pmi-capm", "projectvictor-pdu"),
        extra={"assessment": "exam"},
    ),
    Credential(
        id="apm-pmq",
        title="APM Project Management Qualification (PMQ)",
        issuer="APM",
        url="https://www.apm.org.uk",
        eligibility=ASK,
        renewal=ASK,
        builds={"professional-knowledge": 2, "delivery-control": 1},
        verified_on=CHECKED,
        sources=("parallel-pmq", "sikhana-pmq"),
        extra={"assessment": "exam"},
    ),
    Credential(
        id="prince2-practitioner",
        title="PRINCE2 Practitioner (PRINCE2 7)",
        issuer="PeopleCert",
        url="https://www.peoplecert.org",
        eligibility=ASK,
        renewal=PEOPLECERT_RENEWAL,
        builds={"professional-knowledge": 2, "delivery-control": 2, "governance": 1},
        verified_on=CHECKED,
        sources=("qa-peoplecert", "spoce-peoplecert"),
        extra={"assessment": "exam"},
    ),
    Credential(
        id="ipma-c",
        title="IPMA Level C, Certified Project Manager",
        issuer="IPMA",
        url="https://www.ipma.world",
        eligibility=(
            "In the last six years (extendable to ten): three years managing normal projects, or "
            "three in a responsible role assisting in complex ones (Finnish member’s page)"
        ),
        renewal=IPMA_RENEWAL,
        builds={"delivery-leadership": 3, "delivery-control": 3},
        verified_on=CHECKED,
        sources=("pry-eligibility", "ipma-recert", "nfp-recert"),
        extra={"assessment": "exam and experience"},
    ),
    # Established in delivery
    Credential(
        id="pmp",
        title="Project Management Professional (PMP)",
        issuer="PMI",
        url="https://www.pmi.org",
        eligibility=(
            "A four-year degree and 36 months of leading projects, or a lower qualification and "
            "48 to 60 months, plus 35 hours of training; sources conflict on the details that PMI "
            "revised in 2026, so check its page"
        ),
        renewal=("60 PDUs in three years, at least 35 of them in education (reported by a secondary source)"),
        builds={
            "delivery-leadership": 3,
            "delivery-control": 3,
            "professional-knowledge": 3,
            "tailoring": 2,
        },
        verified_on=CHECKED,
        sources=("pmi-nl-pmp-2026", "pmtraining-pmp-2026", "projectvictor-pdu"),
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
        renewal=ASK,
        builds={
            "professional-integrity": 3,
            "delivery-leadership": 3,
            "professional-knowledge": 3,
            "own-development": 3,
        },
        verified_on=CHECKED,
        sources=("apm-chpp-process", "apm-chpp-route1", "apm-chpp-pathway3"),
        extra={"assessment": "panel"},
    ),
    Credential(
        id="pmi-rmp",
        title="PMI Risk Management Professional (PMI-RMP)",
        issuer="PMI",
        url="https://www.pmi.org",
        eligibility=ASK,
        renewal="30 PDUs in three years (reported by a secondary source)",
        builds={"risk-management": 3},
        verified_on=CHECKED,
        sources=("projectvictor-pdu",),
        extra={"assessment": "exam and experience"},
    ),
    Credential(
        id="apmg-change",
        title="Change Management Foundation and Practitioner, third edition (CM3)",
        issuer="APMG International",
        url="https://apmg-international.com",
        eligibility=ASK,
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
        url="https://www.pmi.org",
        eligibility=ASK,
        renewal=ASK,
        builds={"digital-and-ai": 2},
        verified_on=CHECKED,
        sources=("pmi-cpmai-blog",),
        extra={"assessment": "exam"},
    ),
    # For work in a PMO
    Credential(
        id="pmi-pmocp",
        title="PMI PMO Certified Professional (PMI-PMOCP)",
        issuer="PMI",
        url="https://www.pmi.org/certifications/pmo-certified-professional-pmi-pmocp",
        eligibility=(
            "Secondary diploma; three years of project-related experience, or a PMP in good "
            "standing; ten hours of PMO education"
        ),
        renewal=ASK,
        builds={"pmo-services": 2, "pmo-value": 2, "developing-people": 1},
        verified_on=CHECKED,
        sources=("pmi-pmocp", "punch-pmocp"),
        extra={"assessment": "exam and experience"},
    ),
    Credential(
        id="p3o",
        title=(
            "P3O Foundation and Practitioner, also listed as PRINCE2 Project, Programme, Portfolio Office Management"
        ),
        issuer="PeopleCert",
        url="https://www.peoplecert.org",
        eligibility=ASK,
        renewal=PEOPLECERT_RENEWAL,
        builds={"pmo-services": 2, "pmo-value": 1},
        verified_on=CHECKED,
        sources=("lumify-p3o", "mastery-p3o", "qa-peoplecert", "spoce-peoplecert"),
        extra={"assessment": "exam"},
    ),
    Credential(
        id="house-of-pmo-essentials",
        title="House of PMO Essentials for Administrators, Analysts, Managers or Directors",
        issuer="House of PMO with APMG International",
        url=(
            "https://houseofpmo.com/blog/2023/01/27/the-house-of-pmo-launches-the-essentials-"
            "certifications-for-pmo-professionals-mayfair-london-25th-january-2023/"
        ),
        eligibility=ASK,
        renewal=ASK,
        builds={"pmo-services": 2, "pmo-value": 2},
        verified_on=CHECKED,
        sources=("houseofpmo-essentials-launch", "inprogress-essentials"),
        extra={"assessment": "exam"},
    ),
    Credential(
        id="aipmo-ipmo",
        title="AIPMO Foundation, Practitioner and Expert (IPMO-F, IPMO-P, IPMO-E)",
        issuer="AIPMO",
        url="https://www.aipmo.org/aipmo-practitioner-certification-ipmo-p/",
        eligibility=(
            "Aimed, by level, at members of a PMO, at those who manage one PMO and at directors of "
            "enterprise PMOs (reported by a training provider); ask the issuer who is admitted"
        ),
        renewal=ASK,
        builds={"pmo-services": 2, "pmo-value": 2},
        verified_on=CHECKED,
        sources=("aipmo-ipmo-p", "pmolearning-aipmo"),
        extra={"assessment": "exam"},
    ),
    # Programme, portfolio and director level
    Credential(
        id="prince2-programme",
        title=(
            "PRINCE2 Programme Management, formerly Managing Successful Programmes (MSP), Foundation and Practitioner"
        ),
        issuer="PeopleCert",
        url="https://www.peoplecert.org",
        eligibility=(
            "For Practitioner, the Foundation certificate (reported by training providers); for "
            "Foundation, ask the issuer"
        ),
        renewal=PEOPLECERT_RENEWAL,
        builds={"benefits-realisation": 2, "governance": 2, "delivery-leadership": 1},
        verified_on=CHECKED,
        sources=("spiretec-msp", "compufix-msp", "mastery-msp", "qa-peoplecert"),
        extra={"assessment": "exam"},
    ),
    Credential(
        id="prince2-portfolio",
        title=("PRINCE2 Portfolio Management, formerly Management of Portfolios (MoP), Foundation and Practitioner"),
        issuer="PeopleCert",
        url="https://www.peoplecert.org",
        eligibility=("Foundation first, then Practitioner (PeopleCert’s page from before the renaming)"),
        renewal=PEOPLECERT_RENEWAL,
        builds={"portfolio-prioritisation": 2, "strategic-planning": 2},
        verified_on=CHECKED,
        sources=("peoplecert-mop", "pmacademy-mop", "qa-peoplecert", "spoce-peoplecert"),
        extra={"assessment": "exam"},
    ),
    Credential(
        id="safe-lpm",
        title="SAFe Lean Portfolio Manager (LPM)",
        issuer="Scaled Agile",
        url=("https://support.scaledagile.com/en/articles/9791217-exam-study-guide-lpm-lean-portfolio-manager-5-1"),
        eligibility=ASK,
        renewal=ASK,
        builds={"portfolio-prioritisation": 2, "strategic-planning": 1},
        verified_on=CHECKED,
        sources=("safe-lpm-51",),
        extra={"assessment": "exam"},
    ),
    Credential(
        id="pgmp",
        title="Program Management Professional (PgMP)",
        issuer="PMI",
        url="https://www.pmi.org",
        eligibility=(
            "Within 15 years: with a degree, 48 months of project and 48 of programme management; "
            "with a secondary diploma, 48 (or a PMP) and 84; with a degree accredited by PMI’s "
            "accreditation centre (GAC), 36 and 36 (reported by training providers, undated)"
        ),
        renewal="60 PDUs in three years (reported by a secondary source)",
        builds={
            "delivery-leadership": 4,
            "benefits-realisation": 3,
            "stakeholder-relationships": 3,
            "governance": 3,
        },
        verified_on=CHECKED,
        sources=("coachpro-pgmp", "knowledgehut-pgmp", "projectvictor-pdu"),
        extra={"assessment": "panel"},
    ),
    Credential(
        id="pfmp",
        title="Portfolio Management Professional (PfMP)",
        issuer="PMI",
        url="https://www.pmi.org",
        eligibility=(
            "96 months of business experience within 15 years, plus 48 months of portfolio "
            "management with a degree or 84 with a secondary diploma (PMI’s page, undated); 36 "
            "with a degree accredited by PMI’s accreditation centre, GAC (reported by a training "
            "provider)"
        ),
        renewal="60 PDUs in three years (reported by a secondary source)",
        builds={"portfolio-prioritisation": 4, "strategic-planning": 3, "governance": 3},
        verified_on=CHECKED,
        sources=("pmi-pfmp-shop", "coachpro-pfmp", "projectvictor-pdu"),
        extra={"assessment": "panel"},
    ),
    Credential(
        id="ipma-b",
        title="IPMA Level B, Certified Senior Project Manager",
        issuer="IPMA",
        url="https://www.ipma.world",
        eligibility=(
            "Leads complex projects, programmes or portfolios (Indian member’s page); an older "
            "rule asked for five years, three of them in responsible leadership of complex projects"
        ),
        renewal=IPMA_RENEWAL,
        builds={"delivery-leadership": 4, "delivery-control": 4},
        verified_on=CHECKED,
        sources=("pma-india", "pry-old-requirements", "ipma-recert", "nfp-recert"),
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
