"""The union's statistical forms 1-HĐCĐ and 2-HĐCĐ, read from workbooks into figures."""

from vneduunion.io.forms.headers import CutOff, FormHeader
from vneduunion.io.forms.reading import FormReading, read_form
from vneduunion.io.forms.rows import UnrecognisedRow
from vneduunion.io.forms.table import FormKind, form_records

__all__ = [
    "CutOff",
    "FormHeader",
    "FormKind",
    "FormReading",
    "UnrecognisedRow",
    "form_records",
    "read_form",
]
