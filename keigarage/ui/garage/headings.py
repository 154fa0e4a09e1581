"""The columns of the garage table by id, in their first order, with their headings."""

HEADINGS = {
    "car": "Car",
    "stage": "Stage",
    "built": "Built",
    "federal": "May enter (25 years)",
    "epa": "EPA (21)",
    "state": "Plates",
    "papers": "Papers",
    "chassis": "Chassis no.",
}
