import pytest

from vneduunion.errors import LoadError, UnreadableFile
from vneduunion.io.plain_files import read_plain


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.toml", 'fixed = ["a"]\r\n[weights]\r\n"a.b" = 7\r\n'),
        ("a.TOML", '\ufefffixed = ["a"]\nweights = {"a.b" = 7}'),
        ("a.json", '{"fixed": ["a"], "weights": {"a.b": 7}}'),
    ],
)
def test_both_kinds_are_read(tmp_path, name, content):
    (tmp_path / name).write_bytes(content.encode())
    assert read_plain(tmp_path / name) == {"fixed": ["a"], "weights": {"a.b": 7}}


@pytest.mark.parametrize(
    ("name", "content", "vi", "en"),
    [
        ("a.toml", b"a = 1\nb = =", "dòng 2 cột 5", "line 2 column 5"),
        ("a.toml", b'a = "x', "kết thúc giữa chừng", "ends too early"),
        ("a.toml", b"a = " + b"[" * 100_000, "quá sâu", "nested too deeply"),
        ("a.toml", b"a = " + b"1" * 5_000, "quá mức", "too many digits"),
        ("a.toml", b'a = "\xff"', "UTF-8", "UTF-8"),
        ("a.json", b"{", "dòng 1 cột 2", "line 1 column 2"),
        ("a.yaml", b"a: 1", ".toml, .json", ".toml, .json"),
        ("a.toml", None, "không có tệp này", "there is no such file"),
    ],
)
def test_what_cannot_be_read_is_told_in_both_languages(tmp_path, name, content, vi, en):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableFile) as refused:
        read_plain(tmp_path / name)
    assert vi in refused.value.text("vi")
    assert en in refused.value.text("en")
    assert name in refused.value.text("en")


def test_a_key_twice_is_told_with_its_place(tmp_path):
    (tmp_path / "a.json").write_text('{"weights": {"a": 1, "a": 2}}', encoding="utf-8")
    with pytest.raises(LoadError, match=r"\$\.weights\.a"):
        read_plain(tmp_path / "a.json")
