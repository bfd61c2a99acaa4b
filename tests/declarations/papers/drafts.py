"""Texts that are printed in these tests."""

from __future__ import annotations

from typing import Final

DRAFT: Final = """# Jakarta [draft] Declaration

We, the ministers, meeting in Jakarta,

*Recalling* the declaration of [Beijing][^1] and [the report](https://example.org/report.pdf),

*[Noting* the words of Dong-Sun KIM (김동선), Nguyễn Văn Hùng, ประยุทธ์ and محمد,]

## Trade

1. Agree to [double][KR: triple [or more]] the number of small and medium enterprises that export;
2. Decide:

    (a) to train **trainers**;
    (b) to meet again [in two years][^2];

3. Thank the host\\.

[^1]: Of 2007.
[^2]: Proposed by Japan and KR.
"""
CLEAN: Final = """Jakarta Declaration

We, the ministers, meeting in Jakarta,

Recalling the declaration of Beijing,

1. Agree to double the number of enterprises that export;

2. Decide:

  (a) to train trainers; and

  (b) to meet again in two years.
"""
