"""Five questions of an analyst, answered from a database of records, in SQL and in pandas.

    freight-news batch corpus/*.txt --output tables.sqlite --quiet
    python docs/five_questions.py tables.sqlite "Duisburg"

No answer needs a join of its own: `movements` and `statistics` hold names, figures and days.
"""

import sqlite3
import sys
from typing import Any

import pandas as pd

TERMINAL = "Khorgos"


def in_sql(base: sqlite3.Connection, terminal: str = TERMINAL) -> dict[str, list[tuple[Any, ...]]]:
    """The answers as rows, by question."""
    ask = base.execute
    answers = {}

    # TEU by province and year
    answers["teu"] = ask("""SELECT place_admin1_name, substr(latest, 1, 4) AS year, sum(value) FROM statistics
                            WHERE unit = 'TEU' AND "change" IS NULL AND place_admin1_name IS NOT NULL
                            GROUP BY place_admin1_name, year ORDER BY place_admin1_name, year""").fetchall()

    # trains per route
    answers["routes"] = ask("""SELECT origin_name, destination_name, count(*) AS trains FROM movements
                               WHERE kind IN ('departure', 'arrival', 'passage') AND origin_name <> destination_name
                               GROUP BY 1, 2 ORDER BY trains DESC, 1, 2""").fetchall()

    # planned launches per country
    answers["launches"] = ask("""SELECT origin_country_name, count(*) FROM movements
                                 WHERE kind = 'launch' AND status = 'planned'
                                 GROUP BY 1 ORDER BY 1""").fetchall()

    # changes year on year, with what they measure
    answers["changes"] = ask("""SELECT measure, place, organisation, "change", value, latest FROM statistics
                                WHERE unit = '%' AND baseline IN ('year-on-year', 'last year')
                                ORDER BY article, position""").fetchall()

    # articles that mention a place or terminal
    answers["mentions"] = ask("""SELECT DISTINCT a.id FROM articles a JOIN places p USING (article)
                                 WHERE p.name LIKE '%' || ? || '%' ORDER BY a.id""", [terminal]).fetchall()  # fmt: skip
    return answers


def in_pandas(base: sqlite3.Connection, terminal: str = TERMINAL) -> dict[str, list[tuple[Any, ...]]]:
    """The same answers from data frames."""
    statistics, movements, places, articles = (
        pd.read_sql(f"SELECT * FROM {table}", base) for table in ("statistics", "movements", "places", "articles")
    )
    answers = {}

    # TEU by province and year
    teu = statistics[(statistics.unit == "TEU") & statistics.change.isna() & statistics.place_admin1_name.notna()]
    year = teu.latest.str[:4].rename("year")
    answers["teu"] = teu.groupby(["place_admin1_name", year], dropna=False).value.sum().reset_index()

    # trains per route
    ran = movements[movements.kind.isin(["departure", "arrival", "passage"])]
    ran = ran[ran.origin_name != ran.destination_name].dropna(subset=["origin_name", "destination_name"])
    answers["routes"] = ran.groupby(["origin_name", "destination_name"]).size().reset_index(name="trains")

    # planned launches per country
    planned = movements[(movements.kind == "launch") & (movements.status == "planned")]
    answers["launches"] = planned.groupby("origin_country_name", dropna=False).size().reset_index(name="launches")

    # changes year on year, with what they measure
    changes = statistics[(statistics.unit == "%") & statistics.baseline.isin(["year-on-year", "last year"])]
    answers["changes"] = changes[["measure", "place", "organisation", "change", "value", "latest"]]

    # articles that mention a place or terminal
    named = places[places.name.str.contains(terminal, regex=False, case=False)]
    answers["mentions"] = articles[articles.article.isin(named.article)][["id"]].sort_values("id")
    return {name: [tuple(row) for row in frame.itertuples(index=False)] for name, frame in answers.items()}


def main() -> None:
    """Print the answers."""
    path, *terminal = sys.argv[1:]
    base = sqlite3.connect(path)
    for name, rows in in_sql(base, *terminal).items():
        print(f"\n{name}")
        for row in rows:
            print("  " + " | ".join("-" if cell is None else str(cell) for cell in row))


if __name__ == "__main__":
    main()
