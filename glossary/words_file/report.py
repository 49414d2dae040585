"""All that is wrong with a file, by line, so that it can be mended in one go."""

from dataclasses import dataclass, field


class WordsFileError(Exception):
    """A file that cannot be loaded. Its text lists every mistake; nothing was changed."""


@dataclass
class Report:
    file: str
    mistakes: list[tuple[int, str]] = field(default_factory=list)

    def add(self, line: int, what: str, mend: str) -> None:
        self.mistakes.append((line, f"{what}: {mend}."))

    def raise_if_any(self) -> None:
        if self.mistakes:
            lines = [
                f"{self.file}, line {line}: {said}" if line else f"{self.file}: {said}"
                for line, said in sorted(self.mistakes)
            ]
            raise WordsFileError("\n".join(lines))
