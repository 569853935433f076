"""Words that two rooms or more say: texts, problems, contracts, keys, evidence, techniques."""
