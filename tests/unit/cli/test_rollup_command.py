import json

import pytest
from typer.testing import CliRunner

from tests.provinces import RECOGNISED, provinces
from vneduunion.cli.commands import app
from vneduunion.io import Answer, Answers, write
from vneduunion.reference import measure_definitions

WANTED = ("--measure", RECOGNISED, "--by", "unit=province,period=year")


def run(*arguments):
    return CliRunner().invoke(app, ["rollup", *map(str, arguments)])


@pytest.fixture
def path(tmp_path):
    write(provinces(), tmp_path / "a.json")
    return tmp_path / "a.json"


@pytest.fixture
def folder(tmp_path):
    write(provinces(), tmp_path / "data")
    return tmp_path / "data"


def test_the_table_is_printed_and_what_is_not_in_it_told(path):
    ran = run(path, *WANTED, "--structure", "2025-07-01", "--lang", "en")
    assert ran.exit_code == 0, ran.stderr
    assert ran.stdout == (
        "Measure                            Unit     Period  Quantity    Coverage      Reported  Agrees with it\n"
        "---------------------------------  -------  ------  ----------  ------------  --------  --------------\n"
        "Initiatives and topics recognised  Hanoi    2024    at least 1  1 of unknown\n"
        "Initiatives and topics recognised  Lao Cai  2024    at least 1  2 of unknown  trên 5    Unknown\n"
        "Initiatives and topics recognised  Lao Cai  2025    at least 1  1 of unknown\n"
    )
    first, second = ran.stderr.splitlines()
    assert first.startswith("Counted nowhere (Initiatives and topics recognised): 1 record without a unit, ")
    assert second.endswith("2 records of 1 unit")


def test_each_kind_has_its_rows(path):
    ran = run(path, "--measure", f"{RECOGNISED}[recognitions.level=GRASSROOTS]", *WANTED, "--lang", "vi")
    lines = ran.stdout.splitlines()[2:]
    first = [line.partition("]")[0] for line in lines[: len(lines) // 2]]
    assert {*first} == {"Sáng kiến, đề tài được công nhận [Cấp cơ sở"}
    assert "]" not in "".join(lines[len(lines) // 2 :])


@pytest.mark.parametrize(("lang", "word"), [("vi", "không rõ"), ("en", "unknown")])
def test_a_total_of_which_nothing_is_known_is_told_so(path, lang, word):
    ran = run(path, *WANTED, "--missing", "unknown", "--lang", lang)
    assert ran.exit_code == 0, ran.stderr
    assert f"  {word}  " in ran.stdout
    assert "  at least 0  " not in ran.stdout
    assert "  từ 0 trở lên  " not in ran.stdout


@pytest.mark.parametrize("name", ["a.json", "a.xlsx", "csv", "parquet"])
def test_every_kind_of_file_gives_the_same_table(path, tmp_path, name):
    write(provinces(), tmp_path / name, form="parquet" if name == "parquet" else "csv")
    ran, wanted = (run(each, *WANTED, "--lang", "vi") for each in (tmp_path / name, path))
    assert (ran.exit_code, ran.stdout, ran.stderr) == (0, wanted.stdout, wanted.stderr)
    assert "Lào Cai  năm 2024" in ran.stdout


@pytest.mark.parametrize(("lang", "said"), [("vi", "Đã ghi"), ("en", "Written")])
def test_the_table_is_written_and_said(path, tmp_path, lang, said):
    target = tmp_path / "kết quả.json"
    target.write_text("older", encoding="utf-8")
    ran = run(path, *WANTED, "--out", target, "--lang", lang)
    assert (ran.exit_code, ran.stdout) == (0, f"{said}: {target}\n")
    assert len(ran.stderr.splitlines()) == 2
    rows = json.loads(target.read_text(encoding="utf-8"))
    assert [(row["unit"], row["low"], row["have"]) for row in rows] == [
        ("vn34.ha-noi", 1, 1),
        ("vn34.lao-cai", 1, 2),
        ("vn34.lao-cai", 1, 1),
    ]


def test_options_go_through(path):
    ran = run(
        *(path, "--measure", RECOGNISED, "--measure", "initiatives.applied", "--measure", RECOGNISED),
        *("--by", "unit=grassroots"),
        *("--period", "năm 2024", "--period", "2025", "--line", "guidance", "--as-of", "1/1/2025"),
        *("--missing", "zero", "--expected", "grassroots", "--empty", "--lang", "vi"),
    )
    assert ran.exit_code == 0, ran.stderr
    heads, _, *rows = ran.stdout.splitlines()
    assert "Số đã báo cáo" not in heads
    assert len(rows) == 2 * 5 * 2
    assert any(row.endswith("năm 2024   1         1 / 1") for row in rows)


@pytest.mark.parametrize(
    ("lang", "said", "name"),
    [
        ("vi", "cần có ít nhất một trong", "Sáng kiến, đề tài được công nhận"),
        ("en", "at least one of these is needed", "Initiatives and topics recognised"),
    ],
)
def test_without_a_measure_all_are_listed(path, lang, said, name):
    ran = run(path, "--lang", lang)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"--measure: {said}")
    assert f"\n  {RECOGNISED}: {name}\n" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1 + len(measure_definitions())


@pytest.mark.parametrize(
    ("lang", "said"), [("vi", "không có định nghĩa chỉ tiêu này"), ("en", "no measure is")]
)
def test_a_measure_that_is_not_known_is_told_before_anything_is_read(tmp_path, lang, said):
    ran = run(tmp_path / "none.json", "--measure", "initiatives", "--measure", RECOGNISED, "--lang", lang)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"initiatives: {said}")
    assert RECOGNISED in ran.stderr


@pytest.mark.parametrize(
    ("option", "word"),
    [
        ("--by", "province"),
        ("--by", "unit=x"),
        ("--by", "period=x"),
        ("--period", "x"),
        ("--line", "x"),
        ("--structure", "x"),
        ("--as-of", "x"),
        ("--missing", "x"),
        ("--expected", "x"),
    ],
)
def test_a_wrong_word_is_told_with_its_option(path, option, word, monkeypatch):
    for locale in ("vi_VN", "C"):
        monkeypatch.setenv("LC_ALL", locale)
        ran = run(path, "--measure", RECOGNISED, option, word)
        assert (ran.exit_code, ran.stdout) == (2, "")
        assert ran.stderr.startswith(option)
        assert ("không" in ran.stderr) is (locale == "vi_VN")


@pytest.mark.parametrize(
    ("lang", "said"), [("vi", "dùng được: .csv, .json"), ("en", "known kinds: .csv, .json")]
)
def test_another_kind_of_file_is_refused_before_anything_is_read(tmp_path, lang, said):
    ran = run(tmp_path / "none.json", *WANTED, "--out", tmp_path / "a.html", "--lang", lang)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert said in ran.stderr


@pytest.mark.parametrize(
    ("lang", "said"),
    [("vi", "đó chính là dữ liệu đang đọc"), ("en", "it is the input, or a table in its folder")],
)
@pytest.mark.parametrize("out", ["a.json", "./a.json", "link.json"])
def test_the_input_is_never_replaced(path, tmp_path, out, lang, said):
    (tmp_path / "link.json").symlink_to(path)
    before = path.read_bytes()
    ran = run(path, *WANTED, "--out", f"{tmp_path}/{out}", "--lang", lang)
    assert (ran.exit_code, ran.stdout, path.read_bytes()) == (2, "", before)
    assert said in ran.stderr


@pytest.mark.parametrize(
    ("out", "code"),
    [("data/units.csv", 2), ("data/new.csv", 2), ("data/new.parquet", 2), ("data/new.json", 0)],
)
def test_nothing_is_written_among_the_tables_that_are_read(folder, tmp_path, out, code):
    before = sorted(each.name for each in folder.iterdir())
    ran = run(folder, *WANTED, "--out", tmp_path / out, "--lang", "en")
    assert ran.exit_code == code
    assert (sorted(each.name for each in folder.iterdir()) == before) is (code == 2)


def test_the_file_of_answers_is_never_replaced(folder, tmp_path):
    answers = tmp_path / "names.csv"
    Answers([Answer(table="units", text="A", id="a")]).write(answers)
    ran = run(folder, *WANTED, "--answers", answers, "--out", answers, "--lang", "en")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "it is the file of the answers" in ran.stderr


def test_what_cannot_be_read_counts_nowhere_silently(folder):
    with (folder / "units.csv").open("a", encoding="utf-8") as file:
        file.write("d,CLUB\n")
    ran = run(folder, *WANTED, "--lang", "en")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "X102 units.csv:6: ordinal" in ran.stderr


def test_warnings_of_reading_are_told_and_do_not_hinder(folder):
    (folder / "persons.csv").write_text("id,name,zz\nan,An,1\n", encoding="utf-8")
    ran = run(folder, *WANTED)
    assert ran.exit_code == 0
    assert "X117" in ran.stderr


def test_names_in_the_place_of_ids_are_answered(folder, tmp_path):
    text = (folder / "initiatives.units.csv").read_text(encoding="utf-8-sig")
    (folder / "initiatives.units.csv").write_text(text.replace("nobody", "Trường D"), encoding="utf-8")
    assert "X141" in run(folder, *WANTED).stderr
    answers = tmp_path / "names.csv"
    Answers([Answer(table="units", text="Trường D", id="c")]).write(answers)
    ran = run(folder, *WANTED, "--answers", answers, "--missing", "zero", "--lang", "en")
    assert ran.exit_code == 0, ran.stderr
    assert "Hanoi    2024    2 " in ran.stdout


def test_an_encoding_may_be_named(tmp_path):
    (tmp_path / "units.csv").write_bytes("id,kind,name_vi\na,GRASSROOTS,Bà Ba\n".encode("cp1252"))
    assert run(tmp_path / "units.csv", *WANTED).exit_code == 2
    assert run(tmp_path / "units.csv", *WANTED, "--encoding", "cp1252").exit_code == 0


@pytest.mark.parametrize(("lang", "words"), [("vi", "không có tệp này"), ("en", "there is no such file")])
@pytest.mark.parametrize("option", [[], ["--answers"]])
def test_what_cannot_be_read_ends_with_two(folder, tmp_path, lang, words, option):
    missing = tmp_path / "missing.csv"
    ran = run(*([folder, *option, missing] if option else [missing]), *WANTED, "--lang", lang)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert words in ran.stderr


def test_what_cannot_be_written_ends_with_two(path, tmp_path):
    ran = run(path, *WANTED, "--out", tmp_path / "none" / "a.csv", "--lang", "en")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "make it first" in ran.stderr
