"""Rule packs from strangers: a sound one reads as the book, any other names its file and key."""

import io
import json
import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from keigarage.domain.errors import NotFound
from keigarage.domain.status import Status
from keigarage.reference import RuleBook
from keigarage.reference.pack_changes import differences
from keigarage.reference.pack_check import book_files, read_whole
from keigarage.reference.packs import RefusedPack, book_with, read_pack

INFO = {"name": "va-club", "version": "2", "author": "A club", "date": "2026-11-01"}
Files = dict[str, Any]


def packed(files: Files) -> dict[str, bytes]:
    files = {"pack.json": INFO, **files}
    return {
        name: page if isinstance(page, bytes) else json.dumps(page).encode()
        for name, page in files.items() if page is not None
    }  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    def make(files: Files) -> Path:
        for name, raw in packed(files).items():
            path = tmp_path / "pack" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(raw)
        return tmp_path / "pack"

    return make


@pytest.fixture
def zipped(tmp_path: Path) -> Callable[..., Path]:
    def make(files: Files, prefix: str = "") -> Path:
        path = tmp_path / "pack.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, raw in packed(files).items():
                archive.writestr(prefix + name, raw)
        return path

    return make


@pytest.fixture
def virginia(written) -> Callable[..., Any]:
    """Virginia's record with some keys changed; `...` takes a key out."""

    def make(**changes: Any) -> Any:
        record = written("states/VA.json")
        for key, value in changes.items():
            if value is ...:
                del record[key]
            else:
                record[key] = value
        return record

    return make


ROAD = {"kei_car": "road", "kei_van": "road", "kei_truck": "road"}


def refusal(path: Path) -> RefusedPack:
    with pytest.raises(RefusedPack) as refused:
        book_with(read_pack(path))
    told = str(refused.value)
    assert told.startswith("The rule pack is refused: ") and told.endswith(".")
    assert "\n" not in told and len(told) < 400 and told.isprintable()
    return refused.value


# Sound packs


def test_a_state_of_a_pack_is_read_instead_of_the_books(folder, virginia):
    pack = read_pack(folder({"states/VA.json": virginia(status="road", status_by_body=ROAD)}))
    assert (pack.info.name, pack.info.author, pack.book_files) == (
        "va-club", "A club", ("states/VA.json",)
    )  # fmt: skip
    book = book_with(pack)
    assert (book.state("VA").status, book.state("VA").from_pack) == (Status.ROAD, "va-club")
    assert (book.state("TX").status, book.state("TX").from_pack) == (Status.ROAD, "")
    assert RuleBook().state("VA").status is Status.UNSETTLED


@pytest.mark.parametrize("prefix", ["", "va-club-1.2/"])
def test_a_zip_does_as_well_with_or_without_a_folder_around_it(zipped, virginia, prefix):
    path = zipped({"states/VA.json": virginia(status="road", status_by_body=ROAD)}, prefix)
    assert book_with(read_pack(path)).state("VA").status is Status.ROAD


def test_what_computers_leave_beside_the_files_is_passed_over(zipped, virginia):
    extra = {"README.md": b"# x", "LICENSE": b"x", ".DS_Store": b"\0", "__MACOSX/._VA": b"\0",
             ".git/config": b"x", "states/Thumbs.db": b"x"}  # fmt: skip
    pack = read_pack(zipped({"states/VA.json": virginia(), **extra}))
    assert pack.book_files == ("states/VA.json",)


def test_markup_is_text_like_any_other(folder, virginia):
    text = "<b>bold</b> <img src='/etc/passwd'> & {braces}"
    book = book_with(read_pack(folder({"states/VA.json": virginia(summary=text)})))
    assert book.state("VA").summary == text


def test_the_whole_book_is_a_sound_pack_that_changes_nothing(tmp_path, data, copy):
    (copy / "pack.json").write_text(json.dumps(INFO))
    pack, plain = read_pack(copy), RuleBook()
    book = book_with(pack)
    assert set(pack.book_files) == book_files(plain)
    told = differences(plain, book, pack.book_files, plain.bytes_of, pack.files.__getitem__)
    assert list(told) == []


def test_the_whole_check_leaves_no_reader_of_the_book_out():
    book = RuleBook()
    read_whole(book)
    readers = {name for name, value in vars(RuleBook).items()
               if type(value).__name__ == "cached_property"}  # fmt: skip
    assert readers - vars(book).keys() == set()
    assert len(book._states) == 51


def test_a_pack_lies_over_another(folder, virginia, tmp_path, written):
    below = tmp_path / "below"
    (below / "states").mkdir(parents=True)
    (below / "states/TX.json").write_text(
        json.dumps(written("states/TX.json") | {"summary": "theirs"})
    )
    book = book_with(read_pack(folder({"states/VA.json": virginia(summary="ours")})), [below])
    assert [book.state(code).summary for code in ("VA", "TX")] == ["ours", "theirs"]
    assert book.state("TX").from_pack == "below"


def test_the_guide_to_the_files_names_every_one_of_them(data):
    guide = (data / "README.md").read_text("utf-8")
    named = [Path(name).name for name in book_files(RuleBook()) if name.startswith("federal/")]
    missing = {name for name in (*named, "states/XX.json", "catalogue/MAKER.json", "pack.json")
               if name not in guide}  # fmt: skip
    assert missing == set()


# Differences in words


@pytest.fixture
def told(zipped) -> Callable[..., list[str]]:
    def tell(files: Files) -> list[str]:
        pack, plain = read_pack(zipped(files)), RuleBook()
        return list(differences(plain, book_with(pack), pack.book_files, plain.bytes_of,
                                pack.files.__getitem__))  # fmt: skip

    return tell


def test_what_changes_in_a_state_is_told_in_words(told, virginia):
    record = virginia(status="road", status_by_body=ROAD, max_posted_mph=55, as_of="2026-11",
                      confidence="high", summary="Titled since July.")  # fmt: skip
    record["documents"][0]["need"] = "conditional"
    record["documents"][1]["title"] = "Export certificate"
    record["documents"].append({**record["documents"][0], "form": "VSA 99", "need": "required"})
    record["fees"] = [{**record["fees"][0], "usd": 20}, {**record["fees"][0], "what": "Plate"}]
    assert told({"states/VA.json": record}) == [
        "Virginia: status changed from unsettled to road",
        "Virginia: form VSA 17A is now conditional",
        "Virginia: paper “Export certificate” added",
        "Virginia: form VSA 99 added",
        "Virginia: paper “Foreign ownership document / Japanese export certificate” left out",
        "Virginia: fee “Title” changed from $15.00 to $20.00",
        "Virginia: fee “Plate” added, $15.00",
        "Virginia: speed limit changed from unknown to 55",
        "Virginia: confidence changed from low to high",
        "Virginia: changed in words: summary",
        "Virginia: as of November 2026 instead of November 2024",
    ]


def test_bodies_that_part_ways_are_told_apart(told, virginia):
    by_body = {"kei_car": "unsettled", "kei_van": "road", "kei_truck": "limited"}
    assert told({"states/VA.json": virginia(status_by_body=by_body)}) == [
        "Virginia, kei vans: status changed from unsettled to road",
        "Virginia, kei trucks: status changed from unsettled to limited",
    ]


def test_a_rate_and_an_age_are_told_by_their_names(told, written):
    duty = written("federal/duty.json")
    duty["duty_rates"][0]["rate_pct"] = 3
    duty["duty_rates"].append({**duty["duty_rates"][1], "id": "base-cart"})
    rules = written("federal/rules.json")
    rules["rules"][5]["min_years"] = 20
    del rules["rules"][-1]
    assert told({"federal/duty.json": duty, "federal/rules.json": rules}) == [
        "Rate “base-car”: rate_pct 2.5 → 3",
        "Rate “base-cart”: new",
        "Age rule “ca-15”: min_years 15 → 20",
        "Age rule “ae”: left out",
    ]


def test_an_entry_of_the_catalogue_is_told_by_its_car(told, written):
    page = written("catalogue/autozam.json")
    page["records"][0]["production_start"] = "1992-11"
    page["records"].append({**page["records"][0], "id": "autozam-new"})
    changed = told({"catalogue/autozam.json": page})
    name = written("catalogue/autozam.json")["records"][0]["id"]
    assert any(f"({name}): production_start " in line and "→ 1992-11" in line for line in changed)
    assert any("(autozam-new): new in the catalogue" in line for line in changed)
    assert len(changed) == 2


# Whose it is


@pytest.mark.parametrize("change, key", [
    ({"name": "../up"}, "$.name"), ({"name": "Club"}, "$.name"), ({"name": "con"}, "$.name"),
    ({"name": "x" * 41}, "$.name"), ({"name": 7}, "$.name"), ({"version": ""}, "$.version"),
    ({"author": "x" * 101}, "$.author"), ({"date": "lately"}, "$.date"), ({"licence": "x"}, "$"),
])  # fmt: skip
def test_a_pack_says_whose_it_is(folder, virginia, change, key):
    refused = refusal(folder({"pack.json": INFO | change, "states/VA.json": virginia()}))
    assert (refused.file, refused.key) == ("pack.json", key)


def test_a_pack_without_its_paper_or_without_a_file_of_the_book(folder, zipped, virginia):
    assert "no pack.json" in str(refusal(zipped({"pack.json": None, "states/VA.json": {}})))
    assert "changes no file" in str(refusal(folder({})))


# Wrong values


@pytest.mark.parametrize("changes, key", [
    ({"status": "maybe"}, "$.status"), ({"status": 7}, "$.status"), ({"extra": 1}, "$.extra"),
    ({"code": "TX"}, "$.code"), ({"as_of": "2026-13"}, "$.as_of"), ({"agency": ...}, "$.agency"),
    ({"max_posted_mph": -1}, "$.max_posted_mph"), ({"min_age_years": 2000}, "$.min_age_years"),
    ({"sources": []}, "$.sources"), ({"documents": {}}, "$.documents"),
    ({"fees": [{"what": "x", "usd": "NaN", "note": "", "source": ""}]}, "$.fees[0].usd"),
    ({"fees": [{"what": "x", "usd": "1e99", "note": "", "source": ""}]}, "$.fees[0].usd"),
    ({"summary": "a\x1b[31mred"}, "$.summary"), ({"summary": "a\u202eb"}, "$.summary"),
    ({"summary": "x" * 10_001}, "$.summary"), ({"summary": "\ud800"}, "$.summary"),
    ({"plate_classes": ["x"] * 2_001}, "$.plate_classes"),
    ({"sources": [{"url": "javascript:alert(1)", "title": "", "kind": "", "as_of": None}]},
     "$.sources[0].url"),
    ({"sources": [{"url": "file:///etc/passwd", "title": "", "kind": "", "as_of": None}]},
     "$.sources[0].url"),
    ({"fees": [{"what": "x", "usd": 1, "note": "", "source": "data:text/html,x"}]},
     "$.fees[0].source"),
])  # fmt: skip
def test_a_wrong_value_is_refused_with_file_and_key(folder, virginia, changes, key):
    refused = refusal(folder({"states/VA.json": virginia(**changes)}))
    assert (refused.file, refused.key) == ("states/VA.json", key)


@pytest.mark.parametrize("file, family, change, key", [
    ("federal/rules.json", "rules", {"min_years": 5_000}, "$.rules"),
    ("federal/rules.json", "rules", {"min_years": 0}, "$.rules"),
    ("federal/rules.json", "rules", {"min_years": None}, "$.rules"),
    ("federal/rules.json", "rules", {"id": "other"}, "$.rules"),
    ("federal/duty.json", "duty_rates", {"rate_pct": "Infinity"}, "$.duty_rates[0].rate_pct"),
    ("federal/duty.json", "duty_rates", {"rate_pct": -1}, "$.duty_rates[0].rate_pct"),
    ("federal/fees.json", "fees", {"min_usd": "1e400"}, "$.fees[0].min_usd"),
])  # fmt: skip
def test_the_federal_files_are_checked_as_closely(folder, written, file, family, change, key):
    page = written(file)
    page[family][0] |= change
    refused = refusal(folder({file: page}))
    assert (refused.file, refused.key) == (file, key)


def test_the_catalogue_is_checked_across_its_files(folder, written):
    page = written("catalogue/autozam.json")
    twin = written("catalogue/honda.json")["records"][0]
    assert "stands there twice" in str(
        refusal(folder({"catalogue/autozam.json": page | {"records": [twin]}}))
    )
    page["records"][0] |= {"production_start": "1995", "production_end": "1990"}
    refused = refusal(folder({"catalogue/autozam.json": page}))
    assert "production_end" in refused.key and "ends before" in refused.what


def test_an_index_leads_nowhere_else(folder, written):
    index = written("catalogue/index.json")
    known = index["makers"]
    for stem in ("../federal/meta", "/etc/passwd", "a\\b", ""):
        evil = index | {"makers": known | {"Evil": stem}}
        refused = refusal(folder({"catalogue/index.json": evil}))
        assert (refused.file, refused.key) == ("catalogue/index.json", "$.makers.Evil")
    new = index | {"makers": known | {"New": "new"}}
    refused = refusal(folder({"catalogue/index.json": new}))
    assert refused.file == "catalogue/new.json" and "missing" in refused.what


def test_the_states_stay_the_51(folder, written):
    index = written("states/index.json")
    del index["names"]["VA"]
    refused = refusal(folder({"states/index.json": index}))
    assert (refused.file, refused.key) == ("states/index.json", "$.names")


@pytest.mark.parametrize("name", ["states/QQ.json", "catalogue/nobody.json", "federal/taxes.json"])
def test_a_file_that_no_reader_asks_for_is_refused(folder, virginia, name):
    refused = refusal(folder({name: virginia()}))
    assert refused.file == name and "no such file" in refused.what


@pytest.mark.parametrize("raw, words", [
    (b"", "not JSON"), (b"{", "not JSON"), (b"\xff\xfe", "not JSON"), (b"{'a': 1}", "not JSON"),
    (b'{"a": NaN}', "NaN is no number"), (b'{"a": -Infinity}', "is no number"),
    (b'{"a": 1e999}', "too large"), (b'{"a": 1' + b"0" * 5_000 + b"}", "too large"),
    (b"[" * 100_000, "deep"), (b"[" * 30 + b"]" * 30, "deep"),
    (b'{"a": {"b": 1, "b": 2}}', "`b` stands twice"),
    (b'{"a": [' + b"[" + b"0," * 2_000 + b"0]]}", "more than 2000 entries"),
    (json.dumps([[[0] * 100] * 100] * 20).encode(), "more than 100000 values"),
])  # fmt: skip
def test_what_is_no_sound_json_is_refused(folder, raw, words):
    refused = refusal(folder({"states/VA.json": raw}))
    assert refused.file == "states/VA.json" and words in refused.what


def test_a_mark_that_some_editors_write_first_is_no_harm(folder, virginia):
    raw = b"\xef\xbb\xbf" + json.dumps(virginia(summary="ours")).encode()
    assert book_with(read_pack(folder({"states/VA.json": raw}))).state("VA").summary == "ours"


# Hostile folders and zips


def test_a_pack_that_is_not_there(tmp_path):
    with pytest.raises(NotFound, match="no rule pack at"):
        read_pack(tmp_path / "nowhere")
    (tmp_path / "text").write_text("hello")
    assert "cannot be read" in str(refusal(tmp_path / "text"))


@pytest.mark.parametrize("name, words", [
    ("../evil.json", "leads out"), ("states/../../x.json", "leads out"), ("/etc/x.json", "root"),
    ("C:/x.json", "root"), ("states\\VA.json", "backslash"), ("states//VA.json", "leads out"),
    ("./states/VA.json", "leads out"), ("states/VA\x07.json", "control"),
    ("states/sub/VA.json", "no such file"), ("run.exe", "no such file"),
    ("states/VA.JSON", "no such file"), ("pack.json/x", "no such file"),
])  # fmt: skip
def test_a_name_that_leads_elsewhere_is_refused(zipped, virginia, name, words):
    refused = refusal(zipped({"states/TX.json": virginia(), name: b"{}"}))
    assert words in refused.what and refused.file


def test_names_that_differ_by_capitals_alone(zipped, virginia):
    refused = refusal(zipped({"states/VA.json": virginia(), "states/va.json": virginia()}))
    assert "capitals" in refused.what and refused.file == "states/va.json"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_one_name_twice_in_a_zip(tmp_path):
    path = tmp_path / "pack.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("pack.json", json.dumps(INFO))
        archive.writestr("states/VA.json", "{}")
        archive.writestr("states/VA.json", "{}")
    assert "twice" in refusal(path).what


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_is_not_followed(folder, tmp_path, virginia):
    (tmp_path / "secret.json").write_text(json.dumps(virginia()))
    path = folder({"states/TX.json": virginia()})
    (path / "states/VA.json").symlink_to(tmp_path / "secret.json")
    refused = refusal(path)
    assert (refused.file, "link" in refused.what) == ("states/VA.json", True)
    (path / "states/VA.json").unlink()
    (path / "federal").symlink_to(tmp_path)
    assert "link" in refusal(path).what


@pytest.mark.skipif(os.name == "nt", reason="there are no pipes in folders there")
def test_a_pipe_keeps_nobody_waiting(folder, virginia):
    path = folder({"states/TX.json": virginia()})
    os.mkfifo(path / "states/VA.json")
    assert "plain file" in refusal(path).what


@pytest.mark.parametrize("mode, words", [(stat.S_IFLNK, "link"), (stat.S_IFIFO, "plain file")])
def test_a_link_in_a_zip_is_refused(tmp_path, mode, words):
    path = tmp_path / "pack.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("pack.json", json.dumps(INFO))
        entry = zipfile.ZipInfo("states/VA.json")
        entry.external_attr = (mode | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
    refused = refusal(path)
    assert words in refused.what and refused.file == "states/VA.json"


def test_a_bomb_is_not_unpacked(zipped):
    refused = refusal(zipped({"states/VA.json": b" " * 4_000_000}))
    assert "100 times" in refused.what
    refused = refusal(zipped({"states/VA.json": b" " * 5_000_001}))
    assert "larger than 5 MB" in refused.what and refused.file == "states/VA.json"


def test_a_size_that_a_zip_claims_is_a_claim(zipped):
    path = zipped({"states/VA.json": b"[" + b"0," * 3_000_000 + b"0]"})
    size = (6_000_003).to_bytes(4, "little")
    raw = path.read_bytes()
    assert raw.count(size) == 2
    path.write_bytes(raw.replace(size, (200).to_bytes(4, "little")))
    refused = refusal(path)
    assert refused.file == "states/VA.json" and "cannot be read" in refused.what


def test_too_large_in_all_and_in_one(folder):
    one = b'"' + b"x" * 4_900_000 + b'"'
    assert "larger than 5 MB" in refusal(folder({"states/VA.json": b" " * 5_000_001})).what
    files = {f"states/{code}.json": one for code in ("VA", "TX", "CA", "NY", "OH")}
    assert "larger than 20 MB" in refusal(folder(files)).what


def test_more_entries_than_a_book_could_have(tmp_path, folder):
    path = tmp_path / "pack.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("pack.json", json.dumps(INFO))
        for number in range(2_001):
            archive.writestr(f"states/{number}.json", "")
    assert "2,000 entries" in refusal(path).what
    place = folder({})
    for number in range(2_001):
        (place / f"{number}.md").touch()
    assert "2,000 entries" in refusal(place).what


def test_broken_zips_of_every_kind_end_in_a_sentence(zipped, tmp_path, virginia):
    whole = zipped({"states/VA.json": virginia()}).read_bytes()
    path = tmp_path / "cut.zip"
    for end in range(0, len(whole), 97):
        path.write_bytes(whole[:end])
        refusal(path)
    for place in range(0, len(whole), 61):
        path.write_bytes(whole[:place] + b"\xff" + whole[place + 1 :])
        try:
            book_with(read_pack(path))  # a byte in a stamp does no harm
        except RefusedPack as refused:
            assert str(refused).isprintable()


def test_a_zip_with_a_password_or_a_strange_packing(tmp_path):
    path = tmp_path / "pack.zip"
    for kind in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        with zipfile.ZipFile(path, "w", kind) as archive:
            archive.writestr("pack.json", json.dumps(INFO))
        assert "packed in a way" in refusal(path).what
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("pack.json", json.dumps(INFO))
    raw = bytearray(held.getvalue())
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(raw)
    assert "password" in refusal(path).what
