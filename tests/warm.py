"""What the process that only forks does when it begins: one life of a workspace and one erasure.

It is imported there and nowhere else: ``living.warm_processes`` names it. A child that is to be killed is forked from there
with everything imported and compiled, so that the kill falls into its deeds.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.erasing import computed, erased_from, filled
from tests.living import company_in, live, write_sources

with tempfile.TemporaryDirectory() as place:
    folder = Path(place)
    live(company_in(folder / "lived").folder, write_sources(folder / "sources"))
    erased_from(computed(filled(folder)))
