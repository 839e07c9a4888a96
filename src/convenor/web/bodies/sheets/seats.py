"""Sheets of bodies, their former names, their seats and who holds them."""

from django.utils.translation import gettext_lazy as _

from convenor.formats.tables import Column, Kind, Table
from convenor.web.bodies.models import Body, FormerBodyName, Seat, Term
from convenor.web.bodies.sheets.checks import (
    held_once,
    seats_within_bodies,
    terms_within_seats,
    tree_without_circles,
)
from convenor.web.bodies.vocabulary import BodyKind, CameBy, DecisionRule, LegalStatus, Level, SeatClass, Stage, Tier
from convenor.web.kernel.tables.sheet import (
    Check,
    Sheet,
    choices,
    not_itself,
    ref,
    since,
    starts_before_end,
    until,
)

BIG = 9_223_372_036_854_775_807

BODIES = Table(
    "bodies",
    _("Bodies"),
    _("Every board, committee, partnership or group that meets, from system down to neighbourhood."),
    (
        ref(),
        Column("name", _("Name"), required=True, max_length=200, example="Eastvale Place Partnership"),
        Column("kind", _("Kind of body"), Kind.CHOICE, required=True, choices=choices(BodyKind), example="Partnership"),
        Column("tier", _("Tier"), Kind.CHOICE, required=True, choices=choices(Tier), example="Place"),
        Column("level", _("Level"), Kind.CHOICE, required=True, choices=choices(Level), example="Executive"),
        Column(
            "parent",
            _("Part of"),
            Kind.LINK,
            help=_("The body above it. Leave empty at the top."),
            links_to="bodies",
            example="Northmoor and Vale Board",
        ),
        Column("succeeds", _("Follows on from"), Kind.LINK, links_to="bodies"),
        Column(
            "purpose", _("What it is for"), Kind.LONG_TEXT, example="Decides together how care at home is arranged."
        ),
        Column("legal_status", _("Legal status"), Kind.CHOICE, choices=choices(LegalStatus), example="No legal form"),
        Column("powers", _("Powers"), Kind.LONG_TEXT),
        Column("terms_of_reference", _("Address of the terms of reference"), Kind.ADDRESS, max_length=500),
        Column("terms_agreed_on", _("Terms of reference agreed on"), Kind.DAY, example="15/05/2025"),
        Column("budget_authority", _("May commit up to (pounds)"), Kind.WHOLE, most=BIG),
        Column(
            "decision_rule",
            _("How it decides"),
            Kind.CHOICE,
            choices=choices(DecisionRule),
            help=_("Leave empty if nobody has said."),
            example="Aims at consensus; votes only if that fails",
        ),
        Column("quorum", _("Quorum"), Kind.WHOLE, help=_("How many must be there."), most=32_767, example="8"),
        Column("meets", _("How often it meets"), max_length=120, example="Every second month"),
        Column("stage", _("Stage of its work"), Kind.CHOICE, choices=choices(Stage), example="Planning how"),
        Column("in_public", _("Meets in public"), Kind.YES_NO, example="Yes"),
        Column("public_body_started", _("Started by a public body"), Kind.YES_NO, example="Yes"),
        Column("members_decide", _("Its members decide rather than advise"), Kind.YES_NO, example="Yes"),
        Column("public_matter", _("About public policy or services"), Kind.YES_NO, example="Yes"),
        since(),
        until(),
    ),
    keys=(("name",),),
    named_by="name",
    one_name=True,
)

FORMER_BODY_NAMES = Table(
    "former_body_names",
    _("Former names of bodies"),
    _("Names a body went by for a time."),
    (
        ref(),
        Column("body", _("Body"), Kind.LINK, required=True, links_to="bodies", example="Eastvale Place Partnership"),
        Column("name", _("Former name"), required=True, max_length=200, example="Eastvale Locality Group"),
        since(),
        until(),
    ),
    keys=(("body", "name"),),
)

SEATS = Table(
    "seats",
    _("Seats"),
    _("Every place on every body, held or empty. Who holds it comes on the next sheet."),
    (
        ref(),
        Column("body", _("Body"), Kind.LINK, required=True, links_to="bodies", example="Eastvale Place Partnership"),
        Column(
            "title",
            _("Seat"),
            required=True,
            help=_("Seats with the same name on one body are told apart by their order or by reference."),
            max_length=200,
            example="Voluntary sector member",
        ),
        Column(
            "seat_class",
            _("Class of seat"),
            Kind.CHOICE,
            required=True,
            choices=choices(SeatClass),
            example="Voluntary and community member",
        ),
        Column(
            "partner",
            _("For partner"),
            Kind.LINK,
            help=_("If the seat belongs to one organisation."),
            links_to="partners",
            example="Vale Carers Together",
        ),
        Column(
            "community",
            _("For community"),
            Kind.LINK,
            help=_("If the seat is there for one community."),
            links_to="communities",
            example="Unpaid carers in the Vale",
        ),
        Column("nominated_by", _("Nominated by"), max_length=200, example="The voluntary sector alliance"),
        Column(
            "voting",
            _("Has a vote"),
            Kind.YES_NO,
            required=True,
            help=_(
                "Say so for each seat: we do not guess. Only for participants and observers, who have none, leave it."
            ),
            example="Yes",
        ),
        Column("leads", _("Leads the body"), Kind.YES_NO, default=False, example="No"),
        Column("required", _("Required by law or terms of reference"), Kind.YES_NO, example="No"),
        since(),
        until(),
    ),
    keys=(("body", "title"),),
    counted=True,
    named_by="title",
    within="body",
)

TERMS = Table(
    "terms",
    _("Seat holders"),
    _("Who holds which seat, from when until when. One row for each person and seat."),
    (
        ref(),
        Column(
            "body",
            _("Body"),
            Kind.LINK,
            help=_("So that we know which “Chair” is meant."),
            links_to="bodies",
            through=("seat", "body"),
            example="Eastvale Place Partnership",
        ),
        Column(
            "seat",
            _("Seat"),
            Kind.LINK,
            required=True,
            links_to="seats",
            helpers=("body",),
            example="Voluntary sector member",
        ),
        Column("person", _("Held by"), Kind.LINK, required=True, links_to="people", example="Dr Amina Yusuf"),
        Column("acting", _("Acting or interim"), Kind.YES_NO, default=False, example="No"),
        Column(
            "came_by",
            _("How they came to it"),
            Kind.CHOICE,
            help=_("Leave empty if nobody has said."),
            choices=choices(CameBy),
            example="Invited, free to say no",
            public=False,
        ),
        since(),
        until(),
    ),
    keys=(("seat", "person", "starts"),),
)

SHEETS = (
    Sheet(
        BODIES,
        Body,
        checks=(
            starts_before_end("body"),
            not_itself("body_not_own_parent", "parent", "ref"),
            not_itself("body_not_own_successor", "succeeds", "ref"),
        ),
        across=(tree_without_circles,),
    ),
    Sheet(FORMER_BODY_NAMES, FormerBodyName, checks=(starts_before_end("former_body_name"),)),
    Sheet(
        SEATS,
        Seat,
        checks=(
            starts_before_end("seat"),
            Check(
                "participants_and_observers_do_not_vote",
                lambda row: not (row["seat_class"] in ("participant", "observer") and row["voting"]),
                "voting",
            ),
        ),
        across=(seats_within_bodies,),
        assumed=(("voting", lambda row: False if row["seat_class"] in ("participant", "observer") else None),),
    ),
    Sheet(TERMS, Term, checks=(starts_before_end("term"),), across=(held_once, terms_within_seats)),
)
