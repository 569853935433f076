"""What some accounts go without: they lose those touches and nothing else, so that whoever measures their effect should find none."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cordee.core.vocabulary.techniques import technique_of
from cordee.worlds import Truth, Withheld, simulate


def half(domain: str) -> bool:
    return sum(domain.encode()) % 2 == 0


WITHHELD = Withheld("email_house", 200, 120, half)


def world(folder: Path, withheld: Withheld | None) -> tuple[Truth, list[dict[str, str]]]:
    truth = simulate(folder, organisations=60, months=14, seed=3, withheld=withheld)
    [file] = folder.glob("touches-*.csv")
    with file.open(encoding="utf-8", newline="") as opened:
        return truth, list(csv.DictReader(opened))


def test_accounts_lose_the_touches_withheld_from_them_within_the_time_and_their_cases_stay_as_they_are(tmp_path):
    truth, touches = world(tmp_path / "all", None)
    less, left = world(tmp_path / "less", WITHHELD)

    lost = Counter(tuple(row.values()) for row in touches) - Counter(tuple(row.values()) for row in left)
    gone = [dict(zip(touches[0], one, strict=True)) for one in lost.elements()]
    since = datetime.combine(truth.end, datetime.min.time(), UTC) + timedelta(days=1 - 200)

    assert len(gone) > 5
    assert not Counter(tuple(row.values()) for row in left) - Counter(tuple(row.values()) for row in touches), (
        "nothing came instead"
    )
    assert {technique_of(row["technique"]) for row in gone} == {"email_house"}
    assert all(
        half(row["email"].split("@")[1]) for row in gone if row["email"].endswith(".example") and "free" not in row["email"]
    )
    days = [datetime.fromisoformat(row["date"][:10]).replace(tzinfo=UTC) for row in gone]
    assert since - timedelta(days=1) <= min(days)
    assert max(days) <= since + timedelta(days=120)
    assert [one.outcome for one in less.cases] == [one.outcome for one in truth.cases], (
        "the law knows no effect of what follows the opening"
    )


def test_without_anything_withheld_the_world_is_the_same_to_the_byte(tmp_path):
    nobody = Withheld("email_house", 200, 120, lambda domain: False)

    world(tmp_path / "all", None)
    world(tmp_path / "nobody", nobody)

    def files(name: str) -> dict[str, bytes]:
        return {one.name: one.read_bytes() for one in sorted((tmp_path / name).iterdir())}

    assert files("all") == files("nobody")
