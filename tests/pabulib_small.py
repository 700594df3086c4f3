"""A small Pabulib edition, and how the tests read it and say what is found in it."""

from gongshi.exchange.pabulib import Edition, read_edition
from gongshi.findings import Finding, Level, Message
from gongshi.place import Place

SMALL = """\
META
key;value
description;Małe granty
country;Poland
unit;Łódź
subunit;Nowe Osiedle
instance;2024
num_projects;2
num_votes;3
budget;5000
vote_type;approval
rule;greedy
date_begin;01.06.2024
date_end;15.06.2024
language;pl
currency;PLN
edition;7
PROJECTS
project_id;cost;votes;name;category;target;selected;latitude
A_1;1500.50;2;"Ławki; i ""kwiaty\""";public space,sport;children,seniors;1;52.2
2;4000;1;Biblioteka;;;0;
VOTES
voter_id;vote;age
v1;A_1,2;35
v2;A_1;36
v3;;37
"""


def read(text: str) -> Edition:
    edition, findings = read_edition(text.encode(), "a/small.pb")
    assert findings == ()
    assert edition is not None
    return edition


def found(text: str, old: str = "", new: str = "") -> tuple[Finding, ...]:
    """What is found in the text after one change, which must be one."""
    assert text.count(old) == 1 or not old
    edition, findings = read_edition(text.replace(old, new).encode(), "small.pb")
    assert (edition is None) == any(finding.level is Level.ERROR for finding in findings)
    return findings


def refusal(line: int, column: int, zh: str, en: str) -> Finding:
    return Finding(Place("small.pb", line, column), "record", Level.ERROR, Message(zh, en))


def warning(line: int, column: int, zh: str, en: str) -> Finding:
    return Finding(Place("small.pb", line, column), "record", Level.WARNING, Message(zh, en))
