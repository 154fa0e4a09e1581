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

STEPS: tuple[str, ...] = (_FIRST,)
