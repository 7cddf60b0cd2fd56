import pytest
from typer.testing import CliRunner

from vneduunion.cli.commands import app
from vneduunion.io import read, write
from vneduunion.reference import press

UNITS = "id,kind,name_vi\na,GRASSROOTS,Trường A\n"


def run(*arguments):
    return CliRunner().invoke(app, ["convert", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "in"
    path.mkdir()
    (path / "units.csv").write_text(UNITS, encoding="utf-8")
    return path


def ask(folder):
    (folder / "ties.csv").write_text("child,parent,kind\nTruong A,vetu,DIRECT\n", encoding="utf-8")


@pytest.mark.parametrize("target", ["b.json", "b.xlsx", "b"])
def test_a_dataset_stays_the_same(tmp_path, target):
    write(press(), tmp_path / "a.json")
    ran = run(tmp_path / "a.json", tmp_path / target, "--lang", "vi")
    assert (ran.exit_code, ran.stdout, ran.stderr) == (0, f"Đã ghi: {tmp_path / target}\n", "")
    assert read(tmp_path / target) == press()


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_folder_has_the_form_asked_for(folder, tmp_path, form):
    assert run(folder, tmp_path / "out", "--form", form).exit_code == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == [f"units.{form}"]


def test_faults_leave_nothing_written(folder, tmp_path):
    (folder / "units.csv").write_text(UNITS + "b,NONSENSE,B\n", encoding="utf-8")
    ran = run(folder, tmp_path / "out.json", "--lang", "en")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "ERROR X103 units.csv:3: kind" in ran.stderr
    assert not (tmp_path / "out.json").exists()


def test_sound_records_are_converted_if_asked_for(folder, tmp_path):
    (folder / "units.csv").write_text(UNITS + "b,NONSENSE,B\n", encoding="utf-8")
    ran = run(folder, tmp_path / "out.json", "--collect", "--lang", "en")
    assert ran.exit_code == 1
    assert "X103" in ran.stderr
    assert read(tmp_path / "out.json").units.keys() == ("a",)


def test_warnings_are_told_and_do_not_hinder(folder, tmp_path):
    (folder / "units.csv").write_text("id,kind,name_vi,zz\na,GRASSROOTS,A,1\n", encoding="utf-8")
    ran = run(folder, tmp_path / "out.json")
    assert ran.exit_code == 0
    assert "X117" in ran.stderr


def test_open_names_are_written_answered_and_then_converted(folder, tmp_path):
    ask(folder)
    answers, target = tmp_path / "names.csv", tmp_path / "out.json"
    ran = run(folder, target, "--answers", answers, "--lang", "en")
    assert ran.exit_code == 2
    assert f"1 open name, written to {answers}" in ran.stderr
    assert not target.exists()
    text = answers.read_text(encoding="utf-8-sig")
    answers.write_text(text.replace("units,Truong A,,,", "units,Truong A,,a,"), encoding="utf-8")
    before = answers.read_bytes()
    assert run(folder, target, "--answers", answers).exit_code == 0
    assert read(target).ties[0].child == "a"
    assert answers.read_bytes() == before


def test_without_a_mapping_file_open_names_are_only_told(folder, tmp_path):
    ask(folder)
    ran = run(folder, tmp_path / "out.json", "--collect")
    assert ran.exit_code == 1
    assert "X141" in ran.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.json"]


def test_a_mapping_file_that_nobody_needs_is_not_made(folder, tmp_path):
    assert run(folder, tmp_path / "out.json", "--answers", tmp_path / "names.csv").exit_code == 0
    assert not (tmp_path / "names.csv").exists()


@pytest.mark.parametrize(
    ("lang", "words"), [("vi", "đó chính là dữ liệu đang đọc"), ("en", "it is the input")]
)
@pytest.mark.parametrize("target", ["in", "./in", "link", "."])
def test_the_input_is_never_replaced(folder, tmp_path, target, lang, words):
    (tmp_path / "link").symlink_to(folder)
    ran = run(folder / "units.csv", f"{tmp_path}/{target}", "--lang", lang)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert words in ran.stderr
    assert (folder / "units.csv").read_text(encoding="utf-8") == UNITS


@pytest.mark.parametrize("taken", ["in/units.csv", "out.json"])
def test_the_mapping_file_is_neither_input_nor_output(folder, tmp_path, taken):
    source, target = folder / "units.csv", tmp_path / "out.json"
    ran = run(source, target, "--answers", tmp_path / taken, "--lang", "en")
    assert ran.exit_code == 2
    assert "must be another" in ran.stderr


def test_what_cannot_be_read_or_written_ends_with_two(folder, tmp_path):
    assert "there is no such file" in run(tmp_path / "no.json", tmp_path / "out.json", "--lang", "en").stderr
    assert run(tmp_path / "no.json", tmp_path / "out.json").exit_code == 2
    ran = run(folder, tmp_path / "none" / "out.json", "--lang", "en")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "make it first" in ran.stderr


def test_what_is_told_of_a_file_gives_no_orders_to_a_terminal(folder, tmp_path):
    (folder / "units.csv").write_text("id,kind,name_vi\n\x1b[31m,GRASSROOTS,A\n", encoding="utf-8")
    ran = run(folder, tmp_path / "out.json")
    assert "\x1b" not in ran.stderr


def test_answers_of_a_file_that_cannot_be_read_are_told(folder, tmp_path):
    (tmp_path / "names.csv").write_text("what,is\nthis,?\n", encoding="utf-8")
    ran = run(folder, tmp_path / "out.json", "--answers", tmp_path / "names.csv", "--lang", "en")
    assert ran.exit_code == 2
