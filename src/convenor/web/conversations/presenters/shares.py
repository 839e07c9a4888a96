"""What people said to one statement, in words: only what the last release lets be shown."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from convenor.methods.disclosure import Shown
from convenor.methods.opinions.published import Split
from convenor.web.conversations.selectors.releases import ReleaseSeen, ShownStatement
from convenor.web.conversations.vocabulary import AT_LEAST


def says_of_each(release: ReleaseSeen | None) -> Mapping[str, str]:
    """Of each statement in a line, by its reference; nothing of those of which nothing is shown."""
    if release is None:
        return {}
    return {one.ref: split_line(one.everybody) for one in release.statements if one.everybody is not None}


def people_said(seen: ShownStatement | None) -> dict[str, Any]:
    """A sentence about one statement, and bars with their words; only a sentence where nothing may be shown."""
    split = seen.everybody if seen is not None else None
    if split is None:
        return {"sentence": _nothing(seen), "bars": []}
    known = [
        (_("Agree"), split.agree),
        (_("Disagree"), split.disagree),
        (_("Pass / unsure"), split.passed),
    ]
    return {
        "sentence": _("About %(count)s people voted on it.") % {"count": split.about},
        "bars": [{"label": label, "share": share.value, "says": share_says(share)} for label, share in known],
    }


def split_line(split: Split) -> str:
    """How people voted, in one line: 70 in 100 agree, 20 in 100 disagree, of about 60."""
    words = {
        "agree": share_says(split.agree),
        "disagree": share_says(split.disagree),
        "count": split.about,
    }
    return _("%(agree)s agree, %(disagree)s disagree, of about %(count)s people") % words


def share_says(share: Shown) -> str:
    """A share in words."""
    said = {
        "": _("%(share)s in 100"),
        "at_least": _("at least %(share)s in 100"),
        "at_most": _("at most %(share)s in 100"),
    }[share.bound]
    return said % {"share": f"{share.value:g}"}


def _nothing(seen: ShownStatement | None) -> str:
    if seen is None or seen.standing is None:
        return _("How people voted on it is not shown yet.")
    return _(
        "How people voted on it is held back: to protect people, nothing is shown from which the votes of fewer than "
        "%(least)s could be worked out."
    ) % {"least": AT_LEAST}
