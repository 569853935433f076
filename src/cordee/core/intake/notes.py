"""Where a table ends and the remarks below it begin: a report's title, who made it, its copyright, "Source: …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

FEWEST = 3  # headings: in a narrower table a row of one cell may be data
MARKED = re.compile(
    r"^\s*(?:©|\(c\)|\*|copyright\b|confidential\b|informations? confidentielles?\b|sources?\s*:|nb\s*:|n\.b\.|notes?\s*:|remarques?\s*:"
    r"|(?:report |rapport )?(?:generated|généré|exported|exporté|extracted|extrait|créé|created|printed|imprimé)e?s? (?:by|on|at|le|par|du|de|from)\b)",
    re.IGNORECASE,
)
SOMEBODY = re.compile(r"@|linkedin\.com/in/|^[\d\s.\-]+$", re.IGNORECASE)


def notes_from(rows: Sequence[Sequence[str]], header: int) -> int:
    """Give the row from which on a table holds only remarks: the number of rows where it holds none.

    A remark is alone on its line. It says by its first words that it is one, or stands, with nothing but the like
    below it, under an empty line. An address, a profile or a number is never a remark.

    Examples
    --------
    >>> head = ("Date", "Canal", "Coût")
    >>> notes_from([head, ("12/03/26", "Salon", "5"), ("Source : Salesforce", "", "")], 0)
    2
    >>> notes_from([head, ("12/03/26", "Salon", "5"), ("", "", ""), ("Acme",), ("",)], 0)
    2
    >>> notes_from([head, ("12/03/26", "Salon", "5"), ("13/03/26", "", "")], 0)
    3
    """
    if sum(1 for cell in rows[header] if cell.strip()) < FEWEST:
        return len(rows)
    end = len(rows)
    for number in range(len(rows) - 1, header, -1):
        filled = [cell for cell in rows[number] if cell.strip()]
        if len(filled) > 1 or (filled and SOMEBODY.search(filled[0].strip())):
            break
        if not filled or MARKED.search(filled[0]):
            end = number
    return end if any(any(cell.strip() for cell in row) for row in rows[end:]) else len(rows)
