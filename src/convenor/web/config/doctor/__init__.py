"""What is wrong with an installation, and how to mend it: `convenor doctor`."""

from collections.abc import Callable, Iterable, Iterator

from convenor.web.config.doctor import database, mail, place, records, site
from convenor.web.config.doctor.found import Found, State, wrong
from convenor.web.kernel import health

__all__ = ["Found", "State", "examine"]

Look = Callable[[], Iterable[Found]]


def examine(*, mail_to: str = "") -> Iterator[Found]:
    """Look at everything; with `mail_to`, send a letter there too. What needs tables is left when there are none."""
    reachable = database.answers()
    yield reachable
    looks: list[tuple[str, Look]] = []
    if reachable.state is State.OK:
        looks.append(("database", database.look))
        looks.append(("records", lambda: [] if health.migrations_waiting() else records.look()))
    looks += [("place", place.look), ("site", site.look), ("mail", lambda: mail.look(mail_to))]
    for matter, look in looks:
        try:
            yield from look()
        except Exception as error:  # noqa: BLE001  one look that fails must not hide the others
            yield wrong(matter, f"could not be looked at ({type(error).__name__})", "Mend what stands above first.")
