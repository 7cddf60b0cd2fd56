"""The front door: the names that `import vneduunion as vu` promises."""

import ast
import subprocess
import sys

import pytest

import vneduunion
from tests.architecture.house import PACKAGE, syntax


def names_for_type_checkers() -> set[str]:
    """What `if TYPE_CHECKING:` of the front door imports."""
    blocks = [node for node in syntax(PACKAGE / "__init__.py").body if isinstance(node, ast.If)]
    imports = [item for item in blocks[0].body if isinstance(item, ast.ImportFrom)]
    return {alias.asname or alias.name for item in imports for alias in item.names}


def test_the_list_is_sorted_and_has_no_doubles() -> None:
    assert sorted(set(vneduunion.__all__)) == list(vneduunion.__all__)


@pytest.mark.parametrize("name", vneduunion.__all__)
def test_every_name_is_there(name: str) -> None:
    assert getattr(vneduunion, name) is not None


def test_type_checkers_and_callers_see_the_same_names() -> None:
    assert names_for_type_checkers() == set(vneduunion.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Quantities'"):
        _ = vneduunion.Quantities  # type: ignore[attr-defined]  # that it is missing is the test


def test_dir_lists_the_public_names() -> None:
    assert set(vneduunion.__all__) <= set(dir(vneduunion))


@pytest.mark.parametrize(
    "before", ["pass", "import vneduunion.tables", "vneduunion.validate(vneduunion.Dataset())"]
)
def test_the_verb_that_is_called_as_a_room_is_a_verb_whatever_came_before(before: str) -> None:
    code = f"import vneduunion\n{before}\nprint(vneduunion.tables(vneduunion.Dataset()))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "<Tables on polars: empty>\n"
