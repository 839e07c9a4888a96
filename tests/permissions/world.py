"""Two partnerships that know nothing of each other, with one row of every kind in each, and somebody in every role."""

import io
import re
import zipfile
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.test import Client
from django.urls import get_resolver

from convenor.methods.opinions import Votes, analyse
from convenor.methods.opinions.disclose import disclose
from convenor.web.conversations.content import Content, written
from convenor.web.kernel.clock import now
from convenor.web.kernel.models import Partnership
from convenor.web.kernel.viewer import Role, Viewer
from tests import factories

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
VISITOR, STRANGER, OPERATOR = "visitor", "stranger", "operator"
OWN = tuple(role.value for role in Role)  # convenor, leader, member, evaluator: people of this partnership
OUTSIDE = (VISITOR, STRANGER, OPERATOR)  # the public, the convenor of another partnership, who runs the installation
EVERYBODY = (*OWN, *OUTSIDE)
INSIDE_ONLY = "inner-matter"  # in every field that people outside never see, whatever is public


KINDS_OF_FILE = {
    "take": "json",
    "template": "xlsx",
    "box": "goals",
    "advice": "T3",
    "by": "clinical",
    "about": "trust",
    "profile": "history",
}  # what stands after these is no reference


@dataclass
class Side:
    """One partnership: a word that stands in every name of it, its rows by what an address calls them, its people."""

    partnership: Partnership
    word: str
    refs: dict[str, str] = field(default_factory=dict)
    people: dict[str, Any] = field(default_factory=dict)


def model(label: str) -> Any:
    return apps.get_model(label)


def side(word: str, *, public: bool) -> Side:
    of = factories.partnership(slug=word.lower(), name=f"{word} Partnership", register_is_public=public)
    made = Side(of, word)
    for role in Role:
        person = factories.person(
            of,
            roles=(role,),
            signs_in=True,
            name=f"{word} {role.value}",
            email=f"{INSIDE_ONLY}.{role.value}@{word}.example",
        )
        made.people[role.value] = person
    _register(made)
    _matters(made)
    return made


def _register(made: Side) -> None:
    of, word = made.partnership, made.word
    day = date(2026, 1, 1)
    person = made.people["member"]
    body = factories.body(of, name=f"{word} Board")
    seat = factories.seat(body, title=f"{word} chair")
    term = factories.term(seat, person, starts=day)
    partner = factories.partner(of, name=f"{word} Trust", ods_code="", incentive=INSIDE_ONLY)
    later = factories.partner(of, name=f"{word} New Trust")
    community = factories.community(
        of, name=f"{word} patients", contact_name=INSIDE_ONLY, contact_email=f"{INSIDE_ONLY}@{word}.example"
    )
    rows = {
        "people": person,
        "bodies": body,
        "seats": seat,
        "terms": term,
        "partners": partner,
        "communities": community,
        "posts": model("partners.Affiliation").objects.create(
            partnership=of, person=person, partner=partner, title="x"
        ),
        "mergers": model("partners.Succession").objects.create(
            partnership=of, earlier=partner, later=later, kind="merged", on=day
        ),
        "names": model("partners.FormerName").objects.create(
            partnership=of, partner=partner, name=f"{word} Old Trust", ends=day
        ),
        "voices": model("partners.Voice").objects.create(partnership=of, community=community, partner=partner),
        "professions": model("people.ProfessionalAffiliation").objects.create(
            partnership=of, person=person, profession="nursing"
        ),
        "roles": model("people.LeadershipRole").objects.create(
            partnership=of, person=person, title=INSIDE_ONLY, formal=False, agreed_on=day
        ),
    }
    made.refs.update({name: row.ref for name, row in rows.items()})


def _matters(made: Side) -> None:
    of, word = made.partnership, made.word
    day = date(2026, 1, 1)
    body = model("bodies.Body").objects.get(partnership=of)
    community = model("partners.Community").objects.get(partnership=of)
    topic = model("bodies.Topic").objects.create(partnership=of, body=body, title=f"{word} topic")
    charter = model("bodies.CharterVersion").objects.create(partnership=of, body=body, number=1, starts=day)
    model("bodies.CharterRule").objects.create(partnership=of, charter=charter, position=1, text=f"{word} rule")
    model("bodies.CharterVersion").objects.create(partnership=of, body=body, number=2)  # a draft
    rows = {
        "topics": topic,
        "charter": charter,
        "powers": model("bodies.Delegation").objects.create(
            kind="reserved",
            partnership=of,
            body=body,
            function=f"{word} spending",
            from_partner=model("partners.Partner").objects.filter(partnership=of).first(),
        ),
        "pathways": model("bodies.Pathway").objects.create(partnership=of, name=f"{word} pathway", experience=word),
        "outreach": model("bodies.Outreach").objects.create(
            partnership=of, body=body, community=community, who=INSIDE_ONLY, would_bring=INSIDE_ONLY
        ),
        "notices": model("bodies.Notice").objects.create(
            partnership=of, topic=topic, community=community, sent_to=INSIDE_ONLY, text=INSIDE_ONLY, sent_on=day
        ),
        "invitations": model("people.Invitation").objects.create(
            partnership=of,
            email=f"{INSIDE_ONLY}@{word}.example",
            roles=["member"],
            digest=word.ljust(64, "0"),
            invited_by="account:1",
            sent_at=now(),
            expires_at=now() + timedelta(days=1),
        ),
        "files": model("register.Import").objects.create(
            partnership=of, file_name=f"{word}-{INSIDE_ONLY}.xlsx", digest="0" * 64, by="account:1", read_at=now()
        ),
    }
    rows.update(_listening(made, day))
    rows["pulses"] = _pulse(made, day)
    rows["instruments"] = model("pulses.Instrument").objects.create(
        partnership=of, title=f"{word} scale", holder=INSIDE_ONLY, licence=INSIDE_ONLY
    )
    rows["results"] = _closed_pulse(made, day)
    rows["over-time"] = body
    rows["conversations"] = _conversation(made, day)
    rows["tellings"] = rows["conversations"].tellings.get()
    rows["statements"] = rows["moderate"] = rows["conversations"].statements.get(number=1)
    rows["proposals"] = model("conversations.Proposal").objects.create(
        partnership=of,
        conversation=rows["conversations"],
        title=f"{word} proposal",
        benefit="x",
        put_on=day,
        topic=topic,
    )
    rows["proposals"].statements.add(rows["statements"])
    around = {"partnership": of, "proposal": rows["proposals"], "kind": "clinical"}
    rows["sources"] = model("conversations.Source").objects.create(**around, whose=word, gives=word, named_on=day)
    rows["against"] = model("conversations.Against").objects.create(**around, role=word, text=word, said_on=day)
    model("conversations.Fate").objects.create(
        statement=rows["statements"], came_of="used", reason="x", proposal=rows["proposals"], on=day
    )
    rows.update(_needs(made, rows["conversations"], day))
    answer = model("insight.AdviceResponse").objects.create(
        partnership=of, body=body, rule="T3", number=1, answer="taken_up", reason=INSIDE_ONLY, given_on=day
    )
    rows["actions"] = model("insight.AdviceAction").objects.create(
        partnership=of, body=body, response=answer, what=INSIDE_ONLY, due=day
    )
    made.refs.update({name: row.ref for name, row in rows.items()})
    made.refs.update({"register": made.refs["files"], **KINDS_OF_FILE})


def _listening(made: Side, day: date) -> dict[str, Any]:
    """A concern of the member, who owes the answer too, one made public, a session held, an initiative, an ask."""
    of, member = made.partnership, made.people["member"]
    said = {"kind": "loss", "raised_on": day, "due": day, "owner": member, "partnership": of}
    concerns = model("listening.Concern").objects
    concerns.create(
        title=f"{made.word} public concern", words=made.word, person=member, public_on=day, consent=INSIDE_ONLY, **said
    )
    session = model("listening.Session").objects.create(
        partnership=of, title=INSIDE_ONLY, planned_for=day, state="held", held_on=day, heard=1
    )
    model("listening.Heard").objects.create(session=session, person=member)
    initiative = model("listening.Initiative").objects.create(
        partnership=of, name=INSIDE_ONLY, state="abandoned", reason=INSIDE_ONLY, ended_on=day
    )
    return {
        "concerns": concerns.create(title=INSIDE_ONLY, words=INSIDE_ONLY, person=member, **said),
        "sessions": session,
        "said": model("listening.Point").objects.create(partnership=of, session=session, text=INSIDE_ONLY),
        "initiatives": initiative,
        "asks": model("listening.Asking").objects.create(
            partnership=of, kind="other", title=INSIDE_ONLY, minutes=5, on=day, people=1
        ),
    }


def _pulse(made: Side, day: date) -> Any:
    """A pulse that is open and asks everybody, the member's answer begun."""
    wave = model("pulses.Wave").objects.create(
        partnership=made.partnership,
        title=f"{made.word} pulse",
        body=model("bodies.Body").objects.get(partnership=made.partnership),
        state="open",
        opened=day,
        closes=now().date() + timedelta(days=9),
        invited=len(made.people),
    )
    for person in made.people.values():
        begun = {"question": INSIDE_ONLY}
        model("pulses.Invitation").objects.create(
            wave=wave, person=person, digest=f"{made.word}{person.pk}".ljust(64, "0"), draft=begun
        )
    model("pulses.Ballot").objects.create(wave=wave, marks=INSIDE_ONLY)
    return wave


def _closed_pulse(made: Side, day: date) -> Any:
    """A pulse that is closed and that many answered."""
    item = {"key": "trust", "version": 1, "construct": "trust", "reverse": False}
    wave = model("pulses.Wave").objects.create(
        partnership=made.partnership,
        title=f"{made.word} closed pulse",
        body=model("bodies.Body").objects.get(partnership=made.partnership),
        state="closed",
        opened=day,
        closes=day,
        closed=day,
        invited=24,
        answered=20,
        items=[{**item, "text": INSIDE_ONLY, "answers": list("abcde")}],
        breakdowns=["clinical"],
        what_comes=INSIDE_ONLY,
    )
    model("pulses.Ballot").objects.bulk_create(
        model("pulses.Ballot")(wave=wave, marks=mark) for mark in "22333344444444455555"
    )
    for group, counts in (("yes", [0, 1, 2, 5, 2, 0]), ("no", [0, 1, 2, 4, 3, 0])):
        model("pulses.Tally").objects.create(
            wave=wave, breakdown="clinical", group=group, invited=12, answered=10, counts={"trust": counts}
        )
    return wave


def _conversation(made: Side, day: date) -> Any:
    """A conversation that is open to everyone: a statement is shown, one is refused, one waits to be looked at."""
    row = model("conversations.Conversation").objects.create(
        partnership=made.partnership,
        question=f"{made.word} question",
        body=model("bodies.Body").objects.get(partnership=made.partnership),
        status="open",
        marked_on=day,
        audience="everyone",
        state="open",
        opened=day,
        closes=now().date() + timedelta(days=9),
        everyone_nonce=made.word,
    )
    model("conversations.Telling").objects.create(
        partnership=made.partnership, conversation=row, audience=made.word, text=made.word, written_on=day
    )
    unseen = {"author": INSIDE_ONLY, "note": INSIDE_ONLY}
    for standing, said in (
        ("shown", {"number": 1, "text": f"{made.word} statement", **unseen}),
        ("refused", {"reason": "names", "text": INSIDE_ONLY, **unseen}),
        ("waiting", {"text": INSIDE_ONLY, **unseen}),
    ):
        model("conversations.Statement").objects.create(
            partnership=made.partnership, conversation=row, standing=standing, **said
        )
    nothing = written(Content(disclose(analyse(Votes.from_rows([], [], [])))))
    model("conversations.Release").objects.create(
        conversation=row, number=1, made_on=day, final=True, people=0, content=nothing
    )
    return row


def _needs(made: Side, conversation: Any, day: date) -> dict[str, Any]:
    """Two partners have said what they need; the other has said back what the member's one needs."""
    of = made.partnership
    own, other = model("partners.Partner").objects.filter(partnership=of).order_by("pk")
    by = {"partnership": of, "said_on": day}
    for partner in (own, other):
        words = {"conversation": conversation, "partner": partner, "text": INSIDE_ONLY}
        model("conversations.Gain").objects.create(**by, **words)
        need = model("conversations.Need").objects.create(**by, **words, why=INSIDE_ONLY)
        said = model("conversations.SaidBack").objects.create(
            **by, partner=own if partner == other else other, need=need, text=INSIDE_ONLY
        )
        if partner == own:
            waits = said
    reading = model("conversations.SideBySide").objects.create(
        partnership=of, conversation=conversation, says="same", words=INSIDE_ONLY, read_as="lead", read_on=day
    )
    model("conversations.Objection").objects.create(**by, partner=own, reading=reading, text=INSIDE_ONLY)
    return {"needs": own, "gains": own, "back": other, "said-back": waits}


@dataclass
class World:
    here: Side
    elsewhere: Side
    operator: Any

    def client(self, role: str) -> Client:
        """A browser of somebody in that role, as seen from `here`."""
        client = Client(raise_request_exception=False)
        accounts = {role: person.account for role, person in self.here.people.items()}
        accounts[STRANGER] = self.elsewhere.people["convenor"].account
        accounts[OPERATOR] = self.operator
        if role in accounts:
            client.force_login(accounts[role], backend=BACKEND)
        return client

    def viewer(self, role: str) -> Viewer:
        """The viewer that a browser of that role is, here."""
        if role in self.here.people:
            person = self.here.people[role]
            return Viewer(self.here.partnership.pk, person.account_id, person.pk, frozenset({Role(role)}))
        account = {VISITOR: None, STRANGER: self.elsewhere.people["convenor"].account_id, OPERATOR: self.operator.pk}[
            role
        ]
        return Viewer(self.here.partnership.pk, account, operator=role == OPERATOR)


def get(client: Client, address: str) -> Any:
    """What is answered to a look, read to its end (a file that is being sent stays open until then)."""
    return _read(client.get(address))


def post(client: Client, address: str, said: dict[str, str]) -> Any:
    """What is answered to a form."""
    return _read(client.post(address, said))


def _read(answer: Any) -> Any:
    answer.whole = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer


def text_of(answer: Any) -> str:
    """What is in an answer: of a workbook or a ZIP, what is in its parts."""
    content: bytes = answer.whole
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"\n".join(archive.read(name) for name in archive.namelist())
    return content.decode("utf-8", "replace")


def world(*, public: bool) -> World:
    return World(side("Zebra", public=public), side("Okapi", public=True), factories.account(operator=True))


@dataclass(frozen=True)
class Page:
    """One address pattern of the site: its name and its route."""

    name: str
    route: str

    @property
    def inside(self) -> bool:
        return self.route.startswith("p/<slug:slug>/")

    @property
    def has_ref(self) -> bool:
        return bool(self.sections - set(KINDS_OF_FILE))

    @property
    def sections(self) -> set[str]:
        """The kinds of rows its references name."""
        holes = re.findall(r"([a-z-]+)/<str:(\w+)>", self.route)
        return {"notices" if name == "notice" else section for section, name in holes}

    def address(self, slug: str, refs: dict[str, str]) -> str:
        """The address with every hole filled: each reference is that of the row its section is about."""

        def fill(found: re.Match[str]) -> str:
            section = "notices" if found["name"] == "notice" else found["section"]
            return f"{found['section']}/{refs[section]}"

        route = self.route.replace("<slug:slug>", slug)
        return "/" + re.sub(r"(?P<section>[a-z-]+)/<str:(?P<name>\w+)>", fill, route)


def pages() -> list[Page]:
    """Every address of ours; those of the sign-in library are listed apart."""
    return [page for page in _walk(get_resolver()) if not page.route.startswith("account/")]


def sign_in_pages() -> list[Page]:
    return [page for page in _walk(get_resolver()) if page.route.startswith("account/")]


def _walk(resolver: Any, route: str = "", space: str = "") -> list[Page]:
    found = []
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            found += _walk(pattern, route + str(pattern.pattern), inner)
        else:
            found.append(Page(f"{space}{pattern.name}", route + str(pattern.pattern)))
    return found
