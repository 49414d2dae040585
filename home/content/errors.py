"""What is wrong with a file, where, and how to mend it."""

from collections.abc import Iterable


class ContentError(Exception):
    """One problem, in words for whoever wrote the file."""

    def __init__(self, file: str, line: int, problem: str, fix: str) -> None:
        super().__init__(file, line, problem, fix)
        self.file = file
        self.line = line
        self.problem = problem
        self.fix = fix

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {_sentence(self.problem)} Fix: {_sentence(self.fix)}"


class ContentErrors(Exception):
    """All that was found, so that nobody has to mend and run again once for each."""

    def __init__(self, errors: Iterable[ContentError]) -> None:
        self.errors = sorted(errors, key=lambda error: (error.file, error.line, error.problem))
        super().__init__(self.errors)

    def __str__(self) -> str:
        return "\n".join(map(str, self.errors))


class Report:
    """Collects the problems of one file while it is read to its end."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.errors: list[ContentError] = []

    def add(self, line: int, problem: str, fix: str) -> None:
        self.errors.append(ContentError(self.file, line, problem, fix))

    def raise_if_any(self) -> None:
        if self.errors:
            raise ContentErrors(self.errors)


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "?")) else f"{text}."
