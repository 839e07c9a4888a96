"""The forums of a home, a line each: their newest levels alone, read against what the home knows already."""

from convenor.web.bodies import evidence as bodies
from convenor.web.bodies.selectors.recorded import recorded_of
from convenor.web.insight.evidence.forum import Forum, Shared, forum_from
from convenor.web.insight.evidence.waves import newest
from convenor.web.insight.rules import can_answer_advice, can_read_forum
from convenor.web.insight.selectors.forum import Answers
from convenor.web.insight.selectors.home import Home
from convenor.web.kernel.viewer import Viewer
from convenor.web.partners import evidence as partners


def forums_at_home(viewer: Viewer, home: Home) -> list[Forum]:
    """The home's forums, in its order. A fixed number of queries, and none where it has no forum."""
    if not home.forums or not can_read_forum(viewer):
        return []
    on, me = home.on, home.me
    shared = Shared(
        on=on,
        public=home.partnership.register_is_public,
        partners=partners.partners_on(viewer, on),
        communities=home.communities or partners.communities_on(viewer, on),
        powers=bodies.delegations_on(viewer, on),
        affected=home.affected or bodies.affected_by(viewer, on),
        topics=home.topics,
        recorded=recorded_of(viewer, on),
        leads=lambda seats: can_answer_advice(
            viewer, leads=me is not None and any(seat.leads and seat.holder == me for seat in seats)
        ),
    )
    there = {body.ref: body for body in home.bodies}
    waves = newest(viewer, home.forums, on)
    return [
        forum_from(
            shared,
            there[ref],
            tuple(seat for seat in home.seats if seat.body == ref),
            waves.get(ref, ()),
            home.answers.get(ref, Answers()),
        )
        for ref in home.forums
    ]
