"""What makes many tests in one process quick without making any of them less: nothing here changes what is tried."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Hashable
from typing import Any

_LOOKED_THROUGH_AFTER = 20_000
"""New objects after which Python looks for what to throw away; its own 700 suits a smaller program."""

_parsed: dict[Hashable, Any] = {}


def collect_seldom() -> None:
    """What is loaded stays: it is put out of the garbage collector's sight, which looks through the rest less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_LOOKED_THROUGH_AFTER, 10, 10)


def parse_style_sheets_once() -> None:
    """A style sheet is parsed once in a process, not again for each application: the rules of the same text with the
    same variables are the same, and applications only read them."""
    if "textual" not in sys.modules:
        return
    from textual.css.stylesheet import Stylesheet

    parse: Callable[..., Any] = Stylesheet._parse_rules

    def parse_rules(
        self: Stylesheet,
        css: str,
        read_from: Any,
        is_default_rules: bool = False,
        tie_breaker: int = 0,
        scope: str = "",
    ) -> Any:
        key = (css, read_from, is_default_rules, tie_breaker, scope, frozenset(self._variables.items()))
        if key not in _parsed:
            _parsed[key] = parse(self, css, read_from, is_default_rules, tie_breaker, scope)
        return _parsed[key]

    Stylesheet._parse_rules = parse_rules  # type: ignore[method-assign]  # a cache in its place


def forget_drawn_widgets() -> None:
    """Textual keeps the last thousand drawn widgets in mind, also of applications that were left: megabytes each."""
    drawn = sys.modules.get("textual._styles_cache")
    if drawn is not None:
        drawn.StylesCache.get_inner_outer.cache_clear()
