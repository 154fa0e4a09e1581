"""`keigarage agenda` and `keigarage export`: the keys others rely on, and one sentence else."""

import pytest
from icalendar import Calendar


@pytest.fixture
def planned(keigarage) -> str:
    """A Carry on a ship that lands 3 December 2026, its security filing done."""
    keigarage("add", "--make", "Suzuki", "--model", "Carry", "--built", "2001-11", "--body",
              "truck", "--stage", "in_transit")  # fmt: skip
    told = keigarage("plan", "Carry", "--loads", "2026-11-11", "--arrives", "2026-12-03",
                     "--done", "isf=2026-11-09", "--json")  # fmt: skip
    assert told.code == 0, told
    return told.document["milestones"][0]["id"]


def test_the_agenda_in_json(keigarage, planned):
    items = keigarage("agenda", "--on", "2026-11-22", "--json").document["items"]
    assert all(list(item) == ["date", "kind", "car", "text", "overdue"] for item in items)
    assert {"date": "2026-11-30", "kind": "eligible", "car": "1", "overdue": False,
            "text": "Certain to be 25 years old"} in items  # fmt: skip
    assert {"date": "2026-12-03", "kind": "ship", "car": "1", "text": "Ship due",
            "overdue": False} in items  # fmt: skip
    assert [item["date"] for item in items] == sorted(item["date"] for item in items)


def test_days_narrow_what_is_ahead_and_never_what_is_overdue(keigarage, planned):
    def dates(*words: str) -> set[str]:
        told = keigarage("agenda", *words, "--json")
        return {item["date"] for item in told.document["items"]}

    assert dates("--on", "2026-11-22", "--days", "8") == {"2026-11-30"}
    assert dates("--on", "2026-11-22", "--days", "7") == set()
    assert "2026-12-18" in dates("--on", "2030-01-01", "--days", "0")
    late = keigarage("agenda", "--on", "2030-01-01", "--json").document["items"]
    assert late and all(item["overdue"] for item in late)


def test_the_agenda_for_people(keigarage, planned):
    told = keigarage("agenda", "--on", "22 Nov 2026").out
    assert "Next 30 days\n30 November 2026  Suzuki Carry" in told
    assert "Overdue" not in told
    assert "Overdue" in keigarage("agenda", "--on", "2027-01-01").out


def test_an_alarm_stands_first(keigarage, planned):
    keigarage("plan", "Carry", "--loads", "2026-10-01", "--arrives", "2026-10-20")
    (first, *_) = keigarage("agenda", "--on", "2026-11-22", "--json").document["items"]
    assert (first["kind"], first["text"]) == ("alarm", "Lands too early")
    assert keigarage("agenda", "--on", "2026-09-01").out.startswith("Alarm\n")


def test_an_empty_agenda(keigarage):
    keigarage("add", "--name", "undated")
    assert keigarage("agenda", "--json").document == {"items": []}
    assert "Nothing is overdue" in keigarage("agenda").out


@pytest.mark.parametrize("words", [("--on", "soon"), ("--on", "2026-11"), ("--on", "")])
def test_a_day_that_is_none(keigarage, words):
    assert keigarage("agenda", *words).sentence


@pytest.mark.parametrize("words", [("--days", "-1"), ("--days", "x"), ("Carry",)])
def test_wrong_usage(keigarage, words):
    assert keigarage("agenda", *words).code == 2


def test_a_calendar_is_written(keigarage, planned, tmp_path):
    path = tmp_path / "my calendar.ics"
    told = keigarage("export", str(path), "--json").document
    assert told == {"file": str(path), "cars": 1}
    read = Calendar.from_ical(path.read_bytes())
    assert "20261218" in {event["dtstart"].to_ical().decode() for event in read.walk("VEVENT")}
    assert str(path) in keigarage("export", str(path)).out


@pytest.mark.parametrize("name", ["cars.csv", "cars", "nowhere/cars.ics"])
def test_what_cannot_be_exported_is_one_sentence(keigarage, planned, tmp_path, name):
    assert keigarage("export", str(tmp_path / name)).sentence
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_a_real_run_in_the_first_and_the_last_zone(process, tmp_path, zone):
    folder = str(tmp_path / "garage")
    process("--garage", folder, "add", "--name", "x", "--built", "2099-12-31")
    told = process("--garage", folder, "agenda", "--days", "36500", "--json", TZ=zone).document
    assert [item["date"] for item in told["items"]] == ["2124-12-31"]
    process("--garage", folder, "export", "x.ics", TZ=zone)
    assert b"DTSTART;VALUE=DATE:21241231" in (tmp_path / "x.ics").read_bytes()
