"""Folders of tables: which file is which table, and writing one as a whole or not at all."""

import secrets
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from vneduunion.errors import UnwritableFile, Words
from vneduunion.findings import Finding, card
from vneduunion.io.atomic import write_through
from vneduunion.io.reasons import unreadable, unwritable
from vneduunion.tables import schemas
from vneduunion.tables.headings import table_named

FORMS = (".csv", ".parquet")
"""The files that hold a table."""


def files_of(folder: Path) -> tuple[dict[str, Path], list[Finding]]:
    """The files of a folder by the tables that they hold.

    Args:
        folder: its files are called after tables: `units.csv`, `initiatives.authors.parquet`, or by
            their labels.

    Returns:
        The files, in the order of the schemas; and a finding for each file of a table that is called
        after none.

    Raises:
        UnreadableFile: no file is called after a table, or two are called after one.
    """
    found: dict[str, Path] = {}
    strangers = []
    for path in _candidates(folder):
        schema = table_named(path.name.removesuffix(path.suffix))
        if schema is None:
            strangers.append(_stranger(path))
        elif schema.name in found:
            names = f"{found[schema.name].name}, {path.name}"
            raise unreadable(
                folder, Words(f"hai tệp cho một bảng: {names}", f"two files for one table: {names}")
            )
        else:
            found[schema.name] = path
    if not found:
        known = ", ".join(name for name, schema in schemas().items() if schema.parent is None)
        reason = Words(
            f"thư mục không có tệp .csv hoặc .parquet nào mang tên một bảng: {known}",
            f"the folder has no .csv or .parquet file called after a table: {known}",
        )
        raise unreadable(folder, reason)
    return {name: found[name] for name in schemas() if name in found}, strangers


def file_of(path: Path) -> dict[str, Path]:
    """A single file by the table that it holds.

    Raises:
        UnreadableFile: it is called after no table.
    """
    schema = table_named(path.name.removesuffix(path.suffix))
    if schema is None:
        known = ", ".join(schemas())
        reason = Words(f"tên tệp phải là tên một bảng: {known}", f"it must be called after a table: {known}")
        raise unreadable(path, reason)
    return {schema.name: path}


def _candidates(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise unreadable(folder, error) from None
    return (path for path in entries if path.suffix.lower() in FORMS and not path.name.startswith((".", "_")))


def _stranger(path: Path) -> Finding:
    schema = next(iter(schemas()))
    return Finding(
        code="X136", severity=card("X136").severity, table=schema, place=path.name, values={"file": path.name}
    )


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put files into a folder; whatever goes wrong, a folder that was there stays as it was.

    All of them are written to a new folder beside it, which then takes its place. A folder that holds
    anything but tables is never replaced.

    Args:
        folder: the folder; that around it must be there.
        files: the contents by the names of the files.

    Raises:
        UnwritableFile: the folder cannot be written, or holds something else.
    """
    target = folder.resolve()
    _demand_ours(folder, target)
    made = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        made.mkdir()
        for name, content in files.items():
            write_through(made / name, content)
        _take_place(made, target)
    except OSError as error:
        raise unwritable(folder, error) from None
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _take_place(made: Path, target: Path) -> None:
    if not target.exists():
        made.rename(target)
        return
    old = target.with_name(f".{secrets.token_hex(8)}.old")
    target.rename(old)
    try:
        made.rename(target)
    except BaseException:
        old.rename(target)
        raise
    shutil.rmtree(old)


def _demand_ours(folder: Path, target: Path) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise UnwritableFile(
            str(folder), Words("đây là tệp; hãy ghi tên một thư mục", "it is a file; name a folder")
        )
    others = sorted(path.name for path in target.iterdir() if not _is_table(path))
    if others:
        names = ", ".join(others[:5])
        reason = Words(
            f"thư mục còn chứa thứ khác: {names}; hãy chọn thư mục mới",
            f"the folder holds other things: {names}; name a new folder",
        )
        raise UnwritableFile(str(folder), reason)


def _is_table(path: Path) -> bool:
    return path.suffix.lower() in FORMS and path.name.removesuffix(path.suffix) in schemas()
