"""What the service tells Prometheus."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics, generate_latest

from extractor.serve.crew import Crew
from extractor.version import __version__

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """Counters of one service."""

    def __init__(self) -> None:
        """All at nought."""
        disable_created_metrics()  # type: ignore[no-untyped-call]  # a time for each series, which nobody asked for
        self._registry = CollectorRegistry()
        self.requests = Counter(
            "freight_news_requests", "Requests answered.", ("path", "status"), registry=self._registry
        )
        self.articles = Counter("freight_news_articles", "Articles, by outcome.", ("outcome",), registry=self._registry)
        self.seconds = Histogram(
            "freight_news_request_seconds",
            "From the head of a request to the end of its answer.",
            ("path",),
            registry=self._registry,
            buckets=BUCKETS,
        )
        self.under_way = Gauge("freight_news_requests_under_way", "Requests under way.", registry=self._registry)
        self._ready = Gauge("freight_news_workers_ready", "Workers that can extract.", registry=self._registry)
        self._replaced = Gauge(
            "freight_news_workers_replaced", "Workers replaced because they hung or died.", registry=self._registry
        )
        info = Gauge("freight_news_info", "The version that runs.", ("version",), registry=self._registry)
        info.labels(__version__).set(1)

    def text(self, crew: Crew) -> bytes:
        """All of it in Prometheus' text format."""
        self._ready.set(crew.ready)
        self._replaced.set(crew.replaced)
        return generate_latest(self._registry)
