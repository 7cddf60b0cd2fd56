"""Charts of results, and the HTML report. What they say in words, `view` tells to any medium."""

from vneduunion.show.charts import bounds_chart, conflict_chart
from vneduunion.show.page import html_report
from vneduunion.show.view import View, view

__all__ = ["View", "bounds_chart", "conflict_chart", "html_report", "view"]
