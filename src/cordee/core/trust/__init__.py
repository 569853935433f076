"""What we may do: rules, consent and objection, pressure, disclosure, interests, retention, message rules. Pure judgements."""
