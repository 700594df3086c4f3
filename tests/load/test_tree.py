"""A folder of records: what is read, and what is not where it should be."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from gongshi.findings import Finding, Level, Message
from gongshi.load.tree import DataFolder, read_folder
from gongshi.place import Place

WriteFund = Callable[[Mapping[str, str]], Path]

ABSENT = Message(zh="缺少这个文件，请补上", en="this file is missing; there must be one")
WUTONG = "communities/wutong"


def misnamed(written: str, name: str) -> Message:
    return Message(
        zh=f"编号 id 写的是“{written}”，文件名是“{name}”；两者必须相同",
        en=f"the id says {written!r} but the file is named {name!r}; they must be the same",
    )


def found(folder: DataFolder, data: Path) -> list[tuple[str, Message]]:
    """What was found and where below the data folder; all of it must be errors of form."""
    assert {(one.rule, one.level) for one in folder.findings} <= {("record", Level.ERROR)}
    return [(str(one.place).removeprefix(f"{data}/"), one.message) for one in folder.findings]


def named(folder: DataFolder) -> dict[str, list[str]]:
    """The ids of all records read, by community and kind."""
    return {
        f"{community.id}/{kind}": list(shelf.records)
        for community in folder.communities
        for kind in ("ballots", "meetings", "notices", "projects", "proposals")
        if (shelf := getattr(community, kind)).records
    }


def test_every_kind_of_record_is_read_from_its_own_place(write_fund: WriteFund) -> None:
    data = write_fund(
        {
            "/holidays/2026.yaml": "id: 2026\nyear: 2026\nsource: {title: 通知}\ndays_off: []\n",
            "projects/2026-002.yaml": "id: 2026-002\ntitle: 路\n",
            "projects/2026-001.yaml": "id: 2026-001\ntitle: 灯\n",
            "notices/n1.yaml": "id: n1\nkind: call\ntitle: 公告\n",
            "meetings/2026-03-05.yaml": "id: 2026-03-05\n",
            "ballots/b1.yaml": "id: b1\ntitle: 投票\n",
            "proposals/2026.yaml": "id: 2026\nfiscal_year: 2026\nproposals: []\n",
        }
    )
    folder = read_folder(data)
    assert found(folder, data) == []
    assert named(folder) == {
        "wutong/ballots": ["b1"],
        "wutong/meetings": ["2026-03-05"],
        "wutong/notices": ["n1"],
        "wutong/projects": ["2026-001", "2026-002"],
        "wutong/proposals": ["2026"],
    }
    assert folder.programme is not None
    assert folder.pack is not None
    assert (folder.programme.id, folder.pack.id) == ("small", "community-fund")
    assert [year.id for year in folder.holidays] == ["2026"]


def test_a_file_is_called_by_the_folder_as_it_was_given(write_fund: WriteFund, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write_fund({"projects/a.yaml": "id: a\ntitle: 灯\nbudget: 三\n"}).parent)
    places = [one.place for one in read_folder(Path("data")).findings]
    assert places == [Place("data/communities/wutong/projects/a.yaml", 3, 9)]


def test_a_programme_and_its_rules_are_missed(tmp_path: Path) -> None:
    folder = read_folder(tmp_path)
    assert found(folder, tmp_path) == [("programme.yaml:1:1", ABSENT), ("rules.yaml:1:1", ABSENT)]
    assert (folder.programme, folder.pack, folder.holidays, folder.communities) == (None, None, [], [])


def test_a_community_without_its_own_file_is_found_and_the_rest_of_it_read(write_fund: WriteFund) -> None:
    data = write_fund({"/communities/hedong/projects/a.yaml": "id: a\ntitle: 灯\n"})
    folder = read_folder(data)
    assert found(folder, data) == [("communities/hedong/community.yaml:1:1", ABSENT)]
    assert [(one.id, one.community is None) for one in folder.communities] == [("hedong", True), ("wutong", False)]
    assert named(folder) == {"hedong/projects": ["a"]}


IN_ROOT = ("programme.yaml", "rules.yaml", "holidays", "communities")
IN_COMMUNITY = ("community.yaml", "ballots", "meetings", "notices", "projects", "proposals")
NO_FOLDERS = ("没有读；这里只放 .yaml 文件，不再分文件夹", "not read; only files in .yaml belong here, no folders")
NO_RECORD = (
    "没有读；这里只放记录，文件名以 .yaml 结尾",
    "not read; only records belong here, their names end in .yaml",
)
NO_COMMUNITY = (
    "没有读；这里只放文件夹，一个社区一个，里面有 community.yaml",
    "not read; only folders belong here, one a community, with its community.yaml",
)


def only(names: tuple[str, ...]) -> tuple[str, str]:
    return (
        f"没有读；这里只放 {'、'.join(names)}，请移到该放的地方，或者改名",
        f"not read; only {', '.join(names)} belong here, move it where it belongs, or rename it",
    )


def meant(written: str, name: str) -> tuple[str, str]:
    return (
        f"没有读；这里没有叫“{written}”的，是不是 {name}？",
        f"not read; nothing here is called {written!r}; did you mean {name}?",
    )


RENAMED = (
    "没有读；记录的文件名以 .yaml 结尾，请改名为 2026-001.yaml",
    "not read; names of records end in .yaml, rename it to 2026-001.yaml",
)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("notes.txt", only(IN_ROOT)),
        ("2026-001.yml", RENAMED),
        ("programm.yaml", meant("programm.yaml", "programme.yaml")),
        ("communities/notes.txt", NO_COMMUNITY),
        ("communities/hedong.yaml", NO_COMMUNITY),
        (f"{WUTONG}/notes.txt", only(IN_COMMUNITY)),
        (f"{WUTONG}/2026-001.yaml", only(IN_COMMUNITY)),
        (f"{WUTONG}/project/2026-001.yaml", meant("project", "projects")),
        (f"{WUTONG}/Projects/2026-001.yaml", meant("Projects", "projects")),
        (f"{WUTONG}/projects2/2026-001.yaml", meant("projects2", "projects")),
        (f"{WUTONG}/projects/2026-001.yml", RENAMED),
        (f"{WUTONG}/projects/2026-001.YAML", RENAMED),
        (f"{WUTONG}/projects/2026-001.yaml.bak", NO_RECORD),
        (f"{WUTONG}/projects/old/2026-001.yaml", NO_FOLDERS),
        ("holidays/2026.csv", NO_RECORD),
    ],
)
def test_a_file_that_is_not_where_a_record_belongs_is_found(
    path: str, said: tuple[str, str], write_fund: WriteFund
) -> None:
    data = write_fund({f"/{path}": "id: a\ntitle: 灯\n"})
    folder = read_folder(data)
    # A folder that is strange as a whole is named once.
    strange = path if path == f"{WUTONG}/2026-001.yaml" else path.removesuffix("/2026-001.yaml")
    assert found(folder, data) == [(f"{strange}:1:1", Message(*said))]
    assert named(folder) == {}


def test_a_record_in_the_folder_of_another_kind_is_found_once(write_fund: WriteFund) -> None:
    data = write_fund({"notices/2026-001.yaml": "id: 2026-001\ntitle: 灯\nbudget: 300.00\nmode: self\n"})
    zh = "这份记录放在 notices 里，内容却像是 projects 的；请移到 projects 文件夹"
    en = "this stands in notices, but reads like a record of projects; move it there"
    assert found(read_folder(data), data) == [(f"{WUTONG}/notices/2026-001.yaml:1:1", Message(zh, en))]


@pytest.mark.parametrize("path", ["holidays", "communities", f"{WUTONG}/projects"])
def test_a_file_where_a_folder_of_records_belongs_is_found(path: str, tmp_path: Path) -> None:
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text("id: a\n", encoding="utf-8")
    absent = ("programme.yaml:1:1", "rules.yaml:1:1", f"{WUTONG}/community.yaml:1:1")
    assert [place for place, _ in found(read_folder(tmp_path), tmp_path) if place not in absent] == [f"{path}:1:1"]


@pytest.mark.parametrize(
    "path", ["README.md", "communities/README.md", f"{WUTONG}/README.md", f"{WUTONG}/projects/README.md"]
)
def test_a_readme_may_stand_anywhere(path: str, write_fund: WriteFund) -> None:
    data = write_fund({f"/{path}": "# 说明\n"})
    assert found(read_folder(data), data) == []


def test_photographs_may_stand_beside_the_records(write_fund: WriteFund) -> None:
    data = write_fund({"photographs/lamp.jpg": ""})
    assert found(read_folder(data), data) == []


@pytest.mark.parametrize(
    "path",
    [
        ".gitkeep",
        ".git/config",
        "communities/.DS_Store",
        "communities/.git/config",
        f"{WUTONG}/.DS_Store",
        f"{WUTONG}/projects/.gitkeep",
        f"{WUTONG}/projects/._2026-001.yaml",
        f"{WUTONG}/projects/.2026-001.yaml.swp",
        "holidays/.2026.yaml",
    ],
)
def test_what_is_hidden_is_passed_over(path: str, write_fund: WriteFund) -> None:
    data = write_fund({f"/{path}": "Mac OS X"})
    folder = read_folder(data)
    assert found(folder, data) == []
    assert [community.id for community in folder.communities] == ["wutong"]


def test_a_record_is_named_as_its_file(write_fund: WriteFund) -> None:
    data = write_fund(
        {
            "projects/2026-001.yaml": "# 灯\ntitle: 灯\nid: 2026-007\n",
            "projects/ü.yaml": "id: u\ntitle: 路\n",
            "/holidays/2025.yaml": "id: 2026\nyear: 2026\nsource: {title: 通知}\ndays_off: []\n",
        }
    )
    folder = read_folder(data)
    assert found(folder, data) == [
        ("holidays/2025.yaml:1:5", misnamed("2026", "2025")),
        (f"{WUTONG}/projects/2026-001.yaml:3:5", misnamed("2026-007", "2026-001")),
        (f"{WUTONG}/projects/ü.yaml:1:5", misnamed("u", "ü")),
    ]
    assert folder.communities[0].projects.broken == {"2026-001", "ü"}
    assert (named(folder), folder.holidays) == ({}, [])


def test_a_community_is_named_as_its_folder(write_fund: WriteFund) -> None:
    data = write_fund({"/communities/hedong/community.yaml": "id: he-dong\ntitle: 河东\n"})
    expected = misnamed("he-dong", "hedong")
    assert found(read_folder(data), data) == [("communities/hedong/community.yaml:1:5", expected)]


def test_programme_and_rules_have_any_id(write_fund: WriteFund) -> None:
    data = write_fund({"/programme.yaml": "id: other\ntitle: 基金\n"})
    folder = read_folder(data)
    assert found(folder, data) == []
    assert folder.programme is not None
    assert folder.programme.id == "other"


def test_a_copy_of_another_ending_makes_no_record_unread(write_fund: WriteFund) -> None:
    lamps = "id: a\ntitle: 灯\n"
    folder = read_folder(write_fund({"projects/a.yaml": lamps, "projects/a.yml": lamps, "projects/b.yml": lamps}))
    assert folder.communities[0].projects.broken == {"b"}


def test_a_file_that_cannot_be_read_leaves_the_others_readable(write_fund: WriteFund) -> None:
    data = write_fund({"projects/a.yaml": "id: a\nid: a\n", "projects/b.yaml": "id: b\ntitle: 灯\n"})
    folder = read_folder(data)
    twice = Message(
        zh="“id”写了两次，第一次在第1行；每个字段只写一次",
        en="the key 'id' stands twice, first on line 1; write each key once",
    )
    assert folder.findings == [Finding(Place(f"{data}/{WUTONG}/projects/a.yaml", 2, 1), "record", Level.ERROR, twice)]
    assert named(folder) == {"wutong/projects": ["b"]}
    assert folder.communities[0].projects.broken == {"a"}


@pytest.mark.parametrize(("currency", "digits", "budget"), [("CNY", 2, 150), ("KWD", 3, 1500)])
def test_amounts_are_read_in_the_programmes_currency(
    currency: str, digits: int, budget: int, write_fund: WriteFund
) -> None:
    programme = f"id: small\ntitle: 基金\ncurrency: {currency}\n"
    amount = f"1.5{'0' * (digits - 1)}"
    data = write_fund({"/programme.yaml": programme, "projects/a.yaml": f"id: a\ntitle: 灯\nbudget: {amount}\n"})
    assert read_folder(data).communities[0].projects.records["a"].budget == budget


def test_an_amount_in_yen_has_no_decimal_places(write_fund: WriteFund) -> None:
    files = {
        "/programme.yaml": "id: small\ntitle: 基金\ncurrency: JPY\n",
        "community.yaml": "id: wutong\ntitle: 梧桐\n",
    }
    data = write_fund({**files, "projects/a.yaml": "id: a\ntitle: 灯\nbudget: 12.0\n"})
    too_many = Message(zh="“12.0”的小数多于0位，金额最多写到0位小数", en="'12.0' has more than 0 decimal places")
    assert found(read_folder(data), data) == [(f"{WUTONG}/projects/a.yaml:3:9", too_many)]


def test_a_link_to_a_record_is_found_and_not_followed(write_fund: WriteFund, tmp_path: Path) -> None:
    data = write_fund({"projects/a.yaml": "id: a\ntitle: 灯\n"})
    (data / WUTONG / "projects/b.yaml").symlink_to("a.yaml")
    (data / WUTONG / "projects/c.yaml").symlink_to(tmp_path / "nowhere.yaml")
    folder = read_folder(data)
    assert [place for place, _ in found(folder, data)] == [f"{WUTONG}/projects/{name}.yaml:1:1" for name in "bc"]
    assert named(folder) == {"wutong/projects": ["a"]}


@pytest.mark.parametrize("name", ["communities/hedong", f"{WUTONG}/meetings", "holidays"])
def test_a_link_to_a_folder_is_found_and_not_followed(name: str, write_fund: WriteFund, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "community.yaml").write_text("id: hedong\ntitle: 河东\n", encoding="utf-8")
    data = write_fund({})
    (data / name).symlink_to(elsewhere)
    folder = read_folder(data)
    assert [place for place, _ in found(folder, data)] == [f"{name}:1:1"]
    assert [community.id for community in folder.communities] == ["wutong"]


def test_a_folder_named_as_a_record_is_found(write_fund: WriteFund) -> None:
    data = write_fund({"projects/a.yaml/b.txt": "灯\n"})
    assert [place for place, _ in found(read_folder(data), data)] == [f"{WUTONG}/projects/a.yaml:1:1"]


@pytest.mark.parametrize(
    ("path", "text", "place"),
    [
        ("/holidays/2026.yaml", "id: 2026\nyear: 2027\nsource: {title: 通知}\ndays_off: []\n", "2:7"),
        ("proposals/2026.yaml", "id: 2026\nfiscal_year: 2025\nproposals: []\n", "2:14"),
    ],
)
def test_a_year_stands_in_the_file_of_its_name(path: str, text: str, place: str, write_fund: WriteFund) -> None:
    data = write_fund({path: text})
    where = path[1:] if path.startswith("/") else f"{WUTONG}/{path}"
    assert [at for at, _ in found(read_folder(data), data)] == [f"{where}:{place}"]
