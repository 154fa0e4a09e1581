"""The stages of a car in words."""

from keigarage.domain.car import Stage

STAGE_WORDS = {
    Stage.WANTED: "Wanted",
    Stage.BOUGHT: "Bought",
    Stage.IN_TRANSIT: "In transit",
    Stage.AT_PORT: "At port",
    Stage.TITLING: "Titling",
    Stage.OWNED: "Owned",
    Stage.SOLD: "Sold",
}
