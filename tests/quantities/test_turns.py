"""Numbers far from any word of change are not asked for one: that must never take a change away."""

import pytest

from extractor.quantities import turns
from extractor.quantities.find import find
from extractor.sentences import split
from tests.benchmark.articles import corpus
from tests.quantities.test_table import TABLE


def _changes(text: str) -> list[tuple[int, str | None]]:
    return [(quantity.start, quantity.change) for quantity in find(text, split(text), [], [])]


def test_no_change_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = (line for path in sorted(TABLE.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines())
    texts = [*(line.rpartition(" => ")[0] for line in lines), *(story.text for story in corpus())]
    told = [_changes(text) for text in texts]
    monkeypatch.setattr(turns, "stand_by", lambda *_: (True, True))
    for text, said in zip(texts, told, strict=True):
        assert _changes(text) == said


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Volumes rose by 5% there.", (True, False)),
        ("There was 5% growth.", (False, True)),
        ("The 5% share was sold.", (False, False)),
        ("A prose of 5% there.", (False, False)),
        ("Shares were off 5%, not up.", (True, True)),
    ],
)
def test_where_a_word_of_change_stands(text: str, near: tuple[bool, bool]) -> None:
    at = text.index("5%")
    assert turns.stand_by(text, 0, at, at + 2) == near
