"""Typesetting: a layout and plain data become a PDF. The data are values to the layout, never markup, whatever they hold.

Only the fonts that come with the program are used and nothing is fetched, so that the same data give the same page anywhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any


def typeset(layout: str, data: Mapping[str, Any], *, made_at: datetime) -> bytes:
    """Set a page.

    Parameters
    ----------
    layout
        Typst markup of ours; it reads the data with ``json(bytes(sys.inputs.data))``.
    data
        Texts, numbers, lists; a text is shown letter for letter.
    made_at
        The moment that the file says it was made at.

    Examples
    --------
    >>> from datetime import UTC
    >>> made = typeset('#json(bytes(sys.inputs.data)).name', {"name": "#panic() *x*"}, made_at=datetime(2026, 3, 2, tzinfo=UTC))
    >>> made[:5]
    b'%PDF-'
    """
    # The compiler is some eighty megabytes: only who asks for a page loads it.
    import typst

    return bytes(
        typst.compile(
            layout.encode("utf-8"),
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            ignore_system_fonts=True,
            timestamp=made_at.replace(microsecond=0),
        )
    )
