"""What *This week* reminds of: looks and decisions that are due, cycles that end or ended, contacts on which sales have not said a word."""

from __future__ import annotations

from cordee.faces.web.company import company
from cordee.faces.web.speech import Words
from cordee.records.models import User

SHOWN = 4


def reminders(words: Words, user: User) -> list[dict[str, str]]:
    """Give the reminders of a user, each with where to go."""
    found: list[dict[str, str]] = []
    if user.may("experiments"):
        tests = company().experiments(user.pk)
        for test, call, since in tests.awaiting():
            of = words.date(tests.as_of) if call == "figures" else ""
            text = words(f"week.exp.{call}", name=test.plan.name, date=words.date(since), figures=of)
            url = "/data/" if call == "figures" and user.may("take_in") else f"/results/experiments/{test.key}/"
            found.append({"text": text, "url": url, "late": "yes" if call == "look" else ""})
    if user.may("cycles"):
        cycles = company().cycles(user.pk)
        for one in cycles.overdue():
            found.append(
                {"text": words("week.cycle.over", name=one.plan.objective), "url": f"/results/cycles/{one.key}/", "late": "yes"}
            )
        for one, left in cycles.soon():
            text = (
                words("week.cycle.soon", name=one.plan.objective, n=left)
                if left
                else words("week.cycle.today", name=one.plan.objective)
            )
            found.append({"text": text, "url": f"/results/cycles/{one.key}/", "late": ""})
    if user.may("judge") and (waiting := len(company().feedback(user.pk).waiting())):
        found.append({"text": words("week.feedback", n=waiting), "url": "/results/judged/", "late": ""})
    return found[:SHOWN]
