"""Checking the audit: that no entry was changed, taken out or put in another order since it was written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from convenor.errors import ConvenorError
from convenor.web.kernel.audit import START, digest_of
from convenor.web.kernel.models import AuditEntry


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of one chain. Kept elsewhere, it shows later that the chain was not written anew."""

    chain: str
    number: int
    digest: str

    def __str__(self) -> str:
        return f"{self.chain} {self.number} {self.digest}"


@dataclass(frozen=True, slots=True)
class Verified:
    """What a check found: how many entries it read, the heads, and each fault as a coded error."""

    entries: int
    heads: tuple[Head, ...]
    faults: tuple[ConvenorError, ...]

    @property
    def sound(self) -> bool:
        return not self.faults


def heads(using: str = "default") -> tuple[Head, ...]:
    """The last entry of each chain, in the order of their names."""
    entries = AuditEntry.objects.using(using)
    chains = entries.order_by("chain").values_list("chain", flat=True).distinct()
    lasts = (entries.filter(chain=chain).order_by("-number").first() for chain in sorted(chains))
    return tuple(Head(last.chain, last.number, last.digest) for last in lasts if last is not None)


def read_heads(text: str) -> tuple[Head, ...]:
    """Heads as `convenor audit head` wrote them, one a line; lines that start with # are remarks."""
    lines = [line.split() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if any(len(parts) != 3 or not parts[1].isdigit() for parts in lines):
        raise ConvenorError("audit_heads_unreadable")
    return tuple(Head(chain, int(number), digest) for chain, number, digest in lines)


def verify(chain: str | None = None, *, against: tuple[Head, ...] = ()) -> Verified:
    """Check one chain or all, and that the heads noted earlier (`against`) are still part of them."""
    entries = AuditEntry.objects.order_by("chain", "number")
    if chain is not None:
        entries = entries.filter(chain=chain)
        against = tuple(head for head in against if head.chain == chain)
    noted = {(head.chain, head.number): head.digest for head in against}
    faults: list[ConvenorError] = []
    last: dict[str, Head] = {}
    count = 0
    for entry in entries.iterator(chunk_size=2000):
        count += 1
        before = last.get(entry.chain, Head(entry.chain, 0, START))
        faults.extend(_faults(entry, before))
        if noted.pop((entry.chain, entry.number), entry.digest) != entry.digest:
            faults.append(ConvenorError("audit_rewritten", chain=entry.chain, number=entry.number))
        last[entry.chain] = Head(entry.chain, entry.number, entry.digest)
    faults.extend(_gone(noted))
    return Verified(count, tuple(last[name] for name in sorted(last)), tuple(faults))


def _faults(entry: AuditEntry, before: Head) -> Iterator[ConvenorError]:
    if entry.number > before.number + 1:
        first, final = before.number + 1, entry.number - 1
        yield ConvenorError("audit_missing", chain=entry.chain, first=first, final=final)
    elif entry.previous != before.digest:
        yield ConvenorError("audit_reordered", chain=entry.chain, number=entry.number)
    if digest_of(entry) != entry.digest:
        yield ConvenorError("audit_changed", chain=entry.chain, number=entry.number)


def _gone(noted: Mapping[tuple[str, int], str]) -> Iterator[ConvenorError]:
    for chain, number in noted:
        yield ConvenorError("audit_cut_short", chain=chain, number=number)
