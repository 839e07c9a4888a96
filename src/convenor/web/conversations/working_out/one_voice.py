"""What agrees when every organisation counts once, however many of its people took part.

Such a share leans on single people where an organisation has only one, so it is shown only where many organisations
took part, for the side that agrees alone, and near an end only as near it.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace

import numpy as np

from convenor.methods.disclosure import Shown, share_shown
from convenor.methods.opinions import Result
from convenor.methods.opinions.disclose import PUBLIC
from convenor.methods.opinions.published import Standing
from convenor.methods.opinions.votes import AGREE
from convenor.web.conversations.vocabulary import VOICE

__all__ = ["weighted_shares"]

ORGANISATIONS = 20  # so that no organisation weighs more than a share is rounded to
VOTERS = 60
CAREFUL = replace(PUBLIC, unanimity_below=10**9)  # "all" is never said: the voice of one may be one person's


def weighted_shares(
    result: Result,
    groups: Mapping[int, Mapping[str, str]],
    standings: Iterable[Standing],
    refs: Mapping[Hashable, str],
) -> dict[str, Shown] | None:
    """The share of organisations' voices that agrees, of each statement of which everybody's may be shown.

    People of no organisation count as one voice each. None where too few organisations took part to show any.
    """
    votes = result.votes
    belongs = [groups.get(key, {}).get(VOICE) or f"person {key}" for key in votes.people]  # type: ignore[call-overload]
    if len(set(belongs)) < ORGANISATIONS:
        return None
    open_to_see = {one.statement for one in standings if one.everybody is not None}
    found = {}
    for at, statement in enumerate(votes.statements):
        cast = votes.statement == at
        who = votes.person[cast].tolist()
        size = Counter(belongs[one] for one in who)
        if refs[statement] in open_to_see and len(size) >= ORGANISATIONS and len(who) >= VOTERS:
            weights = np.array([1 / size[belongs[one]] for one in who])
            share = float(weights[votes.value[cast] == AGREE].sum() / weights.sum())
            found[refs[statement]] = share_shown(round(share * 1000), 1000, CAREFUL)
    return found
