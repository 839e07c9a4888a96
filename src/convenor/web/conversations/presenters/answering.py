"""The pages behind a link: what is asked and of whom, one statement at a time, and what one said so far."""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any

from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from convenor.web.bodies.vocabulary import TopicStatus
from convenor.web.conversations.chances import sealed
from convenor.web.conversations.evidence.routing import Next
from convenor.web.conversations.selectors import Door, OwnVote, OwnWords
from convenor.web.conversations.vocabulary import OPINIONS, Axis, Reason, Standing
from convenor.web.partners.vocabulary import Sector

SECONDS = 12  # to read one statement and say something
A_GUESS_IN = 3  # statements

HOW_OPEN: dict[str, Any] = {
    TopicStatus.OPEN: later("Still open"),
    TopicStatus.NARROWED: later("Narrowed to some options"),
    TopicStatus.DECIDED: later("Decided"),
}
WHO_GUESSED: dict[tuple[str, str], Any] = {
    (Axis.CLINICAL, "yes"): later("What will most of the clinicians say?"),
    (Axis.CLINICAL, "no"): later("What will most of those who are no clinicians say?"),
    (Axis.FRONT_LINE, "yes"): later("What will most of those say who work with patients or service users?"),
    (Axis.FRONT_LINE, "no"): later("What will most of those say who do not work with patients or service users?"),
}
GUESSES: dict[int, Any] = {1: later("Most agree"), -1: later("Most disagree"), 0: later("Neither side has most")}
FATES: dict[str, Any] = {
    Standing.WAITING: later("It waits to be looked at."),
    Standing.SHOWN: later("Everybody is asked about it."),
    Standing.JOINED: later("Another statement says the same, and everybody is asked about that one."),
    Standing.REFUSED: later("It is not shown."),
}
ENDED: dict[str, tuple[Any, Any]] = {
    "over": (later("This conversation is closed"), later("Every vote that was kept before counts.")),
    "closed": (later("This conversation is closed"), later("Every vote that was kept before counts.")),
    "cancelled": (later("This conversation was called off"), later("What was said in it is not used.")),
    "draft": (later("This conversation is not open yet"), later("Come back by this link once it is.")),
}


def start(door: Door, statements: int, done: int, tellings: Sequence[Any] = ()) -> dict[str, Any]:
    """The first page: how far it is open, what is asked, what one should know, what comes of it, who sees what.
    `tellings`: what one should know, in other words for others."""
    return {
        **about(door),
        "tellings": tellings,
        "count": statements,
        "minutes": max(1, ceil(statements * SECONDS / 60)),
        "done": done,
        "all_done": bool(statements) and done >= statements,
        "counted_by": ", ".join(str(Axis(axis).label) for axis in door.conversation.axes),
    }


def about(door: Door) -> dict[str, Any]:
    """What every page behind the link knows of it."""
    row = door.conversation
    return {
        "door": door,
        "conversation": row,
        "how_open": HOW_OPEN.get(row.status, ""),
        "whose": row.body.name if row.body else row.partnership.name,
    }


def ended(
    door: Door, own: Sequence[OwnWords], came: Sequence[Mapping[str, Any]] = (), *, can_be_read: bool = False
) -> dict[str, Any]:
    """What a link says once nobody can take part; `came`: what came of one's own statements in the end. `can_be_read`:
    whether there is something to read of what came out."""
    title, sentence = ENDED[door.state]
    results = _results(door.conversation) if can_be_read else None
    return {**about(door), "title": title, "sentence": sentence, "own": words_of(own, came), "results": results}


def statement(token: str, one: Next) -> dict[str, Any]:
    """One statement as it is put to somebody: by the page and by the script alike."""
    return {
        "ref": one.ref,
        "text": one.text,
        "chance": sealed(one.chance, token=token, statement=one.ref),
        "pushed": one.pushed,
        "progress": progress(one),
        "again": reverse("conversations:say_again", kwargs={"token": token, "ref": one.ref}),
    }


def progress(one: Next) -> str:
    """Where one is, in words."""
    return _("%(at)s of %(of)s") % {"at": one.at, "of": one.of}


def buttons(said: int | None = None) -> list[dict[str, Any]]:
    """The three things one can say; `said` is what one said before."""
    return [{"value": value, "text": text, "chosen": value == said} for value, text in OPINIONS.items()]


def votes_of(votes: Sequence[OwnVote], token: str) -> list[list[Any]]:
    """A table of what one said, each with a way to say something else."""
    rows = []
    for vote in votes:
        said = str(OPINIONS[vote.value])
        if vote.important:
            said = _("%(said)s, and it matters to you") % {"said": said}
        address = reverse("conversations:say_again", kwargs={"token": token, "ref": vote.ref})
        rows.append([vote.text, {"text": _("%(said)s – change") % {"said": said}, "href": f"{address}?then=mine"}])
    return rows


def words_of(own: Sequence[OwnWords], came: Sequence[Mapping[str, Any]] = ()) -> list[dict[str, Any]]:
    """One's own statements, each with what became of it so far, why, and the word of whoever looked at it; and, of
    those in `came`, what came of them."""
    of = {one["ref"]: one for one in came if one["fate"]}
    return [
        {
            "text": one.text,
            "fate": FATES[one.standing],
            "reason": Reason(one.reason).label if one.reason and one.standing == Standing.REFUSED else "",
            "note": one.note,
            "came": of.get(one.ref),
        }
        for one in own
    ]


def guess_due(token: str, done: int) -> bool:
    """Whether what was just voted on is followed by the second question: one of every three, by lot."""
    if done < 1:
        return False
    turn, place = divmod(done - 1, A_GUESS_IN)
    return _lot(f"{token} {turn}", A_GUESS_IN) == place


def guess_of(token: str, ref: str, door: Door, communities: Sequence[str]) -> str:
    """Of which group one is asked what it will say: any but one's own, by lot; empty where there is no other."""
    axis = door.conversation.guess_axis
    others = [name for name in communities if name != door.groups.get(axis, "")]
    return others[_lot(f"{token} {ref}", len(others))] if others else ""


def guess_question(axis: str, community: str) -> str:
    """The second question, in words."""
    if (axis, community) in WHO_GUESSED:
        return str(WHO_GUESSED[axis, community])
    name = Sector(community).label if axis == Axis.SECTOR and community in Sector.values else community
    return _("What will most people of “%(group)s” say?") % {"group": name}


def _results(row: Any) -> dict[str, str]:
    """Where what came out can be read: on its page where that is public, else only once one has signed in."""
    where = row.partnership
    if not where.register_is_public:
        says = _("What came out can be read by those who belong to %(whose)s, once they have signed in.")
        return {"says": says % {"whose": where.name}, "href": ""}
    return {"says": "", "href": reverse("conversations:results", kwargs={"slug": where.slug, "ref": row.ref})}


def _lot(of: str, sides: int) -> int:
    digest = salted_hmac("conversations.guess", of, algorithm="sha256").digest()
    return int.from_bytes(digest[:8]) % sides
