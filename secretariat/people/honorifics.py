"""What stands before and after a name without being part of it: honorifics, ranks, academic degrees. Tables, pure.

A word alone often does not tell: "Pak" is a Korean family name and an Indonesian courtesy, "H." an initial and a
pilgrim, "Sri" a given name and half of "Dato' Sri". Each word therefore carries the rule of when it is no name.
"""

from __future__ import annotations

from typing import Final

ALWAYS: Final = "always"
IF_MORE: Final = "if two words or more follow, and no honorific was given apart"
IF_FOLLOWED: Final = "if another honorific or title follows"
IF_LED: Final = "if an honorific or title stands before"
IF_FRONT: Final = "if one stands before, and two words or more follow"


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _spelled(rule: str, words: str) -> dict[str, str]:
    """The words with and without a full stop behind them."""
    return {way: rule for word in words.split() for way in (word, word + ".")}


HONORIFICS: Final[dict[str, str]] = {
    **_spelled(ALWAYS, "mr mrs ms mme mlle miss messrs mx madame monsieur mademoiselle mmes"),
    **_spelled(ALWAYS, "sra srta señor señora señorita senhor senhora"),
    **_spelled(ALWAYS, "bapak ibu bpk yth sdr sdri saudara saudari nyonya puan encik"),
    **_spelled(ALWAYS, "herr frau fräulein dhr mevr signor signora sig.ra dott.ssa"),
    **_spelled(ALWAYS, "dato' datuk datin dato"),
    **_spelled(ALWAYS, "h.e h.h h.r.h hrh h.m.k s.e.m s.e.mme h.eminence v.e excmo excma exmo exma"),
    **_spelled(ALWAYS, "hon'ble honourable honorable excellency excellence excelencia excelência"),
    **_spelled(ALWAYS, "sir"),
    **_spelled(IF_MORE, "hon sr lady lord dame sheikh sheikha shaikh prince princess pak bu khun tun don doña dom"),
    **_spelled(IF_MORE, "baroness baron count countess viscount haji hajah hajjah sayyid syed shri smt"),
    **_spelled(IF_MORE, "ambassador amb senator tuan datu"),
    **_spelled(IF_FOLLOWED, "he hh the rt right his her son sua su s.e se s.a.r tan toh puan tengku most"),
    **_spelled(IF_LED, "sri seri setia paduka wira diraja laila m royal highness majesty"),
    "sr": IF_MORE,
}
"""Honorifics and courtesies, folded to lower case, and when each is one."""

TITLES: Final[dict[str, str]] = {
    **_spelled(ALWAYS, "dr prof professor ir drs dra drg drh dipl.-ing dipl dr.-ing dott dottore dr.med"),
    **_spelled(ALWAYS, "ass assoc asst assist emeritus h.c dr.h.c dr.hc mag.a priv.-doz habil dr.habil"),
    **_spelled(ALWAYS, "lt lieut capt cdr cmdr brig gén sgt lt.gen maj.gen brig.gen rear-adm vice-adm"),
    **_spelled(ALWAYS, "jenderal letjen mayjen brigjen kolonel letkol laksamana laksda laksma marsekal marsda"),
    **_spelled(ALWAYS, "komjen irjen kombes akbp msgr atty engr"),
    **_spelled(IF_MORE, "gen col adm maj rev fr eng ing mag adv arch"),
    **_spelled(IF_MORE, "lieutenant general major colonel captain commander admiral brigadier reverend"),
    **_spelled(IF_MORE, "kh tgk raden hj rm"),
    **_spelled(IF_LED, "tni pol polisi ret retd rear vice em hc pd rer.nat"),
    **_spelled(IF_FRONT, "h hjh r med rer nat phil jur iur techn"),
    **{f"({word})": IF_LED for word in ("purn", "purn.", "ret", "ret.", "retd", "retd.")},
    **dict.fromkeys(("gen.", "col.", "adm.", "maj.", "rev.", "fr.", "eng.", "ing.", "mag.", "hj."), ALWAYS),
}
"""Academic titles and ranks before a name, folded to lower case, and when each is one."""

DEGREES: Final = _listed(
    """
    se sh mm mba mpa mph msi ms msc bsc beng meng mtech btech ma ba bs bba llb llm lld jd md phd dphil edd dba dds
    dvm st sip ssos skom skm sked spd sag sthi stp sp spt spi sik shut sfarm ssi sst sstp ssn ssy sei smn sma amd
    amdkeb mh mt mkom mkes mpd mpdi mag msn msy mak mhum mkn mtrip mik map mmt mhan mtr mtrap mtrhan mec mecdev mia
    mpp mappl mcom mphil mres mfin msw mlitt med mup mcp murp mpm mim mdiv mst mdes march marsp medsc mengsc msocsc
    mipp ak ca cpa cfa cma cia cisa pmp pe ieng ceng cphil fcca acca frs fba faia aia aicp qc kc sc mp mep obe cbe
    mbe kbe dbe gbe kcmg cmg gcmg om ch esq apt apteker ners ns spog sppd spa spjp spjpk spb sps spm sprad span dsc
    dlitt desa dess dea mbbs mrcp frcp licjur mjur lic ing iti ipm ipu aseaneng
    """
)
"""Degrees and honours behind a name, without points and spaces, in lower case."""

BARE_DEGREES: Final = _listed(
    """
    SE SH MM MBA MPA MSI MSi ST SIP SSOS SSos PHD PhD MD MSc MSC BSc QC LLM LLB SKom MKom MH OBE CBE MBE KBE Esq
    Esq.
    """
)
"""Those that stand behind a name without a comma as well; MA, LI, KC and others are names too and are left out."""

GENERATIONS: Final = frozenset({"jr", "sr", "ii", "iii", "iv", "jnr", "snr", "filho", "neto", "júnior", "hijo"})
"""Words that tell generations apart; they belong to the name."""

_DEGREE_BEGINS: Final = _listed("s m a d b ph dr sp grad ll mag dipl ir c lic ll.m cand")


def is_degree(words: str) -> bool:
    """Whether what stands behind a comma is a degree or several: ``M.Sc.``, ``S.E. M.M.``, ``Ph. D.``."""
    return _letters(words) in DEGREES or all(_is_degree_word(word) for word in words.split())


def may_be_initials(words: str) -> bool:
    """Whether they may be the initials of given names: ``M.A.`` behind ``Smith``; ``M.Sc.`` and ``S.E.`` are not."""
    parts = words.replace(".", ". ").split()
    return _letters(words) not in {"se", "sh", "st", "mm", "mt", "mh"} and all(
        len(part) == 2 and part[1] == "." for part in parts
    )


def is_acronym(words: str) -> bool:
    """Whether it may be a degree that the table lacks, where one that it has stands before it: ``CFrA``, ``Q.I.A.``."""
    letters = _letters(words)
    return " " not in words and len(letters) <= 8 and (sum(c.isupper() for c in words) > 1 or "." in words)


def _is_degree_word(word: str) -> bool:
    letters = _letters(word)
    if letters in DEGREES or word.casefold() in {"(cand.)", "(cand)", "(c)", "(hons)", "(hons.)", "cand."}:
        return True
    parts = [part for part in word.casefold().split(".") if part]
    return (
        len(parts) > 1
        and parts[0] in _DEGREE_BEGINS
        and all(part.isalpha() and len(part) <= 6 for part in parts)
        and any(len(part) > 1 for part in parts)
    )


def _letters(words: str) -> str:
    return words.replace(".", "").replace(" ", "").casefold()
