"""What tests read papers with (poppler's pdftotext, the fonts of many scripts), and a print service that keeps them."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest

from tests.completeness import lacking

PACKAGES = ("poppler-utils", "fonts-noto-core", "fonts-noto-cjk")


def missing() -> list[str]:
    """The Debian packages among ``PACKAGES`` that this machine lacks."""
    absent = [] if shutil.which("pdftotext") else ["poppler-utils"]
    fonts = Path("/usr/share/fonts")
    for package, sign in (("fonts-noto-core", "NotoSansThai*"), ("fonts-noto-cjk", "NotoSansCJK*")):
        if not any(fonts.rglob(sign)):
            absent.append(package)
    return absent


@cache
def printing_tools() -> None:
    """Have what papers are read with: installed with apt-get where that can be done, else ``lacking``."""
    if not missing():
        return
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        lacking(f"papers can't be read here: install {' '.join(missing())}")
    with (Path(tempfile.gettempdir()) / "secretariat-tests-install.lock").open("w") as lock:
        # Several workers may come here at once; the first installs, the others find it done.
        fcntl.flock(lock, fcntl.LOCK_EX)
        absent = missing()
        if absent:
            quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet, capture_output=True)
            install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *absent]
            done = subprocess.run(install, check=False, env=quiet, capture_output=True, text=True)
            if done.returncode or missing():
                lacking(f"papers can't be read here: {' '.join(absent)} can't be installed: {done.stderr[-200:]}")


def pdf_text(paper: bytes) -> str:
    """What a reader of the PDF finds in it, laid out as printed."""
    printing_tools()
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=paper, capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def pdf_info(paper: bytes) -> str:
    """What pdfinfo tells of the PDF."""
    printing_tools()
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(paper)
        file.flush()
        done = subprocess.run(["pdfinfo", file.name], capture_output=True, check=True, text=True)
    return done.stdout


def recorded_printers(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which a recorded ``lp`` keeps what it was given; there are the printers office and hall."""
    folder.mkdir()
    scripts = {
        "lpstat": "printf 'office\\nhall\\n'",
        "lp": f"printf '%s\\n' \"$@\" > '{folder}/arguments'\nfor last; do :; done\ncat \"$last\" > '{folder}/paper'\n"
        "echo 'request id is office-7 (1 file(s))'",
    }
    for command, script in scripts.items():
        (folder / command).write_text(f"#!/bin/sh\n{script}\n")
        (folder / command).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    return folder
