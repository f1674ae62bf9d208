"""The slots of a movement, one room each.

A slot is a pure function ``(train, article) -> candidates``, the best first; each candidate names the words it
stands on and the rule that speaks for it.
"""
