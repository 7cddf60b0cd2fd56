"""Tables in Parquet: a file, or a folder of part files as Spark writes them, for each table."""

import io
from pathlib import Path

import polars as pl

from vneduunion.errors import Words
from vneduunion.io.reasons import MISSING, unreadable
from vneduunion.tables.origins import ORIGIN, ORIGIN_FILE, ORIGIN_ROW


def scan_parquet_table(path: Path) -> pl.LazyFrame:
    """The rows of a table, read when they are needed, each with its number and file.

    Args:
        path: a file, or a folder of part files; names that begin with an underscore or a full stop are
            passed over.

    Raises:
        UnreadableFile: it is not Parquet.
    """
    parts = parquet_parts(path)
    if not parts:
        raise unreadable(path, Words("thư mục không có tệp Parquet nào", "the folder has no Parquet file"))
    for part in parts:
        _demand_parquet(part)
    frames = [
        pl.scan_parquet(part, row_index_name=ORIGIN_ROW, row_index_offset=1).with_columns(
            pl.col(ORIGIN_ROW).cast(pl.Int64), pl.lit(_said(path, part)).alias(ORIGIN_FILE)
        )
        for part in parts
    ]
    return pl.concat(frames, how="diagonal") if len(frames) > 1 else frames[0]


def parquet_parts(path: Path) -> list[Path]:
    """The files that hold one table."""
    if not path.is_dir():
        return [path]
    return sorted(part for part in path.glob("*.parquet") if not part.name.startswith(("_", ".")))


def parquet_bytes(frame: pl.DataFrame) -> bytes:
    """A table as Parquet, without where its rows came from."""
    made = io.BytesIO()
    frame.drop(list(ORIGIN), strict=False).write_parquet(made)
    return made.getvalue()


def _said(path: Path, part: Path) -> str:
    return part.name if part == path else f"{path.name}/{part.name}"


def _demand_parquet(path: Path) -> None:
    if not path.exists():
        raise unreadable(path, MISSING)
    try:
        columns = pl.read_parquet_schema(path)
    except (OSError, pl.exceptions.PolarsError):
        raise unreadable(path, Words("không phải tệp Parquet", "it is not a Parquet file")) from None
    clash = sorted(set(columns) & set(ORIGIN))
    if clash:
        names = ", ".join(clash)
        reason = Words(f"tên cột dành riêng: {names}", f"these names of columns are taken: {names}")
        raise unreadable(path, reason)
