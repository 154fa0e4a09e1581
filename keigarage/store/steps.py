"""The schema, step by step. A released step never changes; what changes comes as a new step.

The SQL is portable: no triggers, nothing that only SQLite understands. A step that renames a
column also sets the standing of the changes before it to `dropped`, since their rows tell of
columns that are gone.
"""

from collections.abc import Iterable


def _date(column: str) -> str:
    """A column for a partial date: `2001`, `2001-11` or `2001-11-05`, or nothing.

    TEXT, since a DATE column would turn `2001` into a number that sorts before every text.
    """
    shapes = " OR ".join(f"{column} LIKE '{shape}'" for shape in ("____", "____-__", "____-__-__"))
    return (
        f"{column} TEXT CHECK ({column} IS NULL OR "
        f"(({shapes}) AND {column} >= '1900' AND {column} < '2101'))"
    )


def _texts(columns: str) -> Iterable[str]:
    return (f"{column} TEXT NOT NULL DEFAULT ''" for column in columns.split())


def _numbers(columns: str) -> Iterable[str]:
    return (f"{column} INTEGER" for column in columns.split())


_CAR = ",\n  ".join(
    (
        "id INTEGER NOT NULL PRIMARY KEY",
        "stage TEXT NOT NULL DEFAULT 'wanted'",
        *_texts("name make model variant chassis_no state_vin color drivetrain transmission plate "
                "state county seller auction_house auction_lot auction_grade catalogue_id notes"),
        "body TEXT",
        _date("built"),
        _date("first_registered"),
        _date("purchased_on"),
        *_numbers("model_year displacement_cc cycle length_mm width_mm height_mm odometer"),
        "power_ps DOUBLE PRECISION",
        "odometer_unit TEXT",
        "price TEXT",
        "currency TEXT",
        "trashed_at TEXT",
        "created_at TEXT NOT NULL",
    )
)  # fmt: skip

# Removing a car takes nothing along: its papers and proofs go first, each through the history.
_FIRST = f"""
CREATE TABLE car (
  {_CAR}
);
CREATE TABLE paper (
  id INTEGER NOT NULL PRIMARY KEY,
  car_id INTEGER NOT NULL REFERENCES car (id),
  paper_id TEXT NOT NULL,
  state TEXT NOT NULL,
  {_date("due")},
  UNIQUE (car_id, paper_id)
);
CREATE TABLE proof (
  id INTEGER NOT NULL PRIMARY KEY,
  car_id INTEGER NOT NULL REFERENCES car (id),
  kind TEXT NOT NULL,
  {_date("date").replace("TEXT", "TEXT NOT NULL", 1)},
  note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX proof_car_id ON proof (car_id);
CREATE TABLE change (
  id INTEGER NOT NULL PRIMARY KEY,
  at TEXT NOT NULL,
  verb TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL DEFAULT '',
  "by" TEXT NOT NULL,
  car_id INTEGER,
  standing TEXT NOT NULL
);
CREATE INDEX change_standing ON change (standing, id);
CREATE TABLE change_row (
  id INTEGER NOT NULL PRIMARY KEY,
  change_id INTEGER NOT NULL REFERENCES change (id),
  table_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  car_id INTEGER,
  "before" TEXT,
  "after" TEXT
);
CREATE INDEX change_row_change_id ON change_row (change_id);
CREATE INDEX change_row_row_id ON change_row (table_name, row_id);
CREATE INDEX change_row_car_id ON change_row (car_id);
"""

# What the owner found out for themselves: notes on states and counties, and tariff news.
_OWN_RULES = f"""
CREATE TABLE state_note (
  id INTEGER NOT NULL PRIMARY KEY,
  code TEXT NOT NULL,
  county TEXT NOT NULL DEFAULT '',
  body TEXT,
  status TEXT,
  "text" TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL,
  {_date("checked_on").replace("TEXT", "TEXT NOT NULL", 1)}
);
CREATE TABLE own_tariff (
  id INTEGER NOT NULL PRIMARY KEY,
  what TEXT NOT NULL,
  kind TEXT NOT NULL,
  hts TEXT NOT NULL DEFAULT '',
  body TEXT,
  rate_pct TEXT,
  min_usd TEXT,
  max_usd TEXT,
  flat_usd TEXT,
  {_date("effective_from")},
  {_date("effective_to")},
  replaces TEXT NOT NULL DEFAULT '',
  cite TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  {_date("checked_on").replace("TEXT", "TEXT NOT NULL", 1)}
);
"""

_SAILING = ",\n  ".join(
    (
        "id INTEGER NOT NULL PRIMARY KEY",
        *_texts("vessel voyage booking bill_of_lading port_from port_to container_no carrier "
                "broker entry_no isf_no"),
        _date("loads"),
        _date("arrives"),
        *_numbers("shortest_days longest_days"),
        _date("released_on"),
        _date("free_storage_end"),
        _date("general_order"),
    )
)  # fmt: skip

# The import: sailings that cars share, each car's plan and milestones, and its costs.
_IMPORT = f"""
CREATE TABLE sailing (
  {_SAILING}
);
CREATE TABLE plan (
  id INTEGER NOT NULL PRIMARY KEY,
  car_id INTEGER NOT NULL UNIQUE REFERENCES car (id),
  mode TEXT,
  sailing_id INTEGER REFERENCES sailing (id),
  {_date("certificate_until")}
);
CREATE INDEX plan_sailing_id ON plan (sailing_id);
CREATE TABLE milestone (
  id INTEGER NOT NULL PRIMARY KEY,
  car_id INTEGER NOT NULL REFERENCES car (id),
  milestone_id TEXT NOT NULL,
  {_date("planned")},
  {_date("done")},
  duration_days INTEGER,
  UNIQUE (car_id, milestone_id)
);
CREATE TABLE alarm_dismissal (
  id INTEGER NOT NULL PRIMARY KEY,
  car_id INTEGER NOT NULL REFERENCES car (id),
  kind TEXT NOT NULL,
  situation TEXT NOT NULL,
  reason TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (car_id, kind)
);
CREATE TABLE cost_line (
  id INTEGER NOT NULL PRIMARY KEY,
  car_id INTEGER NOT NULL REFERENCES car (id),
  label TEXT NOT NULL,
  stage TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT 'cost',
  estimate TEXT,
  actual TEXT,
  currency TEXT NOT NULL DEFAULT 'USD',
  rate TEXT,
  {_date("rate_on")},
  payee TEXT NOT NULL DEFAULT '',
  {_date("paid_on")}
);
CREATE INDEX cost_line_car_id ON cost_line (car_id);
"""

# Files attached to cars. Their content lies beside the database, named by its hash.
_FILES = """
CREATE TABLE attachment (
  id INTEGER NOT NULL PRIMARY KEY,
  car_id INTEGER NOT NULL REFERENCES car (id),
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes BIGINT NOT NULL,
  added_at TEXT NOT NULL
);
CREATE INDEX attachment_car_id ON attachment (car_id);
"""

# The owner's reminders, what they did with the agenda's items, and what they saw of it last.
_AGENDA = f"""
CREATE TABLE reminder (
  id INTEGER NOT NULL PRIMARY KEY,
  car_id INTEGER REFERENCES car (id),
  "text" TEXT NOT NULL,
  {_date("due").replace("TEXT", "TEXT NOT NULL", 1)},
  repeats TEXT NOT NULL DEFAULT 'once',
  every INTEGER NOT NULL DEFAULT 1,
  {_date("done_on")},
  {_date("done_for")}
);
CREATE INDEX reminder_car_id ON reminder (car_id);
CREATE TABLE item_state (
  id INTEGER NOT NULL PRIMARY KEY,
  car_id INTEGER REFERENCES car (id),
  item TEXT NOT NULL UNIQUE,
  {_date("done_for")},
  {_date("snoozed_until")},
  leads TEXT
);
CREATE TABLE seen (
  id INTEGER NOT NULL PRIMARY KEY,
  told TEXT NOT NULL
);
"""

# What auction sheets say. `scan_id` points at a file that may be removed and brought back.
_AUCTION = f"""
CREATE TABLE auction_card (
  id INTEGER NOT NULL PRIMARY KEY,
  car_id INTEGER NOT NULL UNIQUE REFERENCES car (id),
  {_date("held_on")},
  interior TEXT NOT NULL DEFAULT '',
  exterior TEXT NOT NULL DEFAULT '',
  mileage INTEGER,
  unit TEXT,
  doubt INTEGER NOT NULL DEFAULT 0,
  remarks TEXT NOT NULL DEFAULT '',
  scan_id INTEGER
);
CREATE TABLE damage_mark (
  id INTEGER NOT NULL PRIMARY KEY,
  car_id INTEGER NOT NULL REFERENCES car (id),
  letter TEXT NOT NULL,
  size INTEGER,
  view TEXT NOT NULL,
  x DOUBLE PRECISION NOT NULL,
  y DOUBLE PRECISION NOT NULL
);
CREATE INDEX damage_mark_car_id ON damage_mark (car_id);
"""

# Whom the owner deals with, and what each did for which car.
_PEOPLE = """
CREATE TABLE person (
  id INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  email TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT ''
);
CREATE TABLE person_car (
  id INTEGER NOT NULL PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id),
  car_id INTEGER NOT NULL REFERENCES car (id),
  did TEXT NOT NULL DEFAULT '',
  open_with_them TEXT NOT NULL DEFAULT ''
);
CREATE INDEX person_car_person_id ON person_car (person_id);
CREATE INDEX person_car_car_id ON person_car (car_id);
"""

STEPS: tuple[str, ...] = (_FIRST, _OWN_RULES, _IMPORT, _FILES, _AGENDA, _AUCTION, _PEOPLE)
