"""Who leads, told with the register of interests as it stands at reading: a gift entered a moment ago makes a seller now."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pyarrow as pa

from cordee.actions.subjects import people_by_subject
from cordee.core.opinion.leaders_told import standing as told_again
from cordee.core.opinion.ties import Tie, Whereabouts, interested
from cordee.core.trust.interests import standing_at
from cordee.core.vocabulary.register import standing
from cordee.core.vocabulary.results_of_leaders import LEADERS

if TYPE_CHECKING:
    from cordee.engine.results import ResultsReader
    from cordee.wiring.company import Company


class LeadersNow:
    """Retells the table ``leaders`` of a run by the register of interests.

    Of the run that stands, the register as it stands now counts; of a kept run, the register as it stood when it was made.
    """

    def __init__(self, company: Company) -> None:
        self._company = company

    def __call__(self, reader: ResultsReader, table: pa.Table) -> pa.Table:
        """Give the table with every class as the register has it."""
        rows = table.to_pylist()
        if not rows:
            return table
        books, secret = self._company.book(), self._company.workspace.secret
        until, day = self._moment(reader)
        ties = [
            Tie(one.subject, one.label, one.interest.kind, one.interest.giver, one.interest.topic, one.interest.since, one.interest.until)
            for one in standing_at(books.interests.entries(), until)
        ]  # fmt: skip
        words = {
            one.value.key: (one.value.name.en, one.value.name.fr, *one.value.words_en, *one.value.words_fr)
            for one in standing(books.territories.territories(), until)
        }
        people = {subject: ids[0] for subject, ids in people_by_subject(reader, secret).items() if len(ids) == 1} if ties else {}
        here = Whereabouts(people, {row["person_key"]: row["name"] for row in rows})
        weighed = interested(ties, territories=words, here=here, day=day)
        told = [told_again(row, (row["territory"], row["person_key"]) in weighed) for row in rows]
        return pa.Table.from_pylist(told, schema=LEADERS.schema)

    def _moment(self, reader: ResultsReader) -> tuple[datetime | None, date]:
        """Give until when the register is read, and the day on which an interest has to hold."""
        if reader.folder.resolve() == self._company.workspace.current().resolve():
            return None, self._company.clock().astimezone(UTC).date()
        info = json.loads((reader.folder / "run.json").read_bytes())
        return datetime.fromisoformat(info["ran_at"]), date.fromisoformat(info["as_of"])
