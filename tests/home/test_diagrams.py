"""The diagrams that staff can choose are the ones that are drawn."""

from pathlib import Path

from home import blocks
from home.blocks.media import DIAGRAMS


def test_every_diagram_has_a_drawing_and_every_drawing_a_name() -> None:
    folder = Path(blocks.__file__).parents[1] / "templates" / "home" / "diagrams"
    assert {path.stem for path in folder.glob("*.html")} == set(DIAGRAMS)
