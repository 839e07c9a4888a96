"""What became of some statements that members wrote in the open conversation: the queue and its log have something in
them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from convenor.web.conversations import services
from convenor.web.conversations.selectors import conversation_of, statements_to_moderate
from convenor.web.conversations.vocabulary import Reason, Standing
from convenor.web.kernel.viewer import Viewer

# What was written, and what was said of it, in turn: a reason, or the words of another statement, or nothing: shown.
RULED: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("Somebody should say each year who was paid what.", (("", ""),)),
    ("Payment should come quickly and without forms.", (("Payment should come within two weeks, without forms.", ""),)),
    ("We should have fewer meetings first.", (("We should hold fewer meetings before we pay for more.", ""),)),
    (
        "Pay the carers’ groups, and meet online.",
        ((Reason.TWO_THINGS, "Write it as two, and we will show both."),),
    ),
    (
        "The finance director of the large trust blocks every payment.",
        ((Reason.NAMES, "Please say what happens, not who does it."),),
    ),
    ("Children wait far too long for a first appointment.", ((Reason.OFF_TOPIC, ""),)),
    ("Paid time should include the time to prepare.", ((Reason.OFF_TOPIC, ""), ("", ""))),
)


def write_and_look_at(by: Viewer, ref: str, tokens: Sequence[str], on: date) -> None:
    """As members would write them, and a governance lead look at them."""
    for token, (text, _rulings) in zip(tokens, RULED, strict=False):
        services.write_statement(token=token, text=text, on=on)
    rows = {one.text: one for one in statements_to_moderate(by, conversation_of(by, ref, on), on)}
    for text, rulings in RULED:
        for revision, (said, note) in enumerate(rulings, start=rows[text].revision):
            services.rule(
                by=by, statement_ref=rows[text].ref, revision=revision, note=note, on=on, **_ruling(said, rows)
            )


def _ruling(said: str, rows: Any) -> dict[str, str]:
    if said in Reason.values:
        return {"standing": Standing.REFUSED, "reason": said}
    if said:
        return {"standing": Standing.JOINED, "same_as": rows[said].ref}
    return {"standing": Standing.SHOWN}
