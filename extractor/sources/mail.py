"""Mails as programs save them (RFC 5322): newsletters, press releases."""

import email
import email.policy
from collections.abc import Iterator
from typing import BinaryIO

from extractor.sources.article import SourceError
from extractor.sources.item import Item, Reading
from extractor.sources.markup import plain
from extractor.sources.whole import content


def rows(file: BinaryIO, name: str, reading: Reading) -> Iterator[Item]:
    """The article that a mail is: subject, day of sending and body, of which plain text is preferred.

    Raises SourceError if it cannot be read.
    """
    raw = content(file, reading)
    try:
        message = email.message_from_bytes(raw, policy=email.policy.default)
        body = message.get_body(preferencelist=("plain", "html"))
        text = body.get_content() if body is not None else ""
        if body is not None and body.get_content_subtype() == "html":
            text = plain(text)
        given = {"text": text, "title": message["subject"], "published": message["date"], "id": message["message-id"]}
    except (LookupError, ValueError, AttributeError, TypeError) as error:
        raise SourceError(f"not a mail that can be read: {error}") from None
    known = {
        key: str(value).strip() if key != "text" else value.replace("\r\n", "\n")
        for key, value in given.items()
        if value
    }
    yield Item(1, raw, fields=known)
