"""The second reader, off unless it is chosen: sends reports to a language model and checks every answer."""

from marsad.reading.llm.endpoint import Endpoint, from_environment
from marsad.reading.llm.reader import LlmReader

__all__ = ["Endpoint", "LlmReader", "from_environment"]
