"""
The seam for a language model: what a model must offer, and whether the configured one answers.
"""

from guide.llm.model import LanguageModel, Message, check_endpoint

__all__ = ["LanguageModel", "Message", "check_endpoint"]
