"""Candidates by the hundred thousand: the facts of all of them as columns, the rules worked out once."""
