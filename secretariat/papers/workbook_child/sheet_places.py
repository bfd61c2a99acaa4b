"""Which part of a workbook holds which sheet, and which column a cell is in."""

from __future__ import annotations

TYPE_CHECKING = False  # typing is asked for only by the type checker
if TYPE_CHECKING:
    from secretariat.papers.workbook_child.zipped_parts import Parts


def sheet_parts(parts: Parts) -> list[str]:
    """The parts that hold sheets."""
    return [name for name in parts.places if "worksheets/" in name and name.endswith(".xml")]


def sheet_names(parts: Parts) -> dict[str, str]:
    """The name of the sheet in each part (names of parts folded), by the workbook and its relationships."""
    targets: dict[str, str] = {}
    names: dict[str, str] = {}

    def relation(tag: str, marks: dict[str, str]) -> None:
        if tag == "Relationship":
            targets[marks.get("Id", "")] = marks.get("Target", "")

    def sheet(tag: str, marks: dict[str, str]) -> None:
        if tag == "sheet" and marks.get("state", "visible") == "visible":
            key = next((value for mark, value in marks.items() if mark.rpartition(":")[2] == "id" and ":" in mark), "")
            target = targets.get(key, "")
            folder = "" if target.startswith("/") else "xl/"
            names[(folder + target.lstrip("/")).casefold()] = marks.get("name", "")

    def nothing(*_given: object) -> None:
        return

    for ending, take in (("workbook.xml.rels", relation), ("workbook.xml", sheet)):
        for name in parts.places:
            if name.endswith(ending):
                parts.parse(name, take, nothing, nothing)
    return names


def column_of(place: str) -> int:
    """``AB12`` → 28; 0 where no place is given."""
    column = 0
    for letter in place.rstrip("0123456789").upper():
        column = column * 26 + ord(letter) - 64
    return column
