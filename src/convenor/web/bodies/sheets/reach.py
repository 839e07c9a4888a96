"""Sheets of pathways, of matters to be decided and who they touch, and of what is done to bring people in."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from convenor.formats.tables import Column, Kind, Table
from convenor.web.bodies.models import Affected, AgreedShare, Notice, Outreach, Pathway, PathwayStep, Topic
from convenor.web.bodies.sheets.checks import topic_is_of_the_body, topics_only_close
from convenor.web.bodies.sheets.going_on import nobody_passed_over
from convenor.web.bodies.sheets.required import PATHWAY_SEATS
from convenor.web.bodies.sheets.went_on import WENT_ON
from convenor.web.bodies.vocabulary import OutreachState, SeatClass, Stage, TopicStatus
from convenor.web.kernel.tables.sheet import (
    Check,
    Sheet,
    choices,
    exactly_one,
    ref,
    since,
    starts_before_end,
    until,
)
from convenor.web.partners.vocabulary import Sector

BODY, COMMUNITY, TOPIC = "Eastvale Place Partnership", "Unpaid carers in the Vale", "Where carers can take a break"

PATHWAYS = Table(
    "pathways",
    _("Pathways"),
    _("Ways people go through care that cross organisations."),
    (
        ref(),
        Column("name", _("Name"), required=True, max_length=200, example="A break for carers"),
        Column("community", _("For community"), Kind.LINK, links_to="communities", example=COMMUNITY),
        Column("body", _("Looked after by"), Kind.LINK, links_to="bodies", example=BODY),
        Column("lead", _("Led by"), Kind.LINK, links_to="people", example="Dr Amina Yusuf"),
        Column(
            "experience", _("What people say it is like"), Kind.LONG_TEXT, example="Three forms before a first call."
        ),
        since(),
        until(),
    ),
    keys=(("name",),),
    named_by="name",
    one_name=True,
)

STEPS = Table(
    "pathway_steps",
    _("Steps of pathways"),
    _("Each step of a pathway and the organisation that takes it."),
    (
        ref(),
        Column("pathway", _("Pathway"), Kind.LINK, required=True, links_to="pathways", example="A break for carers"),
        Column("position", _("Number"), Kind.WHOLE, required=True, most=32_767, example="1"),
        Column("what", _("What happens"), required=True, max_length=200, example="First call"),
        Column("partner", _("Partner"), Kind.LINK, required=True, links_to="partners", example="Vale Carers Together"),
    ),
    keys=(("pathway", "position"),),
)

TOPICS = Table(
    "topics",
    _("Matters to decide"),
    _("What each body is to decide, when, how far it is still open, and how one may have a say."),
    (
        ref(),
        Column("body", _("Body"), Kind.LINK, required=True, links_to="bodies", example=BODY),
        Column("title", _("What is to be decided"), required=True, max_length=300, example=TOPIC),
        Column(
            "status",
            _("Still open?"),
            Kind.CHOICE,
            required=True,
            help=_(
                "It may only move towards decided, never back. Past somebody affected who has no seat and was never "
                "told, it needs a reason, on the sheet “Marked without those affected”."
            ),
            choices=choices(TopicStatus),
            example="Open",
        ),
        Column("marked_on", _("Marked so on"), Kind.DAY, help=_("Since when it is. A change has the day it is made.")),
        Column("due", _("To be decided on"), Kind.DAY, example="08/12/2026"),
        Column("stage", _("Stage"), Kind.CHOICE, choices=choices(Stage), example="Planning how"),
        Column("pathway", _("About pathway"), Kind.LINK, links_to="pathways", example="A break for carers"),
        Column("how_to_be_heard", _("How to have a say"), Kind.LONG_TEXT, example="Come to the forum, or write to us."),
    ),
    keys=(("body", "title"),),
    named_by="title",
    within="body",
)

AFFECTED = Table(
    "affected",
    _("Who is affected"),
    _("A community or partner touched by what a body decides; by one matter, if you name it. Give one of the two."),
    (
        ref(),
        Column("body", _("Body"), Kind.LINK, required=True, links_to="bodies", example=BODY),
        Column("topic", _("By what matter"), Kind.LINK, links_to="topics", helpers=("body",), example=TOPIC),
        Column("community", _("Community"), Kind.LINK, links_to="communities", example=COMMUNITY),
        Column("partner", _("or partner"), Kind.LINK, links_to="partners"),
        Column("how", _("How"), max_length=300, example="They rely on these breaks."),
    ),
    keys=(("body", "topic", "community", "partner"),),
)

SHARES = Table(
    "agreed_shares",
    _("Agreed shares of seats"),
    _("The share of seats a sector should hold, as agreed: for one body, or for all when no body is named."),
    (
        ref(),
        Column("body", _("Body"), Kind.LINK, links_to="bodies", example=BODY),
        Column(
            "sector",
            _("Sector"),
            Kind.CHOICE,
            required=True,
            choices=choices(Sector),
            example="Voluntary and community",
        ),
        Column("percent", _("Share in 100"), Kind.DECIMAL, required=True, most=100, places=1, example="15"),
        Column("source", _("Agreed where"), max_length=300, example="Terms of reference, April 2025"),
        since(),
        until(),
    ),
    keys=(("body", "sector", "starts"),),
)

OUTREACH = Table(
    "outreach",
    _("Who is being asked"),
    _("The recruitment list: who is missing, what would bring them, who asks, what they answered."),
    (
        ref(),
        Column("body", _("Body"), Kind.LINK, links_to="bodies", example=BODY),
        Column("community", _("Community"), Kind.LINK, links_to="communities", example=COMMUNITY),
        Column("partner", _("or partner"), Kind.LINK, links_to="partners"),
        Column(
            "seat_class",
            _("For which seat"),
            Kind.CHOICE,
            choices=choices(SeatClass),
            example="Patient, carer or lived experience",
        ),
        Column("who", _("Who to ask"), max_length=200, example="The chair of the carers’ forum"),
        Column("would_bring", _("What would bring them"), Kind.LONG_TEXT, example="Meetings after six; fares paid."),
        Column("asks", _("Who asks"), Kind.LINK, links_to="people", example="Dr Amina Yusuf"),
        Column(
            "state",
            _("How it stands"),
            Kind.CHOICE,
            choices=choices(OutreachState),
            default=OutreachState.IDEA.value,
            example="Asked; no answer yet",
        ),
        Column("asked_on", _("Asked on"), Kind.DAY, example="02/10/2026"),
        Column("answer", _("What they answered"), Kind.LONG_TEXT),
        Column("answered_on", _("Answered on"), Kind.DAY),
    ),
    keys=(("body", "community", "partner", "seat_class", "who"),),
    public=False,
)

NOTICES = Table(
    "notices",
    _("Notices sent"),
    _("That somebody affected and absent was told what will be decided, when, and how to have a say."),
    (
        ref(),
        Column("body", _("Body"), Kind.LINK, links_to="bodies", through=("topic", "body"), example=BODY),
        Column("topic", _("Matter"), Kind.LINK, required=True, links_to="topics", helpers=("body",), example=TOPIC),
        Column("community", _("Community"), Kind.LINK, links_to="communities", example=COMMUNITY),
        Column("partner", _("or partner"), Kind.LINK, links_to="partners"),
        Column("sent_to", _("Sent to"), required=True, max_length=254, example="forum@example.org"),
        Column("text", _("What was said"), Kind.LONG_TEXT, required=True, example="On 8 December we decide …"),
        Column("sent_on", _("Sent on"), Kind.DAY, required=True, example="10/11/2026"),
    ),
    keys=(("topic", "community", "partner", "sent_on"),),
    public=False,
)


def _asked_has_a_day(row: object) -> bool:
    return row["state"] == "idea" or row["asked_on"] is not None  # type: ignore[index]


def _in_a_hundred(row: object) -> bool:
    percent = row["percent"]  # type: ignore[index]
    return percent is None or Decimal(0) <= percent <= Decimal(100)


SHEETS = (
    Sheet(PATHWAYS, Pathway, checks=(starts_before_end("pathway"),)),
    Sheet(STEPS, PathwayStep, unique=(("pathway_step_position_once", ("pathway", "position")),)),
    PATHWAY_SEATS,
    Sheet(TOPICS, Topic, across=(topics_only_close, nobody_passed_over), marked=(("marked_on", "status"),)),
    WENT_ON,
    Sheet(
        AFFECTED,
        Affected,
        checks=(exactly_one("affected_is_community_or_partner", "community", "partner"),),
        across=(topic_is_of_the_body,),
    ),
    Sheet(
        SHARES,
        AgreedShare,
        checks=(starts_before_end("agreed_share"), Check("agreed_share_in_100", _in_a_hundred, "percent")),
    ),
    Sheet(
        OUTREACH,
        Outreach,
        checks=(
            exactly_one("outreach_to_community_or_partner", "community", "partner"),
            Check("outreach_asked_has_a_day", _asked_has_a_day, "asked_on"),
        ),
    ),
    Sheet(NOTICES, Notice, checks=(exactly_one("notice_to_community_or_partner", "community", "partner"),)),
)
