"""Notices ids that were there before, in memory that does not grow with the archive."""

import sqlite3
from hashlib import blake2b


class Repeats:
    """Counts ids that repeat an earlier one and keeps the first few of them.

    The ids seen stand, as digests, in a database that SQLite keeps in a temporary file once it outgrows a small cache,
    and that is gone with this object.
    """

    def __init__(self, named: int) -> None:
        """``named``: how many repeated ids to keep."""
        self.count = 0
        self.first: list[str] = []
        self._named = named
        self._base = sqlite3.connect("", isolation_level=None)
        for statement in (
            "PRAGMA journal_mode = OFF",
            "PRAGMA synchronous = OFF",
            "CREATE TABLE seen (digest BLOB PRIMARY KEY) WITHOUT ROWID",
            "BEGIN",
        ):
            self._base.execute(statement)

    def note(self, id: str) -> None:
        """Take note of the next id."""
        digest = blake2b(id.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        if self._base.execute("INSERT OR IGNORE INTO seen VALUES (?)", (digest,)).rowcount:
            return
        self.count += 1
        if len(self.first) < self._named and id not in self.first:
            self.first.append(id)
