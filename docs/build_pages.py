"""Prints the pages and pictures of the manual that are made from tests, declarations and data.

    python docs/build_pages.py            writes them
    python docs/build_pages.py --check    says which ones lag; exit code 1 when any does

They are written to disk and kept under version control, so that a change of meaning is seen in the
review of the change.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from hashlib import sha256
from importlib import import_module
from inspect import getmembers, isclass
from pathlib import Path
from types import ModuleType
from typing import Any

import annotated_types as at
import attrs

DOCS = Path(__file__).parent
ROOT = DOCS.parent
sys.path.insert(0, str(ROOT))  # the spec tables lie in `tests/`

from tests.spec.spec_page import SpecPage, SpecTable  # noqa: E402 found through the line above
from vneduunion import Dataset, Document, Source, model, reference  # noqa: E402 likewise
from vneduunion.errors import Lang  # noqa: E402 likewise
from vneduunion.extras import require  # noqa: E402 likewise
from vneduunion.findings import Card, cards  # noqa: E402 likewise
from vneduunion.reference import catalogue  # noqa: E402 likewise
from vneduunion.show import palette  # noqa: E402 likewise
from vneduunion.show.charts import lineage_spec  # noqa: E402 likewise
from vneduunion.show.drawing import Spec  # noqa: E402 likewise
from vneduunion.values.constraints import Checked, Shape, shapes  # noqa: E402 likewise
from vneduunion.values.ids import REFERS_TO, RecordId  # noqa: E402 likewise
from vneduunion.values.names import Name  # noqa: E402 likewise
from vneduunion.wording import (  # noqa: E402 likewise
    enum_label,
    field_label,
    format_bounds,
    format_citation,
    format_criterion,
    per_cent,
    record_label,
)

NOTICE = "<!-- Printed by docs/build_pages.py: change {origin} instead. -->\n\n"
PLAIN_TYPES = {str: "text", int: "whole number", bool: "yes or no", date: "date"}
WITHOUT_PAGE = {"__init__", "record", "dataset"}


def table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in Markdown."""
    columns = list(columns)
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(map(escaped, line))} |" for line in lines) + "\n"


def escaped(cell: str) -> str:
    """A cell that does not end its column."""
    return cell.replace("|", r"\|").replace("\n", " ")


def spec_pages() -> Iterator[tuple[Path, str]]:
    """One page per module of `tests/spec` that has a `PAGE`, and their index."""
    folder = DOCS / "reference" / "spec"
    rows = []
    for module in sorted((ROOT / "tests" / "spec").glob("test_*.py")):
        page = getattr(import_module(f"tests.spec.{module.stem}"), "PAGE", None)
        if isinstance(page, SpecPage):
            rows.append((f"[{page.title}]({page.slug}.md)", str(sum(len(item.rows) for item in page.tables))))
            notice = NOTICE.format(origin=f"tests/spec/{module.name}")
            yield folder / f"{page.slug}.md", notice + spec_text(page)
    head = "# What words mean\n\nThe library's readings, as tables. Every row is a test.\n\n"
    yield folder / "index.md", NOTICE.format(origin="tests/spec") + head + table(("page", "rows"), rows)


def spec_text(page: SpecPage) -> str:
    """A page of tables, each row of which is a test."""
    tables = "\n".join(f"## {item.caption}\n\n{spec_rows(item)}" for item in page.tables)
    return f"# {page.title}\n\n{page.intro}\n\nEvery row of this page is a test.\n\n{tables}"


def spec_rows(item: SpecTable) -> str:
    """One table of a spec page."""
    return table(item.columns, item.rows)


def field_pages() -> Iterator[tuple[Path, str]]:
    """The fields and the enumerations of each module of records."""
    for path in sorted(Path(str(model.__file__)).parent.glob("*.py")):
        if path.stem not in WITHOUT_PAGE:
            text = "\n".join(record_text(cls) for cls in classes(path.stem, Checked))
            text += "".join(f"\n{enum_text(cls)}" for cls in classes(path.stem, Enum))
            notice = NOTICE.format(origin=f"src/vneduunion/model/{path.name}")
            yield DOCS / "reference" / "fields" / path.name.replace(".py", ".md"), notice + text


def classes(stem: str, kind: type) -> list[type]:
    """The classes of one kind that a module of records defines, in the order in which it does."""
    module: ModuleType = import_module(f"vneduunion.model.{stem}")
    own = [
        cls
        for _, cls in getmembers(module, isclass)
        if cls.__module__ == module.__name__ and issubclass(cls, kind)
    ]
    return sorted(own, key=list(vars(module).values()).index)


def record_text(cls: type) -> str:
    """The fields of one class of records, those of every record left out."""
    inherited = {field.name for field in attrs.fields(model.Record)}
    rows = [
        (
            f"`{shape.name}`{' *' if shape.required else ''}",
            held(shape),
            field_label(cls, shape.name, "vi"),
            field_label(cls, shape.name, "en"),
        )
        for shape in shapes(cls)
        if shape.name not in inherited
    ]
    head = f"**`{cls.__name__}`** · {record_label(cls, 'vi')} · {record_label(cls, 'en')} (* required)"
    return f"{head}\n\n{table(('field', 'holds', 'tiếng Việt', 'English'), rows)}"


def held(shape: Shape) -> str:
    """What a field holds, in words."""
    if shape.name == "id":
        return "its id"
    value = referred(shape) or PLAIN_TYPES.get(shape.base, f"`{shape.base.__name__}`")
    value += "".join(f", {bound}" for bound in map(bounds, shape.constraints) if bound)
    return f"list: {value}" if shape.many else value


def referred(shape: Shape) -> str:
    """Which records an id may name."""
    if RecordId in shape.ids:
        return "id of any record"
    return "id among " + ", ".join(REFERS_TO[kind] for kind in shape.ids) if shape.ids else ""


def bounds(constraint: object) -> str:
    """A numeric constraint in words."""
    words = {at.Ge: "at least", at.Gt: "more than", at.Le: "at most", at.Lt: "less than"}
    kind = type(constraint)
    return f"{words[kind]} {getattr(constraint, kind.__name__.lower()):,}" if kind in words else ""


def enum_text(cls: type[Enum]) -> str:
    """The members of one enumeration with their labels."""
    rows = [(f"`{member.name}`", enum_label(member, "vi"), enum_label(member, "en")) for member in cls]
    return f"**`{cls.__name__}`**\n\n{table(('member', 'tiếng Việt', 'English'), rows)}"


def data_pages() -> Iterator[tuple[Path, str]]:
    """What the press dataset holds, for the pages that tell of it."""
    press = reference.press()
    notice = NOTICE.format(origin="src/vneduunion/reference/data")
    yield DOCS / "reference" / "fields" / "press_figures.md", notice + figures_text(press)
    yield DOCS / "reference" / "fields" / "press_measures.md", notice + measures_text(press)


def figures_text(press: Dataset) -> str:
    """Every figure of the five articles."""
    rows = [
        (
            f"`{figure.id}`",
            press.measures[figure.measure].name.label("en"),
            f"`{figure.unit}`",
            figure.period.text("en"),
            str(figure.quantity),
            format_bounds(figure.quantity, "en"),
        )
        for figure in press.figures
    ]
    return table(("figure", "measure", "unit", "period", "printed", "read as"), rows)


def measures_text(press: Dataset) -> str:
    """Every measure that the figures of the articles use."""
    rows = [
        (
            f"`{measure.id}`",
            measure.name.label("vi"),
            measure.name.label("en"),
            enum_label(measure.counts, "en"),
            enum_label(measure.timing, "en"),
        )
        for measure in press.measures
    ]
    return table(("measure", "tiếng Việt", "English", "counts", "timing"), rows)


def code_pages() -> Iterator[tuple[Path, str]]:
    """One page for each code of findings, and their index."""
    folder = DOCS / "reference" / "codes"
    notice = NOTICE.format(origin="src/vneduunion/findings/codes")
    rows = []
    for code, item in cards().items():
        named = (enum_label(item.severity, "en"), item.title.vi, item.title.en)
        rows.append((f"[{code}]({code}.md)", *named))
        yield folder / f"{code}.md", notice + code_text(item)
    head = (
        "# Codes of findings\n\nWhat each code of `validate`, and of a roll-up's `findings`, means. Codes are "
        "stable and never used again for something else.\n\n"
    )
    columns = ("code", "severity", "tiếng Việt", "English")
    yield folder / "index.md", notice + head + table(columns, rows)


def code_text(item: Card) -> str:
    """What one code means, with an example that passes and one that breaks it."""
    known = {record.id: record for name in ("sources", "documents") for record in getattr(catalogue(), name)}
    facts = [
        ("severity", f"{enum_label(item.severity, 'en')} · {enum_label(item.severity, 'vi')}"),
        ("rests on", f"{item.basis.en} · {item.basis.vi}"),
        ("how far known", enum_label(item.mark, "en")),
        *(("source", cited(known[source])) for source in item.sources),
    ]
    parts = [
        f"# {item.code}: {item.title.en}\n",
        f"*{item.title.vi}*\n",
        f"{item.meaning.en}\n",
        f"{item.meaning.vi}\n",
        table(("", ""), facts),
        f"## Passes\n\n{example(item.passes)}",
        f"## Breaks\n\n{example(item.breaks)}",
    ]
    return "\n".join(parts)


def cited(record: Source | Document) -> str:
    """A source or document with its address, where it has one."""
    return f"[{record.title}]({record.url})" if record.url else record.title


def example(body: Mapping[str, Any]) -> str:
    """A small dataset as it is loaded."""
    return f"```json\n{json.dumps(body, ensure_ascii=False, indent=2, default=str)}\n```\n"


def rulebook_pages() -> Iterator[tuple[Path, str]]:
    """One page for each rulebook, and their index."""
    folder = DOCS / "reference" / "award_rules"
    kinds = catalogue().award_kinds
    rows = []
    for id_, book in sorted(reference.rulebooks().items()):
        name = kinds[id_].name
        rows.append((f"[{name.label('en')}]({id_}.md)", name.label("vi"), str(versions_of(book))))
        notice = NOTICE.format(origin=f"src/vneduunion/reference/data/rulebooks/{id_}.toml")
        yield folder / f"{id_}.md", notice + rulebook_text(book)
    notice = NOTICE.format(origin="src/vneduunion/reference/data/principles.toml")
    yield folder / "principles.md", notice + principles_text()
    notice = NOTICE.format(origin="src/vneduunion/reference/data/rulebooks")
    head = (
        "# Rules of awards\n\nWhat each award asks, from which day to which, where that stands and how far it is known. "
        "Words here are summaries, not the text of the rules; of an award without a page not even a document is known that "
        "would hold a rule. What holds for every award stands among the [principles](principles.md).\n\n"
    )
    yield folder / "index.md", notice + head + table(("award", "tiếng Việt", "versions"), rows)


def principles_text() -> str:
    """What holds for every award."""
    head = "# Principles · Nguyên tắc chung\n\nWhat holds for every award, beside the rules of its own.\n"
    return "\n".join((head, *(part for strand in reference.principles() for part in strand_text(strand))))


def versions_of(book: model.Rulebook) -> int:
    """How many versions of rules a book has."""
    return sum(len(strand.versions) for strand in book.strands)


def rulebook_text(book: model.Rulebook) -> str:
    """All versions of the rules of one award."""
    name = catalogue().award_kinds[book.award_kind].name
    parts = [f"# {name.label('en')}\n", f"*{name.label('vi')}*\n"]
    if book.note:
        parts.append(f"{book.note}\n")
    for strand in book.strands:
        parts += strand_text(strand)
    if book.parameters:
        parts.append(parameters_text(book.parameters))
    return "\n".join(parts)


def parameters_text(parameters: Iterable[model.LocalParameter]) -> str:
    """What places set for themselves, with the unit of each and what holds where nobody set it."""
    heads = ("id", "English", "tiếng Việt", "unit · đơn vị", "default · mặc định")
    rows = [
        (
            f"`{item.id}`",
            item.name.label("en"),
            item.name.label("vi"),
            unit_text(item.unit),
            "none · không có" if item.default is None else f"{item.default}",
        )
        for item in parameters
    ]
    return f"## Local parameters · Tham số địa phương\n\n{table(heads, rows)}"


def unit_text(unit: model.ParameterUnit) -> str:
    """What a local parameter is counted in, in both languages and with what one may write."""
    written = {
        model.ParameterUnit.BASIS_POINTS: " (`4000` = 40 %)",
        model.ParameterUnit.PIECES: " (`2`)",
        model.ParameterUnit.ROUNDING: f" ({', '.join(f'`{way}`' for way in model.Rounding)})",
    }
    return f"{enum_label(unit, 'en')} · {enum_label(unit, 'vi')}{written[unit]}"


def strand_text(strand: model.Strand) -> Iterator[str]:
    """One rule with all its versions, and the days that they leave out."""
    kind = enum_label(strand.kind, "en")
    yield f"## {strand.name.label('en')} · {strand.name.label('vi')}\n\n`{strand.id}`: {kind}\n"
    yield from map(version_text, strand.versions)
    uneven = [f"* {item.text('en')}\n" for item in reference.gaps_and_overlaps(strand)]
    if uneven:
        yield f"What held on these days was not found:\n\n{''.join(uneven)}"


def version_text(version: model.RuleVersion) -> str:
    """One version: its days, where it stands, how far it is known, what it asks."""
    known = {record.id: record for name in ("sources", "documents") for record in getattr(catalogue(), name)}
    facts = [
        (
            "files received",
            f"{day(version.since, version.since_mark)} to {day(version.until, version.until_mark)}",
        ),
        ("how far known", enum_label(version.mark, "en")),
        *(("rests on", format_citation(place, known, "en")) for place in version.citations),
        *(("source", cited(known[source])) for source in version.sources),
        *(("at most", quota_text(quota)) for quota in version.quotas),
    ]
    parts = [f"### Version {version.id}\n", table(("", ""), facts)]
    if version.note:
        parts.append(f"{version.note}\n")
    if version.criteria:
        parts += ["\n".join(tree(version.criteria, lang)) + "\n" for lang in ("en", "vi")]
    return "\n".join(parts)


def day(given: date | None, mark: model.Mark | None) -> str:
    """A day with its own mark, where it has one."""
    shown = given.isoformat() if given else "(no day found)"
    return f"{shown} ({enum_label(mark, 'en').lower()})" if mark else shown


def quota_text(quota: model.Quota) -> str:
    """How many, of what."""
    limit = per_cent(quota.share, "en") if quota.share is not None else str(quota.at_most or "set locally")
    return f"{limit}: {quota.what.label('en')}" + (f". {quota.note}" if quota.note else "")


def tree(criterion: model.Criterion, lang: Lang, depth: int = 0) -> Iterator[str]:
    """A criterion and those below it, one line each."""
    names: dict[str, Name] = {kind.id: kind.name for kind in catalogue().award_kinds}
    documents: dict[str, Document] = {document.id: document for document in catalogue().documents}
    aside = []
    if criterion.citation:
        aside.append(format_citation(criterion.citation, documents, lang))
    if criterion.mark:
        aside.append(enum_label(criterion.mark, lang).lower())
    told = f" ({'; '.join(aside)})" if aside else ""
    note = f". {criterion.note}" if criterion.note and lang == "en" else ""  # notes are in English only
    yield f"{'    ' * depth}* {format_criterion(criterion, names, lang)}{told}{note}"
    for part in criterion.of:
        yield from tree(part, lang, depth + 1)


def schema_pages() -> Iterator[tuple[Path, str]]:
    """The form of a rulebook's file, for editors."""
    text = json.dumps(reference.rulebook_schema(), ensure_ascii=False, indent=2)
    yield DOCS / "reference" / "rulebook.schema.json", f"{text}\n"


def decision_pages() -> Iterator[tuple[Path, str]]:
    """The index of decisions, made from their first lines."""
    folder = DOCS / "decisions"
    rows = []
    for path in sorted(folder.glob("[0-9]*.md")):
        number, _, title = (
            path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ").partition(": ")
        )
        rows.append((f"[{number}]({path.name})", title))
    head = "# Decisions\n\nChoices between reasonable ways, with what was considered.\n\n"
    yield (
        folder / "index.md",
        NOTICE.format(origin="the entries") + head + table(("number", "decision"), rows),
    )


def pictures() -> dict[Path, Spec]:
    """Every generated picture with its specification, on light ground in light and dark surroundings."""
    provinces = lineage_spec(catalogue(), "vn-34", "en", None, 690)
    provinces["config"]["background"] = palette.SURFACE.light
    return {DOCS / "images" / "provinces.svg": provinces}


def seal(spec: Spec) -> str:
    """What stands at the end of a picture and tells from which specification it was drawn.

    The picture itself may differ a little from one release of the renderer to the next.
    """
    return f"<!-- {sha256(json.dumps(spec, sort_keys=True).encode()).hexdigest()} -->\n"


def drawn(spec: Spec) -> str:
    """A picture as SVG, with its seal."""
    svg: str = require("plots", "vl_convert").vegalite_to_svg(spec)
    return f"{svg}\n{seal(spec)}"


def faded(wanted: dict[Path, Spec]) -> list[Path]:
    """Pictures that were drawn from another specification, or not at all."""
    return [
        path
        for path, spec in wanted.items()
        if not path.exists() or not path.read_text(encoding="utf-8").endswith(seal(spec))
    ]


def pages() -> dict[Path, str]:
    """Every generated page with its text."""
    return dict(
        (
            *spec_pages(),
            *field_pages(),
            *data_pages(),
            *code_pages(),
            *rulebook_pages(),
            *schema_pages(),
            *decision_pages(),
        )
    )


def strays(wanted: Iterable[Path]) -> list[Path]:
    """Pages in the folders of generated ones that nothing prints any more."""
    there = {
        page
        for folder in ("spec", "fields", "codes", "award_rules")
        for page in (DOCS / "reference" / folder).glob("*.md")
    }
    return sorted(there - set(wanted))


def lagging(wanted: dict[Path, str]) -> list[Path]:
    """Pages whose text on disk is not what would be printed."""
    return [
        page for page, text in wanted.items() if not page.exists() or page.read_text(encoding="utf-8") != text
    ]


def main(arguments: list[str] | None = None) -> int:
    """Writes the pages, or with `--check` says which ones lag."""
    parser = argparse.ArgumentParser(description="Print the generated pages and pictures of the manual.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a page lags")
    check = parser.parse_args(arguments).check
    wanted, specs = pages(), pictures()
    changed = [*lagging(wanted), *strays(wanted), *faded(specs)]
    for page in changed:
        print(f"{'lags' if check else 'written'}: {page.relative_to(ROOT)}")
        if not check:
            write(page, drawn(specs[page]) if page in specs else wanted.get(page))
    return 1 if check and changed else 0


def write(page: Path, text: str | None) -> None:
    """One page as it should be: gone when it has no text."""
    if text is None:
        page.unlink()
        return
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
