"""Charts of results, and the HTML report. What they say in words, `view` and `lineage_view` tell to any medium."""

from vneduunion.show.charts import bounds_chart, conflict_chart, lineage_chart
from vneduunion.show.lineage import LineageLine, LineageView, lineage_view
from vneduunion.show.page import html_report
from vneduunion.show.view import View, view

__all__ = [
    "LineageLine",
    "LineageView",
    "View",
    "bounds_chart",
    "conflict_chart",
    "html_report",
    "lineage_chart",
    "lineage_view",
    "view",
]
