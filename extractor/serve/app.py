"""The interface: paths, what they take and give, and its OpenAPI description."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Request, Response
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse
from fastapi.security import HTTPBearer
from pydantic import Field
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from extractor.batch.worker import Settings
from extractor.models import Article
from extractor.models.base import Record
from extractor.models.explained import Explanation
from extractor.rules import RulesFile
from extractor.serve.batch import NDJSON, Batch, Rejected, Stream
from extractor.serve.bodies import Submission, refuse_announced, submitted
from extractor.serve.crew import Crew, LostError, OvertimeError
from extractor.serve.gate import Gate
from extractor.serve.limits import Limits
from extractor.serve.metrics import Metrics
from extractor.serve.problems import MEANINGS, Problem, RefusedRequestError
from extractor.sinks.explain import explanation
from extractor.sources import Story
from extractor.version import __version__


class Health(Record):
    """Whether the service can extract."""

    status: str = Field(description="ok; starting, while no worker has loaded.")
    version: str = Field(description="The extractor's version.")
    workers: int = Field(description="Workers that can extract.")


class Service:
    """The parts that requests meet."""

    def __init__(
        self, limits: Limits, rules: str | None, token: str | None, broken: Callable[[], object] = lambda: None
    ) -> None:
        """Workers start with the application's lifespan; ``broken`` is called if they cannot."""
        self.limits = limits
        self.metrics = Metrics()
        settings = Settings(rules=None if rules is None else RulesFile.of(rules), max_chars=limits.max_chars)
        self.crew = Crew(limits.workers, settings, limits.timeout, broken)
        self.app = self._described(asks_token=token is not None)
        self.gate = Gate(self.app, token, limits.max_requests, self.metrics)

    async def record(self, story: Story) -> bytes:
        """The record of one article as JSON. Raises RefusedRequestError."""
        try:
            answer = await self.crew.answer(story)
        except OvertimeError as error:
            self.metrics.articles.labels("overtime").inc()
            raise RefusedRequestError(504, str(error)) from None
        except LostError as error:
            self.metrics.articles.labels("lost").inc()
            raise RefusedRequestError(503, str(error)) from None
        if answer.record is None:
            self.metrics.articles.labels("refused").inc()
            raise RefusedRequestError(500, answer.reason or "")
        self.metrics.articles.labels("extracted").inc()
        return answer.record

    def _described(self, *, asks_token: bool) -> FastAPI:
        app = FastAPI(
            title="freight-news-extractor",
            version=__version__,
            docs_url=None,  # its page would load scripts from elsewhere
            redoc_url=None,
            lifespan=self._lifespan,
        )
        app.add_exception_handler(RefusedRequestError, _refusal)
        app.add_exception_handler(HTTPException, _unknown)
        app.add_exception_handler(ClientDisconnect, _nobody)
        guarded = APIRouter(dependencies=[Depends(HTTPBearer(auto_error=False))] if asks_token else [])
        _article_paths(guarded, self)
        _other_paths(guarded, self)
        app.include_router(guarded)
        _health_path(app, self)
        app.openapi = lambda: _openapi(app)  # type: ignore[method-assign]
        return app

    @asynccontextmanager
    async def _lifespan(self, app: FastAPI) -> AsyncIterator[None]:
        self.crew.start()
        try:
            yield
        finally:
            self.crew.close()


def _refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    return {status: {"model": Problem, "description": MEANINGS[status]} for status in statuses}


def _body(content: dict[str, Any], description: str, *, required: bool) -> dict[str, Any]:
    return {"requestBody": {"required": required, "description": description, "content": content}}


_ONE = _body({"application/json": {"schema": Submission.model_json_schema()}}, "The article.", required=True)
_MANY = _body({NDJSON: {}}, "Articles, each a line of JSON as batch takes them.", required=False)
_ADMISSION = (401, 408, 413, 429)


def _article_paths(router: APIRouter, service: Service) -> None:
    async def story_of(request: Request) -> Story:
        return await submitted(request, service.limits)

    refusals = _refusals(*_ADMISSION, 422, 500, 503, 504)

    @router.post("/extract", response_model=Article, responses=refusals, openapi_extra=_ONE)
    async def extract(story: Annotated[Story, Depends(story_of)]) -> Response:
        """Extract one article."""
        return Response(await service.record(story), media_type="application/json")

    @router.post("/explain", response_model=Explanation, responses=refusals, openapi_extra=_ONE)
    async def explain(story: Annotated[Story, Depends(story_of)]) -> Response:
        """Give for every slot of every fact the words, the rule and the runner-up."""
        record = await service.record(story)
        return Response(await asyncio.to_thread(_explained, record), media_type="application/json")

    lines = {"description": "A record or a rejected line for each line, in order.", "content": {NDJSON: {}}}

    @router.post(
        "/batch", response_class=Response, responses={200: lines, **_refusals(*_ADMISSION)}, openapi_extra=_MANY
    )
    async def batch(request: Request) -> Response:
        """Extract a stream of articles, a line of JSON each; answers go out in order, as they are made."""
        refuse_announced(request, service.limits.max_batch_mb)
        made = Batch(request, service.crew, service.limits, service.metrics)
        return Stream(made, service.limits.timeout)


def _explained(record: bytes) -> bytes:
    return explanation(Article.model_validate_json(record)).model_dump_json().encode()


def _other_paths(router: APIRouter, service: Service) -> None:
    @router.get("/schema", responses=_refusals(401))
    async def schema() -> dict[str, Any]:
        """The JSON Schema of a record."""
        return Article.model_json_schema()

    text = {"description": "Metrics in Prometheus' text format.", "content": {"text/plain": {}}}

    @router.get("/metrics", response_class=Response, responses={200: text, **_refusals(401)})
    async def metrics() -> Response:
        """Requests, seconds, articles and workers, for Prometheus."""
        return Response(service.metrics.text(service.crew), media_type="text/plain; version=0.0.4")


def _health_path(app: FastAPI, service: Service) -> None:
    @app.get("/health", responses={503: {"model": Health, "description": "No worker has loaded yet."}})
    async def health() -> Health:
        """Whether the service can extract; needs no token."""
        ready = service.crew.ready
        told = Health(status="ok" if ready else "starting", version=__version__, workers=ready)
        return told if ready else JSONResponse(told.model_dump(), status_code=503)  # type: ignore[return-value]


async def _refusal(request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedRequestError)
    return Response(error.content, error.status, headers=error.headers, media_type="application/json")


async def _unknown(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    problem = RefusedRequestError(error.status_code, str(error.detail), dict(error.headers or {}))
    return await _refusal(request, problem)


async def _nobody(request: Request, error: Exception) -> Response:
    return Response(status_code=400)  # the client has left; nobody reads this


def _openapi(app: FastAPI) -> dict[str, Any]:
    """The description, made once. The `$id` of a record would make references in it point outside."""
    if app.openapi_schema is None:
        made = get_openapi(title=app.title, version=app.version, routes=app.routes)
        rejected = Rejected.model_json_schema()
        for schema in made["components"]["schemas"].values():
            schema.pop("$id", None)
        made["components"]["schemas"]["Rejected"] = rejected
        app.openapi_schema = made
    return app.openapi_schema
