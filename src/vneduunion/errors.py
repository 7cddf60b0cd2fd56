"""What goes wrong, as exceptions that carry data and speak late, in Vietnamese or English.

The sentences of the errors stand here, at the bottom of the house, because every room raises;
all other sentences live in the room `wording`.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

if TYPE_CHECKING:
    from json import JSONDecodeError

Lang = Literal["vi", "en"]


def demand_language(lang: Lang) -> None:
    """Refuse what is no language of the library.

    Raises:
        ValueError: it is another one.
    """
    if lang not in get_args(Lang):
        msg = f"lang is 'vi' or 'en', not {lang!r}"
        raise ValueError(msg)


class Words(NamedTuple):
    """One thing said in both languages."""

    vi: str
    en: str

    def text(self, lang: Lang) -> str:
        """The words in `lang`.

        Raises:
            ValueError: it is another language than `"vi"` or `"en"`.
        """
        demand_language(lang)
        return self.vi if lang == "vi" else self.en


_SENTENCES: Mapping[str, Words] = {
    "wrong_type": Words(
        "cần {expected}, nhưng gặp {found}",
        "expected {expected}, found {found}",
    ),
    "missing": Words("thiếu trường bắt buộc", "required field is missing"),
    "unknown_field": Words(
        "không có trường này; các trường có thể dùng: {known}",
        "no such field; the fields are: {known}",
    ),
    "unknown_column": Words(
        "{found} không phải cột của {table} dùng được ở đây; các cột dùng được: {known}",
        "{found} is no column of {table} that can stand here; those that can: {known}",
    ),
    "unknown_column_but": Words(
        "{found} không phải cột của {table} dùng được ở đây; gần giống: {close}; các cột dùng được: {known}",
        "{found} is no column of {table} that can stand here; close to it: {close}; those that can: {known}",
    ),
    "unknown_table": Words(
        "{found} không phải bảng của các bản ghi có mã; các bảng có thể dùng: {known}",
        "{found} is no table of records with ids; the tables are: {known}",
    ),
    "unknown_measure": Words(
        "không có định nghĩa chỉ tiêu này; các chỉ tiêu có thể dùng: {known}",
        "no measure is defined so; the measures are: {known}",
    ),
    "not_a_choice": Words(
        "{found} không có trong danh sách: {choices}",
        "{found} is not one of: {choices}",
    ),
    "too_small": Words("{found} nhỏ hơn mức thấp nhất {limit}", "{found} is below the least value {limit}"),
    "too_large": Words("{found} lớn hơn mức cao nhất {limit}", "{found} is above the greatest value {limit}"),
    "too_short": Words(
        "cần ít nhất {limit} phần tử, nhưng chỉ có {found}",
        "needs at least {limit} elements, found {found}",
    ),
    "bad_slug": Words(
        "{found} không phải mã hợp lệ: chữ thường ASCII và chữ số, nối bằng dấu chấm hoặc gạch ngang",
        "{found} is not an id: lower-case ASCII letters and digits, joined by dots or hyphens",
    ),
    "bad_pattern": Words("{found} không khớp mẫu {pattern}", "{found} does not match the pattern {pattern}"),
    "blank": Words("không được để trống", "must not be blank"),
    "framed": Words(
        "có khoảng trắng ở đầu hoặc cuối chữ; hãy xóa đi",
        "white space stands before or behind the text; take it away",
    ),
    "control": Words(
        "trong chữ có ký tự điều khiển, mắt không thấy được (như NUL); hãy gõ lại chữ này",
        "the text holds a control character, which nobody sees (such as NUL); type it anew",
    ),
    "not_of_kind": Words(
        "không dùng với {kind}; {kind} dùng: {known}",
        "does not go with {kind}, which takes: {known}",
    ),
    "not_of_mark": Words(
        "không dùng với mức xác thực {mark}; hãy bỏ {field} hoặc sửa mark",
        "does not go with the mark {mark}; take {field} out, or change the mark",
    ),
    "no_run": Words(
        "RUN cần một điều kiện consecutive trong cùng danh sách ALL; hãy thêm, hoặc chọn window khác",
        "RUN needs a consecutive condition in a list ALL around it; add one, or choose another window",
    ),
    "not_ordered": Words(
        "{first} = {low} phải không lớn hơn {second} = {high}",
        "{first} = {low} must not exceed {second} = {high}",
    ),
    "none_given": Words("cần có ít nhất một trong: {fields}", "at least one of these is needed: {fields}"),
    "one_given": Words("cần đúng một trong: {fields}", "exactly one of these is needed: {fields}"),
    "not_all_given": Words(
        "phải cho đủ hoặc bỏ trống cả: {fields}",
        "give all of these or none: {fields}",
    ),
    "sum_too_large": Words(
        "tổng {fields} là {found}, vượt {limit}",
        "the sum of {fields} is {found}, above {limit}",
    ),
    "bad_date": Words(
        "{found} không phải {expected}",
        "{found} is not {expected}",
    ),
    "bad_quantity": Words(
        "không đọc được số lượng từ {found}: cần {expected}",
        "cannot read a quantity from {found}: expected {expected}",
    ),
    "bad_period": Words(
        "không đọc được khoảng thời gian từ {found}: cần {expected}",
        "cannot read a period from {found}: expected {expected}",
    ),
    "bad_document_number": Words(
        "không đọc được số văn bản từ {found}: cần {expected}",
        "cannot read a document number from {found}: expected {expected}",
    ),
    "bad_rule": Words(
        "không đọc được quy tắc từ {found}: cần {expected}",
        "cannot read a rule from {found}: expected {expected}",
    ),
    "bad_sum": Words(
        "không đọc được tổng từ {found}: cần {expected}",
        "cannot read a sum from {found}: expected {expected}",
    ),
    "impossible_rules": Words(
        "các quy tắc mâu thuẫn với nhau: không có con số nào thỏa mãn tất cả",
        "the rules contradict one another: no numbers could keep all of them",
    ),
    "not_compared": Words(
        "số liệu {id} không được đối chiếu (xem `excluded`): hãy hỏi ô số liệu của nó",
        "the figure {id} is not compared, as `excluded` tells: ask for its cell",
    ),
    "duplicate_id": Words(
        "mã {id} được dùng {count} lần: {records}",
        "the id {id} is used {count} times: {records}",
    ),
    "not_unicode": Words(
        "{found} có nửa cặp ký tự thay thế, không ghi ra tệp hay cột nào được",
        "{found} has half of a surrogate pair, which no file and no column can hold",
    ),
    "finding": Words("{said}", "{said}"),
    "unknown_version": Words(
        "không biết phiên bản lược đồ {found}; bản này đọc được: {known}",
        "unknown schema version {found}; this release reads: {known}",
    ),
    "bad_json": Words(
        "không phải JSON hợp lệ, dòng {line} cột {column}: {reason}",
        "not valid JSON, line {line} column {column}: {reason}",
    ),
    "bad_toml": Words(
        "không phải TOML hợp lệ, {where}; hãy sửa chỗ đó", "not valid TOML, {where}; mend that place"
    ),
    "other_name": Words(
        "tệp này nói về {found}; hãy đặt tên tệp là {wanted}",
        "this file is about {found}; call it {wanted}",
    ),
    "overlap": Words(
        "hai phiên bản {versions} cùng có hiệu lực {days}; hãy sửa since hoặc until",
        "the versions {versions} both hold {days}; mend since or until",
    ),
    "unreadable_file": Words("không đọc được tệp {path}: {reason}", "cannot read the file {path}: {reason}"),
    "unreadable_table": Words("không đọc được bảng này: {reason}", "cannot read this table: {reason}"),
    "lasts": Words(
        "không gộp theo thời gian bằng {time} (và theo đơn vị bằng {units}) những gì kéo dài: hãy dùng SUM, DISTINCT, hoặc "
        "LAST với thời điểm STOCK, hoặc hỏi từng ngày như một khoảng thời gian",
        "what lasts is not put together by {time} over time (and {units} over units): take SUM, DISTINCT, or LAST "
        "with the timing STOCK, or ask for days as periods",
    ),
    "not_a_place": Words(
        "{id} không phải nơi tính theo {line}; hãy nêu đơn vị hoặc địa bàn của chính {line}",
        "{id} is no place along {line}; name units or territories of {line} itself",
    ),
    "empty_group": Words(
        "không có đơn vị nào thuộc {found}; các nhóm có đơn vị: {known}",
        "no unit is of {found}; there are units of: {known}",
    ),
    "unknown_id": Words("không có {kind} nào mang mã {id}", "no {kind} has the id {id}"),
    "unknown_id_but": Words(
        "không có {kind} nào mang mã {id}; gần giống: {close}",
        "no {kind} has the id {id}; close to it: {close}",
    ),
    "no_rules": Words(
        "đã biết “{award}” ({id}) là một loại khen thưởng, nhưng chưa biết quy định xét tặng; hãy tự soạn bộ quy định "
        "(books, --rules)",
        "“{award}” ({id}) is known as an award, but its rules are not: bring a rulebook of your own (books, --rules)",
    ),
    "not_for": Words(
        "“{award}” dành cho {recipients}, còn {found} là {kind}",
        "“{award}” is for {recipients}, and {found} is {kind}",
    ),
    "of_two_kinds": Words(
        "{individual} là cá nhân, còn {collective} là tập thể; hãy xét riêng từng loại",
        "{individual} is a person, and {collective} is a unit or a group; ask for each kind by itself",
    ),
    "contradicts": Words(
        "{found} trái với các bản ghi: {records}; hãy sửa một trong hai",
        "{found} contradicts the records: {records}; mend one of them",
    ),
    "total_too_large": Words(
        "các số lượng cộng lại thành {found}, vượt quá {limit} là số lớn nhất mà một cột giữ được",
        "the amounts add up to {found}, beyond {limit}, the largest number that a column holds",
    ),
    "unwritable_file": Words(
        "không ghi được tệp {path}: {reason}",
        "cannot write the file {path}: {reason}",
    ),
    "unknown_suffix": Words(
        "không biết loại tệp {path}; dùng được: {known}",
        "unknown kind of file {path}; known kinds: {known}",
    ),
}


def sentence(code: str, lang: Lang, values: Mapping[str, Any]) -> str:
    """The sentence of an error code, filled in.

    Args:
        code: a key of the catalogue of error sentences.
        lang: `"vi"` or `"en"`.
        values: what the sentence names; `Words` among them are said in `lang`.

    Returns:
        One sentence without a full stop.
    """
    said = {key: value.text(lang) if isinstance(value, Words) else value for key, value in values.items()}
    return _SENTENCES[_said_as(code, values)].text(lang).format_map(said)


def _said_as(code: str, values: Mapping[str, Any]) -> str:
    """Which sentence says a code: one constraint asks of a text that it is not blank, not framed and clean."""
    found = values.get("found")
    if code != "blank" or not isinstance(found, str) or not found.strip():
        return code
    return "control" if found == found.strip() else "framed"


class Fault:
    """One thing wrong, at one place: a value, not an exception.

    Attributes:
        place: where, e.g. `$.figures[3].quantity` or the name of a field.
        code: which sentence says it, e.g. `too_small`.
        values: what the sentence names, e.g. `{"found": 7, "limit": 4}`.
    """

    __slots__ = ("code", "place", "values")

    def __init__(self, place: str, code: str, values: Mapping[str, Any] | None = None) -> None:
        self.place = place
        self.code = code
        self.values = dict(values or {})

    def text(self, lang: Lang = "en") -> str:
        """The fault in words: its place, a colon and a sentence."""
        words = sentence(self.code, lang, self.values)
        return f"{self.place}: {words}" if self.place else words

    def at(self, prefix: str) -> "Fault":
        """The same fault seen from further out: its place is put behind `prefix`."""
        joined = (
            prefix + self.place if self.place.startswith("[") or not self.place else f"{prefix}.{self.place}"
        )
        return Fault(joined, self.code, self.values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Fault) and self._parts() == other._parts()

    def __hash__(self) -> int:
        return hash((self.place, self.code))

    def __repr__(self) -> str:
        return f"Fault({self.place!r}, {self.code!r}, {self.values!r})"

    def _parts(self) -> tuple[str, str, dict[str, Any]]:
        return self.place, self.code, self.values


_OF_JSON: Mapping[str, Words] = {
    "Expecting value": Words("ở đây cần một giá trị", "a value is wanted here"),
    "Expecting property name": Words(
        "ở đây cần tên trường trong ngoặc kép", "the name of a field in double quotes is wanted here"
    ),
    "Expecting ':'": Words("ở đây cần dấu hai chấm", "a colon is wanted here"),
    "Expecting ','": Words("ở đây cần dấu phẩy hoặc dấu đóng", "a comma or a closing bracket is wanted here"),
    "Unterminated string": Words(
        "chữ bắt đầu ở đây không có ngoặc kép đóng", "the text that begins here has no closing quote"
    ),
    "Invalid control character": Words(
        "trong chữ có ký tự điều khiển, như xuống dòng",
        "a text has a control character, such as a line's end",
    ),
    "Invalid \\": Words("sau dấu \\ không phải mã hợp lệ", "what stands behind the backslash means nothing"),
    "Extra data": Words("còn chữ thừa sau giá trị", "something stands behind the end"),
    "Illegal trailing comma": Words(
        "dấu phẩy thừa trước dấu đóng", "a comma stands before a closing bracket"
    ),
}
_AT_END = Words("tệp kết thúc giữa chừng", "it ends too early")
_OTHERWISE = Words("viết sai cú pháp", "its syntax is wrong")


def bad_json(place: str, error: "JSONDecodeError") -> Fault:
    """What is wrong with a text that is not JSON, in the words of the house.

    Args:
        place: the file, or the path of the whole.
        error: what Python's reader says, which is English only.
    """
    ended = bool(error.doc.strip()) and error.pos >= len(error.doc.rstrip())
    known = (words for begun, words in _OF_JSON.items() if error.msg.startswith(begun))
    reason = _AT_END if ended else next(known, _OTHERWISE)
    return Fault(place, "bad_json", {"line": error.lineno, "column": error.colno, "reason": reason})


class VneduunionError(Exception):
    """The root of all errors of this library."""

    def text(self, lang: Lang = "en") -> str:
        """What went wrong, in `lang`.

        Args:
            lang: `"vi"` or `"en"`.
        """
        raise NotImplementedError

    def __str__(self) -> str:
        return self.text("en")


class _Faulty(VneduunionError, ValueError):
    """An error that reports every fault at once."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.faults)

    def text(self, lang: Lang = "en") -> str:
        """What went wrong, in `lang`."""
        return "\n".join(fault.text(lang) for fault in self.faults)


class BadRecord(_Faulty):
    """A record or value whose fields cannot stand together; `faults` lists all of them."""

    def __init__(self, faults: Iterable[Fault], kind: str = "") -> None:
        super().__init__(faults)
        self.kind = kind
        self.args = (self.faults, kind)

    def text(self, lang: Lang = "en") -> str:
        """What went wrong, in `lang`."""
        lines = super().text(lang)
        return f"{self.kind}: {lines}" if self.kind else lines


class LoadError(_Faulty):
    """Plain data that cannot become records; `faults` lists all faults with their paths."""


class DuplicateId(_Faulty):
    """Two different records of one dataset bear one id; `faults` lists every such id."""


class _Unreadable(VneduunionError, ValueError):
    """Words that a reader of this library cannot read.

    Attributes:
        found: the text as given.
        expected: what would have been understood, in both languages.
        place: position of the first character not understood, counted from 0, or `None`.
    """

    code = ""

    def __init__(self, found: str, expected: Words, place: int | None = None) -> None:
        self.found = found
        self.expected = expected
        self.place = place
        super().__init__(found, expected, place)

    def text(self, lang: Lang = "en") -> str:
        """What went wrong, in `lang`."""
        fault = self.fault("")
        words = fault.text(lang)
        if self.place is None:
            return words
        where = f"ký tự {self.place + 1}" if lang == "vi" else f"character {self.place + 1}"
        return f"{words} ({where})"

    def fault(self, place: str) -> Fault:
        """The same complaint as a fault at `place`."""
        return Fault(place, self.code, {"found": repr(self.found), "expected": self.expected})


class BadQuantity(_Unreadable):
    """No number or known word of quantity in the text."""

    code = "bad_quantity"


class BadPeriod(_Unreadable):
    """No period that the library understands in the text."""

    code = "bad_period"


class BadDocumentNumber(_Unreadable):
    """No document number in the text."""

    code = "bad_document_number"


class BadRule(_Unreadable):
    """No rule between figures in the text."""

    code = "bad_rule"


class BadSum(_Unreadable):
    """No sum of figures in the text."""

    code = "bad_sum"


class ImpossibleRules(VneduunionError, ValueError):
    """Rules of a caller that contradict one another whatever the figures say."""

    def text(self, lang: Lang = "en") -> str:
        """What went wrong, in `lang`."""
        return sentence("impossible_rules", lang, {})


class NotCompared(VneduunionError, ValueError):
    """Bounds are asked of a figure that reconciling left out.

    Attributes:
        id: the id of the figure.
    """

    def __init__(self, id: str) -> None:  # noqa: A002 the field's name
        self.id = id
        super().__init__(id)

    def text(self, lang: Lang = "en") -> str:
        """What went wrong, in `lang`."""
        return sentence("not_compared", lang, {"id": repr(self.id)})


_RECORDS: Mapping[str, Words] = {
    "": Words("bản ghi", "record"),
    "Activity": Words("hoạt động", "activity"),
    "Assessment": Words("kết quả xếp loại", "assessment"),
    "Award": Words("lần khen thưởng", "award"),
    "AwardKind": Words("loại khen thưởng", "kind of award"),
    "Discipline": Words("kỷ luật", "discipline"),
    "Document": Words("văn bản", "document"),
    "Figure": Words("số liệu", "figure"),
    "Group": Words("nhóm nhà giáo", "teachers' group"),
    "Initiative": Words("đề tài, sáng kiến", "topic or initiative"),
    "Measure": Words("chỉ tiêu thống kê", "measure"),
    "Mention": Words("lần nhắc đến", "mention"),
    "Movement": Words("phong trào, cuộc vận động", "movement or campaign"),
    "Office": Words("chức vụ", "office"),
    "Person": Words("người", "person"),
    "Qualification": Words("trình độ", "qualification"),
    "Service": Words("quá trình công tác", "service"),
    "Source": Words("nguồn", "source"),
    "Succession": Words("sự kế thừa", "succession"),
    "Territory": Words("đơn vị hành chính", "territory"),
    "Tie": Words("quan hệ trên dưới", "tie"),
    "UnionMembership": Words("tư cách đoàn viên", "union membership"),
    "Unit": Words("đơn vị công đoàn", "union unit"),
}
"""What records are called in a sentence, by their classes: their labels, which live further up in the house."""


class UnknownId(VneduunionError, KeyError):
    """A look-up of an id that no record bears.

    Attributes:
        id: the id asked for.
        kind: the class of records that was searched, e.g. `Unit`, or nothing where it was any.
        close: known ids that look alike, the closest first.
    """

    def __init__(self, id: str, kind: str = "", close: Iterable[str] = ()) -> None:  # noqa: A002 the field's name
        self.id = id
        self.kind = kind
        self.close = tuple(close)
        super().__init__(id, kind, self.close)

    def text(self, lang: Lang = "en") -> str:
        """What went wrong, in `lang`."""
        return self.fault("").text(lang)

    def fault(self, place: str) -> Fault:
        """The same complaint as a fault at `place`, for errors that list several."""
        code = "unknown_id_but" if self.close else "unknown_id"
        kind = _RECORDS.get(self.kind, self.kind)
        return Fault(place, code, {"id": repr(self.id), "kind": kind, "close": ", ".join(self.close)})


class MissingExtra(VneduunionError, ImportError):
    """An optional part of the library whose packages are not installed.

    Attributes:
        extra: the extra that brings them, e.g. `reconcile`.
        package: the package that was not found, e.g. `highspy`.
    """

    def __init__(self, extra: str, package: str) -> None:
        self.extra = extra
        self.package = package
        super().__init__(extra, package)

    def text(self, lang: Lang = "en") -> str:
        """What went wrong, in `lang`."""
        command = f'pip install "vneduunion[{self.extra}]"'
        if lang == "vi":
            return f"cần gói {self.package!r}; cài bằng: {command}"
        return f"this needs the package {self.package!r}; install it with: {command}"


class UnreadableFile(VneduunionError, ValueError):
    """A file that cannot be read or is of an unknown kind; carries one fault."""

    def __init__(self, fault: Fault) -> None:
        self.faults = (fault,)
        super().__init__(fault)

    def text(self, lang: Lang = "en") -> str:
        """What went wrong, in `lang`."""
        return self.faults[0].text(lang)


class UnwritableFile(VneduunionError):
    """A file that cannot be written; what stood there before is as it was.

    Attributes:
        path: the file as the caller named it.
        reason: why, in both languages.
    """

    def __init__(self, path: str, reason: Words) -> None:
        self.path = path
        self.reason = reason
        super().__init__(path, reason)

    def text(self, lang: Lang = "en") -> str:
        """The file, and why it cannot be written."""
        return sentence("unwritable_file", lang, {"path": self.path, "reason": self.reason})
