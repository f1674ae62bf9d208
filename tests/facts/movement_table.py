"""Movements as one line each: how the tables of sentences write them."""

from extractor.models import Article


def told(article: Article) -> list[str]:
    """Each movement as "kind when: origin > destination via a, b with x, y as service (status)"."""
    lines = []
    for m in article.movements:
        line = f"{m.kind} {m.when or '-'}: {m.origin or '-'} > {m.destination or '-'}"
        for word, names in (("via", m.via), ("with", [good.text for good in m.cargo])):
            if names:
                line += f" {word} " + ", ".join(names)
        if m.service:
            line += f" as {m.service}"
        lines.append(line if m.status == "done" else f"{line} ({m.status})")
    return lines
