import sys
from pathlib import Path

import pytest

from vneduunion.errors import MissingExtra
from vneduunion.extras import package_of, require


def test_an_installed_module_is_imported() -> None:
    assert require("testing", "json.decoder") is sys.modules["json.decoder"]


def test_a_thing_tells_its_package() -> None:
    assert (package_of(Path()), package_of(1)) == ("pathlib", "builtins")


def test_a_missing_package_names_the_extra() -> None:
    with pytest.raises(MissingExtra) as caught:
        require("reconcile", "no_such_solver.core")
    assert (caught.value.extra, caught.value.package) == ("reconcile", "no_such_solver")
    assert 'pip install "vneduunion[reconcile]"' in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def test_a_package_that_lacks_another_package_is_not_called_missing(broken: Path) -> None:
    (broken / "half_installed.py").write_text("import no_such_dependency\n")
    with pytest.raises(ModuleNotFoundError, match="no_such_dependency") as caught:
        require("reconcile", "half_installed")
    assert not isinstance(caught.value, MissingExtra)


def test_a_package_that_lacks_a_module_of_its_own_is_not_called_missing(broken: Path) -> None:
    (broken / "torn").mkdir()
    (broken / "torn" / "__init__.py").write_text("import torn.lost\n")
    with pytest.raises(ModuleNotFoundError, match=r"torn\.lost") as caught:
        require("reconcile", "torn")
    assert not isinstance(caught.value, MissingExtra)


def test_an_import_error_inside_an_installed_package_is_not_hidden(broken: Path) -> None:
    (broken / "wrong_version.py").write_text("from json import no_such_name\n")
    with pytest.raises(ImportError, match="no_such_name") as caught:
        require("reconcile", "wrong_version")
    assert not isinstance(caught.value, MissingExtra)


def test_a_module_not_found_error_without_a_name_is_not_hidden(broken: Path) -> None:
    (broken / "nameless.py").write_text("raise ModuleNotFoundError('something else')\n")
    with pytest.raises(ModuleNotFoundError, match="something else") as caught:
        require("reconcile", "nameless")
    assert not isinstance(caught.value, MissingExtra)
