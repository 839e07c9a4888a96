"""The whole of a result in a sentence or three, before any figure."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.methods.opinions.consensus import FOUND
from convenor.web.conversations.presenters.results import words
from convenor.web.conversations.presenters.results.answers import NEARLY, dividing, on_side
from convenor.web.conversations.presenters.results.understanding import misreadings
from convenor.web.conversations.selectors.releases import ReleaseSeen


def answer(release: ReleaseSeen, axis: str) -> str:
    """The whole in a sentence or three, in words a patient member would use, before any figure."""
    return " ".join(one for one in (_agreed(release), _parted(release), _misunderstood(release, axis)) if one)


def _agreed(release: ReleaseSeen) -> str:
    found = on_side(release, "agree")
    if not found:
        return _("There is no statement yet that most people in every part surely agree with.")
    nearly = [one for one in found if one.least >= NEARLY]
    listed = nearly or found
    first = {"statement": words.quoted(release.by_ref[str(listed[0].statement)].text), "count": len(listed) - 1}
    if not nearly and len(listed) == 1:
        return _("Most people agree with %(statement)s.") % first
    if not nearly:
        said = ngettext(
            "Most people agree with %(statement)s and one more.",
            "Most people agree with %(statement)s and %(count)s more.",
            len(listed) - 1,
        )
        return said % first
    if len(listed) == 1:
        return _("Nearly everyone can live with %(statement)s.") % first
    said = ngettext(
        "Nearly everyone can live with %(statement)s and one more.",
        "Nearly everyone can live with %(statement)s and %(count)s more.",
        len(listed) - 1,
    )
    return said % first


def _parted(release: ReleaseSeen) -> str:
    found = dividing(release)
    if not found:
        return _("No line was found along which people surely divide.")
    one = found[0]
    said = {
        "statement": words.quoted(release.by_ref[str(one.statement)].text),
        "part": words.name_of(one.part),
    }
    if one.part[0] == FOUND:
        return _("People form groups, and %(statement)s divides them most.") % said
    return _("%(statement)s divides people: %(part)s differ from the others.") % said


def _misunderstood(release: ReleaseSeen, axis: str) -> str:
    pairs: dict[tuple[str, str], int] = {}
    for one in misreadings(release):
        pairs[one.observers, one.observed] = pairs.get((one.observers, one.observed), 0) + 1
    if not pairs:
        return ""
    (observers, observed), count = max(pairs.items(), key=lambda pair: (pair[1], pair[0]))
    return ngettext(
        "%(observers)s misread %(observed)s on one statement.",
        "%(observers)s misread %(observed)s on %(count)s statements.",
        count,
    ) % {
        "observers": words.name_of((axis, observers)),
        "observed": words.name_of((axis, observed)),
        "count": count,
    }
