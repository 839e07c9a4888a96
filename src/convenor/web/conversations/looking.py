"""Who looks at which statement just now, so that several who moderate at once are not given the same one.

A hint that lasts two minutes and nobody relies on: what settles it is the revision each ruling is saved against.
"""

from time import time

from django.core.cache import cache

SECONDS = 120


def others_look_at(conversation_ref: str, actor: str) -> frozenset[str]:
    """The statements that somebody else was given within the last two minutes."""
    since = time() - SECONDS
    return frozenset(ref for who, (ref, at) in _known(conversation_ref).items() if who != actor and at > since)


def look_at(conversation_ref: str, actor: str, statement_ref: str) -> None:
    """Note that somebody was given a statement; the one they had before is free again."""
    since = time() - SECONDS
    known = {who: (ref, at) for who, (ref, at) in _known(conversation_ref).items() if at > since}
    cache.set(_key(conversation_ref), {**known, actor: (statement_ref, time())}, SECONDS)


def _known(conversation_ref: str) -> dict[str, tuple[str, float]]:
    return dict(cache.get(_key(conversation_ref)) or {})


def _key(conversation_ref: str) -> str:
    return f"conversations.looking.{conversation_ref}"
