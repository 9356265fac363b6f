"""
Every exception the package raises, as one tree.

GuideError
├── SettingsError      an environment variable that cannot be used: correct it
├── KnowledgeError     knowledge/ has faults: mend the named lines
├── DraftError         an input that cannot be read: the message names the file and what to do
├── IndexBuildError    the index cannot be built, opened or reached
├── StorageError       the database cannot be reached or is of another version
├── BatchError         a batch that nobody is left to work on, or that cannot be gone on with
├── LanguageModelError the model did not answer in a usable way: the offline engine goes on
└── UsageError         a command or call that makes no sense: correct the arguments
"""


class GuideError(Exception):
    """
    The root: catch this to catch all that the package raises on purpose.
    """


class SettingsError(GuideError):
    """
    A setting from the environment that cannot be used.
    """


class KnowledgeError(GuideError):
    """
    Faults in the knowledge base, one `file:line: message` a line.
    """


class DraftError(GuideError):
    """
    An input that cannot be read as a draft.
    """


class IndexBuildError(GuideError):
    """
    An index that cannot be built, opened or reached.
    """


class StorageError(GuideError):
    """
    A database that cannot be reached or does not fit this version.
    """


class BatchError(GuideError):
    """
    A batch that cannot be worked on, or gone on with.
    """


class LanguageModelError(GuideError):
    """
    A model that did not answer in a usable way.
    """


class UsageError(GuideError):
    """
    Arguments that make no sense together.
    """
