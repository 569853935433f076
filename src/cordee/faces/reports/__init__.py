"""The report that a run leaves: one page and one workbook."""

from cordee.faces.reports.report import write

__all__ = ["write"]
