"""A folder of files of every kind: each row ends once, and a bad one costs itself alone."""

import bz2
import gzip
import json
import lzma
from collections import Counter
from pathlib import Path

from extractor.batch.reader import Reader
from tests.sources import made

BAD_TEXT = "---\n" + "[" * 3000 + "\n---\nA train left."


def fill(folder: Path) -> dict[str, tuple[int, int]]:
    """Make fifty files; for each kind the number of good and of bad rows in them."""
    rows = [made.row(n) for n in range(3)]
    lines = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    good_pages = b"".join(made.warc_record(n, made.page(n)) for n in range(2))
    broken = bytearray(made.warc_record(7, made.page(7)))
    broken[40:60] = b"\xff" * 20
    contents: dict[str, tuple[bytes, int, int]] = {
        "jsonl": (lines + b"not json\n", 3, 1),
        "ndjson": (lines + b'{"text": 5}\n', 3, 1),
        "json": (made.json_file([*rows, {"text": ""}]), 3, 1),
        "csv": (made.csv_file(rows) + b'a9,2024-11-30,"never closed\n' + made.csv_file(rows).split(b"\n", 1)[1], 6, 1),
        "tsv": (made.csv_file(rows, "\t") + b"a9\tnot a day\tTrain\tA train left.\r\n", 3, 1),
        "xlsx": (made.xlsx_file([["id", "Body"], [1, "A train left."], [2, " "], [3, "A train left."]]), 2, 1),
        "rss": (made.rss([made.rss_entry(0), made.rss_entry(1, "in spring"), made.rss_entry(2)]), 2, 1),
        "atom": (ATOM, 1, 1),
        "warc": (b"".join(made.warc_record(n, made.page(n), packed=n == 5) for n in range(2)), 2, 0),
        "warc.gz": (good_pages + bytes(broken) + made.warc_record(8, made.page(8)), 3, 1),
        "html": (made.page(0), 1, 0),
        "pdf": (made.pdf_file([[made.text(0)]]), 1, 0),
        "eml": (made.mail(0), 1, 0),
        "txt": (made.text(0).encode(), 1, 0),
        "md": (BAD_TEXT.encode(), 0, 1),
        "jsonl.gz": (gzip.compress(lines), 3, 0),
        "csv.bz2": (bz2.compress(made.csv_file(rows)), 3, 0),
        "txt.xz": (lzma.compress(made.text(0).encode()), 1, 0),
        "docx": (b"PK", 0, 1),
        "bad.html": (b"", 0, 1),
        "bad.pdf": (b"%PDF-1.4 nothing", 0, 1),
        "bad.xml": (b"<a>no feed</a>", 0, 1),
        "bad.parquet": (b"PAR1", 0, 1),
        "bad.xlsx": (b"PK\x03\x04", 0, 1),
    }
    for number, (suffix, (content, _, _)) in enumerate([*contents.items(), *contents.items()]):
        place = folder / f"part{number // len(contents)}"
        place.mkdir(exist_ok=True)
        (place / f"file{number:02}.{suffix}").write_bytes(content)
    for number in range(2):
        made.parquet_file(folder / f"part{number}" / "a.parquet", [*rows, {"id": "x", "text": None}])
    expected = {suffix: (2 * good, 2 * bad) for suffix, (_, good, bad) in contents.items()}
    return {**expected, "parquet": (6, 2)}


ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Rail</title>
<entry><id>e1</id><title>Train</title><published>2024-11-30T08:00:00Z</published><updated>2025-01-05T08:00:00Z</updated>
<content type="text">{made.text(1)}</content></entry>
<entry><id>e2</id><title>Nothing</title><updated>2024-11-30T08:00:00Z</updated></entry></feed>""".encode()


def test_a_folder_of_fifty_files_gives_every_row_once(tmp_path: Path) -> None:
    expected = fill(tmp_path)
    assert sum(1 for path in tmp_path.rglob("*") if path.is_file()) == 50
    found: dict[str, Counter[bool]] = {}
    for row in Reader([tmp_path]):
        suffix = Path(row.source).name.partition(".")[2]
        assert (row.story is None) + (row.packed is None) + (row.reason is None) == 2
        good = row.reason is None and not suffix.startswith("bad")  # pages are unpacked by the workers
        found.setdefault(suffix, Counter())[good] += 1
    assert {suffix: (count[True], count[False]) for suffix, count in found.items()} == expected
