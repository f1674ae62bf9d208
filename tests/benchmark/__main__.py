"""The one command: all measurements, printed as Markdown; ``--write`` puts them into the README and the notes."""

import argparse
import platform
import re
from pathlib import Path

from tests.benchmark.measure import ROOT, table

NOTES = Path(__file__).with_name("NOTES.md")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m tests.benchmark", description=__doc__)
    options.add_argument("--write", action="store_true", help="Put the tables into README.md and NOTES.md.")
    write = options.parse_args().write

    from tests.benchmark import engine, growth, speed  # here: each worker process imports this module too

    summary = [
        table(("from text to JSON, on articles met first", ""), speed.whole()),
        table(("`freight-news batch`, articles that all differ", ""), engine.overhead() + engine.engine()),
    ]
    print("\n\n".join(summary), flush=True)
    details = [
        "## What each component costs, against spaCy's tokenizer\n",
        table(("component", "CPU time"), speed.components()),
        "\n## A trained pipeline as further evidence for places\n",
        table(("places on the corpus", "right F1, CPU time"), speed.with_model()),
        "\n## Where the time goes\n",
        table(("function", "own time"), speed.profile()),
        f"\n## Texts made to be slow: the steepest of six doublings, at most {growth.LIMIT}\n",
        table(("family", "growth, CPU time of 64,000 characters"), growth.growth()),
    ]
    print("\n" + "\n".join(details))
    if write:
        readme = ROOT / "README.md"
        between = re.compile(r"(?<=<!-- speed -->\n).*?(?=<!-- /speed -->)", re.DOTALL)
        tables = "\n\n".join(summary) + "\n"
        readme.write_text(between.sub(lambda _: tables, readme.read_text(encoding="utf-8")), encoding="utf-8")
        NOTES.write_text("\n".join([_HEAD.format(python=platform.python_version()), *details]) + "\n", encoding="utf-8")


_HEAD = """# Benchmark notes

Written by `python -m tests.benchmark --write` (Python {python}), with the README's table. Figures are ratios of CPU
time taken in one run; the modules beside this file say how.
"""

if __name__ == "__main__":
    main()
