"""Tables in Markdown."""

from collections.abc import Iterable, Sequence


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """
    >>> print(table(["Name", "Says"], [["A|B", "x"]]))
    | Name | Says |
    | --- | --- |
    | A\\|B | x |
    """
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cell(value) for value in line)} |" for line in lines)


def cell(value: object) -> str:
    return " ".join(str(value).replace("|", "\\|").split())
