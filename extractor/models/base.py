"""What every record shares."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Number = Annotated[int | float, Field(allow_inf_nan=False)]
"""A finite number; whole numbers stay whole, so that JSON shows 9800000 and not 9800000.0."""


class Record(BaseModel):
    """A frozen record that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")
