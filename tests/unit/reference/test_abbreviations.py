import tomllib
from importlib import resources

import pytest

from vneduunion.model import Mark
from vneduunion.reference.abbreviations import (
    MOST_READINGS,
    plain,
    shortened,
    typed_in_haste,
    words,
    written_out,
)
from vneduunion.values.folding import fold

TABLE = tomllib.loads(
    (resources.files("vneduunion") / "reference" / "data" / "abbreviations.toml").read_text(encoding="utf-8")
)
ROWS = TABLE["abbreviations"]


def said(readings):
    return [" ".join(reading) for reading in readings]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("CĐGD", ["công đoàn giáo dục"]),
        ("cđgd Hà Nội", ["công đoàn giáo dục hà nội"]),
        ("LĐLĐ TP.Hà Nội", ["liên đoàn lao động thành phố hà nội"]),
        ("CĐCS Trường THPT Lê Lợi", ["công đoàn cơ sở trường trung học phổ thông lê lợi"]),
        ("CĐN", ["công đoàn ngành", "cao đẳng nghề"]),
        ("Trường ĐH Sư phạm", ["trường đại học sư phạm", "trường đại hội sư phạm"]),
        ("Sở GD&ĐT", ["sở giáo dục và đào tạo"]),
        ("Đống Đa", ["đống đa"]),
        ("Công đoàn", ["công đoàn"]),
        ("", [""]),
        ("...", [""]),
    ],
)
def test_abbreviations_are_written_out(text, readings):
    assert said(written_out(text)) == readings


def test_of_many_ambiguous_abbreviations_not_all_readings_are_tried():
    assert len(written_out(" ".join(["CĐ"] * 40))) == MOST_READINGS


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Liên đoàn Lao động tỉnh Nghệ An", "liên đoàn lao động nghệ an"),
        ("LĐLĐ TP Hà Nội", "liên đoàn lao động hà nội"),
        ("Công đoàn ngành Giáo dục Hà Nội", "công đoàn giáo dục hà nội"),
        ("Công đoàn ngành Giáo dục tỉnh Nghệ An", "công đoàn giáo dục nghệ an"),
    ],
)
def test_a_shorter_name_says_the_same(text, short):
    assert short in said(shortened(text))
    assert said(written_out(text))[0] in said(shortened(text))


def test_a_word_is_left_out_only_where_the_unions_leave_it_out():
    assert said(shortened("Chiến sĩ thi đua Bộ, ban, ngành, tỉnh")) == ["chiến sĩ thi đua bộ ban ngành tỉnh"]


def test_marks_are_left_out_in_haste():
    assert plain(fold("Đường lối Ưu tú ệ")) == "duong loi uu tu e"
    assert typed_in_haste("LDLD tinh Nghe An") == ("lien doan lao dong tinh nghe an",)
    assert typed_in_haste("CĐCS Lê Lợi") == typed_in_haste("cdcs le loi")


def test_signs_between_words_do_not_count():
    assert words("Dạy tốt – Học tốt") == words("dạy tốt, học tốt") == ("dạy", "tốt", "học", "tốt")


@pytest.mark.parametrize(
    "row", [*ROWS, *TABLE["short_forms"]], ids=lambda row: row.get("abbreviation") or row["vi"]
)
def test_every_row_says_how_far_it_is_known(row):
    assert row["mark"] in list(Mark)
    assert row["mark"] == "CONFIRMED" or row["note"]


def test_every_abbreviation_is_listed_once_and_is_one_word():
    assert len({fold(row["abbreviation"]) for row in ROWS}) == len(ROWS)
    assert [row["abbreviation"] for row in ROWS if len(words(row["abbreviation"])) != 1] == []
