"""What tests of this room do over and over: raise a concern, hold a session."""

from datetime import timedelta

from convenor.web.kernel.clock import today
from convenor.web.listening import services
from convenor.web.people.models import Person

ON = today()


def person(viewer):
    return Person.objects.get(pk=viewer.person_id)


def concern(by, owner, **fields):
    said = {"kind": "loss", "title": "The ward team is split up", "said": "Nobody has told us.", **fields}
    return services.raise_concern(by=by, owner=owner, **{"due": ON + timedelta(days=10), "on": ON, **said})


def session(lead, community, listener, **fields):
    row = services.plan_session(by=lead, title="The night rota", planned_for=ON, place="Ward 7")
    services.say_with_whom(
        by=lead, ref=row.ref, revision=1, communities=[community], partners=[], body=None, listeners=[listener]
    )
    return row


def held(lead, community, listener, **heard):
    row = session(lead, community, listener)
    return services.say_who_was_heard(
        by=lead, ref=row.ref, revision=2, held_on=ON, on=ON, **{"person_ids": [], "others": 3, **heard}
    )
