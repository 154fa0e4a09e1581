"""Which reference drawing a car gets: by its name where that is famous, else by body and year."""

from keigarage.ui.look import shapes_small as small
from keigarage.ui.look import shapes_sport as sport
from keigarage.ui.look import shapes_tall as tall
from keigarage.ui.look import shapes_work as work
from keigarage.ui.look.shape import Shape

# First match wins, so "midget ii" stands before "midget".
_FAMOUS: tuple[tuple[str, Shape], ...] = (
    ("beat", sport.ROADSTER_MID),
    ("s660", sport.ROADSTER_MID),
    ("cappuccino", sport.ROADSTER_LONG),
    ("copen", sport.ROADSTER_ROUND),
    ("miata", sport.ROADSTER_ROUND),
    ("mx-5", sport.ROADSTER_ROUND),
    ("s500", sport.ROADSTER_CLASSIC),
    ("s600", sport.ROADSTER_CLASSIC),
    ("s800", sport.ROADSTER_CLASSIC),
    ("az-1", sport.COUPE_WEDGE),
    ("cara", sport.COUPE_WEDGE),
    ("subaru 360", small.BUBBLE),
    ("r360", small.BUBBLE),
    ("k111", small.BUBBLE),
    ("mini classic", small.SALOON_ROUND),
    ("mighty boy", work.TRUCK_BONNET),
    ("midget ii", work.TRUCK_NOSE),
    ("midget", work.TRUCK_THREE),
    ("step van", work.VAN_BONNET),
    ("pajero mini", tall.SUV_ROUND),
    ("terios", tall.SUV_ROUND),
)

_AGES: dict[str, tuple[tuple[int, Shape], ...]] = {
    "hatchback": (
        (1970, small.SALOON_ROUND),
        (1988, small.HATCH_BOX),
        (1998, small.HATCH_ROUND),
        (9999, small.HATCH_TALL),
    ),
    "sedan": (
        (1962, small.BUBBLE),
        (1970, small.SALOON_ROUND),
        (1988, small.SALOON_SQUARE),
        (9999, small.SALOON_SMALL),
    ),
    "coupe": (
        (1962, small.BUBBLE),
        (1986, sport.COUPE_BOX),
        (1998, small.HATCH_ROUND),
        (9999, sport.COUPE_CITY),
    ),
    "roadster": (
        (1972, sport.ROADSTER_CLASSIC),
        (1998, sport.ROADSTER_MID),
        (9999, sport.ROADSTER_ROUND),
    ),
    "wagon": ((9999, tall.WAGON_TALL),),
    "suv": (
        (1978, tall.SUV_OPEN),
        (1998, tall.SUV_BOX),
        (2012, tall.SUV_ROUND),
        (9999, tall.SUV_CROSS),
    ),
    "truck": ((1972, work.TRUCK_ROUND), (1999, work.TRUCK_CAB), (9999, work.TRUCK_NOSE)),
    "microvan": (
        (1974, work.MICROVAN_ROUND),
        (1999, work.MICROVAN_CAB),
        (9999, work.MICROVAN_NOSE),
    ),
    "van": ((1982, work.VAN_BONNET), (1999, work.MICROVAN_CAB), (9999, work.MICROVAN_NOSE)),
}
_WITHOUT_YEAR = 1992
_KNOWN_AS = {"pickup": "truck", "kei truck": "truck", "kei van": "microvan", "saloon": "sedan"}
# A front axle this far ahead, as wheelbase over length, leaves no room for a cab above it.
_NOSED = 0.655


def shape_for(
    body: str,
    length_mm: int | None,
    height_mm: int | None,
    wheelbase_mm: int | None,
    year: int | None,
    model: str,
) -> Shape:
    """The drawing to start from; any body it does not know is drawn as a hatchback."""
    words = f" {model.lower()} "
    for name, shape in _FAMOUS:
        if f" {name} " in words:
            return shape
    body = _KNOWN_AS.get(body.lower(), body.lower())
    if body not in _AGES:
        body = "hatchback"
    built = year or _WITHOUT_YEAR
    special = _by_size(body, length_mm or 0, height_mm or 0, wheelbase_mm or 0, built)
    if special:
        return special
    if body == "suv" and "jimny" in words and built >= 2018:
        return tall.SUV_BOX
    return next(shape for until, shape in _AGES[body] if built < until)


def _by_size(body: str, length: int, height: int, wheelbase: int, year: int) -> Shape | None:
    """What the measures alone give away; 0 stands for an unknown one."""
    reach = wheelbase / length if length and wheelbase else 0.0
    if length > 3700:
        return _AMERICAN.get(body)
    if body == "truck" and year >= 1972:
        if 0 < height < 1450:
            return work.TRUCK_BONNET
        if reach:
            return work.TRUCK_NOSE if reach > _NOSED else work.TRUCK_CAB
    if body == "truck" and 0 < length < 2700:
        return work.TRUCK_THREE
    if body in ("microvan", "van") and year >= 1982 and reach:
        return work.MICROVAN_NOSE if reach > _NOSED else work.MICROVAN_CAB
    if body in ("wagon", "hatchback") and height >= 1600:
        return tall.WAGON_SUPER if height >= 1700 else tall.WAGON_TALL
    if body == "suv" and 0 < height < 1560:
        return small.HATCH_TALL
    if body == "coupe" and 1985 <= year < 2000 and height < 1200:
        return sport.COUPE_WEDGE
    if body == "roadster" and 1972 <= year < 1998 and 0 < reach < 0.65:
        return sport.ROADSTER_LONG
    return None


_AMERICAN = {
    "hatchback": small.HATCH_LONG,
    "wagon": small.HATCH_LONG,
    "sedan": small.SALOON_LONG,
    "coupe": small.SALOON_LONG,
    "suv": tall.SUV_LONG,
    "van": tall.SUV_LONG,
    "microvan": tall.SUV_LONG,
    "truck": work.TRUCK_LONG,
}
