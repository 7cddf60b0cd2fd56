"""What a figure is called in a sentence."""

from vneduunion.errors import Lang
from vneduunion.model import Counted, Dataset, Figure, Measure, Records, Unit
from vneduunion.values.quantities import Quantity
from vneduunion.wording.periods import format_days
from vneduunion.wording.quantities import format_bounds
from vneduunion.wording.sentences import sentence

UNKNOWN = Quantity(low=0)
"""What is known of a number that nobody reported."""


def figure_name(figure: Figure, data: Dataset, lang: Lang) -> str:
    """A figure by its words as printed, what it counts and for whom.

    Args:
        figure: the figure.
        data: where its measure and its unit are looked up; one that is not there is called by its
            id.
        lang: `"vi"` or `"en"`.

    Returns:
        E.g. `“over 534” (teachers' groups in operation, Vietnam Education Trade Union)`.
    """
    named = {
        "measure": record_name(data.measures, figure.measure, lang),
        "unit": record_name(data.units, figure.unit, lang),
    }
    if figure.quantity == UNKNOWN and data.sources.get(figure.source) is None:
        return sentence("figure.unreported", lang, period=format_days(figure.period, lang), **named)
    return sentence(
        "figure.name", lang, words=words_of(figure.quantity, lang, counted(figure, data)), **named
    )


def counted(figure: Figure, data: Dataset) -> Counted | None:
    """The thing that a figure counts; `None` where its measure is not in the dataset."""
    measure = data.measures.get(figure.measure)
    return None if measure is None else measure.counts


def words_of(quantity: Quantity, lang: Lang, counts: Counted | None = None) -> str:
    """The words of a quantity as printed, or its bounds where none are kept."""
    return quantity.text or format_bounds(quantity, lang, counts)


def record_name(records: Records[Measure] | Records[Unit], key: str, lang: Lang) -> str:
    """The name of a record, or its id where no such record is known."""
    record = records.get(key)
    return key if record is None else record.name.label(lang)
