import json

import pytest
from typer.testing import CliRunner

from vneduunion.cli.commands import app
from vneduunion.codec import json_schema
from vneduunion.model import TABLES, AwardKind, Dataset, Unit


def run(*arguments):
    return CliRunner().invoke(app, ["schema", *arguments])


def printed(*arguments):
    ran = run(*arguments)
    assert ran.exit_code == 0
    return json.loads(ran.stdout)


def test_without_a_record_it_is_that_of_a_dataset():
    assert printed() == printed("Dataset") == json_schema(Dataset)


@pytest.mark.parametrize("name", ["AwardKind", "awardkind", "award_kinds", "award-kinds", "Kind of award"])
def test_a_record_is_named_by_its_class_its_table_or_in_english(name):
    assert printed(name) == json_schema(AwardKind)


@pytest.mark.parametrize("table", TABLES)
def test_every_record_has_its_schema(table):
    assert printed(table) == printed(TABLES[table].__name__) == json_schema(TABLES[table])


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_labels_come_with_the_language(lang):
    assert printed("Unit", "--lang", lang) == json_schema(Unit, lang)


def test_the_locale_adds_no_labels(monkeypatch):
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    assert printed("Unit") == json_schema(Unit)


@pytest.mark.parametrize(
    ("locale", "told"),
    [("C", "is not one of: Dataset, Unit"), ("vi_VN", "không có trong danh sách: Dataset, Unit")],
)
def test_an_unknown_record_is_told(monkeypatch, locale, told):
    monkeypatch.setenv("LC_ALL", locale)
    ran = run("School")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.startswith("RECORD: 'School' ")
    assert told in ran.stderr
