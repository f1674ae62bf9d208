"""A small network that reads an article word by word, exactly the same on every machine.

`tokens` makes an article words; `weights` holds what was learned; `exact` is its arithmetic; `reading` turns words into
vectors that know their surroundings, and weighs with them what a movement is and what fills its slots.
"""
