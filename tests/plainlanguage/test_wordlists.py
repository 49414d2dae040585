"""What the word lists say of words, and that they are made as they are read."""

import gzip
from pathlib import Path

import pytest

from plainlanguage.wordlists import (
    frequencies,
    frequency,
    is_everyday,
    is_laboratory,
    is_medical,
    make_frequencies,
)

KNOWN = {
    "en": "water doctor pain sleep cancer blood nurse",
    "es": "agua médico dolor dormir cáncer sangre",
}
MEDICAL = {
    "en": "metastasis metastases lymphoma nephrectomy pembrolizumab biopsies neutropenia "
    "oesophagus non-malignant mucositis immunotherapy therapy surgeon's antibodies",
    "es": "metástasis linfoma biopsias quimioterapia neutropenia tumores mucositis inmunoterapia "
    "infecciones crónicas",
}
WRONGLY_CAUGHT = {
    "en": "diploma aroma sympathy nostalgia epidemic closes trophy catastrophic water museum",
    "es": "broma idioma paloma ejército despacito agua médico",
}


def _each(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(language, word) for language, words in table.items() for word in words.split()]


@pytest.mark.parametrize(("language", "word"), _each(KNOWN))
def test_everybody_knows_these(language: str, word: str) -> None:
    assert is_everyday(word, language)


@pytest.mark.parametrize(("language", "word"), _each(MEDICAL))
def test_these_are_medical_and_not_everyday(language: str, word: str) -> None:
    assert is_medical(word, language)
    assert not is_everyday(word, language)


@pytest.mark.parametrize(("language", "word"), _each(WRONGLY_CAUGHT))
def test_endings_do_not_make_these_medical(language: str, word: str) -> None:
    assert not is_medical(word, language)


def test_laboratory_words() -> None:
    assert is_laboratory("genomes", "en")
    assert is_laboratory("células", "es")
    assert not is_laboratory("general", "en")


@pytest.mark.parametrize("language", ["en", "es"])
def test_common_words_are_met_more_often(language: str) -> None:
    common, rarer, unlisted = {
        "en": ("the", "biopsy", "zzyzxq"),
        "es": ("de", "biopsia", "zzyzxq"),
    }[language]
    assert frequency(common, language) == 7
    assert 2 <= frequency(rarer, language) < 4
    assert frequency(unlisted, language) == frequencies.UNLISTED


def test_forms_that_are_not_listed_are_a_little_rarer_than_their_word() -> None:
    assert frequency("walruss", "en") == pytest.approx(frequency("walrus", "en") - 0.3)
    assert frequency("bouqueting", "en") == pytest.approx(frequency("bouquet", "en") - 0.4)
    assert frequency("biopsied", "en") == frequencies.UNLISTED


def test_a_hyphenated_word_is_as_rare_as_its_rarest_part() -> None:
    assert frequency("water-biopsy", "en") == frequency("biopsy", "en")
    assert frequency("biopsy's", "en") == frequency("biopsy", "en")


def test_a_number_is_not_rare() -> None:
    assert frequency("3.5", "en") == 7


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        frequency("wasser", "de")


#: A header and lists of words by centibels, as wordfreq packs them; 250 is Zipf 6.5, 690 Zipf 2.1.
PACKED = (
    bytes([0xDD, 0, 0, 2, 0xB4])
    + b"\x82\xa6format\xa2cB\xa7version\x01"
    + b"\x90" * 250
    + b"\x94\xa5water\xa6waters\xd9\x04x9xx\xa5caf\xc3\xa9"
    + b"\x90" * 439
    + b"\x91\xa6walrus"
    + b"\x91\xda\x00\x03wag"
)


def test_a_packed_list_is_read_and_cut_to_words() -> None:
    assert dict(make_frequencies.steps(PACKED, "en")) == {"water": 22, "waters": 22}
    assert dict(make_frequencies.steps(PACKED, "es")) == {"water": 22, "waters": 22, "café": 22}


def test_what_is_written_is_what_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, made = tmp_path / "large.msgpack.gz", tmp_path / "made.txt"
    source.write_bytes(gzip.compress(PACKED))
    monkeypatch.setattr("sys.argv", ["make", "es", str(source)])
    monkeypatch.setattr(make_frequencies, "file_of", lambda language: made)
    make_frequencies.main()
    monkeypatch.setattr(frequencies, "file_of", lambda language: made)
    assert made.read_text() == "0caféW0waterW5sW\n"
    assert frequencies._list.__wrapped__("es") == pytest.approx(
        {"café": 6.4, "water": 6.4, "waters": 6.4}
    )


def test_other_packed_types_are_refused() -> None:
    with pytest.raises(ValueError, match="0xc3"):
        make_frequencies.unpack(b"\x92\x01\xc3")
