"""Makes ``states.csv`` from Unicode CLDR (through babel, a development dependency) and ``states_by_hand.csv``.

Run it from the checkout, ``python db/reference/make_states.py``, when babel brings a newer CLDR or a name by hand
changes. CLDR gives the names by language and the three-letter codes; the names that the United Nations and the IOC
use stand in the file by hand. Only the states and parties that stand there are taken.
"""

from __future__ import annotations

import csv
from pathlib import Path

import babel
from babel import Locale
from babel.core import get_global

WITHDRAWN = {"ASC", "BUR", "CPT", "DDR", "FXX", "NTZ", "QUU", "ROM", "SUN", "TAA", "TMP", "YMD", "YUG", "ZAR"}
"""Codes of three letters that ISO 3166 once gave to a state of today, or reserved; CLDR keeps them as aliases."""

LANGUAGES = ("en", "ar", "es", "fr", "ru", "zh", "zh_Hant", "id", "ms", "ja", "ko", "vi", "th", "pt", "de")
FOLDER = Path(__file__).resolve().parent
SOURCE = f"Unicode CLDR 47 by babel {babel.__version__} (Unicode License v3); UN and IOC names by hand"


def main() -> None:
    """Write ``states.csv`` beside this file."""
    locales = {language: Locale.parse(language) for language in LANGUAGES}
    longer = {
        two[0]: three
        for three, two in get_global("territory_aliases").items()
        if len(three) == 3 and three.isalpha() and len(two) == 1 and three not in WITHDRAWN
    }
    with (FOLDER / "states_by_hand.csv").open(encoding="utf-8", newline="") as lines:
        by_hand = list(csv.DictReader(lines))
    with (FOLDER / "states.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(f"# {SOURCE}. Made by make_states.py; change states_by_hand.csv instead.\n")
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["code", "alpha3", "ioc", "name", "formal", "also", *LANGUAGES])
        for row in by_hand:
            code = row["code"]
            names = [locale.territories.get(code, "") for locale in locales.values()]
            name = row["name"] or names[0].replace(" & ", " and ").replace("St. ", "Saint ").replace("’", "'")
            out.writerow([code, longer.get(code, ""), row["ioc"], name, row["formal"], row["also"], *names])


if __name__ == "__main__":
    main()
