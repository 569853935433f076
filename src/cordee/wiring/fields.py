"""The fields of one company's exports, with the verbs bound to its records."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from cordee.actions import fields as verbs
from cordee.actions.fields import Desk
from cordee.core.measurement.data_gain import Known
from cordee.core.measurement.field_register import Decision, FieldSaid, Key, key_of, standing
from cordee.wiring.bound import Bound


class Fields(Bound):
    """What the exports hold and no result reads: what each field would add, and what people say of it."""

    @cached_property
    def desk(self) -> Desk:
        """The book, and what the run that stands knows of fields."""
        ran = (self.company.folder / "results" / "current").exists()
        rows = self.company.rows("data_use") if ran else []
        proposals = {key_of(row): str(row["proposal"]) for row in self.company.rows("field_gains")} if ran else {}
        return Desk(self.books.fields, rows, proposals, self.now)

    def named(self, field: str, *, table: str = "") -> Key:
        """Find a field by its heading, and its table where several have it."""
        return verbs.named(self.desk, field, table=table)

    def standing(self) -> dict[Key, FieldSaid]:
        """Give what stands of each field of which somebody spoke."""
        return standing(self.desk.book.lines())

    def say_known(self, key: Key, known: Known, *, why: str = "") -> FieldSaid:
        """Say when a field is known; the next run tries it where that is before the outcome."""
        return verbs.say_known(self.desk, key, known, why=why, author=self.author)

    def decide(self, key: Key, decision: Decision, *, why: str = "") -> FieldSaid:
        """Decide what becomes of a field."""
        return verbs.decide(self.desk, key, decision, why=why, author=self.author)

    def take_back(self, key: Key) -> FieldSaid:
        """Undo what was last said of a field."""
        return verbs.take_back(self.desk, key, author=self.author)

    def find(self, wish: str) -> list[dict[str, Any]]:
        """Find the fields that may already answer what a new one would ask."""
        return [dict(row) for row in verbs.find(self.desk, wish)]
