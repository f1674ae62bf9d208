"""Listens, serves and stops: what `freight-news serve` runs."""

import ipaddress
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import uvicorn

from extractor.serve.app import Service
from extractor.serve.limits import Limits

GRACE = 600
"""Seconds after which a stop no longer waits for clients that do not take their answers."""


class ServeError(RuntimeError):
    """The service cannot run; the message says why."""


def run(
    host: str, port: int, limits: Limits, rules: Path | None, token: str | None, say: Callable[[str], object]
) -> None:
    """Serve until SIGTERM or SIGINT, then answer what was accepted and return.

    Raises ServeError if the address cannot be had or the workers cannot load, RulesError if the rules cannot be used.
    """
    if token is not None and (not token.strip() or not token.isascii() or token != token.strip()):
        raise ServeError("FREIGHT_NEWS_TOKEN holds no usable token: plain characters without space around them")
    if rules is not None:
        from extractor.rules import load

        load(rules)  # a mistake is one message here and not one from each worker
    listening = _listen(host, port)
    if token is None and not _is_loopback(listening):
        say("warning: whoever reaches this address can use the service; set FREIGHT_NEWS_TOKEN to ask for a token")
    service = Service(limits, None if rules is None else str(rules), token, lambda: stop())
    config = uvicorn.Config(
        service.gate,
        http="h11",
        ws="none",
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE,
    )
    server = uvicorn.Server(config)

    def stop(*_: object) -> None:
        server.should_exit = True

    for kind in (signal.SIGTERM, signal.SIGINT):  # uvicorn takes them over, and gives them back when it has stopped
        signal.signal(kind, stop)

    address, own_port = listening.getsockname()[:2]
    shown = f"[{address}]" if ":" in address else address
    say(f"serving on http://{shown}:{own_port}, {limits.workers} worker processes; Ctrl-C stops")
    try:
        server.run(sockets=[listening])
    finally:
        service.crew.kill()  # a second Ctrl-C ends the server without its usual end
        listening.close()
    say(f"stopped; {service.gate.admitted} requests accepted, {service.gate.answered} answered")
    if service.crew.broken:
        raise ServeError("worker processes cannot load the pipeline; their messages stand above")


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        made = socket.socket(family, kind, protocol)
        try:
            if sys.platform != "win32":
                made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            made.bind(where)
            made.listen(2048)
        except OSError:
            made.close()
            raise
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ServeError(f"cannot listen on {host}:{port}: {reason}; give another --host or --port") from None
    return made


def _is_loopback(listening: socket.socket) -> bool:
    return ipaddress.ip_address(listening.getsockname()[0].partition("%")[0]).is_loopback
