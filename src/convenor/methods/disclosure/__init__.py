"""What may be shown about groups of people without telling what anybody answered.

Three questions, in this order: which groups may be shown at all (`protect`, from `groups`), how a figure of a group
that may be shown is written (`mean_shown`, `share_shown`), and whether a change from wave to wave may be spoken of
(`change_shown`). Everything asks one `DisclosurePolicy`.

>>> from convenor.records import Answer
>>> sheets = [Answer({"trust": 4}, {"sector": "nhs"})] * 8 + [Answer({"trust": 2}, {"sector": "council"})] * 6
>>> sheets += [Answer({"trust": 1}, {"sector": "voluntary"})] * 3
>>> for group, decision in protect(groups(sheets, ["sector"])).items():
...     print(group, decision.why or "shown")
('', '') shown
('sector', 'nhs') shown
('sector', 'council') would_tell
('sector', 'voluntary') too_few
"""

from convenor.methods.disclosure.figures import Shown, change_shown, mean_shown, share_shown
from convenor.methods.disclosure.groups import EVERYONE, Decision, groups, protect
from convenor.methods.disclosure.policy import DisclosurePolicy
from convenor.methods.disclosure.spans import tells

__all__ = [
    "EVERYONE",
    "Decision",
    "DisclosurePolicy",
    "Shown",
    "change_shown",
    "groups",
    "mean_shown",
    "protect",
    "share_shown",
    "tells",
]
