"""
What a model must offer to be used, and the check that `redline doctor` makes of its address.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from guide.errors import LanguageModelError
from guide.settings import Settings

TIMEOUT_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Message:
    """
    One message to a model.
    """

    role: Literal["system", "user", "assistant"]
    text: str


class LanguageModel(Protocol):
    """
    A model that completes messages; all that is built on it checks what it says.
    """

    name: str

    def complete(self, messages: Sequence[Message]) -> str:
        """
        Return the model's reply. Raises LanguageModelError.
        """
        ...


def check_endpoint(settings: Settings) -> int:
    """
    Return how many models the configured address offers; nothing of a draft is sent.

    Raises LanguageModelError, which never repeats the key.
    """
    import openai

    client = openai.OpenAI(
        base_url=settings.llm_base_url,
        api_key=settings.llm_api_key or "none",
        timeout=TIMEOUT_SECONDS,
        max_retries=0,
    )
    try:
        return len(client.models.list().data)
    except openai.OpenAIError as error:
        raise LanguageModelError(
            f"{settings.llm_base_url} does not answer: {type(error).__name__}"
        ) from error
