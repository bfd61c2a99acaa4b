"""Shell completion: made once and kept, made again when the program is another, never in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import shtab

from secretariat.cli import parser_for
from secretariat.commandline.argparse_words import translate_argparse
from secretariat.values.language import set_language

_ASK = "import sys; from secretariat.cli import run; code = run(sys.argv[1:]); "
_LOADED = "print(*[m for m in ('shtab', 'secretariat.actions.commands') if m in sys.modules], file=sys.stderr)"


def asked(home: Path, *words: str) -> tuple[str, str]:
    """The script, and what was loaded to make it."""
    done = subprocess.run(
        [sys.executable, "-c", f"{_ASK}{_LOADED}; sys.exit(code)", *words],
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": os.environ["PATH"], "HOME": str(home)},
        cwd=Path(__file__).resolve().parents[2],
    )
    return done.stdout, done.stderr.strip()


@pytest.mark.parametrize(("language", "shell"), [("en", "bash"), ("en", "zsh"), ("id", "fish")])
def test_the_kept_script_is_the_one_made_and_loads_no_noun(tmp_path: Path, language: str, shell: str) -> None:
    translate_argparse()
    set_language(language)
    try:
        meant = shtab.complete(parser_for(None), shell) + "\n"
    finally:
        set_language("en")
    made, loaded = asked(tmp_path, "--lang", language, "completion", shell)
    kept, loaded_again = asked(tmp_path, "--lang", language, "completion", shell)
    assert "shtab" in loaded
    assert loaded_again == ""
    assert made == kept == meant


def test_languages_and_shells_are_kept_apart(tmp_path: Path) -> None:
    words = [("--lang", language, "completion", shell) for language in ("en", "id") for shell in ("zsh", "fish")]
    first = [asked(tmp_path, *each)[0] for each in words]
    assert len(set(first)) == 4
    assert [asked(tmp_path, *each)[0] for each in words] == first


def test_what_another_program_made_is_made_again(tmp_path: Path) -> None:
    made, _loaded = asked(tmp_path, "completion", "bash")
    (kept,) = (tmp_path / ".cache" / "secretariat").iterdir()
    for content in ("0.0.1 elsewhere 1 1 1\nrm -rf /\n", "", "\udcff"):
        kept.write_text(content, errors="surrogateescape")
        assert asked(tmp_path, "completion", "bash") == (made, "shtab secretariat.actions.commands")
    assert asked(tmp_path, "completion", "bash") == (made, "")


def test_where_nothing_can_be_kept_it_is_written_all_the_same(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file where the folder would be")
    made, loaded = asked(tmp_path, "completion", "bash")
    assert made.startswith("# AUTOMATICALLY GENERATED") and "shtab" in loaded
    assert (tmp_path / ".cache").read_text() == "a file where the folder would be"


def test_wrong_settings_of_the_office_are_still_told(tmp_path: Path) -> None:
    settings = tmp_path / ".config" / "secretariat" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("[offices]\n")
    with pytest.raises(subprocess.CalledProcessError) as failed:
        asked(tmp_path, "completion", "bash")
    assert failed.value.returncode == 2
    assert "offices is not a section" in failed.value.stderr
