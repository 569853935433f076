"""Taking in a forum's dump: what comes of it against a count of the file itself, CPU seconds and peak memory.

Usage: python benchmarks/forum.py [DUMP] [--posts 100000] [--repeats 3]. DUMP is a folder of Posts, Comments and Votes (.xml or
.xml.gz), the shared one where none is named; beside it a dump of so many posts is invented, whose texts are dropped as it is read.
The count is made with the standard library's own reader, a row at a time, and shares no line with Cordée.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

SOURCE = Path(__file__).parents[1] / "src"
SHARED = Path(os.environ.get("CORDEE_SHARED_DATA") or Path(__file__).parents[2] / "shared" / "data")
QUANTUM = SHARED / "opinion" / "stackexchange-quantum"
TEXT = "lorem ipsum dolor sit amet " * 50
TAKE = """
import json, sys
from cordee.wiring import create_company
made = create_company(sys.argv[2])
taken = [one.outcome.entry for one in made.take_in(sys.argv[3:]) if one.outcome]
open(sys.argv[1], "w").write(json.dumps({one.table: one.rows for one in taken[0].files}))
"""
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
    "PYTHONPATH": str(SOURCE)
}
Rows = Iterator[dict[str, str]]


def rows(folder: Path, name: str) -> Rows:
    """Give the rows of one of a dump's files."""
    path = next((folder / f"{name}{end}" for end in (".xml", ".xml.gz") if (folder / f"{name}{end}").exists()), None)
    if path is not None:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
            for _, one in ElementTree.iterparse(stream):
                if one.tag == "row":
                    yield {key: value for key, value in one.attrib.items() if key not in ("Body", "Text")}
                one.clear()


def counted(folder: Path) -> dict[str, int]:
    """Count what must come of a dump."""
    posts = list(rows(folder, "Posts"))
    asked = {one["Id"]: one for one in posts if one["PostTypeId"] == "1"}
    answers = {one["Id"]: one for one in posts if one["PostTypeId"] == "2" and one.get("ParentId") in asked}
    whose = {id: one.get("OwnerUserId") for id, one in (asked | answers).items()}
    asker = {id: whose[one["ParentId"]] for id, one in answers.items()}
    found = Counter(contents=len(whose), audience_questions=len(asked))
    pairs = [(whose[id], asker[id]) for id in answers]
    pairs += [(one.get("UserId"), whose.get(one["PostId"])) for one in rows(folder, "Comments")]
    pairs += [(whose[one["PostId"]], asker[one["PostId"]]) for one in rows(folder, "Votes")
              if one["VoteTypeId"] == "1" and one["PostId"] in answers]  # fmt: skip
    found["interactions"] = sum(bool(one and other and one != other) for one, other in pairs)
    return dict(found)


def invent(folder: Path, posts: int) -> int:
    """Invent a dump: posts of 1,350 letters, twice as many comments, five times as many votes; give its bytes."""
    dice = random.Random(1)

    def who() -> int:
        return dice.randint(1, posts // 5)

    def post(number: int) -> str:
        asks = number % 3 == 1
        kind = (
            f'PostTypeId="1" Title="How is {number} restarted?" Tags="&lt;plc&gt;"'
            if asks
            else f'PostTypeId="2" ParentId="{number - (number - 1) % 3}"'
        )
        return f'<row Id="{number}" {kind} CreationDate="2026-0{1 + number % 9}-11T10:00:00.000" Body="{TEXT}" OwnerUserId="{who()}"/>'

    tables = {
        "Posts": (post(number) for number in range(1, posts + 1)),
        "Comments": (f'<row Id="{number}" PostId="{dice.randint(1, posts)}" Text="{TEXT[:150]}" CreationDate="2026-03-01" UserId="{who()}"/>' for number in range(1, 2 * posts + 1)),
        "Votes": (f'<row Id="{number}" PostId="{dice.randint(1, posts)}" VoteTypeId="2" CreationDate="2026-03-01"/>' for number in range(1, 5 * posts + 1)),
    }  # fmt: skip
    folder.mkdir()
    for name, lines in tables.items():
        with (folder / f"{name}.xml").open("w", encoding="utf-8") as out:
            out.write(f"<{name.lower()}>\n")
            out.writelines(f"{line}\n" for line in lines)
            out.write(f"</{name.lower()}>\n")
    return sum(one.stat().st_size for one in folder.iterdir())


def taken(dump: Path, place: Path, repeats: int) -> dict[str, object]:
    """Take a dump in, as often as asked: what came of it, the median of CPU seconds, the largest peak."""
    seen = []
    files = sorted(str(one) for one in dump.iterdir() if ".xml" in one.name)
    for number in range(repeats):
        told, company = place / f"told{number}.json", place / f"company{number}"
        child = subprocess.Popen([sys.executable, "-c", TAKE, str(told), str(company), *files], env=ENVIRONMENT)
        _, status, usage = os.wait4(child.pid, 0)
        if status:
            raise SystemExit(f"{dump} could not be taken in")
        seen.append((usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024))
    made, expected = json.loads(told.read_text()), counted(dump)
    return {"made": {name: made.get(name, 0) for name in expected}, "counted": expected, "equal": all(made.get(name, 0) == many for name, many in expected.items()),
            "cpu_s": round(statistics.median(cpu for cpu, _ in seen), 2), "peak_mb": round(max(peak for _, peak in seen)), "repeats": repeats}  # fmt: skip


def main() -> None:
    """Take both dumps in and print one line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("dump", type=Path, nargs="?", default=QUANTUM)
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--repeats", type=int, default=3)
    said = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "real").mkdir()
        found: dict[str, object] = {"dump": taken(said.dump, place / "real", said.repeats)}
        size = invent(place / "big.forum.example", said.posts)
        (place / "large").mkdir()
        found["invented"] = taken(place / "big.forum.example", place / "large", said.repeats) | {"mb": round(size / 1e6)}
    print(json.dumps(found))


if __name__ == "__main__":
    main()
