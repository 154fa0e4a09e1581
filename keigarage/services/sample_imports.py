"""The imports of the sample garage: plans and costs as they would be typed.

Ships, brokers, amounts and rates are made up; every ship lands after its car is old enough.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleImport:
    """One car's plan and sailing, when its milestones were done, and its cost lines."""

    plan: Mapping[str, str] = field(default_factory=dict)
    done: Mapping[str, str] = field(default_factory=dict)
    costs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def _yen(estimate: str, actual: str = "", *, rate: str, on: str, payee: str = "") -> dict[str, str]:
    paid = {"actual": actual, "paid_on": on} if actual else {}
    return {"estimate": estimate, "currency": "JPY", "rate": rate, "rate_on": on, "payee": payee,
            **paid}  # fmt: skip


def _usd(estimate: str, actual: str = "", *, on: str = "", payee: str = "") -> dict[str, str]:
    paid = {"actual": actual, "paid_on": on} if actual else {}
    return {"estimate": estimate, "payee": payee, **paid}


IMPORTS: Mapping[str, SampleImport] = {
    "DA62T": SampleImport(
        plan={
            "mode": "container", "vessel": "Kitsune Maru", "voyage": "118E",
            "bill_of_lading": "NGO-TAC-26118", "booking": "26118-07",
            "container_no": "KEIU 2026114", "port_from": "Nagoya", "port_to": "Tacoma",
            "carrier": "Tokai Ocean Line", "broker": "Puget Customs Brokers",
            "isf_no": "26-1106-071", "loads": "2026-11-11", "arrives": "2026-12-03",
            "crossing": "19-28", "certificate_until": "2027-03-15",
        },
        done={"search": "2026-09-26", "buy": "2026-09-30", "inland": "2026-10-09",
              "dereg": "2026-10-16", "isf": "2026-11-06", "booking": "2026-11-11"},
        costs={
            "Purchase price": _yen("300000", "310000", rate="0.0066", on="2026-10-02",
                                   payee="JU Gifu"),
            "Exporter's fee": _yen("90000", "95000", rate="0.0066", on="2026-10-02",
                                   payee="Gifu Kei Export"),
            "Transport in Japan": _yen("22000", "19500", rate="0.0066", on="2026-10-09"),
            "Export certificate": _yen("350", "350", rate="0.0065", on="2026-10-16"),
            "Ocean freight, container": _usd("2150", "2240", on="2026-11-11",
                                             payee="Tokai Ocean Line"),
            "Marine insurance": _usd("65"),
            "ISF filing and ISF bond": _usd("110", "125", on="2026-11-06",
                                            payee="Puget Customs Brokers"),
            "Customs broker": _usd("350", payee="Puget Customs Brokers"),
            "Single entry bond": _usd("190", payee="Puget Customs Brokers"),
            "Terminal and handling": _usd("420"),
            "Transport from the port": _usd("1300"),
        },
    ),
    "EA11R": SampleImport(
        plan={
            "mode": "roro", "vessel": "Tanuki Leader", "voyage": "44", "port_from": "Yokohama",
            "port_to": "Long Beach", "carrier": "Pacific Car Line", "loads": "2026-10-28",
            "arrives": "2026-11-17", "crossing": "15-24", "free_storage_end": "2026-11-27",
        },
        done={"buy": "2026-08-02", "dereg": "2026-09-14", "isf": "2026-10-23",
              "booking": "2026-10-28", "sail": "2026-11-17", "arrival-notice": "2026-11-18"},
        costs={
            "Purchase price": _yen("900000", "890000", rate="0.0067", on="2026-08-04"),
            "Ocean freight, RoRo": _usd("1250", "1310", on="2026-10-28",
                                        payee="Pacific Car Line"),
            "Customs broker": _usd("325"),
            "Terminal and handling": _usd("380", "395", on="2026-11-18"),
        },
    ),
    "PP1": SampleImport(
        plan={
            "mode": "roro", "vessel": "Tanuki Leader", "voyage": "42", "port_from": "Nagoya",
            "port_to": "Galveston", "carrier": "Pacific Car Line", "loads": "2026-09-08",
            "arrives": "2026-10-09", "crossing": "26-35", "entry_no": "BRK-0042187-3",
            "released_on": "2026-10-20",
        },
        done={"search": "2026-08-12", "buy": "2026-08-19", "inland": "2026-08-25",
              "dereg": "2026-08-31", "isf": "2026-09-04", "booking": "2026-09-08",
              "sail": "2026-10-09", "eligible-check": "2026-10-09", "arrival-notice": "2026-10-10",
              "entry": "2026-10-19", "release": "2026-10-20", "stamp": "2026-10-21"},
        costs={
            "Purchase price": _yen("800000", "780000", rate="0.0067", on="2026-08-21",
                                   payee="USS Nagoya"),
            "Auction fee": _yen("15000", "15000", rate="0.0067", on="2026-08-21",
                                payee="USS Nagoya"),
            "Exporter's fee": _yen("100000", "100000", rate="0.0067", on="2026-08-21"),
            "Ocean freight, RoRo": _usd("1900", "1985", on="2026-09-08",
                                        payee="Pacific Car Line"),
            "Duty and fees": _usd("700", "694.36", on="2026-10-19"),
            "Customs broker": _usd("375", "375", on="2026-10-19"),
            "Terminal and handling": _usd("400", "362.50", on="2026-10-20"),
            "Title and plates": _usd("410"),
        },
    ),
}  # fmt: skip
