"""What the printed words of a few figures commit their writers to, and how readers take them."""

from vneduunion import Quantity

PHRASES = [
    "2.168 nhóm",
    "hơn 534 nhóm",
    "gần 94.000 sản phẩm",
    "hàng nghìn sản phẩm",
    "over 200 billion VND",
    "từ 100 đến 150 đề tài",
]

for phrase in PHRASES:
    print(f"{phrase:<24}{Quantity.parse(phrase).code}")
