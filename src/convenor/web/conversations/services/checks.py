"""What a conversation must hold to be kept, and to be opened."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from convenor.web.bodies.vocabulary import TopicStatus
from convenor.web.conversations.models import Conversation
from convenor.web.conversations.seeds import Seed, seed_in
from convenor.web.conversations.selectors.asked import FROM_REGISTER
from convenor.web.conversations.vocabulary import AT_LEAST, LONGEST, Audience, Axis, Routing, State, Visibility
from convenor.web.kernel.errors import Invalid

MAY_LAST = timedelta(days=180)
MOST_REMINDERS = 3
MOST_SEEDS = 400
MOST_LINKS = 5000
GROUPS = (2, 12)  # own groups at least and at most
LONGEST_GROUP = 60
ROUTING_FROM = 60  # more statements than this, and not everybody can see every one
TOWARDS_DECIDED = tuple(TopicStatus.values)


def question(text: str) -> str:
    """A question that can be shown in a list."""
    text = " ".join(text.split())
    if not text:
        raise Invalid("conversation_question_missing", field="question")
    if len(text) > 200:
        raise Invalid("conversation_question_long", field="question", most=200)
    return text


def mark(status: str, topic: Any) -> str:
    """How far the matter is open: never more open than its topic is marked."""
    if status not in TOWARDS_DECIDED:
        raise Invalid("conversation_mark_missing", field="status")
    if topic is not None and TOWARDS_DECIDED.index(status) < TOWARDS_DECIDED.index(topic.status):
        raise Invalid("conversation_mark_behind_topic", field="status", title=topic.title)
    return status


def last_day(closes: date | None, on: date) -> date:
    """A last day that is still to come, and not so far that nobody would remember being asked."""
    if closes is None:
        raise Invalid("conversation_closes_missing", field="closes")
    if closes < on:
        raise Invalid("conversation_closes_past", field="closes")
    if closes > on + MAY_LAST:
        raise Invalid("conversation_closes_far", field="closes", most=MAY_LAST.days)
    return closes


def reminders(number: int) -> int:
    """Few enough not to be a nuisance."""
    if not 0 <= number <= MOST_REMINDERS:
        raise Invalid("conversation_reminders", field="reminders", most=MOST_REMINDERS)
    return number


def audience(said: str, body: Any, communities: Collection[Any], links: int) -> str:
    """Who is asked, with what that needs."""
    if said not in Audience.values:
        raise Invalid("conversation_nobody_chosen", field="audience")
    if said == Audience.BODY and body is None:
        raise Invalid("conversation_body_missing", field="body")
    if said == Audience.COMMUNITIES and not communities:
        raise Invalid("conversation_communities_missing", field="communities")
    if said == Audience.LIST and not AT_LEAST <= links <= MOST_LINKS:
        raise Invalid("conversation_links", field="personal_links", least=AT_LEAST, most=MOST_LINKS)
    return said


def own_groups(names: Iterable[str]) -> list[str]:
    """What people may say they are: a few short labels, each once."""
    kept = _each_once(names)
    least, most = GROUPS
    if kept and not least <= len(kept) <= most:
        raise Invalid("conversation_own_groups", field="own_groups", least=least, most=most)
    if any(len(name) > LONGEST_GROUP for name in kept):
        raise Invalid("conversation_own_group_long", field="own_groups", most=LONGEST_GROUP)
    return kept


def axes(names: Sequence[str], said: str, groups: Sequence[str]) -> list[str]:
    """The lines people are known by, in their own order. Those outside the register are known only by their word."""
    chosen = set(names) - {Axis.OWN.value}
    if chosen - set(FROM_REGISTER):
        raise Invalid("conversation_axis_unknown", field="axes")
    if chosen and said not in (Audience.BODY, Audience.COMMUNITIES):
        raise Invalid("conversation_axis_of_register", field="axes")
    return [*(name for name in FROM_REGISTER if name in chosen), *([Axis.OWN.value] if groups else [])]


def seeds(lines: Iterable[str]) -> list[Seed]:
    """First statements as they will be shown, and whether each is about the people: each short enough, none twice."""
    said: dict[str, Seed] = {}
    for seed in map(seed_in, lines):
        if seed.text:
            said.setdefault(seed.text.casefold(), seed)
    kept = list(said.values())
    if len(kept) > MOST_SEEDS:
        raise Invalid("conversation_seeds_many", field="seeds", most=MOST_SEEDS)
    for number, text in enumerate((one.text for one in kept), start=1):
        if len(text) > LONGEST:
            raise Invalid(
                "conversation_seed_long", field="seeds", number=number, length=len(text), most=LONGEST, begins=text[:40]
            )
    return kept


def second_question(axis: str, row: Conversation) -> str:
    """The line whose groups people guess about: one of those they are known by."""
    if axis and axis not in row.axes:
        raise Invalid("conversation_guess_axis", field="guess_axis")
    return axis


def one_voice(wanted: bool, row: Conversation) -> bool:
    """Organisations are known of people in the register alone."""
    if wanted and row.audience not in (Audience.BODY, Audience.COMMUNITIES):
        raise Invalid("conversation_one_voice", field="one_voice")
    return wanted


def routing(said: str, statements: int) -> str:
    """Where everybody can see everything, everybody does."""
    if said not in Routing.values:
        raise Invalid("conversation_routing_unknown", field="routing")
    if said != Routing.COMPLETE and statements <= ROUTING_FROM:
        raise Invalid("conversation_routing_few", field="routing", least=ROUTING_FROM)
    return said


def visibility(said: str) -> str:
    if said not in Visibility.values:
        raise Invalid("conversation_visibility_missing", field="visibility")
    return said


def comes(comes_by: date | None, closes: date | None) -> date | None:
    """By when something comes of it: not before people could say something."""
    if comes_by is not None and closes is not None and comes_by < closes:
        raise Invalid("conversation_comes_too_soon", field="comes_by")
    return comes_by


def may_open(row: Conversation, statements: int, on: date) -> None:
    """All that is needed before anybody is asked: a matter that is not decided, and what will come of it, among it."""
    if row.state != State.DRAFT:
        raise Invalid("conversation_opened_already")
    if TopicStatus.DECIDED in (mark(row.status, None), row.topic.status if row.topic else ""):
        raise Invalid("conversation_decided", field="status")
    mark(row.status, row.topic)
    if not row.still_open.strip():
        raise Invalid("conversation_still_open_missing", field="still_open")
    audience(row.audience, row.body, row.communities.all(), row.personal_links)
    if not statements:
        raise Invalid("conversation_no_seeds", field="seeds")
    last_day(row.closes, on)
    if not row.what_comes.strip() or row.comes_by is None:
        raise Invalid("conversation_without_what_comes", field="what_comes")
    comes(row.comes_by, row.closes)


def enough(people: Collection[Any]) -> None:
    """Nobody can be hidden among fewer than eight."""
    if len(people) < AT_LEAST:
        raise Invalid("conversation_too_few", asked=len(people), least=AT_LEAST)


def _each_once(lines: Iterable[str]) -> list[str]:
    """Lines with something in them, in order; one said again in other letters only counts as the first."""
    kept: dict[str, str] = {}
    for line in lines:
        if words := " ".join(line.split()):
            kept.setdefault(words.casefold(), words)
    return list(kept.values())
