"""What every record shares."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Number = Annotated[int | float, Field(allow_inf_nan=False)]
"""A finite number; whole numbers stay whole, so that JSON shows 9800000 and not 9800000.0."""

RuleId = Annotated[str, Field(pattern=r"^[a-z]+(\.[a-z0-9_]+)+$")]


class Record(BaseModel):
    """A frozen record that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(Record):
    """A stretch of the article's text, quoted exactly."""

    text: str = Field(min_length=1, description="The exact words of the article: Article.text[start_char:end_char].")
    start_char: int = Field(ge=0, description="Offset of the first character, in code points of Article.text.")
    end_char: int = Field(description="Offset after the last character, in code points of Article.text.")

    @model_validator(mode="after")
    def _span_is_as_long_as_its_text(self) -> Self:
        if self.end_char - self.start_char != len(self.text):
            raise ValueError(f"span {self.start_char}:{self.end_char} is not as long as its text {self.text!r}")
        return self
