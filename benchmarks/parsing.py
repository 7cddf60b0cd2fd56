"""What reading words costs."""

from benchmarks.clock import Table, rounds, row
from vneduunion import Period, Quantity

ROUNDS = 15
EACH = 500
PHRASES = ("gần 94.000 sản phẩm", "over 200 billion VND", "hàng trăm nghìn", "3,5 tỷ đồng", "1.572")
PERIODS = ("giai đoạn 2021-2025", "school year 2024-2025", "nhiệm kỳ 2023-2028", "ngày 12 tháng 11 năm 2019")


def read_quantities() -> None:
    """Quantities in both languages."""
    for _ in range(EACH):
        for phrase in PHRASES:
            Quantity.parse(phrase)


def read_periods() -> None:
    """Periods in both languages."""
    for _ in range(EACH):
        for phrase in PERIODS:
            Period.parse(phrase)


def measure() -> Table:
    """One phrase of each kind."""
    seconds = rounds({"quantities": read_quantities, "periods": read_periods}, ROUNDS)
    return Table(
        "Reading words",
        f"One phrase, the mean over a handful in Vietnamese and English, {ROUNDS} interleaved rounds.",
        (
            row("`Quantity.parse`", seconds["quantities"], per=EACH * len(PHRASES)),
            row("`Period.parse`", seconds["periods"], per=EACH * len(PERIODS)),
        ),
    )
