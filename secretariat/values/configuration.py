"""The office's settings: defaults from the program's own config.toml, the office's file over them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from secretariat.values.language import LANGUAGES, _
from secretariat.values.refusal import Misused

if TYPE_CHECKING:
    from pathlib import Path

_ALLOWED: Final[dict[tuple[str, str], tuple[str, ...]]] = {
    ("language", "interface"): LANGUAGES,
    ("terminal", "theme"): ("dark", "light"),
    ("paper", "size"): ("a4", "us-letter", "f4"),
}
_COUNTED: Final = frozenset({("privacy", "retention_months")})
_MINUTES: Final = {
    ("bilaterals", "minutes"): 5,
    ("bilaterals", "buffer"): 0,
    ("bilaterals", "walk_between_buildings"): 0,
}
_TIMES: Final = frozenset({("bilaterals", "hours_from"), ("bilaterals", "hours_until")})
_POSITIVE: Final = frozenset(
    {
        ("today", "due_soon_days"),
        ("actions", "untouched_days"),
        ("agenda", "day_minutes"),
        ("terminal", "refresh_seconds"),
    }
)


_MOST_MONTHS: Final = 1200
_MOST_MINUTES: Final = 240


class Configuration(NamedTuple):
    """Every setting, checked. ``templates`` is where the office's own paper templates would be."""

    office_name: str
    user: str
    timezone: str
    language: str
    database: str
    due_soon_days: int
    untouched_days: int
    agenda_day_minutes: int
    retention_months: int
    theme: str
    refresh_seconds: float
    paper_size: str
    templates: Path
    keys: Mapping[str, str]
    bilateral_minutes: int
    bilateral_buffer: int
    bilateral_walk: int
    bilateral_hours: tuple[str, str]
    office_party: str
    paper_symbols: str


def configuration_path() -> Path:
    """Where an office's own file is looked for when none is named (XDG_CONFIG_HOME is honoured)."""
    from pathlib import Path

    return Path(_usual_file())


def has_own_settings() -> bool:
    """Whether the office has a file of its own: where it has none, help need not read any."""
    # Not by pathlib, which takes longer to import than this question to answer.
    return bool(os.environ.get("SECRETARIAT_CONFIG")) or os.access(_usual_file(), os.F_OK)


def _usual_file() -> str:
    folder = os.environ.get("XDG_CONFIG_HOME") or "~/.config"
    return os.path.expanduser(f"{folder}/secretariat/config.toml")  # noqa: PTH111 - as above


def load(path: str | None = None) -> Configuration:
    """The settings, from ``path``, SECRETARIAT_CONFIG or the usual place.

    Raises ``Misused`` naming file, line, key and what is allowed.
    """
    from pathlib import Path

    named = path or os.environ.get("SECRETARIAT_CONFIG")
    file = Path(named).expanduser() if named else configuration_path()
    settings = {section: dict(values) for section, values in _defaults().items()}
    if named or file.is_file():
        _lay_over(settings, _read(file), file)
    return _configuration(settings, file)


def defaults() -> Configuration:
    """The program's own settings, whatever an office's file says."""
    return _configuration(_defaults(), configuration_path())


@cache
def _defaults() -> dict[str, dict[str, Any]]:
    from pathlib import Path

    package = Path(__file__).resolve().parent.parent
    inside = package / "config.toml"
    return _read(inside if inside.is_file() else package.parent / "config.toml")


def _read(file: Path) -> dict[str, Any]:
    import tomli

    try:
        return tomli.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise Misused(
            _("The configuration {file} can't be read: {why}.").format(file=file, why=error.strerror)
        ) from error
    except UnicodeDecodeError as error:
        raise Misused(_("The configuration {file} is not UTF-8 text.").format(file=file)) from error
    except tomli.TOMLDecodeError as error:
        raise Misused(_("The configuration {file} is not TOML: {why}.").format(file=file, why=error)) from error


def _lay_over(settings: dict[str, dict[str, Any]], given: dict[str, Any], file: Path) -> None:
    for section, values in given.items():
        if section not in settings or not isinstance(values, dict):
            raise _wrong(file, section, None, _("is not a section; there are: {names}"), names=", ".join(settings))
        for key, value in values.items():
            if section != "keys":
                _check(section, key, value, settings[section], file)
            elif not isinstance(value, str):
                raise _wrong(file, section, key, _('must be a key in quotation marks, such as "f3"'))
            settings[section][key] = value


def _check(section: str, key: str, value: Any, known: dict[str, Any], file: Path) -> None:
    if key not in known:
        raise _wrong(file, section, key, _("is not a setting; there are: {names}"), names=", ".join(known))
    default = known[key]
    number = isinstance(default, (int, float)) and isinstance(value, (int, float)) and not isinstance(value, bool)
    if not number and type(value) is not type(default):
        words = _("a number") if isinstance(default, (int, float)) else _("text in quotation marks")
        raise _wrong(file, section, key, _("must be {kind}"), kind=words)
    if (section, key) in _POSITIVE and value <= 0:
        raise _wrong(file, section, key, _("must be above zero"))
    if (section, key) in _COUNTED and (type(value) is not int or not 0 <= value <= _MOST_MONTHS):
        raise _wrong(file, section, key, _("must be a whole number from 0 to {most}"), most=str(_MOST_MONTHS))
    least = _MINUTES.get((section, key))
    if least is not None and (type(value) is not int or not least <= value <= _MOST_MINUTES):
        words = _("must be whole minutes from {least} to {most}")
        raise _wrong(file, section, key, words, least=str(least), most=str(_MOST_MINUTES))
    if (section, key) in _TIMES:
        _check_time(section, key, value, file)
    allowed = _ALLOWED.get((section, key))
    if allowed and value not in allowed:
        raise _wrong(file, section, key, _("must be one of {names}"), names=", ".join(allowed))
    if (section, key) == ("agenda", "paper_symbols"):
        _check_symbols(value, file)
    if (section, key) == ("office", "timezone"):
        _check_zone(value, file)


def _check_time(section: str, key: str, value: str, file: Path) -> None:
    from datetime import time

    try:
        time.fromisoformat(value)
    except ValueError:
        raise _wrong(file, section, key, _('must be a time of day, such as "08:00"')) from None


def _check_symbols(value: str, file: Path) -> None:
    from secretariat.values.paper_symbols import checked_pattern
    from secretariat.values.refusal import Refused

    try:
        pattern = checked_pattern(value)
    except Refused as refused:
        why = refused.message.rstrip(".")
        raise _wrong(file, "agenda", "paper_symbols", _("is no pattern: {why}"), why=why) from None
    if not pattern:
        raise _wrong(file, "agenda", "paper_symbols", _("must be {kind}"), kind=_("text in quotation marks"))


def _check_zone(value: str, file: Path) -> None:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):
        raise _wrong(file, "office", "timezone", _("must be an IANA time zone, such as Asia/Jakarta")) from None


def _wrong(file: Path, section: str, key: str | None, what: str, **values: str) -> Misused:
    line = _line_of(file, section, key)
    name = section if key is None else f"{section}.{key}"
    return Misused(
        _("{file}, line {line}: {name} {what}.").format(file=file, line=line, name=name, what=what.format(**values))
    )


def _line_of(file: Path, section: str, key: str | None) -> int:
    inside = key is None
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        bare = line.split("#", 1)[0].strip()
        if bare.startswith("["):
            inside = bare.strip("[] ").strip('"') == section
            if key is None and inside:
                return number
        elif (inside and key is not None and bare.split("=", 1)[0].strip().strip('"') == key) or (
            key is None and bare.split("=", 1)[0].strip() == section
        ):
            return number
    return 1


def _configuration(settings: dict[str, dict[str, Any]], file: Path) -> Configuration:
    from pathlib import Path

    templates = settings["paper"]["templates"]
    return Configuration(
        office_name=settings["office"]["name"],
        user=settings["office"]["user"],
        timezone=settings["office"]["timezone"],
        language=settings["language"]["interface"],
        database=settings["database"]["url"],
        due_soon_days=int(settings["today"]["due_soon_days"]),
        untouched_days=int(settings["actions"]["untouched_days"]),
        agenda_day_minutes=int(settings["agenda"]["day_minutes"]),
        retention_months=settings["privacy"]["retention_months"],
        theme=settings["terminal"]["theme"],
        refresh_seconds=float(settings["terminal"]["refresh_seconds"]),
        paper_size=settings["paper"]["size"],
        templates=Path(templates).expanduser() if templates else file.parent / "templates",
        keys={key: str(value) for key, value in settings["keys"].items()},
        bilateral_minutes=settings["bilaterals"]["minutes"],
        bilateral_buffer=settings["bilaterals"]["buffer"],
        bilateral_walk=settings["bilaterals"]["walk_between_buildings"],
        bilateral_hours=(settings["bilaterals"]["hours_from"], settings["bilaterals"]["hours_until"]),
        office_party=settings["office"]["party"],
        paper_symbols=settings["agenda"]["paper_symbols"],
    )
