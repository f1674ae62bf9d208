"""Commands that keep running and answer other programs."""

import os
from pathlib import Path
from typing import Annotated

import typer

from extractor.command.options import Rules
from extractor.command.told import fail, say

TOKEN = "FREIGHT_NEWS_TOKEN"


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 is every address of the machine.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, help="Worker processes.")] = 2,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that one article may take.")] = 30.0,
    max_chars: Annotated[int, typer.Option(min=1, help="Longer articles are refused.")] = 500_000,
    max_mb: Annotated[int, typer.Option(min=1, help="Megabytes of the body of one article, or a line of a batch.")] = 8,
    max_batch_mb: Annotated[int, typer.Option(min=1, help="Megabytes of a whole batch.")] = 256,
    max_requests: Annotated[int, typer.Option(min=1, help="Requests under way at once; more are told to wait.")] = 64,
    rules: Rules = None,
) -> None:
    """Answer over HTTP: POST /extract, /explain, /batch; GET /schema, /health, /metrics, /openapi.json.

    With FREIGHT_NEWS_TOKEN in the environment, requests must carry it as a bearer token. SIGTERM and Ctrl-C stop the
    service when all that was accepted is answered.

    \b
    freight-news serve --port 8000 --workers 2
    curl localhost:8000/extract --data '{"text": "A train left Łódź on Tuesday.", "published": "2024-11-18"}'
    """
    try:
        from extractor.serve.run import ServeError, run
    except ImportError as error:
        fail(_lacking("serve", "fastapi, uvicorn and prometheus-client", error))
    from extractor.serve.limits import Limits

    limits = Limits(max_chars, max_mb, max_batch_mb, max_requests, timeout, workers)
    try:
        run(host, port, limits, rules, os.environ.get(TOKEN), say)
    except (ServeError, ValueError) as error:
        fail(str(error))
    except OSError as error:
        fail(f"{error.filename or host}: {error.strerror or error}")


def mcp(
    database: Annotated[
        Path | None, typer.Option(metavar="FILE.sqlite", help="What batch or events wrote, for search_events.")
    ] = None,
    rules: Rules = None,
) -> None:
    """Offer tools to agents over standard input and output, in the Model Context Protocol.

    The tools are extract_article, explain, lookup_place, lookup_service and search_events. They write nothing.

    \b
    freight-news mcp --database events.sqlite
    """
    try:
        from extractor.agents.server import made
    except ImportError as error:
        fail(_lacking("mcp", "mcp", error))
    try:
        made(rules, database).run("stdio")
    except ValueError as error:
        fail(str(error))
    except KeyboardInterrupt:
        pass  # how a person ends it; a program closes standard input


def _lacking(extra: str, modules: str, error: ImportError) -> str:
    return (
        f"{extra} needs {modules}: pip install 'freight-news-extractor[{extra}]', or pip install '.[{extra}]' "
        f"in a clone ({error})"
    )
