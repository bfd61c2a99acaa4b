"""The papers of a meeting's delegations and what can be chosen for each, for the command line and the form alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from secretariat.values.field import Choice, Field, FieldKind
from secretariat.values.language import N_, _
from secretariat.values.refusal import Misused, Refused

if TYPE_CHECKING:
    from datetime import date

PAPERS: Final = {
    "list": N_("List of participants"),
    "attendance": N_("Attendance sheet"),
    "plates": N_("Name plates"),
    "badges": N_("Badges"),
    "seating": N_("Seating order"),
    "check-in": N_("Check-in list"),
}
YES: Final = "yes"
_YES_OR_NO: Final = (Choice("no", N_("no")), Choice(YES, N_("yes")))
_PARTIES: Final = Choice("party", N_("parties"))
_HEADS: Final = Choice("head", N_("heads of delegation"))


class Option(NamedTuple):
    """One thing to choose for some ``papers``; ``usual`` is what holds where nothing is chosen."""

    field: Field
    papers: tuple[str, ...]
    usual: str = ""

    @property
    def is_switch(self) -> bool:
        """Whether it is only on or off: a flag without a value on the command line."""
        return self.field.choices is _YES_OR_NO

    def choices(self, paper: str) -> tuple[Choice, ...]:
        """What can be chosen for a paper; seats are for parties or heads, plates for every delegate too."""
        every = tuple(self.field.choices)
        return every[:2] if self.field.key == "each" and paper == "seating" else every


def _choice(key: str, label: str, hint: str, *choices: Choice) -> Field:
    return Field(key, label, FieldKind.CHOICE, choices=choices, hint=hint)


def _switch(key: str, label: str, hint: str) -> Field:
    return Field(key, label, FieldKind.CHOICE, choices=_YES_OR_NO, hint=hint)


OPTIONS: Final = (
    Option(
        _choice(
            "language",
            N_("Language"),
            N_("the paper's language, or both"),
            Choice("en", N_("English")),
            Choice("id", N_("Indonesian")),
            Choice("both", N_("both")),
        ),
        tuple(PAPERS),
    ),
    Option(
        _choice(
            "form",
            N_("Form"),
            N_("list: a block for each delegate, or names and titles on one line"),
            Choice("long", N_("long")),
            Choice("short", N_("short")),
        ),
        ("list",),
        "long",
    ),
    Option(Field("columns", N_("Columns"), hint=N_("list: what to show, such as name,title")), ("list",)),
    Option(
        _choice(
            "in_columns",
            N_("Text in columns"),
            N_("list: how many columns of text to a page"),
            Choice("1", "1"),
            Choice("2", "2"),
        ),
        ("list",),
        "1",
    ),
    Option(
        _switch("page_per_party", N_("Page per party"), N_("list, attendance: each delegation begins a page")),
        ("list", "attendance"),
        "no",
    ),
    Option(_switch("contents", N_("Contents"), N_("list: the delegations with their pages first")), ("list",), "no"),
    Option(
        _choice(
            "by",
            N_("By"),
            N_("attendance: by party in order of precedence, or all by name"),
            Choice("party", N_("party")),
            Choice("name", N_("name")),
        ),
        ("attendance",),
        "party",
    ),
    Option(
        Field("day", N_("Day"), hint=N_("attendance: one day of the meeting; without it, a sheet for each")),
        ("attendance",),
    ),
    Option(
        _choice(
            "each",
            N_("For"),
            N_("plates, seating: for parties, heads, or (plates) every delegate"),
            _PARTIES,
            _HEADS,
            Choice("delegate", N_("every delegate")),
        ),
        ("plates", "seating"),
        "party",
    ),
    Option(
        _choice(
            "size",
            N_("Size"),
            N_("plates: a sheet folded in two, or two to a sheet"),
            Choice("large", N_("large")),
            Choice("small", N_("small")),
        ),
        ("plates",),
        "large",
    ),
    Option(
        _choice(
            "table",
            N_("Table"),
            N_("seating: the shape of the table"),
            Choice("u", "U"),
            Choice("square", N_("hollow square")),
            Choice("theatre", N_("theatre")),
        ),
        ("seating",),
        "u",
    ),
    Option(
        _choice(
            "seating",
            N_("Seating"),
            N_("seating: from the chair to the right and left by turns, or clockwise"),
            Choice("alternate", N_("alternate")),
            Choice("clockwise", N_("clockwise")),
        ),
        ("seating",),
        "alternate",
    ),
    Option(
        _choice(
            "chair",
            N_("Chair"),
            N_("seating: the host's delegation, apart from every delegation, or no chair"),
            Choice("host", N_("host")),
            Choice("apart", N_("apart")),
            Choice("none", N_("none")),
        ),
        ("seating",),
        "host",
    ),
    Option(
        Field(
            "seats_per_side",
            N_("Seats per side"),
            FieldKind.NUMBER,
            hint=N_("seating: how many sit at one side at most, or in a row of a theatre"),
        ),
        ("seating",),
    ),
)


class PaperOptions(NamedTuple):
    """What was chosen for a paper; see ``OPTIONS`` for what each means."""

    paper: str = "list"
    language: str = "en"
    form: str = "long"
    columns: tuple[str, ...] = ()
    in_columns: int = 1
    page_per_party: bool = False
    contents: bool = False
    by: str = "party"
    day: date | None = None
    each: str = "party"
    size: str = "large"
    table: str = "u"
    seating: str = "alternate"
    chair: str = "host"
    seats_per_side: int | None = None


def read_options(paper: str, given: Mapping[str, object], *, today: date) -> PaperOptions:
    """The options that were given for a paper, as typed. What is "" or ``None`` was not given.

    Raises ``Misused`` where an option belongs to another paper, ``Refused`` where a value is none of those allowed.
    """
    from secretariat.delegations.papers import read_columns
    from secretariat.values.day import one_day
    from secretariat.values.language import current_language

    if paper not in PAPERS:
        raise Misused(_("“{paper}” is no paper; there are: {papers}.").format(paper=paper, papers=", ".join(PAPERS)))
    said: dict[str, object] = {key: value for key, value in given.items() if value not in (None, "")}
    for option in OPTIONS:
        if option.field.key in said:
            _check(option, paper, said)
    chosen = PaperOptions(paper, str(said.get("language", current_language())))
    set_here: dict[str, Any] = {
        **{key: said[key] for key in ("form", "by", "each", "size", "table", "seating", "chair") if key in said},
        **{key: said[key] in (True, YES) for key in ("page_per_party", "contents") if key in said},
        **{key: int(str(said[key])) for key in ("in_columns", "seats_per_side") if key in said},
    }
    return chosen._replace(
        **set_here,
        columns=read_columns(str(said.get("columns", ""))),
        day=one_day(str(said["day"]), "--day", today=today) if "day" in said else None,
    )


def _check(option: Option, paper: str, said: Mapping[str, object]) -> None:
    field, value = option.field, str(said[option.field.key])
    if paper not in option.papers:
        raise Misused(
            _("{option} belongs to --paper {papers}; --paper {paper} has no such thing to choose.").format(
                option=field.option, papers=", ".join(option.papers), paper=paper
            )
        )
    allowed = [choice.value for choice in option.choices(paper)]
    if allowed and not option.is_switch and value not in allowed:
        raise Refused(
            _("{field}: “{text}” is not one of {allowed}.").format(
                field=field.option, text=value, allowed=", ".join(allowed)
            )
        )
    if field.kind is FieldKind.NUMBER and (
        not value.isascii() or not value.isdigit() or not 1 <= int(value[:9]) <= 500
    ):
        raise Refused(_("{field} is a number from 1 to 500; “{text}” is none.").format(field=field.option, text=value))
