"""Refusals: a status and a reason in one line."""

from pydantic import Field

from extractor.models.base import Record
from extractor.surrogates import clean


class Problem(Record):
    """Why there is no answer."""

    detail: str = Field(description="What is wrong, where, and what to do, in one line.")


class RefusedRequestError(Exception):
    """A request that gets no answer; carries the status of HTTP and the reason."""

    def __init__(self, status: int, detail: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.headers = headers or {}

    @property
    def content(self) -> bytes:
        """The body of the response."""
        return Problem(detail=clean(str(self))).model_dump_json().encode()


MEANINGS = {
    401: "No token, or not the right one.",
    408: "The body did not come in time.",
    413: "Longer than the service takes.",
    422: "No article: the reason names the field.",
    429: "As many requests are under way as the service takes; try again.",
    500: "The extractor failed on this article.",
    503: "The service is stopping or has no worker, or the article killed its worker.",
    504: "The article took longer than the service allows.",
}
"""The statuses of refusals, for the description of the interface."""
