"""What a state does with a kei vehicle, and whether a paper is asked of everyone."""

from enum import StrEnum


class Status(StrEnum):
    """What a state does with a kei vehicle of 25 years."""

    ROAD = "road"
    LIMITED = "limited"
    LOCAL = "local"
    OFFROAD = "offroad"
    PROHIBITED = "prohibited"
    UNSETTLED = "unsettled"


STATUS_WORDS = {
    Status.ROAD: "registers it for the road",
    Status.LIMITED: "registers it with limits",
    Status.LOCAL: "leaves it to the county or town",
    Status.OFFROAD: "off the road only",
    Status.PROHIBITED: "does not register it",
    Status.UNSETTLED: "unsettled: the sources disagree",
}


class Need(StrEnum):
    REQUIRED = "required"
    CONDITIONAL = "conditional"
