"""The partners' part of the register's files: organisations, their names and successors, communities and voices."""

from django.utils.translation import gettext_lazy as _

from convenor.formats.tables import Column, Kind, Table
from convenor.web.kernel.tables.sheet import (
    Sheet,
    choices,
    exactly_one,
    not_itself,
    ref,
    since,
    starts_before_end,
    until,
)
from convenor.web.partners.models import Affiliation, Community, FormerName, Partner, Succession, Voice
from convenor.web.partners.vocabulary import (
    Accountability,
    CommunityKind,
    Participation,
    PartnerKind,
    Sector,
    SuccessionKind,
    ViewOfHealth,
)

PARTNERS = Table(
    "partners",
    _("Partners"),
    _("Every organisation in the partnership, under the name it has today. One row each."),
    (
        ref(),
        Column("name", _("Name"), required=True, max_length=200, example="Vale Carers Together"),
        Column("short_name", _("Short name"), max_length=60, example="Vale Carers"),
        Column(
            "kind",
            _("Kind of organisation"),
            Kind.CHOICE,
            required=True,
            choices=choices(PartnerKind),
            example="Charity",
        ),
        Column(
            "sector",
            _("Sector"),
            Kind.CHOICE,
            required=True,
            help=_("Seats are counted by sector."),
            choices=choices(Sector),
            example="Voluntary and community",
        ),
        Column(
            "accountability",
            _("Who it answers to"),
            Kind.CHOICES,
            help=_("Several, with ; between."),
            choices=choices(Accountability),
            example="The people it is made of (lived experience); Whoever pays by contract (contractual)",
        ),
        Column(
            "view_of_health", _("View of health"), Kind.CHOICE, choices=choices(ViewOfHealth), example="Mostly social"
        ),
        Column(
            "participation",
            _("Has to take part, or chooses to"),
            Kind.CHOICE,
            choices=choices(Participation),
            example="Chooses to take part",
        ),
        Column(
            "incentive",
            _("What it hopes to gain"),
            Kind.LONG_TEXT,
            help=_("By taking part. Not shown to the public."),
            example="That carers are asked before a service changes.",
            public=False,
        ),
        Column("population_served", _("People served"), Kind.WHOLE, example="8500"),
        Column(
            "annual_budget",
            _("Yearly budget in pounds"),
            Kind.WHOLE,
            most=9_223_372_036_854_775_807,
            example="420000",
        ),
        Column("staff", _("Staff (whole-time equivalent)"), Kind.WHOLE, example="9"),
        Column(
            "ods_code",
            _("ODS code"),
            help=_("The code of the NHS for an organisation, if it has one. Never used again."),
            max_length=12,
        ),
        Column("charity_number", _("Charity number"), max_length=12, example="0000000"),
        Column("culture", _("Ways of working"), Kind.LONG_TEXT, public=False),
        Column("funding", _("How it is paid"), Kind.LONG_TEXT, public=False),
        Column(
            "decision_timing", _("How and when it decides"), Kind.LONG_TEXT, example="Trustees meet every second month."
        ),
        Column("decision_days", _("Days it usually needs to decide"), Kind.WHOLE, example="60"),
        Column("answers_to", _("How it gives account"), Kind.LONG_TEXT, example="Yearly meeting of its members."),
        Column("regulation", _("Who regulates it"), Kind.LONG_TEXT, example="The Charity Commission."),
        since(),
        until(),
    ),
    keys=(("ods_code",), ("name",)),
    named_by="name",
    also_named_by=("ods_code", "short_name"),
    one_name=True,
)

FORMER_NAMES = Table(
    "former_names",
    _("Former names"),
    _("Names a partner went by for a time."),
    (
        ref(),
        Column("partner", _("Partner"), Kind.LINK, required=True, links_to="partners", example="Vale Carers Together"),
        Column("name", _("Former name"), required=True, max_length=200, example="Vale Carers’ Society"),
        since(),
        until(),
    ),
    keys=(("partner", "name"),),
)

SUCCESSIONS = Table(
    "successions",
    _("Mergers and successors"),
    _("That one partner followed another: a merger, a split, a replacement."),
    (
        ref(),
        Column(
            "earlier", _("Earlier partner"), Kind.LINK, required=True, links_to="partners", example="Vale Carers’ Union"
        ),
        Column(
            "kind",
            _("What happened"),
            Kind.CHOICE,
            required=True,
            choices=choices(SuccessionKind),
            example="Merged into",
        ),
        Column(
            "later", _("Later partner"), Kind.LINK, required=True, links_to="partners", example="Vale Carers Together"
        ),
        Column("on", _("In law from"), Kind.DAY, required=True, example="01/04/2024"),
    ),
    keys=(("earlier", "later"),),
)

AFFILIATIONS = Table(
    "affiliations",
    _("Who works where"),
    _("The organisations somebody works for or belongs to. Several at once are allowed: one row each."),
    (
        ref(),
        Column("person", _("Person"), Kind.LINK, required=True, links_to="people", example="Dr Amina Yusuf"),
        Column("partner", _("Partner"), Kind.LINK, required=True, links_to="partners", example="Vale Carers Together"),
        Column("title", _("Post"), max_length=200, example="Trustee"),
        since(),
        until(),
    ),
    keys=(("person", "partner", "title", "starts"),),
)

COMMUNITIES = Table(
    "communities",
    _("Communities"),
    _("People affected by what is decided, whether or not anybody speaks for them."),
    (
        ref(),
        Column("name", _("Name"), required=True, max_length=200, example="Unpaid carers in the Vale"),
        Column(
            "kind", _("Kind"), Kind.CHOICE, required=True, choices=choices(CommunityKind), example="Carers and families"
        ),
        Column("size", _("About how many people"), Kind.WHOLE, example="8500"),
        Column("about", _("Who they are"), Kind.LONG_TEXT, example="People who look after somebody at home."),
        Column("contact_name", _("Who to write to"), max_length=200, example="The carers’ forum", public=False),
        Column(
            "contact_email",
            _("Their e-mail address"),
            Kind.EMAIL,
            max_length=254,
            example="forum@example.org",
            public=False,
        ),
        since(),
        until(),
    ),
    keys=(("name",),),
    named_by="name",
    one_name=True,
)

VOICES = Table(
    "voices",
    _("Who speaks for whom"),
    _("A partner or a person who speaks for a community. Give one of the two."),
    (
        ref(),
        Column(
            "community",
            _("Community"),
            Kind.LINK,
            required=True,
            links_to="communities",
            example="Unpaid carers in the Vale",
        ),
        Column("partner", _("Partner"), Kind.LINK, links_to="partners", example="Vale Carers Together"),
        Column("person", _("or person"), Kind.LINK, links_to="people"),
        Column("footing", _("Chosen how"), max_length=200, example="Elected by its members"),
        since(),
        until(),
    ),
    keys=(("community", "partner", "person", "starts"),),
)

SHEETS = (
    Sheet(
        PARTNERS,
        Partner,
        checks=(starts_before_end("partner"),),
        unique=(("partner_ods_code_once", ("ods_code",)),),
    ),
    Sheet(FORMER_NAMES, FormerName, checks=(starts_before_end("former_name"),)),
    Sheet(
        SUCCESSIONS,
        Succession,
        checks=(not_itself("succession_not_to_itself", "later", "earlier"),),
        unique=(("succession_once", ("earlier", "later")),),
    ),
    Sheet(AFFILIATIONS, Affiliation, checks=(starts_before_end("affiliation"),)),
    Sheet(COMMUNITIES, Community, checks=(starts_before_end("community"),)),
    Sheet(
        VOICES,
        Voice,
        checks=(starts_before_end("voice"), exactly_one("voice_is_partner_or_person", "partner", "person")),
    ),
)
