"""Items of a closed instrument in: a file made by a body that holds a licence for it, TOML or CSV.

None of their texts is part of this program. The file says whose the items are and by what licence they may be asked;
a file that does not is refused. What is wrong is said for each place as a code with line and field, all at once, so
that whoever made the file can mend it in one go.

TOML: a table `[instrument]` (title, holder, licence, reference, and licensed_until where the licence ends), `[scales]`
(five answers each, from 1 to 5) if several items share theirs, and `[[items]]` (key, construct, text, `scale` or
`answers`, and reverse = true where 5 is the least of the construct). CSV: a row an item, columns key, construct, text,
reverse, answer_1 … answer_5, and title, holder, licence, reference, licensed_until, which the first row gives.
"""

from collections.abc import Collection

from convenor.formats.instruments.checking import Checking
from convenor.formats.instruments.reading import from_csv, from_toml, looks_like_toml
from convenor.formats.instruments.shapes import Instrument, InstrumentError, LicensedItem
from convenor.formats.problems import Problem

__all__ = ["Instrument", "InstrumentError", "LicensedItem", "read_instrument"]

LARGEST = 512 * 1024  # characters


def read_instrument(text: str, *, constructs: Collection[str], taken: Collection[str] = ()) -> Instrument:
    """The instrument of a file, already decoded. `constructs` can be asked about; keys `taken` are other items'.

    >>> file = "title,holder,licence,reference,key,construct,text,answer_1,answer_2,answer_3,answer_4,answer_5"
    >>> row = "Team scale,A Press,Site licence,L-17,t1,trust,Do we get on?,no,hardly,so-so,mostly,yes"
    >>> read_instrument(f"{file}\\n{row}", constructs=["trust"]).items[0].answers[-1]
    'yes'
    >>> try:
    ...     read_instrument(f"{file}\\n{row.replace('trust', 'turst').replace('L-17', '')}", constructs=["trust"])
    ... except InstrumentError as error:
    ...     [(one.code, one.row, one.column) for one in error.problems]
    [('instrument_needs', 2, 'reference'), ('instrument_construct', 2, 'construct')]
    """
    if len(text) > LARGEST:
        raise InstrumentError([Problem("instrument_too_large", params={"most": LARGEST // 1024})])
    plain = text.lstrip("\ufeff")
    if not plain.strip():
        raise InstrumentError([Problem("instrument_empty")])
    about, raws, found = from_toml(plain) if looks_like_toml(plain) else from_csv(plain)
    return Checking(constructs, set(taken), list(found)).instrument(about, raws)
