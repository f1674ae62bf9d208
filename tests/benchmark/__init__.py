"""Speed, memory and growth, as ratios taken in one run: ``python -m tests.benchmark``."""
