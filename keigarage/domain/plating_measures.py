"""The measures that state records name, as figures a car can be held against.

Every row rests on words of its state's record and counts only while the record still says them, so
a corrected record silences the row that rested on it. Bills that are pending and figures a record
calls unverified are not here. What a garage cannot know, such as a speed governor, is not either.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from enum import StrEnum

from keigarage.domain.car import BodyClass
from keigarage.domain.states import Citation, Jurisdiction


class Quantity(StrEnum):
    """What is measured; its unit, as laws give it, stands behind it."""

    LENGTH = "length"  # inches
    WIDTH = "width"  # inches
    DISPLACEMENT = "displacement"  # cc
    WEIGHT = "weight"  # pounds
    MODEL_YEAR = "model_year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One limit of one state, in the law's own unit.

    of      -- the class or rule it bounds, as the record calls it
    decides -- a car outside it is outside the class that the record answers for; False where the
               record gives its answer knowing that cars miss this figure, or where the figure
               bounds another rule than the one behind the answer
    binds   -- it bounds a rule that asks or refuses, so that inside is the harder place to be
    quote   -- the words of the record that state it
    cite    -- how the law among the record's citations begins that they come from
    """

    state: str
    of: str
    bodies: frozenset[BodyClass]
    quantity: Quantity
    limit: int
    at_most: bool
    decides: bool
    binds: bool
    quote: str
    cite: str


def measures_of(state: Jurisdiction, body: BodyClass) -> tuple[Measure, ...]:
    """The measures that the record names for a body, as long as it still names them."""
    said = f"{state.summary}\n{state.conflicts or ''}"
    return tuple(
        row
        for row in MEASURES
        if row.state == state.code and body in row.bodies and row.quote in said
    )


def law_of(measure: Measure, state: Jurisdiction) -> Citation | None:
    """The record's citation, with its address, that a measure comes from."""
    return next((law for law in state.legal_basis if law.cite.startswith(measure.cite)), None)


_ANY = frozenset(BodyClass)
_TRUCK = frozenset({BodyClass.TRUCK})
_CARRIER = frozenset({BodyClass.TRUCK, BodyClass.VAN})
_LENGTH, _WIDTH, _WEIGHT = Quantity.LENGTH, Quantity.WIDTH, Quantity.WEIGHT
_ENGINE, _YEAR = Quantity.DISPLACEMENT, Quantity.MODEL_YEAR


def _rows(
    state: str,
    of: str,
    bodies: frozenset[BodyClass],
    cite: str,
    quote: str,
    *,
    least: Mapping[Quantity, int] | None = None,
    most: Mapping[Quantity, int] | None = None,
    told: Container[Quantity] = (),
    binds: bool = False,
) -> tuple[Measure, ...]:
    """The measures of one quoted sentence; those in `told` are said but decide nothing."""
    return tuple(
        Measure(state=state, of=of, bodies=bodies, quantity=quantity, limit=limit, cite=cite,
                at_most=at_most, decides=quantity not in told, binds=binds, quote=quote)
        for at_most, limits in ((False, least or {}), (True, most or {}))
        for quantity, limit in limits.items()
    )  # fmt: skip


MEASURES: tuple[Measure, ...] = (
    # The label rule is the whole ground of the refusal, and leaves older vehicles alone.
    *_rows("AK", "label rule", _ANY, "2 AAC 92.020",
           "a model year 1981 or newer vehicle without the federal safety certification label",
           least={_YEAR: 1981}, binds=True),
    *_rows("AL", "mini-truck class", _TRUCK, "Code of Ala. 40-12-240",
           "at least 48 inches wide and 1,500 lb, with a governor holding it to 25 mph",
           least={_WIDTH: 48, _WEIGHT: 1500}),
    *_rows("AR", "mini-truck class", _TRUCK, "Ark. Code 27-14-726",
           "at least 48 in wide, at most 135 in long, 1,500 lb or more",
           least={_WIDTH: 48, _WEIGHT: 1500}, most={_LENGTH: 135}),
    # Emissions are the gate but not all that is asked: older cars hear that it does not bind them.
    *_rows("CA", "emission rule for imports", _ANY,
           "CA DMV Vehicle Industry Registration Procedures Manual 12.050",
           "a 1968-or-newer gasoline direct import must show it meets California and EPA emission",
           least={_YEAR: 1968}, told={_YEAR}, binds=True),
    # Every kei engine lies a few cc under the floor, and the record calls trucks limited all the
    # same; what the agency makes of the floor and the weight is not documented.
    *_rows("IN", "mini-truck class", _TRUCK, "IC 9-13-2-103.1",
           "engine of at least 660 cc, no wider than 60 inches, no heavier than 1,600 lb dry",
           least={_ENGINE: 660}, most={_WIDTH: 60, _WEIGHT: 1600}, told={_ENGINE, _WEIGHT}),
    *_rows("KS", "micro utility truck class", _TRUCK, "K.S.A. 8-126",
           "at least 48 in wide, at most 160 in long, over 1,500 lb, able to exceed 40 mph",
           least={_WIDTH: 48, _WEIGHT: 1500}, most={_LENGTH: 160}),
    # A route beside the answer: the state is unsettled with it or without.
    *_rows("MD", "Class L", _ANY, "Md. Transp. 13-936",
           "Class L historic registration (model year 1999 or earlier, limited use)",
           most={_YEAR: 1999}, told={_YEAR}),
    *_rows("MN", "mini-truck class", _CARRIER, "Minn. Stat. 169.011",
           "covers four-wheel vehicles to 660 cc, 900 to 2,200 lb",
           least={_WEIGHT: 900}, most={_ENGINE: 660, _WEIGHT: 2200}),
    *_rows("NC", "mini-truck class", _CARRIER, "N.C. Session Law 2019-34",
           "the definition caps length at 130 inches", most={_LENGTH: 130}),
    *_rows("NC", "mini-truck class", _CARRIER, "N.C. Session Law 2019-34",
           "defines a mini-truck by its 660cc engine", most={_ENGINE: 660}),
    *_rows("NJ", "emission rule", _ANY, "N.J.A.C. 7:27-15.3(d)",
           "forbids operating on public roads a 1968 or later vehicle",
           least={_YEAR: 1968}, told={_YEAR}, binds=True),
    *_rows("OK", "mini-truck class", _TRUCK, "SB 1998 (2008)",
           "up to 1,000cc, 67 inches wide, 3,400 lb dry",
           most={_ENGINE: 1000, _WIDTH: 67, _WEIGHT: 3400}),
    *_rows("WY", "multipurpose class", _TRUCK, "W.S. 31-1-101", "300 to under 3,000 lb empty",
           least={_WEIGHT: 300}, most={_WEIGHT: 3000}),
)  # fmt: skip
