"""Where style, scripts and icons are."""

from functools import cache

from whitenoise.storage import CompressedManifestStaticFilesStorage


class RememberedStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's, which works each address out once in a process.

    A page has a dozen of them, and they change only with the code.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._remembered = cache(super().url)

    def url(self, name: str, force: bool = False) -> str:
        return super().url(name, force) if force else self._remembered(name)
