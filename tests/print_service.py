"""A print service of a test's own: CUPS on a socket and a configuration of its own, with a queue that keeps PDFs.

Where CUPS is not installed or can't be started (a container may forbid it), the tests of printing do with a recorded
``lp``, and say so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SERVER_BIN = Path("/usr/lib/cups")

_FILES = """\
ServerRoot {root}/etc
ServerBin {root}/bin
RequestRoot {root}/spool
TempDir {root}/spool/tmp
CacheDir {root}/cache
StateDir {root}/run
AccessLog {root}/log/access
ErrorLog {root}/log/error
PageLog {root}/log/page
{accounts}"""
_SERVER = """\
Listen {root}/run/cups.sock
Browsing Off
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
_PRINTER = """\
<Printer {name}>
Info {name}
DeviceURI keep:/{name}
State Idle
Accepting Yes
JobSheets none none
</Printer>
"""
# CUPS starts a backend with the arguments job, user, title, copies, options and the file.
_BACKEND = """\
#!/bin/sh
if [ $# = 0 ]; then echo 'direct keep "Keeps PDFs" "Keeps PDFs"'; exit 0; fi
printf '%s' "$3" > '{out}/title'
if [ -n "$6" ]; then cat "$6" > '{out}/part'; else cat > '{out}/part'; fi
mv '{out}/part' '{out}/printed.pdf'
"""


@dataclass(frozen=True)
class PrintService:
    """A running print service: ``server`` is what CUPS_SERVER has to say, ``out`` where printed things are kept."""

    server: str
    out: Path

    def printed(self) -> tuple[str, bytes]:
        """Title and content of what was printed; waits for the queue to bring it."""
        for _try in range(100):
            if (self.out / "printed.pdf").exists():
                return (self.out / "title").read_text(), (self.out / "printed.pdf").read_bytes()
            time.sleep(0.1)
        raise AssertionError("the print service printed nothing within ten seconds")


@contextmanager
def print_service(*names: str) -> Iterator[PrintService | None]:
    """CUPS with a queue for each name; ``None`` where it can't be started here."""
    cupsd = shutil.which("cupsd") or shutil.which("cupsd", path="/usr/sbin")
    if cupsd is None or not SERVER_BIN.is_dir():
        yield None
        return
    root = Path(tempfile.mkdtemp(prefix="cups-", dir="/tmp"))  # a socket's path has to be short
    try:
        _configure(root, names)
        files = ["-c", f"{root}/etc/cupsd.conf", "-s", f"{root}/etc/cups-files.conf"]
        with (root / "log" / "out").open("wb") as log:
            running = subprocess.Popen([cupsd, "-f", *files], stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        try:
            service = PrintService(f"{root}/run/cups.sock", root / "out")
            yield service if _answers(service, running, names) else None
        finally:
            running.terminate()
            running.wait(timeout=20)
    finally:
        shutil.rmtree(root, ignore_errors=True)


def _configure(root: Path, names: tuple[str, ...]) -> None:
    for folder in ("etc/ppd", "bin/backend", "spool/tmp", "cache", "run", "log", "out"):
        (root / folder).mkdir(parents=True)
    root.chmod(0o755)
    (root / "out").chmod(0o777)  # the queue runs under an account of its own
    accounts = "User lp\nGroup lp\nSystemGroup lpadmin\n" if os.geteuid() == 0 else ""
    (root / "etc/cups-files.conf").write_text(_FILES.format(root=root, accounts=accounts))
    (root / "etc/cupsd.conf").write_text(_SERVER.format(root=root))
    (root / "etc/printers.conf").write_text("".join(_PRINTER.format(name=name) for name in names))
    for part in SERVER_BIN.iterdir():
        if part.name != "backend":
            (root / "bin" / part.name).symlink_to(part)
    backend = root / "bin/backend/keep"
    backend.write_text(_BACKEND.format(out=root / "out"))
    backend.chmod(0o755)


def _answers(service: PrintService, running: subprocess.Popen[bytes], names: tuple[str, ...]) -> bool:
    """Whether the service knows its queues within some seconds."""
    asked = {**os.environ, "CUPS_SERVER": service.server}
    for _try in range(50):
        if running.poll() is not None:
            return False
        listed = subprocess.run(["lpstat", "-e"], env=asked, capture_output=True, text=True, check=False)
        if set(names) <= set(listed.stdout.split()):
            return True
        time.sleep(0.1)
    return False
