"""
Redline: how a post will be read on Chinese social media, before it goes out.

| module        | what it holds                                                          |
|---------------|------------------------------------------------------------------------|
| `errors`      | every exception the package raises                                     |
| `domain`      | the nouns: frozen values, no input or output                           |
| `settings`    | `Settings`, read from the environment once                             |
| `text`        | normaliser, tokeniser, language, embedder, calendar arithmetic         |
| `knowledge`   | reads and checks `knowledge/`                                          |
| `drafts`      | files to drafts                                                        |
| `llm`         | the language model seam                                                |
| `storage`     | what people did: reviews and quiz attempts                             |
| `report`      | reviews and answers to JSON, CSV and text                              |
| `index`       | entries to passages, vectors and a lexical index                       |
| `retrieve`    | a question to ranked passages, or to nothing                           |
| `detect`      | a draft to findings                                                    |
| `explain`     | findings to reviews, passages to answers                               |
| `train`       | entries to quiz items                                                  |
| `application` | `Application`: the verbs, assembled from one `Settings`                |
| `batch`       | many drafts: worker programs, a cluster, resuming, the app's batches   |
| `evaluate`    | reviews and answers against gold                                       |
| `pages`, `cli`| the verbs in the browser and on the command line                       |
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from guide.application import Application, build_application
    from guide.domain import Answer, Draft, Review
    from guide.settings import Settings

__all__ = ["Answer", "Application", "Draft", "Review", "Settings", "build_application"]

_HOMES = {
    "Answer": "guide.domain",
    "Application": "guide.application",
    "Draft": "guide.domain",
    "Review": "guide.domain",
    "Settings": "guide.settings",
    "build_application": "guide.application",
}


def __getattr__(name: str) -> Any:
    """
    Return a public name, importing its module on first use so that `import guide` stays cheap.
    """
    if name not in _HOMES:
        raise AttributeError(f"module 'guide' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
