"""Who is let in: the token, the number of requests at once, and the counting of all that is answered."""

import hmac
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from extractor.serve.metrics import Metrics
from extractor.serve.problems import RefusedRequestError

OPEN = "/health"
"""What needs no token: those who watch over a service need not read with it."""
PATHS = frozenset(("/extract", "/batch", "/explain", "/schema", "/health", "/metrics", "/openapi.json"))
WORK = frozenset(("/extract", "/batch", "/explain"))
"""Paths that take articles, of which only so many are under way at once."""


class Gate:
    """Stands before the application; see PEP 3333's heir, the ASGI specification, for the form."""

    def __init__(self, app: ASGIApp, token: str | None, max_requests: int, metrics: Metrics) -> None:
        """With a ``token``, requests must carry it as a bearer token (RFC 6750)."""
        self._app = app
        self._token = None if token is None else token.encode()
        self._max_requests = max_requests
        self._metrics = metrics
        self._working = 0
        self.admitted = 0
        """Articles and batches that were taken on."""
        self.answered = 0
        """Those of them whose answer went out whole, or whose client had left."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = 500
        began = time.monotonic()

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        path = scope["path"] if scope["path"] in PATHS else "other"
        self._metrics.under_way.inc()
        try:
            await self._admitted(scope, receive, noting)
        except RefusedRequestError as refused:
            await respond(noting, refused)
        finally:
            self._metrics.under_way.dec()
            self._metrics.requests.labels(path, str(status)).inc()
            self._metrics.seconds.labels(path).observe(time.monotonic() - began)

    async def _admitted(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] != OPEN and not self._may(scope):
            raise RefusedRequestError(
                401, "give the service's token: Authorization: Bearer TOKEN", {"WWW-Authenticate": "Bearer"}
            )
        if scope["path"] not in WORK or scope["method"] != "POST":
            await self._app(scope, receive, send)
            return
        if self._working >= self._max_requests:
            reason = f"{self._working} requests are under way, as many as the service takes; try again"
            raise RefusedRequestError(429, reason, {"Retry-After": "1"})
        self._working += 1
        self.admitted += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._working -= 1
        self.answered += 1

    def _may(self, scope: Scope) -> bool:
        if self._token is None:
            return True
        given = next((value for name, value in scope["headers"] if name == b"authorization"), b"")
        scheme, _, token = given.partition(b" ")
        return scheme.lower() == b"bearer" and hmac.compare_digest(token.strip(), self._token)


async def respond(send: Send, refused: RefusedRequestError) -> None:
    """Send a refusal."""
    content = refused.content
    headers = {"Content-Type": "application/json", "Content-Length": str(len(content)), **refused.headers}
    lines = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": refused.status, "headers": lines})
    await send({"type": "http.response.body", "body": content})
