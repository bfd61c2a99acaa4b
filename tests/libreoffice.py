"""What another office makes of our files: LibreOffice, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.completeness import lacking


def saved_by_libreoffice(kind: str, *files: Path, folder: Path) -> Path:
    """The folder in which LibreOffice saved ``files`` as ``kind`` (``ods``), below a test's own ``folder``.

    It is started once for all of them, with a profile that is made once in a process, which takes it longest.
    """
    soffice = shutil.which("soffice")
    if soffice is None:
        lacking("LibreOffice Calc (soffice) is not installed: apt-get install libreoffice-calc")
    out = folder / kind
    profile = f"-env:UserInstallation=file://{folder.parent / 'libreoffice'}"
    command = [soffice, "--headless", profile, "--convert-to", kind, "--outdir", str(out), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return out
