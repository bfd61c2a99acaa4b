"""The words that begin a preambular paragraph ("Recalling", "Mengingat"), lead into the text, or enact it."""

from __future__ import annotations

import re
from typing import Final

_ENGLISH: Final = (
    "Acknowledging|Acting|Adhering|Affirming|Alarmed|Anxious|Appreciating|Approving|Aspiring|Aware|Bearing|Being|"
    "Believing|Building|Calling|Cognizant|Commending|Committed|Committing|Concerned|Condemning|Confident|"
    "Confirming|Congratulating|Conscious|Considering|Convinced|Declaring|Deploring|Desiring|Desirous|Determined|"
    "Disturbed|Drawing|Emphasising|Emphasizing|Encouraged|Encouraging|Endorsing|Envisaging|Expecting|Expressing|"
    "Firmly|Fulfilling|Guided|Having|Highlighting|Hoping|Inspired|Intending|Keeping|Looking|Mindful|Noting|"
    "Observing|Persuaded|Pledging|Preoccupied|Prompted|Reaffirming|Realising|Realizing|Recalling|Recognising|"
    "Recognizing|Recommitting|Referring|Regretting|Reiterating|Rejecting|Remembering|Resolved|Respecting|Seeking|"
    "Seized|Sharing|Stressing|Striving|Supporting|Taking|Thanking|Underlining|Underscoring|Understanding|Viewing|"
    "Welcoming|Wishing"
)
_INDONESIAN: Final = (
    "Berdasarkan|Berkeinginan|Berkeyakinan|Berkomitmen|Bertekad|Berpedoman|Memahami|Memandang|Mempertimbangkan|"
    "Memperhatikan|Menegaskan|Menekankan|Mengakui|Menghargai|Mengingat|Menggarisbawahi|Mengenang|Menimbang|"
    "Mencatat|Menyadari|Menyambut|Merujuk|Meyakini|Prihatin|Terdorong|Sadar|Yakin"
)
_FRENCH: Final = (
    "Affirmant|Ayant|Conscient|Conscientes|Conscients|Considérant|Consciente|Constatant|Convaincu|Convaincues|"
    "Convaincus|Désireuses|Désireux|Estimant|Gardant|Insistant|Notant|Prenant|Préoccupé|Rappelant|Réaffirmant|"
    "Reconnaissant|Résolu|Résolues|Résolus|Respectant|Se|Soulignant|Soucieuses|Soucieux|Tenant|Voulant"
)
_MODIFIERS: Final = (
    "Further|Also|Deeply|Fully|Gravely|Strongly|Again|Profoundly|Seriously|Especially|Keenly|Particularly|Equally|"
    "Mutually|Warmly|Actively|Lebih|Juga|Sangat"
)
_PLURAL: Final = (
    r"In (?:pursuit|pursuance|furtherance|accordance|conformity|recognition|view|line)|Pursuant to|With a view"
)
_WORDS: Final = "|".join(sorted(f"{_ENGLISH}|{_INDONESIAN}|{_FRENCH}".split("|"), key=len, reverse=True))
_LOWER: Final = _ENGLISH.lower()
_PARTICIPLE: Final = rf"(?:(?:{_MODIFIERS})\s+(?:{_WORDS}|{_LOWER})|{_WORDS}|{_PLURAL})"

CLAUSE: Final = re.compile(rf"{_PARTICIPLE}\b(?![’'])")
"""Where a preambular clause may begin, letter case as it is printed."""
_OPENING: Final = re.compile(rf"[\[*_“\" ]{{0,6}}{_PARTICIPLE}\b(?![’'])")
_CAPITALS: Final = _WORDS.upper()
_SHOUTED: Final = re.compile(rf"[\[*_“\" ]{{0,6}}(?:(?:{_MODIFIERS.upper()})\s+)?(?:{_CAPITALS})\b")
_EMPHASISED: Final = re.compile(
    r"[\[ ]{0,4}([*_]{1,3})\[?(?:[A-Z][a-z]+ing\b|[A-Z]{4,}ING\b|[A-Z][^,;*_]{0,80}\1(?P<clause>))"
)
_LEAD: Final = re.compile(r"[\[*_“\" ]{0,6}(?:The|THE|We|WE|Kami|KAMI|Les?|L’|Nous|NOUS)\b[^.;]{0,400},[\s*_]*$")
_ENACTING: Final = re.compile(
    r"[\[*_ ]{0,6}(?:have|HAVE|hereby|HEREBY|We hereby|WE HEREBY|do hereby|telah|TELAH|dengan ini|DENGAN INI|"
    r"sont|SONT)\b[^.;]{0,120}[:,][\s*_\]]*$",
    re.I,
)


def opens_preambular(text: str) -> bool:
    """Whether a paragraph begins as preambular ones do, plain, emphasised or in capitals."""
    if _OPENING.match(text) or _SHOUTED.match(text):
        return True
    emphasised = _EMPHASISED.match(text)
    if emphasised is None or emphasised["clause"] is None:
        return emphasised is not None
    return text[-40:].rstrip("*_ ]").endswith((",", ";"))


def leads_in(text: str) -> bool:
    """Whether a paragraph says who speaks ("The General Assembly,") or enacts ("Have agreed as follows:")."""
    return bool(_LEAD.match(text) or _ENACTING.match(text))


ENACTED: Final = re.compile(
    r"(?:Have|HAVE) (?:agreed|resolved|decided|AGREED)\b|(?:Sont convenu|Telah (?:menyepakati|menyetujui))"
)
"""What enacts the text after a run-together preamble."""
_NAME: Final = r"(?:[A-Z][\w’'-]*|of|the|to|and|this|on|for|in|sixteen|[0-9]{1,4})"
LEAD: Final = re.compile(
    rf"(?:The {_NAME}(?: {_NAME})*|Les (?:Parties|États)[^,]{{0,60}}|L’Assemblée générale|"
    r"We, [^,]{1,120}|Kami, [^,]{1,120}), "
)
"""What a run-together preamble begins with, up to the first clause."""
