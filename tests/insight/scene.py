"""One small system with everything in it that the pages of insight speak of, as large as a test asks for."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from convenor.web.bodies.models import Affected, AgreedShare, Delegation, Notice, Outreach, Topic
from convenor.web.kernel.models import Partnership
from convenor.web.partners.models import Affiliation, Voice
from convenor.web.people.models import ProfessionalAffiliation
from tests import factories

TODAY = date(2026, 11, 24)
YEAR = timedelta(days=365)


@dataclass
class Scene:
    """What was made, by a name to ask for it by."""

    of: Partnership
    rows: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        return self.rows[name]


def small(**fields: Any) -> Scene:
    """A board and a place below it; carers are affected by both and sit nowhere, young people sit on the place."""
    of = factories.partnership(name="Northmoor and Vale", **fields)
    board = factories.body(of, ref="ICB", name="System Board", tier="system", members_decide=True)
    place = factories.body(of, ref="EV", name="Eastvale Place", tier="place", parent=board)
    trust = factories.partner(of, ref="TR", name="Vale Trust", kind="acute_trust", sector="nhs_trust")
    charity = factories.partner(of, ref="CH", name="Age Well", sector="voluntary", participation="voluntary")
    carers = factories.community(of, ref="CA", name="Unpaid carers", kind="carers")
    young = factories.community(of, ref="YO", name="Young people", kind="young")
    ada, bo = factories.person(of, ref="ADA", name="Ada Obi"), factories.person(of, ref="BO", name="Bo Lee")
    chair = factories.seat(board, ref="S1", title="Chair", seat_class="chair", leads=True, partner=trust)
    lead = factories.seat(place, ref="S2", title="Place lead", leads=True, partner=trust)
    youth = factories.seat(
        place, ref="S3", title="Young people's member", seat_class="lived_experience", community=young
    )
    vacant = factories.seat(board, ref="S4", title="Partner member", required=True)
    factories.term(chair, ada, ends=date(2026, 12, 31))
    factories.term(lead, ada)
    factories.term(youth, bo)
    factories.term(vacant, bo, starts=date(2025, 1, 1), ends=date(2026, 6, 30))
    ProfessionalAffiliation.objects.create(partnership=of, person=ada, profession="nursing", front_line=True)
    Affiliation.objects.create(partnership=of, person=ada, partner=trust)
    Voice.objects.create(partnership=of, community=carers, partner=charity)
    topic = Topic.objects.create(
        partnership=of,
        ref="T1",
        body=place,
        title="Respite care",
        due=date(2026, 12, 8),
        how_to_be_heard="Come and say.",
    )
    for body in (board, place):
        Affected.objects.create(partnership=of, body=body, community=carers)
    Affected.objects.create(partnership=of, body=place, community=young)
    Affected.objects.create(partnership=of, body=board, partner=charity)
    AgreedShare.objects.create(partnership=of, sector="patients", percent=50, source="Terms of reference")
    Delegation.objects.create(partnership=of, body=place, function="Small grants", kind="delegated", from_body=board)
    Outreach.objects.create(partnership=of, community=carers, state="asked", asked_on=date(2026, 5, 4))
    rows = {"board": board, "place": place, "trust": trust, "charity": charity, "carers": carers, "young": young}
    return Scene(of, {**rows, "ada": ada, "bo": bo, "topic": topic, "vacant": vacant, "chair": chair})


def tell(scene: Scene) -> None:
    """The carers are told of the topic."""
    Notice.objects.create(
        partnership=scene.of, topic=scene.topic, community=scene.carers, sent_to="a@b.example", text="…", sent_on=TODAY
    )


def grow(scene: Scene, bodies: int, seats: int) -> None:
    """So many more bodies, with so many seats each; every second seat is held."""
    for number in range(bodies):
        body = factories.body(scene.of, tier="neighbourhood", parent=scene.place)
        Affected.objects.create(partnership=scene.of, body=body, community=scene.carers)
        for place in range(seats):
            seat = factories.seat(body, partner=scene.trust)
            if place % 2:
                factories.term(seat, ends=TODAY + timedelta(days=number))
