"""Statistics as one line each: how the tables of sentences write them."""

from extractor.models import Article


def measured(article: Article) -> list[str]:
    """Each statistic as "quantity | period | place or service | baseline", "-" for what is not said."""
    return [
        " | ".join(
            (article.quantities[s.quantity].text, s.period or "-", s.place or s.service or "-", s.baseline or "-")
        )
        for s in article.statistics
    ]
