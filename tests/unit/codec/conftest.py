from typing import Any

import pytest


@pytest.fixture
def figure() -> dict[str, Any]:
    """The least that a figure needs, in words where words will do."""
    return {
        "id": "press.001.products",
        "measure": "products",
        "unit": "vetu",
        "period": "giai đoạn 2020-2025",
        "quantity": "nearly 94,000",
        "source": "press.001",
    }
