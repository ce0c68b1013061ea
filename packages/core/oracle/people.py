"""Section 7.1 to 7.3 of METHOD.md: capacity, pay position, pay gap."""

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from math import exp, floor, fsum, log

from basics import mean, median, ratio


def fte_months(i):
    first, last = date.fromisoformat(i["from"]), date.fromisoformat(i["to"])
    months, day = {}, first
    while day <= last:
        key = day.isoformat()[:7]
        months.setdefault(key, Fraction(0))
        share = Fraction(1, monthrange(day.year, day.month)[1])
        for a in i["assignments"]:
            if date.fromisoformat(a["from"]) <= day and (a["to"] is None or day <= date.fromisoformat(a["to"])):
                months[key] += share * Fraction(str(a["fte"]))
        day += timedelta(days=1)
    return {"byMonth": {k: float(v) for k, v in months.items()}, "total": float(sum(months.values()))}


def plan_vs_actual(i):
    plan, actual = i["plan"], i["actual"]
    keys = {**plan, **actual}
    planned, filled = fsum(plan.values()), fsum(actual.values())
    return {"variance": {k: actual.get(k, 0) - plan.get(k, 0) for k in keys}, "planTotal": planned, "actualTotal": filled, "fillRate": ratio(filled, planned)}


def loaded_cost(i):
    annual = i["baseAnnual"] * (1 + i["burdenRate"]) + (i.get("overheadAnnual") or 0)
    hours = i.get("productiveHours")
    return {"annual": annual, "cost": annual / 12 * i["fteMonths"], "hourly": annual / hours if hours else None}


def pay_position(i):
    low, high = i["min"], i["max"]
    middle = (low + high) / 2 if i.get("midpoint") is None else i["midpoint"]
    return {"compaRatio": ratio(i["salary"], middle), "rangePenetration": ratio(i["salary"] - low, high - low), "rangeSpread": ratio(high - low, low)}


def group_compa(i):
    return {"groupCompaRatio": ratio(fsum(p["salary"] * p.get("fte", 1) for p in i["people"]), fsum(p["midpoint"] * p.get("fte", 1) for p in i["people"]))}


def factor(months, annual, method):
    if method == "compound":
        return (1 + annual) ** (months / 12)
    return (1 + annual) ** floor(months / 12) * (1 + annual * (months % 12) / 12)


def age_benchmark(i):
    f = factor(i["months"], i["annualRate"], i.get("method", "prorata"))
    return {"factor": f, "value": i["value"] * f}


def composite(i):
    aged = [s["value"] * factor(s["months"], s["annualRate"], i.get("method", "prorata")) for s in i["sources"]]
    weights = [s.get("weight", 1) for s in i["sources"]]
    return {"value": ratio(fsum(a * w for a, w in zip(aged, weights)), fsum(weights)), "aged": aged}


def market_position(i):
    points = sorted((float(p), v) for p, v in i["benchmark"].items())
    salary = i["salary"]
    if salary < points[0][1]:
        return {"percentile": None, "bound": f"below-P{points[0][0]:g}"}
    if salary > points[-1][1]:
        return {"percentile": None, "bound": f"above-P{points[-1][0]:g}"}
    for (p, v), (q, w) in zip(points, points[1:]):
        if v <= salary <= w:
            return {"percentile": p + (q - p) * (salary - v) / (w - v) if w > v else p, "bound": None}


def pay_gap(i):
    a, b = i["reference"], i["comparison"]
    if min(len(a), len(b)) < i.get("minContributors", 10):
        return {"meanGapPct": None, "medianGapPct": None, "status": "suppressed"}
    return {"meanGapPct": (mean(a) - mean(b)) / mean(a) * 100, "medianGapPct": (median(a) - median(b)) / median(a) * 100, "status": "ok"}


def adjusted_gap(i):
    """Normal equations, solved exactly in fractions: singular means singular."""
    rows = [[Fraction(1), Fraction(int(r["comparison"])), *(Fraction(str(x)) for x in r["x"])] for r in i["rows"]]
    y = [Fraction(log(r["pay"])) for r in i["rows"]]
    k = len(rows[0])
    matrix = [[sum(r[a] * r[b] for r in rows) for b in range(k)] + [sum(r[a] * v for r, v in zip(rows, y))] for a in range(k)]
    for column in range(k):
        pivot = next((r for r in range(column, k) if matrix[r][column] != 0), None)
        if pivot is None:
            return {"coefficient": None, "adjustedGapPct": None, "status": "singular"}
        matrix[column], matrix[pivot] = matrix[pivot], matrix[column]
        matrix[column] = [v / matrix[column][column] for v in matrix[column]]
        for r in range(k):
            if r != column:
                matrix[r] = [v - matrix[r][column] * w for v, w in zip(matrix[r], matrix[column])]
    b = float(matrix[1][k])
    return {"coefficient": b, "adjustedGapPct": (1 - exp(b)) * 100, "status": "ok"}


def utilisation(i):
    capacity, booked = {}, {}
    for c in i["capacity"]:
        key = (c["person"], c["period"])
        capacity[key] = capacity.get(key, 0) + c["hours"]
    for b in i["bookings"]:
        key = (b["person"], b["period"])
        booked[key] = booked.get(key, 0) + b["hours"]
    over = {k: h - capacity.get(k, 0) for k, h in booked.items() if h > capacity.get(k, 0)}
    with_capacity = fsum(h for k, h in booked.items() if k in capacity)
    return {"utilisation": ratio(with_capacity, fsum(capacity.values())), "overAllocatedCount": len(over), "overAllocatedHours": fsum(over.values())}


METRICS = {
    "people.fteMonths": fte_months,
    "people.planVsActual": plan_vs_actual,
    "people.loadedCost": loaded_cost,
    "people.payPosition": pay_position,
    "people.groupCompa": group_compa,
    "people.ageBenchmark": age_benchmark,
    "people.compositeBenchmark": composite,
    "people.marketPosition": market_position,
    "people.payGap": pay_gap,
    "people.adjustedGap": adjusted_gap,
    "people.utilisation": utilisation,
}
