"""What fills the slots of a movement, chosen from the whole article by learned weights.

What the register reads of a train is one voice: each candidate of a slot has in plain words what speaks for it (where
it stands from the train's point of view, the words and verbs around it, what the rules read it as, what the title and
the other movements say), and what these words weigh together decides.
"""
