"""What people said to one statement, in words: only what the last release lets be shown."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from convenor.methods.opinions.published import Split
from convenor.web.conversations.presenters.results.words import share, split_says
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
        "bars": [{"label": label, "share": one.value, "says": share(one)} for label, one in known],
    }


def split_line(split: Split) -> str:
    """How people voted, in one line."""
    return _("%(said)s, of about %(count)s people") % {"said": split_says(split), "count": split.about}


def _nothing(seen: ShownStatement | None) -> str:
    if seen is None or seen.standing is None:
        return _("How people voted on it is not shown yet.")
    return _(
        "How people voted on it is held back: to protect people, nothing is shown from which the votes of fewer than "
        "%(least)s could be worked out."
    ) % {"least": AT_LEAST}
