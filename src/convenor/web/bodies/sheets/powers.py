"""Sheets of what a body may decide, and of its ground rules."""

from django.utils.translation import gettext_lazy as _

from convenor.formats.tables import Column, Kind, Table
from convenor.web.bodies.models import CharterAgreement, CharterRule, CharterVersion, Delegation
from convenor.web.bodies.vocabulary import DelegationKind
from convenor.web.kernel.tables.sheet import (
    Sheet,
    choices,
    not_both,
    not_itself,
    ref,
    since,
    starts_before_end,
    until,
)

BODY = "Eastvale Place Partnership"

DELEGATIONS = Table(
    "delegations",
    _("Who may decide what"),
    _("What each body may decide or only recommends, and from whom it has that."),
    (
        ref(),
        Column("body", _("Body"), Kind.LINK, required=True, links_to="bodies", example=BODY),
        Column("function", _("What is decided"), required=True, max_length=300, example="Care at home in Eastvale"),
        Column(
            "kind",
            _("How far it may decide"),
            Kind.CHOICE,
            required=True,
            choices=choices(DelegationKind),
            example="May decide, by delegation",
        ),
        Column("from_body", _("From body"), Kind.LINK, links_to="bodies", example="Northmoor and Vale Board"),
        Column("from_partner", _("or from partner"), Kind.LINK, links_to="partners"),
        Column("limit", _("Up to (pounds)"), Kind.WHOLE, most=9_223_372_036_854_775_807, example="250000"),
        Column("conditions", _("On condition that"), Kind.LONG_TEXT, example="It reports every quarter."),
        Column("source", _("Where it is written"), max_length=300, example="Scheme of delegation, section 4"),
        since(),
        until(),
    ),
    keys=(("body", "function", "kind", "starts"),),
)

CHARTERS = Table(
    "charters",
    _("Versions of ground rules"),
    _("Each version of a body’s ground rules. A new version follows the one before; it never overwrites it."),
    (
        ref(),
        Column("body", _("Body"), Kind.LINK, required=True, links_to="bodies", example=BODY),
        Column("number", _("Version"), Kind.WHOLE, required=True, most=32_767, example="1"),
        since(),
        until(),
    ),
    keys=(("body", "number"),),
    named_by="number",
    within="body",
)

CHARTER_RULES = Table(
    "charter_rules",
    _("Ground rules"),
    _("The rules of each version, in words that members can hold each other to."),
    (
        ref(),
        Column("body", _("Body"), Kind.LINK, links_to="bodies", through=("charter", "body"), example=BODY),
        Column("charter", _("Version"), Kind.LINK, required=True, links_to="charters", helpers=("body",), example="1"),
        Column("position", _("Number"), Kind.WHOLE, required=True, most=32_767, example="1"),
        Column("text", _("Rule"), Kind.LONG_TEXT, required=True, example="We say so in the room when we disagree."),
    ),
    keys=(("charter", "position"),),
    named_by="position",
    within="charter",
)

AGREEMENTS = Table(
    "charter_agreements",
    _("Who agreed to the rules"),
    _("That one member agreed to one rule, rule by rule, so that a reservation shows."),
    (
        ref(),
        Column("body", _("Body"), Kind.LINK, links_to="bodies", through=("rule", "charter", "body"), example=BODY),
        Column(
            "charter",
            _("Version"),
            Kind.LINK,
            links_to="charters",
            helpers=("body",),
            through=("rule", "charter"),
            example="1",
        ),
        Column(
            "rule",
            _("Rule number"),
            Kind.LINK,
            required=True,
            links_to="charter_rules",
            helpers=("body", "charter"),
            example="1",
        ),
        Column("person", _("Person"), Kind.LINK, required=True, links_to="people", example="Dr Amina Yusuf"),
        Column("agreed", _("Agrees"), Kind.YES_NO, required=True, example="Yes"),
        Column("reservation", _("Reservation"), Kind.LONG_TEXT),
        Column("on", _("On"), Kind.DAY, required=True, example="15/05/2025"),
    ),
    keys=(("rule", "person"),),
    public=False,
)

SHEETS = (
    Sheet(
        DELEGATIONS,
        Delegation,
        checks=(
            starts_before_end("delegation"),
            not_both("delegation_from_one_source", "from_body", "from_partner"),
            not_itself("delegation_not_to_itself", "from_body", "body"),
        ),
    ),
    Sheet(
        CHARTERS,
        CharterVersion,
        checks=(starts_before_end("charter"),),
        unique=(("charter_number_once", ("body", "number")),),
    ),
    Sheet(CHARTER_RULES, CharterRule, unique=(("charter_rule_position_once", ("charter", "position")),)),
    Sheet(AGREEMENTS, CharterAgreement, unique=(("charter_agreement_once", ("rule", "person")),)),
)
