"""Feeds watched call after call: what is new is added once, whatever happens between."""

import fcntl
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from extractor import watching
from extractor.batch import workers
from extractor.cli import app
from extractor.watching import Options, WatchError
from tests.batch import stub
from tests.sources import made


@pytest.fixture(autouse=True)
def _stubbed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "serve", stub.serve)


class Watched:
    def __init__(self, folder: Path) -> None:
        self.feed, self.output = folder / "feed.rss", folder / "out.jsonl"
        self.faults: list[str] = []

    def call(self, *entries: str, only_freight: bool = False) -> watching.Summary:
        self.feed.write_bytes(made.rss(entries))
        return watching.run([str(self.feed)], self.output, Options(only_freight=only_freight), self.faults.append)

    def ids(self) -> list[str]:
        return [json.loads(line)["id"] for line in self.output.read_bytes().splitlines()]


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    return Watched(tmp_path)


def test_each_entry_is_added_once(watched: Watched) -> None:
    assert str(watched.call(made.rss_entry(1), made.rss_entry(2))) == "2 new records, 0 entries seen before"
    assert str(watched.call(made.rss_entry(2), made.rss_entry(3))) == "1 new records, 1 entries seen before"
    assert watched.call(made.rss_entry(3)).added == 0
    assert watched.ids() == ["g1", "g2", "g3"]


def test_a_call_that_was_killed_adds_nothing_twice(watched: Watched) -> None:
    watched.call(made.rss_entry(1))
    seen = Path(f"{watched.output}.seen")
    before = seen.read_bytes()
    watched.call(made.rss_entry(1), made.rss_entry(2))
    seen.write_bytes(before + b'{"seen": ["ab')  # killed while it noted what it had added …
    with watched.output.open("ab") as file:
        file.write(b'{"id": "g3", "ur')  # … and while it added
    assert watched.call(made.rss_entry(1), made.rss_entry(2), made.rss_entry(3)).added == 1
    assert watched.ids() == ["g1", "g2", "g3"]


def test_the_output_may_be_taken_away(watched: Watched) -> None:
    watched.call(made.rss_entry(1))
    watched.output.unlink()
    watched.call(made.rss_entry(1), made.rss_entry(2))
    assert watched.ids() == ["g2"]


def test_other_news_is_passed_over_once(watched: Watched) -> None:
    other = made.rss_entry(2, body="The council met.")
    assert str(watched.call(made.rss_entry(1), other, only_freight=True)) == (
        "1 new records, 0 entries seen before, 1 not about freight on rails"
    )
    assert watched.call(made.rss_entry(1), other, only_freight=True).known == 2


def test_faults_are_told_and_cost_themselves(watched: Watched, tmp_path: Path) -> None:
    summary = watched.call(made.rss_entry(1, published="in spring"), made.rss_entry(2))
    assert (summary.added, summary.faults) == (1, 1)
    assert "publication date 'in spring'" in watched.faults[0]
    assert watched.call(made.rss_entry(1, published="in spring")).faults == 0
    gone = watching.run(
        [str(tmp_path / "none.rss"), str(watched.feed)], watched.output, Options(), watched.faults.append
    )
    assert gone.faults == 1
    assert "none.rss: No such file" in watched.faults[-1]


def test_two_calls_at_once(watched: Watched) -> None:
    watched.call(made.rss_entry(1))
    with Path(f"{watched.output}.seen").open("r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(WatchError, match="another call is adding to it"):
            watched.call(made.rss_entry(2))


def test_the_command(watched: Watched) -> None:
    watched.feed.write_bytes(made.rss([made.rss_entry(1), made.rss_entry(2, published="in spring")]))
    arguments = ["watch", str(watched.feed), "--output", str(watched.output)]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 3
    assert result.stderr.splitlines()[-1] == "1 new records, 0 entries seen before, 1 could not be read"
    assert CliRunner().invoke(app, arguments).exit_code == 0
    result = CliRunner().invoke(app, [*arguments[:2], "--output", "out.sqlite"])
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "records are added to JSON Lines" in result.stderr
