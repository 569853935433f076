"""Accounts: where each company stands and what passed between it and us."""
