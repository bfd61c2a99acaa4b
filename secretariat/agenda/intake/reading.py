"""The door for schedules that come in: a file of any kind known becomes sessions, or one sentence why not."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Final

from secretariat.agenda.intake.schedule import DayHint, Schedule
from secretariat.values.language import _
from secretariat.values.refusal import Refused

_MOST_BYTES: Final = 20_000_000
_MOST_SESSIONS: Final = 5_000
_HEAD: Final = 512
_CALENDAR: Final = b"BEGIN:VCALENDAR"


def read_schedule(path: Path, hint: DayHint) -> Schedule:
    """The sessions of ``path``: frab or pretalx (XML, JSON), Indico (JSON), a calendar (.ics), a table (.xlsx .csv …).

    Raises ``Refused`` with one sentence where it is missing, damaged, too large or no schedule.
    """
    head = _head(path)
    begin = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if begin.startswith((b"<?xml", b"<schedule")):
        from secretariat.agenda.intake.frab import frab_xml

        found = frab_xml(_content(path), path.name)
    elif begin[:1] in (b"{", b"["):
        found = _from_json(path)
    elif begin[: len(_CALENDAR)].upper() == _CALENDAR:
        from secretariat.agenda.intake.calendar_file import calendar_schedule

        found = calendar_schedule(path)
    else:
        from secretariat.agenda.intake.tables import tables_schedule
        from secretariat.papers.sheet_reading import read_file

        file = read_file(path)
        found = tables_schedule(file, hint)
        found.remarks += [remark.message for remark in file.remarks[:20]]
    if len(found.sessions) > _MOST_SESSIONS:
        raise Refused(
            _("“{file}” has {count} sessions; {most} at most are taken in.").format(
                file=path.name, count=f"{len(found.sessions):,}", most=f"{_MOST_SESSIONS:,}"
            )
        )
    if not found.sessions and not found.refused:
        raise Refused(_("“{file}” has no sessions.").format(file=path.name))
    return found


def _from_json(path: Path) -> Schedule:
    from secretariat.agenda.intake.frab import frab_json
    from secretariat.agenda.intake.indico import indico_json

    try:
        value = json.loads(_content(path))
    except (ValueError, RecursionError):
        raise Refused(_("“{file}” is no JSON that can be read.").format(file=path.name)) from None
    found = frab_json(value) or indico_json(value)
    if found is None:
        raise Refused(
            _(
                "“{file}” is JSON, but neither a schedule of frab or pretalx nor one of Indico; of Indico, ask for "
                "/export/timetable/ID.json, or /export/event/ID.json?detail=sessions."
            ).format(file=path.name)
        )
    return found


def _head(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refused(_("“{file}” is a folder or a device; name the file with the schedule.").format(file=path))
        with path.open("rb") as stream:
            return stream.read(_HEAD)
    except FileNotFoundError:
        raise Refused(_("There is no file “{file}”.").format(file=path)) from None
    except (OSError, ValueError) as failure:
        reason = failure.strerror if isinstance(failure, OSError) and failure.strerror else str(failure)
        raise Refused(_("“{file}” cannot be read: {reason}.").format(file=path, reason=reason)) from None


def _content(path: Path) -> bytes:
    with path.open("rb") as stream:
        if os.fstat(stream.fileno()).st_size > _MOST_BYTES:
            raise Refused(
                _("“{file}” has more than {most} MB, which no schedule needs.").format(
                    file=path.name, most=_MOST_BYTES // 1_000_000
                )
            )
        return stream.read(_MOST_BYTES)
