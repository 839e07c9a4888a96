"""The people's part of the register's files: people, their professions, their leadership roles."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from convenor.formats.tables import Column, Kind, Table
from convenor.web.kernel.tables.sheet import Check, Fault, Merged, Sheet, choices, ref, since, starts_before_end, until
from convenor.web.people.models import LeadershipRole, Person, ProfessionalAffiliation
from convenor.web.people.vocabulary import Influence, Profession

PEOPLE = Table(
    "people",
    _("People"),
    _("Everyone who holds a seat, leads, or is a contact. Work details only; never anything about a patient."),
    (
        ref(),
        Column("name", _("Name"), required=True, max_length=200, example="Dr Amina Yusuf"),
        Column(
            "email",
            _("E-mail address"),
            Kind.EMAIL,
            help=_("Used to invite them and to know them again. Shown to governance leads only."),
            max_length=254,
            example="amina.yusuf@example.org",
            public=False,
        ),
        Column(
            "influence",
            _("Where their influence comes from"),
            Kind.CHOICES,
            help=_("Only as they said it themselves. Several, with ; between."),
            choices=choices(Influence),
            public=False,
        ),
        Column("influence_agreed_on", _("They agreed to this being kept on"), Kind.DAY, public=False),
        Column(
            "erased_on",
            _("Details erased on"),
            Kind.DAY,
            help=_("Filled in by Convenor alone. To erase somebody’s details, use their page."),
            public=False,
        ),
    ),
    keys=(("email",), ("name",)),
    named_by="name",
    also_named_by=("email",),
)

PROFESSIONS = Table(
    "professions",
    _("Professions"),
    _("The professional communities somebody belongs to. Several at once are usual: one row each."),
    (
        ref(),
        Column("person", _("Person"), Kind.LINK, required=True, links_to="people", example="Dr Amina Yusuf"),
        Column(
            "profession",
            _("Professional community"),
            Kind.CHOICE,
            required=True,
            choices=choices(Profession),
            example="General practice",
        ),
        Column("specialty", _("Specialty or field"), max_length=120, example="Diabetes"),
        Column("front_line", _("Still works with patients"), Kind.YES_NO, example="Yes"),
        Column("front_line_checked", _("Last confirmed on"), Kind.DAY, example="12/03/2026"),
        since(),
        until(),
    ),
    keys=(("person", "profession", "specialty", "starts"),),
    public=False,
)

LEADERSHIP = Table(
    "leadership",
    _("Leadership roles"),
    _("Roles of leadership. An informal one only when the person agreed to its being kept."),
    (
        ref(),
        Column("person", _("Person"), Kind.LINK, required=True, links_to="people", example="Dr Amina Yusuf"),
        Column("title", _("Role"), required=True, max_length=200, example="Clinical lead for diabetes"),
        Column("formal", _("Formally appointed"), Kind.YES_NO, default=True, example="Yes"),
        Column(
            "agreed_on",
            _("They agreed to this being kept on"),
            Kind.DAY,
            help=_("Needed for an informal role."),
            public=False,
        ),
        since(),
        until(),
    ),
    keys=(("person", "title", "starts"),),
)


def erased_stay_erased(merged: Merged) -> Iterable[Fault]:
    """Nobody's erased details come back by a file, and nobody is erased by one."""
    before = merged.before["people"]
    for ref_ in merged.touched["people"]:
        was = before.get(ref_)
        if was is None:
            continue
        now = merged.rows["people"][ref_]
        if now == was:
            continue
        if was["erased_on"] is not None:
            yield Fault(ref_, "person_was_erased", "name")
        elif now["erased_on"] is not None:
            yield Fault(ref_, "person_erased_on_their_page", "erased_on")


SHEETS = (
    Sheet(
        PEOPLE,
        Person,
        unique=(("person_email_once_per_partnership", ("email",)),),
        across=(erased_stay_erased,),
    ),
    Sheet(PROFESSIONS, ProfessionalAffiliation, checks=(starts_before_end("profession"),)),
    Sheet(
        LEADERSHIP,
        LeadershipRole,
        checks=(
            starts_before_end("leadership"),
            Check("informal_role_needs_consent", lambda row: bool(row["formal"] or row["agreed_on"]), "agreed_on"),
        ),
        public_rows=Q(formal=True),
    ),
)
