"""Findings as text for people, JSON for programs, and annotations for the two forges."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from typing import Literal

from gongshi.check import Judgement
from gongshi.findings import LEVEL_WORDS, Finding, Language, Level, Message

Format = Literal["text", "json", "github", "gitlab"]
LanguageChoice = Literal["zh", "en", "both"]

_GITHUB_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}
_GITLAB_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.INFO: "info"}


def text(findings: Iterable[Finding], language: LanguageChoice) -> Iterator[str]:
    """One line a finding: ``file:line:column: level rule[basis] message``; the basis where it is a weaker one."""
    for finding in findings:
        level = in_language(LEVEL_WORDS[finding.level], language, " ")
        rule = f"{finding.rule}{_weaker(finding, language)}"
        line = f"{finding.place}: {level} {rule} {in_language(finding.message, language, ' | ')}"
        # A message may quote what stands in a record, line ends and all.
        yield " ".join(line.splitlines())


def _weaker(finding: Finding, language: LanguageChoice) -> str:
    """What the rule rests on, in brackets, where that is less than a published source."""
    return f"[{in_language(finding.basis, language, ' ')}]" if finding.basis is not None else ""


def in_language(message: Message, language: LanguageChoice, between: str) -> str:
    """A message in one language, or in both with ``between`` between them."""
    if language == "both":
        return f"{message.zh}{between}{message.en}"
    single: Language = language
    return message.in_language(single)


def github(findings: Iterable[Finding], language: LanguageChoice) -> Iterator[str]:
    """One workflow command a finding, which the forge shows at its line.

    Source: GitHub's documentation of workflow commands: % and line ends are escaped, in properties : and , too.
    """
    for finding in findings:
        place = finding.place
        said = _escaped(in_language(finding.message, language, " | "))
        yield (
            f"::{_GITHUB_COMMANDS[finding.level]} file={_property(place.file)},line={place.line},"
            f"col={place.column},title={_property(finding.rule + _weaker(finding, language))}::{said}"
        )


def gitlab(findings: Iterable[Finding], language: LanguageChoice) -> str:
    """A report of code quality, which the forge shows at the changed lines of a merge request.

    Source: GitLab's documentation of the report's format. A fingerprint tells one finding from all others and stays the
    same when lines are added above it; of two alike in one file the second has another.
    """
    rows: list[dict[str, object]] = []
    seen: Counter[str] = Counter()
    for finding in findings:
        alike = f"{finding.place.file}\0{finding.rule}\0{finding.message.en}"
        seen[alike] += 1
        rows.append(
            {
                "description": in_language(finding.message, language, " | "),
                "check_name": f"{finding.rule}{_weaker(finding, language)}",
                "fingerprint": sha256(f"{alike}\0{seen[alike]}".encode()).hexdigest(),
                "severity": _GITLAB_SEVERITIES[finding.level],
                "location": {"path": finding.place.file, "lines": {"begin": finding.place.line}},
            }
        )
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _escaped(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _escaped(value).replace(":", "%3A").replace(",", "%2C")


def as_json(judgement: Judgement, level: Level, as_of: date) -> str:
    """The findings of at least ``level``, and how often each rule held, was broken, or could not be told."""
    return json.dumps(
        {
            "as_of": as_of.isoformat(),
            "findings": [_row(finding) for finding in judgement.at_least(level)],
            "rules": judgement.answers,
        },
        ensure_ascii=False,
        indent=2,
    )


def _row(finding: Finding) -> dict[str, str | int | None]:
    return {
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "rule": finding.rule,
        "level": finding.level.value,
        "basis": finding.basis.en if finding.basis is not None else None,
        "zh": finding.message.zh,
        "en": finding.message.en,
    }
