"""What fills the slots of a movement, chosen from the whole article.

What the register reads of a train is one voice: each candidate of a slot has in plain words what the rules read it as
and what the title and the other movements say of it; what these words weigh, and what the network weighs where it
stands (`extractor.facts.net`), decides.
"""
