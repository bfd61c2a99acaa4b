"""Handing a PDF to a printer: with a real CUPS where one can be started, and with a recorded ``lp`` everywhere."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from secretariat.papers.printers import print_pdf, printers
from secretariat.values.refusal import Refused
from tests.print_service import PrintService, print_service

PAPER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\nnothing but a test\n%%EOF\n"
HOSTILE = "APEC-SMEMM-18 list; $(touch /tmp/no) -d other"


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintService]:
    """A CUPS of this test's own with two queues."""
    with print_service("office", "hall") as running:
        if running is None:
            # Not lacking(): a container may forbid starting a print service, however complete its packages are.
            pytest.skip("no CUPS can be started here (Debian: cups); the same is tested with a recorded lp")
        monkeypatch.setenv("CUPS_SERVER", running.server)
        yield running


def recorded(
    folder: Path, monkeypatch: pytest.MonkeyPatch, lp: str = "echo 'request id is office-7 (1 file(s))'"
) -> Path:
    """``lpstat`` and ``lp`` that keep what they were given in ``folder``."""
    scripts = {
        "lpstat": "printf 'office\\nhall\\n'",
        "lp": f"printf '%s\\n' \"$@\" > '{folder}/arguments'\nfor last; do :; done\n"
        f"cat \"$last\" > '{folder}/paper'\n{lp}",
    }
    for name, script in scripts.items():
        command = folder / name
        command.write_text(f"#!/bin/sh\n{script}\n")
        command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    return folder


def test_a_real_queue_gets_the_paper_as_it_is(service: PrintService) -> None:
    assert set(printers()) == {"office", "hall"}
    job = print_pdf(PAPER, "office", title=HOSTILE)
    assert job.startswith("office-")
    title, paper = service.printed()
    assert (title, paper) == (HOSTILE, PAPER)


def test_a_printer_that_is_not_there_is_refused_with_those_that_are(service: PrintService) -> None:
    with pytest.raises(Refused, match="no printer “attic”; there are: hall, office"):
        print_pdf(PAPER, "attic", title="list")
    with pytest.raises(Refused, match="no printer “-o”"):
        print_pdf(PAPER, "-o", title="list")


def test_lp_is_called_without_a_shell_and_without_a_way_to_slip_options_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = recorded(tmp_path, monkeypatch)
    assert print_pdf(PAPER, "hall", title=HOSTILE) == "hall"
    *arguments, file = (folder / "arguments").read_text().splitlines()
    assert arguments == ["-d", "hall", "-t", HOSTILE, "--"]
    assert (folder / "paper").read_bytes() == PAPER
    assert not Path(file).exists()
    assert print_pdf(PAPER, "office", title="list") == "office-7"


def test_the_printers_there_are_come_from_the_system_and_another_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = recorded(tmp_path, monkeypatch)
    assert set(printers()) == {"office", "hall"}
    for name in ("attic", "-o"):
        with pytest.raises(Refused, match=f"no printer “{name}”; there are: office, hall"):
            print_pdf(PAPER, name, title="list")
    assert not (folder / "arguments").exists()  # lp was never called


def test_a_queue_that_refuses_is_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recorded(tmp_path, monkeypatch, lp="echo 'lp: Destination \"office\" is not accepting jobs.' >&2; exit 1")
    with pytest.raises(Refused, match=r"office took nothing: Destination \"office\" is not accepting jobs\."):
        print_pdf(PAPER, "office", title="list")


def test_a_machine_without_a_print_service_says_so_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert printers() == ()
    with pytest.raises(Refused, match="This machine cannot print: it has no “lpstat”"):
        print_pdf(PAPER, "office", title="list")


def test_a_print_service_that_does_not_answer_is_not_waited_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    def asleep(*_arguments: object, **_options: object) -> subprocess.CompletedProcess[str]:
        raise subprocess.TimeoutExpired("lpstat", 30)

    monkeypatch.setattr(subprocess, "run", asleep)
    assert printers() == ()
    with pytest.raises(Refused, match="did not answer within 30 seconds"):
        print_pdf(PAPER, "office", title="list")
