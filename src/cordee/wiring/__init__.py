"""The one place that chooses real parts: a company and its books, with the verbs bound to them.

Everything is imported when it is asked for: who credits a plain table pays for no database, and who opens a company for no
compiled loop.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cordee.actions.compare import compare, uplift
    from cordee.actions.doctor import Finding
    from cordee.actions.documents import as_html as document_html
    from cordee.actions.documents import fragment as document_fragment
    from cordee.actions.experts import Experts, Figure, experts, rank_by_topic
    from cordee.actions.export import to_csv, to_json, to_xlsx
    from cordee.actions.interests import as_table as interests_table
    from cordee.actions.lifetime import Lifetimes, lifetime
    from cordee.actions.messages import check_message
    from cordee.actions.question import question
    from cordee.actions.scale import Scaled, scale, scale_file
    from cordee.actions.take_in import How
    from cordee.core.intake.registry import FORMATS
    from cordee.core.measurement.intervals import newcombe, wilson
    from cordee.core.opinion.agreement import icc, r_wg
    from cordee.core.opinion.association import associate
    from cordee.core.opinion.exploratory import explore
    from cordee.core.vocabulary.facts import FACTS
    from cordee.core.vocabulary.problems import Problem
    from cordee.core.vocabulary.results import RESULTS
    from cordee.engine.results import Ask, Condition, Operator
    from cordee.wiring.attribution import attribute, tally_paths
    from cordee.wiring.company import (
        Company,
        contract_named,
        create_company,
        find_company,
        open_company,
        restore_company,
        simulate_company,
    )
    from cordee.wiring.taking import Taken
    from cordee.wiring.withdrawals import hear_withdrawals
    from cordee.worlds import simulate as invent

_COMPANY = (
    "Company", "contract_named", "create_company", "find_company", "open_company", "restore_company", "simulate_company",
)  # fmt: skip
_WHERE = {
    **dict.fromkeys(_COMPANY, "cordee.wiring.company"),
    "Taken": "cordee.wiring.taking",
    **dict.fromkeys(("Ask", "Condition", "Operator"), "cordee.engine.results"),
    **dict.fromkeys(("Experts", "Figure", "experts", "rank_by_topic"), "cordee.actions.experts"),
    **dict.fromkeys(("Lifetimes", "lifetime"), "cordee.actions.lifetime"),
    "check_message": "cordee.actions.messages",
    **dict.fromkeys(("Scaled", "scale", "scale_file"), "cordee.actions.scale"),
    **dict.fromkeys(("compare", "uplift"), "cordee.actions.compare"),
    **dict.fromkeys(("newcombe", "wilson"), "cordee.core.measurement.intervals"),
    **dict.fromkeys(("to_csv", "to_json", "to_xlsx"), "cordee.actions.export"),
    **dict.fromkeys(("icc", "r_wg"), "cordee.core.opinion.agreement"),
    "associate": "cordee.core.opinion.association",
    "explore": "cordee.core.opinion.exploratory",
    "FACTS": "cordee.core.vocabulary.facts",
    "FORMATS": "cordee.core.intake.registry",
    "Finding": "cordee.actions.doctor",
    "How": "cordee.actions.take_in",
    "Problem": "cordee.core.vocabulary.problems",
    "RESULTS": "cordee.core.vocabulary.results",
    **dict.fromkeys(("attribute", "tally_paths"), "cordee.wiring.attribution"),
    "hear_withdrawals": "cordee.wiring.withdrawals",
    "question": "cordee.actions.question",
}
_RENAMED = {
    "document_fragment": ("cordee.actions.documents", "fragment"),
    "document_html": ("cordee.actions.documents", "as_html"),
    "interests_table": ("cordee.actions.interests", "as_table"),
    "invent": ("cordee.worlds", "simulate"),
}
__all__ = [
    "FACTS",
    "FORMATS",
    "RESULTS",
    "Ask",
    "Company",
    "Condition",
    "Experts",
    "Figure",
    "Finding",
    "How",
    "Lifetimes",
    "Operator",
    "Problem",
    "Scaled",
    "Taken",
    "associate",
    "attribute",
    "check_message",
    "compare",
    "contract_named",
    "create_company",
    "document_fragment",
    "document_html",
    "experts",
    "explore",
    "find_company",
    "hear_withdrawals",
    "icc",
    "interests_table",
    "invent",
    "lifetime",
    "newcombe",
    "open_company",
    "question",
    "r_wg",
    "rank_by_topic",
    "restore_company",
    "scale",
    "scale_file",
    "simulate_company",
    "tally_paths",
    "to_csv",
    "to_json",
    "to_xlsx",
    "uplift",
    "wilson",
]


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for."""
    module, there = _RENAMED.get(name) or (_WHERE.get(name), name)
    if module is None:
        raise AttributeError(f"module 'cordee.wiring' has no attribute {name!r}")
    return getattr(import_module(module), there)
