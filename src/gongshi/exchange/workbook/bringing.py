"""What becomes of a book: the records that are whole, what keeps the others from being so, and their files."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from gongshi.exchange.workbook.drafts import Draft, Drafts, Identity, by_sheet
from gongshi.exchange.workbook.standing import Standing, minor_digits_of
from gongshi.findings import RECORD, Finding, Level, Message
from gongshi.load.typed import checked
from gongshi.meant import meant
from gongshi.model.programme import Programme
from gongshi.model.record import Record
from gongshi.write import canonical


@dataclass(frozen=True, slots=True)
class Brought:
    """The records of a book by the paths of their files, and everything found.

    ``left_out``: what is wrong with a record is why it is not among ``records``. ``rows_left_out`` became part of none.
    ``list_rows``: as of `Drafts`.
    """

    records: Mapping[str, Record]
    left_out: tuple[Identity, ...]
    rows_left_out: int
    findings: tuple[Finding, ...]
    remarks: tuple[Message, ...]
    minor_digits: int
    list_rows: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is no record but that of the fund itself."""
        return not self.records.keys() - {"programme.yaml"}

    @property
    def has_faults(self) -> bool:
        """Whether anything could not be taken over."""
        return any(finding.level is Level.ERROR for finding in self.findings)


def brought(drafts: Drafts, before: Standing) -> Brought:
    """The drafts as records of the fund that ``before`` becomes."""
    minor_digits = _minor_digits(drafts, before)
    typed = list(drafts.typed(minor_digits))
    whole = {draft.identity for draft, record in typed if record is not None}
    records: dict[str, Record] = {}
    left_out: list[Identity] = []
    for draft, record in typed:
        missing = _without_community(draft, whole, drafts, before)
        if record is None or missing is not None:
            draft.faults += [missing] if missing else []
            left_out.append(draft.identity)
        else:
            records[draft.identity.path] = record
    findings = [*drafts.faults, *drafts.warnings, *(fault for draft, _ in typed for fault in draft.faults)]
    findings += _without_programme(drafts, before)
    return Brought(
        records=dict(sorted(records.items())),
        left_out=tuple(left_out),
        rows_left_out=drafts.rows_left_out,
        findings=tuple(by_sheet(drafts.book, findings)),
        remarks=tuple(drafts.remarks),
        minor_digits=minor_digits,
        list_rows=drafts.list_rows,
    )


def files(one: Brought, rules: str | None, *, but: Collection[str] = ()) -> dict[str, str]:
    """The texts of the records' files by their paths, ``but`` for some.

    ``rules`` is the pack of a fund that has none of its own.
    """
    written = {path: record for path, record in one.records.items() if path not in but}
    texts = {path: canonical(record, minor_digits=one.minor_digits) for path, record in written.items()}
    return {**({"rules.yaml": rules} if rules is not None else {}), **texts}


def _minor_digits(drafts: Drafts, before: Standing) -> int:
    draft = drafts.of.get(Identity("programme", "", ""))
    if draft is None:
        return minor_digits_of(before.programme)
    programme = checked(dict(draft.tree), (draft.line, 1, draft.marks), "", Programme).record
    return minor_digits_of(programme if isinstance(programme, Programme) else before.programme)


def _without_community(draft: Draft, whole: set[Identity], drafts: Drafts, before: Standing) -> Finding | None:
    community = draft.identity.community
    known = set(before.communities.values())
    if not community or community in known or Identity("community", "", community) in whole:
        return None
    if Identity("community", "", community) in drafts.of:
        return drafts.fault(draft.line, 2, "这一行的社区自己有错，没有导入", "its community is at fault itself")
    begun = {one.community for one in drafts.of if one.kind == "community"}
    likely = meant(community, dict.fromkeys(sorted(known | begun), ""))
    zh, en = (f"是不是 {likely}？", f"did you mean {likely}?") if likely else ("", "")
    return drafts.fault(
        draft.line,
        2,
        f"没有社区 {community}；{zh or '请在“社区”表里写上'}",
        f"there is no community {community}; {en or 'add it to the sheet of communities'}",
    )


def _without_programme(drafts: Drafts, before: Standing) -> Iterator[Finding]:
    begun = Identity("programme", "", "") in drafts.of
    if not begun and before.programme is None:
        sheet = drafts.book.sheets[0]
        yield Finding(
            drafts.book.place(drafts.book.line(sheet, 1), 1),
            RECORD,
            Level.ERROR,
            Message(
                "没有“资金”表或它是空的；新的资金要写明编号和名称",
                "the first sheet, of the fund itself, is missing or empty; a new fund needs its id and title",
            ),
        )
