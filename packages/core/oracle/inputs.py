"""Random inputs by metric id: dull ones, and the edges that METHOD.md names."""

from datetime import date, datetime, timedelta, timezone


def money(r, high=100000, decimals=2):
    return round(r.uniform(0, high), decimals)


def maybe(r, value, chance=0.5):
    return value if r.random() < chance else None


def without_none(**fields):
    return {k: v for k, v in fields.items() if v is not None}


def day(r, first="2024-01-01", span=400):
    return (date.fromisoformat(first) + timedelta(days=r.randrange(span))).isoformat()


def moment(r, first=datetime(2024, 3, 20, tzinfo=timezone.utc), hours=24 * 30):
    return (first + timedelta(minutes=r.randrange(hours * 60))).isoformat().replace("+00:00", "Z")


def counts(r, n, high):
    return [r.randint(0, high) for _ in range(n)]


def samples(r):
    return [*counts(r, r.randint(7, 14), 6), 1]


WORKFLOW = {
    "columns": [
        {"name": "Ready", "statuses": ["Ready", "Backlog"], "category": "todo"},
        {"name": "Build", "statuses": ["Build"], "category": "inProgress", "active": True},
        {"name": "Wait", "statuses": ["Wait", "Hold"], "category": "inProgress", "active": False},
        {"name": "Test", "statuses": ["Test"], "category": "inProgress", "active": True},
        {"name": "Done", "statuses": ["Done"], "category": "done"},
    ]
}
STATUSES = ["Ready", "Backlog", "Build", "Wait", "Hold", "Test", "Done", "Done", "Lost"]


def issue(r):
    start = datetime(2024, 3, 1, tzinfo=timezone.utc) + timedelta(minutes=r.randrange(60 * 24 * 20))
    clock, status = start, r.choice(STATUSES[:6])
    first, moves = status, []
    for _ in range(r.randint(0, 7)):
        clock += timedelta(minutes=r.randint(1, 60 * 24 * 9))
        to = r.choice([s for s in STATUSES if s != status])
        moves.append({"at": clock.isoformat().replace("+00:00", "Z"), "from": status, "to": to})
        status = to
    shuffled = r.sample(moves, len(moves))
    flags = []
    if r.random() < 0.5:
        begun = start + timedelta(minutes=r.randint(0, 60 * 24 * 20))
        ended = begun + timedelta(minutes=r.randint(1, 60 * 24 * 10))
        flags.append({"from": begun.isoformat().replace("+00:00", "Z"), "to": maybe(r, ended.isoformat().replace("+00:00", "Z"), 0.8)})
    return without_none(key="K-1", created=start.isoformat().replace("+00:00", "Z"), initialStatus=first, status=status, transitions=shuffled, resolution=maybe(r, r.choice(["Done", "Won't Do", "Duplicate"])), flagged=flags)


def span_of_days(r, longest=60):
    first = day(r)
    return {"from": first, "to": (date.fromisoformat(first) + timedelta(days=r.randrange(1, longest))).isoformat()}


def stretches(r):
    pairs = []
    for _ in range(r.randint(1, 25)):
        started = day(r, "2024-02-01", 60)
        pairs.append({"started": started, "done": maybe(r, (date.fromisoformat(started) + timedelta(days=r.randrange(30))).isoformat(), 0.75)})
    return pairs


def spans(r, chance, first):
    """Spans that begin at or after an instant, in order, the last one perhaps open."""
    found, clock = [], first
    for _ in range(r.randint(0 if chance < 1 else 1, 2)):
        clock += timedelta(hours=r.randint(0, 200))
        end = clock + timedelta(hours=r.randint(1, 400))
        found.append({"from": clock.isoformat().replace("+00:00", "Z"), "to": end.isoformat().replace("+00:00", "Z")})
        clock = end
    if found and r.random() < 0.5:
        found[-1]["to"] = None
    return found


def sprint(r):
    before = datetime(2024, 3, 20, tzinfo=timezone.utc)
    issues = []
    for k in range(r.randint(1, 12)):
        estimates = [{"at": before.isoformat().replace("+00:00", "Z"), "value": maybe(r, r.choice([1, 2, 3, 5, 8, 0.5]), 0.85)}]
        if r.random() < 0.4:
            estimates.append({"at": moment(r), "value": maybe(r, r.randint(1, 13), 0.9)})
        issues.append({"key": f"S-{k}", "membership": spans(r, 1, before), "estimates": estimates, "done": spans(r, 0.5, before + timedelta(hours=r.randint(0, 600)))})
    return {"sprint": {"activatedAt": "2024-04-01T09:00:00Z", "completedAt": "2024-04-12T17:00:30Z"}, "issues": issues}


def streams(r):
    names = ["data", "model", "ops", "app"][: r.randint(1, 4)]
    made = []
    for k, name in enumerate(names):
        after = [n for n in names[:k] if r.random() < 0.3]
        made.append(without_none(id=name, samples=samples(r), backlog=r.randint(0, 25), after=after or None, startOffset=maybe(r, r.randint(1, 5), 0.3), splitRate=maybe(r, {"low": 1, "high": 1.5}, 0.3), arrivals=maybe(r, counts(r, 8, 1), 0.2)))
    return {"streams": made, "trials": 200, "seed": str(r.getrandbits(64)), "stream": "ms", "percentiles": [50, 85, 95], "maxPeriods": 300}


def when(r):
    return without_none(samples=samples(r), backlog=r.randint(0, 60), trials=200, seed=str(r.getrandbits(64)), stream=r.choice(["", "when", "größe"]), percentiles=[50, 85, 99.9], splitRate=maybe(r, {"low": 1, "high": 1.6}), arrivals=maybe(r, counts(r, 9, 2), 0.4), maxPeriods=maybe(r, 60, 0.3))


def focus_rows(r, currencies=("USD",), tags=False):
    rows = []
    for _ in range(r.randint(0, 30)):
        category = r.choice(["Usage", "Usage", "Usage", "Purchase", "Tax", "Credit", "Adjustment"])
        commitment = maybe(r, r.choice(["cd-1", "cd-2"]), 0.4) if category in ("Usage", "Purchase") else None
        sign = -1 if category == "Credit" else 1
        prepaid = category == "Purchase" and r.random() < 0.7
        row = {
            "ChargeCategory": category,
            "BilledCost": sign * money(r, 500, 4),
            "EffectiveCost": 0 if prepaid else sign * money(r, 500, 4),
            "ListCost": sign * money(r, 700, 4),
            "ContractedCost": sign * money(r, 600, 4),
            "BillingCurrency": r.choice(currencies),
            "CommitmentDiscountId": commitment,
            "CommitmentDiscountStatus": r.choice(["Used", "Unused"]) if commitment and category == "Usage" else None,
        }
        if tags:
            row["Tags"] = {"run": r.choice(["train", "serve", "label"])} if r.random() < 0.7 else {}
        rows.append(row)
    return rows


def ev_account(r):
    bac = money(r, 500000)
    return {"bac": bac, "pv": r.choice([0, money(r, bac)]) if r.random() < 0.2 else money(r, bac), "ev": r.choice([0, bac, money(r, bac)]), "ac": 0 if r.random() < 0.15 else money(r, bac * 1.3)}


def schedule(r):
    total, series = 0, []
    for _ in range(r.randint(2, 14)):
        total += r.choice([0, 0, r.randint(1, 300)])
        series.append(total)
    series = series if series[-1] > 0 else [*series, 50]
    return {"pvCumulative": series, "ev": r.choice([0, series[-1], round(r.uniform(0, series[-1]), 2)]), "at": r.choice([r.randint(0, 16), round(r.uniform(0.5, 14), 1)])}


def rates(r):
    names = ["EUR", "USD", "GBP", "CHF"]
    table = {}
    for a in names:
        for b in names:
            if a != b and r.random() < 0.25:
                table.setdefault(a, {})[b] = round(r.uniform(0.5, 1.6), 4)
    return without_none(amount=money(r), **{"from": r.choice(names)}, to=r.choice(names), rates=table, via=maybe(r, r.choice(names)))


def benchmark(r):
    values = sorted(r.sample(range(50000, 150000, 100), 3))
    return {"salary": r.choice([values[0], values[1], values[2], r.randint(40000, 160000)]), "benchmark": dict(zip(("25", "50", "75"), values))}


def gap_rows(r):
    return {"rows": [{"pay": money(r, 60000) + 30000, "comparison": r.random() < 0.5, "x": [r.randint(1, 6), round(r.uniform(0, 20), 1)]} for _ in range(r.randint(22, 40))] + [{"pay": 40000, "comparison": k % 2 == 0, "x": [k, k * k]} for k in range(20)]}


def booking(r):
    people, periods = ["a", "b", "c"], ["w1", "w2", "w3"]
    some = lambda n, high: [{"person": r.choice(people), "period": r.choice(periods), "hours": r.randint(1, high)} for _ in range(n)]
    return {"bookings": some(r.randint(0, 15), 25), "capacity": [{"person": p, "period": w, "hours": 40} for p in people[: r.randint(1, 3)] for w in periods]}


def contributions(r, prefix="p", high=30):
    if r.random() < 0.3:
        return [{"id": f"{prefix}{k}", "value": 50000 + r.randint(0, 1500)} for k in range(r.randint(1, high))]
    return [{"id": f"{prefix}{r.randrange(high)}", "value": r.choice([1, 1, 8]) * money(r, 90000)} for k in range(r.randint(1, high))]


def table(r):
    height, width = r.randint(1, 3), r.randint(2, 3)
    cells = [[[{"id": f"{row}{column}-{k}", "value": 40000 + r.randint(0, 50000)} for k in range(r.choice([1, 4, 12, 14, 16, 20, 22]))] for column in range(width)] for row in range(height)]
    return without_none(cells=cells, rowTotals=maybe(r, r.random() < 0.7), colTotals=maybe(r, r.random() < 0.7), rules=maybe(r, {"dominance": None, "pPercent": 15}, 0.2))


def numbers_table(r):
    height, width = r.randint(1, 4), r.randint(1, 4)
    hidden = [[int(r.random() < 0.5) for _ in range(width)] for _ in range(height)]
    return without_none(
        cells=[[r.randint(0, 500) for _ in range(width)] for _ in range(height)],
        suppressed=hidden,
        rowTotals=maybe(r, r.random() < 0.8),
        colTotals=maybe(r, r.random() < 0.8),
        suppressedRowTotals=maybe(r, [int(r.random() < 0.3) for _ in range(height)], 0.3),
        suppressedColTotals=maybe(r, [int(r.random() < 0.3) for _ in range(width)], 0.3),
        suppressedGrandTotal=maybe(r, True, 0.2),
    )


def populations(r):
    people = [f"e{k}" for k in range(30)]
    return {"populations": [{"id": f"P{k}", "members": r.sample(people, r.randint(5, 30))} for k in range(r.randint(2, 4))], "minContributors": r.choice([5, 10])}


def pay_pair(r):
    before = {f"e{k}": r.randint(50, 99) for k in range(r.randint(0, 25))}
    now = {k: (v + 1 if r.random() < 0.2 else v) for k, v in before.items() if r.random() < 0.9}
    return {"previous": before, "current": {**now, **{f"n{k}": 70 for k in range(r.choice([0, 0, 1, 12]))}}, "minContributors": r.choice([5, 10])}


def risks(r):
    made = []
    for k in range(r.randint(0, 12)):
        made.append(without_none(id=f"R{k}", type=maybe(r, r.choice(["threat", "opportunity"])), p=round(r.random(), 2), impact=money(r), residualP=maybe(r, round(r.random(), 2)), residualImpact=maybe(r, money(r)), status=maybe(r, r.choice(["open", "closed"])), mitigationDue=maybe(r, day(r)), mitigationStatus=maybe(r, r.choice(["open", "done", "cancelled", "in-progress"]))))
    return {"risks": made, "asOf": day(r)}


def exposures(r):
    made = []
    for k in range(r.randint(1, 6)):
        opened = day(r, span=100)
        later = lambda n: (date.fromisoformat(opened) + timedelta(days=r.randrange(n))).isoformat()
        made.append({"id": f"R{k}", "openedAt": opened, "closedAt": maybe(r, later(200)), "exposures": [{"at": opened, "emv": r.randint(0, 900)}] + [{"at": later(150) , "emv": r.randint(0, 900)} for _ in range(r.randint(0, 2))]})
        made[-1]["exposures"] = list({e["at"]: e for e in made[-1]["exposures"]}.values())
    return {"risks": made, "dates": sorted(day(r, span=300) for _ in range(6))}


def scenario(r):
    low = money(r, 5000) + 1
    frequency = {"kind": "poisson", "lambda": round(r.uniform(0.05, 4), 2)} if r.random() < 0.5 else {"kind": "bernoulli", "p": round(r.random(), 2)}
    return without_none(frequency=frequency, low=low, high=low * r.uniform(1.5, 30), confidence=maybe(r, 0.8, 0.2))


def tree(r):
    made = []
    for k in range(r.randint(1, 6)):
        made.append(without_none(id="ABCDEF"[k], cod=r.randint(1, 30), duration=r.randint(1, 8), after=maybe(r, r.choice("ABCDEF"[:k]), 0.6) if k else None))
    return {"items": made}


def portfolio(r):
    items = [{"id": c, "cod": r.randint(0, 30), "duration": r.randint(1, 9)} for c in "abcdef"[: r.randint(1, 6)]]
    order = [x["id"] for x in items]
    r.shuffle(order)
    return without_none(items=items, order=order, horizon=maybe(r, r.randint(5, 40)))


def control(r, k):
    return without_none(id=f"C{k}", group=r.choice(["A", "B", "C"]), status=r.choice(["implemented", "implemented", "partial", "planned", "none", "not-applicable"]), evidenceDate=maybe(r, day(r, "2023-01-01", 540), 0.8), justification=maybe(r, "no suppliers"))


def sections(r):
    made = []
    for k in range(r.randint(1, 9)):
        fields = r.random() < 0.3
        made.append(without_none(name=f"S{k}", text=None if fields else r.choice(["prose", "TBD", " n/a. ", "None", "", "-", "[More Information Needed]"]), weight=maybe(r, r.randint(1, 3), 0.3), requiredFields=4 if fields else None, presentFields=r.randint(0, 4) if fields else None, notApplicable=maybe(r, True, 0.15), justification=maybe(r, r.choice(["no labels", "TBD"]), 0.5)))
    return {"sections": made}


def deployments(r):
    made = []
    for k in range(r.randint(0, 12)):
        at = moment(r)
        failed = r.random() < 0.3
        base = datetime.fromisoformat(at.replace("Z", "+00:00"))
        shift = lambda low, high: (base + timedelta(minutes=r.randint(low, high))).isoformat().replace("+00:00", "Z")
        made.append(without_none(id=f"d{r.randrange(15)}", at=at, changes=maybe(r, [shift(-6000, 300) for _ in range(r.randint(0, 3))]), failed=maybe(r, failed, 0.8), restoredAt=maybe(r, shift(5, 900), 0.6) if failed else None, rollback=maybe(r, r.random() < 0.3), unplanned=maybe(r, r.random() < 0.3)))
    return {"deployments": list({d["id"]: d for d in made}.values()), "from": "2024-03-25T00:00:00Z", "to": "2024-04-15T00:00:00Z"}


def fairness_counts(r):
    return without_none(groups={g: dict(zip(("tp", "fp", "tn", "fn"), counts(r, 4, r.choice([0, 3, 60]) or 8))) for g in "abcd"[: r.randint(1, 4)]}, minGroup=maybe(r, 20, 0.4))


def dimensions(r):
    made = []
    for name in ("completeness", "validity", "uniqueness", "timeliness")[: r.randint(1, 4)]:
        total = r.choice([0, 1000, r.randint(1, 5000)])
        made.append(without_none(name=name, passed=r.randint(0, total), total=total, weight=maybe(r, r.randint(1, 4))))
    return without_none(dimensions=made, gate=maybe(r, 0.5))


def histograms(r):
    n = r.randint(2, 8)
    bins = lambda: [r.choice([0, r.randint(1, 300), r.randint(1, 300)]) for _ in range(n - 1)] + [r.randint(1, 90)]
    return {"expected": bins(), "actual": bins()}


MATRIX = ["green", "yellow", "red"]

INPUTS = {
    "util.percentile": lambda r: {"values": [round(r.uniform(-50, 50), 3) for _ in range(r.randint(1, 40))], "p": r.choice([0, 7, 50, 85, 99.9, 100, round(r.uniform(0, 100), 1)]), "method": r.choice(["nearest-rank", "type7"])},
    "util.rngRaw": lambda r: {"state": [r.getrandbits(32) | 1 for _ in range(4)], "count": 8},
    "util.splitmix64": lambda r: {"seed": str(r.getrandbits(64)), "count": 5},
    "util.fnv1a64": lambda r: {"text": "".join(r.choice("abz/ äß漢😀") for _ in range(r.randint(0, 12)))},
    "util.rng": lambda r: {"seed": str(r.getrandbits(64)), "stream": r.choice(["", "a", "fraud/ö"]), "kind": r.choice(["u32", "float", "index", "normal"]), "n": r.randint(1, 50), "count": 12},
    "util.normalQuantile": lambda r: {"p": r.choice([r.random() * 1e-8 + 1e-12, r.uniform(0.001, 0.999), 1 - r.random() * 1e-7 - 1e-12])},
    "util.wilson": lambda r: (lambda n: {"successes": r.randint(0, n), "n": n, "confidence": r.choice([0.9, 0.95, 0.99])})(r.randint(1, 300)),
    "util.roundMoney": lambda r: {"amount": f"{r.choice(['', '-'])}{r.randint(0, 99999)}.{r.choice(['5', '25', '675', '005', '995', '1234565'])}", "minorDigits": r.choice([0, 2, 3])},
    "util.allocate": lambda r: {"total": r.randint(-500, 500), "weights": [r.choice([0, 1, 3, 7, 0.5]) for _ in range(r.randint(1, 7))]},
    "flow.item": lambda r: {"issue": issue(r), "workflow": WORKFLOW, "asOf": "2024-04-20T12:00:00Z", "timeZone": r.choice(["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata"]), "clockPolicy": r.choice(["first", "last"])},
    "flow.cfd": lambda r: {"issues": [issue(r) for _ in range(r.randint(1, 8))], "workflow": WORKFLOW, "from": "2024-03-05", "to": "2024-04-14", "timeZone": r.choice(["UTC", "Europe/Berlin"]), "clockPolicy": r.choice(["first", "last"])},
    "flow.netFlow": lambda r: (lambda steps: {"rows": [[sum(s[c] for s in steps[: k + 1]) for c in range(4)] for k in range(len(steps))], "startColumn": 1, "doneColumn": 3})([counts(r, 4, 3) for _ in range(r.randint(1, 9))]),
    "flow.throughput": lambda r: {**span_of_days(r), "doneDates": [maybe(r, day(r), 0.9) for _ in range(r.randint(0, 80))], "period": r.choice(["day", "week"])},
    "flow.wipSeries": lambda r: {"items": stretches(r), "from": "2024-02-10", "to": "2024-03-25"},
    "flow.littlesLaw": lambda r: {"items": stretches(r), "from": "2024-02-10", "to": "2024-03-25"},
    "flow.sle": lambda r: without_none(cycleTimes=[maybe(r, r.randint(1, 90), 0.9) for _ in range(r.randint(0, 45))], percentiles=[50, 85, 95], minSample=maybe(r, r.randint(5, 12))),
    "flow.sleAttainment": lambda r: {"cycleTimes": [maybe(r, r.randint(1, 60), 0.9) for _ in range(r.randint(0, 40))] + [7], "sleDays": r.randint(1, 60)},
    "flow.efficiency": lambda r: {"issue": issue(r), "workflow": WORKFLOW, "asOf": "2024-04-20T12:00:00Z", "clockPolicy": r.choice(["first", "last"])},
    "flow.efficiencyAggregate": lambda r: {"items": [(lambda t: {"activeSeconds": r.randint(0, t), "totalSeconds": t})(r.randint(1, 9000)) for _ in range(r.randint(1, 12))]},
    "sprint.metrics": sprint,
    "sprint.velocitySummary": lambda r: {"velocities": counts(r, r.randint(0, 12), 50), "window": r.randint(1, 8)},
    "forecast.when": when,
    "forecast.howMany": lambda r: {"samples": samples(r), "periods": r.randint(1, 12), "trials": 300, "seed": str(r.getrandbits(64)), "stream": "n", "confidences": [50, 85, 95]},
    "forecast.atLeast": lambda r: {"totals": counts(r, r.randint(1, 80), 40), "confidences": [50, 66.6, 85, 100]},
    "forecast.milestone": streams,
    "score.coverage": lambda r: {"items": [{"bound": r.randint(0, 20), "outcome": r.randint(0, 20)} for _ in range(r.randint(1, 60))], "nominal": r.choice([0.5, 0.85, 0.95]), "side": r.choice(["upper", "lower"])},
    "score.pinball": lambda r: {"items": [{"forecast": r.randint(0, 20), "outcome": round(r.uniform(0, 20), 1)} for _ in range(r.randint(1, 30))], "tau": r.choice([0.5, 0.85, 0.95])},
    "score.crps": lambda r: (lambda n: without_none(ensemble=[round(r.uniform(0, 30), 2) for _ in range(n)], outcome=round(r.uniform(0, 30), 2), estimator=r.choice(["ecdf", "fair"])))(r.randint(2, 20)) if r.random() < 0.7 else {"ensemble": [1.5, 2, 9, 4], "outcome": round(r.uniform(0, 9), 2), "weights": [round(r.uniform(0.1, 3), 2) for _ in range(4)], "estimator": "ecdf"},
    "score.brier": lambda r: {"items": [{"p": r.choice([0.1, 0.3, 0.5, 0.85]), "outcome": int(r.random() < 0.6)} for _ in range(r.randint(1, 40))]},
    "score.pit": lambda r: {"items": [{"ensemble": counts(r, r.randint(1, 12), 8), "outcome": r.randint(0, 9)} for _ in range(r.randint(1, 12))], "bins": r.choice([4, 5, 10])},
    "estimate.pert": lambda r: dict(zip("omp", sorted(money(r, 40) for _ in range(3)))),
    "estimate.triangular": lambda r: dict(zip(("min", "mode", "max"), sorted(money(r, 40) for _ in range(3)))),
    "estimate.path": lambda r: (lambda model: without_none(activities=[dict(zip("omp" if model == "pert" else ("min", "mode", "max"), sorted(r.sample(range(1, 60), 3)))) for _ in range(r.randint(1, 6))], model=model, deadline=maybe(r, r.randint(10, 150))))(r.choice(["pert", "triangular"])),
    "estimate.betaPert": lambda r: (lambda v: without_none(min=v[0], mode=v[1], max=v[2], **{"lambda": maybe(r, r.choice([2, 4, 6]), 0.4)}, percentiles=maybe(r, [10, 50, 90], 0.15)))(sorted(r.sample(range(1, 100), 3))),
    "estimate.referenceClass": lambda r: without_none(ratios=[round(r.uniform(0.7, 3), 2) for _ in range(r.randint(4, 25))], base=money(r), percentiles=[50, 80, 95], minClass=maybe(r, 8, 0.3)),
    "estimate.applyUplift": lambda r: {"base": money(r), "upliftPct": r.randint(-20, 150)},
    "evm.indices": lambda r: {**ev_account(r), **without_none(etcBottomUp=maybe(r, money(r)))},
    "evm.rollup": lambda r: {"accounts": [ev_account(r) for _ in range(r.randint(1, 8))]},
    "evm.earnedSchedule": schedule,
    "risk.matrix": lambda r: {"probability": r.randint(0, 6), "impact": r.randint(1, 5)},
    "risk.matrixCell": lambda r: {"p": r.choice([0, 0.2, 0.4, 0.6, 1, round(r.random(), 2)]), "c": r.choice([0.2, 0.8, 1, round(r.random(), 2)]), "size": r.choice([3, 4, 5])},
    "risk.matrixAudit": lambda r: (lambda n: {"colours": [[r.choice(MATRIX) for _ in range(n)] for _ in range(n)]})(r.randint(2, 5)),
    "risk.emv": lambda r: {"p": round(r.random(), 3), "impact": money(r)},
    "risk.mitigationRoi": lambda r: {"inherentEmv": money(r), "residualEmv": money(r), "cost": r.choice([0, money(r)])},
    "risk.register": risks,
    "risk.burndown": exposures,
    "risk.lognormal": lambda r: (lambda low: without_none(low=low, high=low * r.uniform(1.2, 50), confidence=maybe(r, 0.8, 0.3)))(money(r, 1000) + 1),
    "risk.ale": lambda r: (lambda low: {"frequency": round(r.uniform(0.01, 5), 2), "low": low, "high": low * r.uniform(1.2, 50)})(money(r, 1000) + 1),
    "risk.lec": lambda r: without_none(losses=[money(r, 1000) for _ in range(r.randint(1, 60))], thresholds=[0, 200, 500, 900], percentiles=[50, 90, 99.5], tail=maybe(r, 90)),
    "risk.simulate": lambda r: {"scenarios": [{"id": c, **scenario(r)} for c in "abc"[: r.randint(1, 3)]], "trials": 150, "seed": str(r.getrandbits(64)), "stream": "risk", "thresholds": [0, 1000, 20000], "percentiles": [50, 90]},
    "budget.variance": lambda r: {"plan": r.choice([0, money(r)]), "actual": money(r)},
    "budget.forecast": lambda r: (lambda n: {"plan": [money(r, 900) for _ in range(12)], "actual": [money(r, 900) for _ in range(n)], "method": r.choice(["runRate", "planRemaining", "performance"]), "window": r.randint(1, 6)})(r.randint(1, 12)),
    "budget.commitmentTrueUp": lambda r: {"usage": [money(r, 200) for _ in range(12)], "monthlyMinimum": r.choice([0, 50, 120]), "annualMinimum": r.choice([0, 1200, 1500])},
    "cloud.cost": lambda r: {"rows": focus_rows(r, ("USD", "EUR") if r.random() < 0.1 else ("USD",)), "basis": r.choice(["billed", "effective", "list", "contracted"])},
    "cloud.commitment": lambda r: {"rows": focus_rows(r)},
    "cloud.savings": lambda r: {"rows": focus_rows(r)},
    "cloud.unit": lambda r: without_none(rows=focus_rows(r, tags=True), tagKey="run", units={"train": r.randint(0, 9), "serve": r.randint(1, 90000), "absent": 4}, per=maybe(r, 1000)),
    "fx.convert": rates,
    "fx.convertSeries": lambda r: {"items": [{"period": f"2024-0{k}", "amount": money(r)} for k in range(1, r.randint(2, 9))], "periodRates": {f"2024-0{k}": round(r.uniform(0.8, 1.3), 4) for k in range(1, r.choice([6, 9]))}},
    "fx.varianceSplit": lambda r: {"budgetLocal": money(r), "actualLocal": money(r), "budgetRate": round(r.uniform(0.5, 2), 4), "actualRate": round(r.uniform(0.5, 2), 4)},
    "people.fteMonths": lambda r: {"assignments": [{"from": day(r), "to": maybe(r, day(r, "2024-06-01", 500)), "fte": r.choice([1, 0.5, 0.8, 12.4])} for _ in range(r.randint(0, 8))], "from": "2024-02-01", "to": "2025-01-15"},
    "people.planVsActual": lambda r: {"plan": {f"2024-0{k}": round(r.uniform(0, 20), 2) for k in range(1, 7)}, "actual": {f"2024-0{k}": round(r.uniform(0, 20), 2) for k in range(1, r.choice([5, 7]))}},
    "people.loadedCost": lambda r: without_none(baseAnnual=money(r), burdenRate=round(r.random(), 2), overheadAnnual=maybe(r, money(r, 9000)), fteMonths=round(r.uniform(0, 24), 2), productiveHours=maybe(r, r.randint(1200, 1800))),
    "people.payPosition": lambda r: (lambda low: without_none(salary=money(r), min=low, max=low + money(r, 40000), midpoint=maybe(r, low + 9000)))(money(r) + 1000),
    "people.groupCompa": lambda r: {"people": [without_none(salary=money(r), midpoint=money(r) + 1, fte=maybe(r, 0.5)) for _ in range(r.randint(1, 12))]},
    "people.ageBenchmark": lambda r: without_none(value=money(r), months=r.randint(0, 40), annualRate=round(r.uniform(-0.02, 0.08), 3), method=maybe(r, r.choice(["prorata", "compound"]))),
    "people.compositeBenchmark": lambda r: {"sources": [without_none(value=money(r), months=r.randint(0, 30), annualRate=0.03, weight=maybe(r, r.randint(1, 5))) for _ in range(r.randint(1, 5))], "method": r.choice(["prorata", "compound"])},
    "people.marketPosition": benchmark,
    "people.payGap": lambda r: without_none(reference=[money(r, 90) + 10 for _ in range(r.randint(5, 25))], comparison=[money(r, 90) + 10 for _ in range(r.randint(5, 25))], minContributors=maybe(r, 5)),
    "people.adjustedGap": gap_rows,
    "people.utilisation": booking,
    "sdc.primary": lambda r: without_none(contributions=contributions(r), defaults=maybe(r, r.random() < 0.5), rules=maybe(r, {"pPercent": r.choice([None, 5, 20]), "q": r.choice([100, 50]), "minContributors": r.choice([None, 3, 10])}, 0.6)),
    "sdc.quantileAllowed": lambda r: without_none(n=r.randint(1, 120), p=r.choice([10, 25, 50, 75, 90, 99]), minTail=maybe(r, 3, 0.3)),
    "sdc.roundPublish": lambda r: {"value": round(r.uniform(-99999, 999999), 2), "base": r.choice([100, 1000])},
    "sdc.intervals": numbers_table,
    "sdc.audit": lambda r: (lambda t: {**t, "suppressed": [[int(r.random() < 0.4) for _ in row] for row in t["cells"]]})(table(r)),
    "sdc.protectMin": table,
    "sdc.differencing": populations,
    "sdc.editionPair": pay_pair,
    "priority.rice": lambda r: {"items": [{"id": c, "reach": r.randint(0, 9000), "impact": r.choice([3, 2, 1, 0.5, 0.25]), "confidence": round(r.random(), 2), "effort": r.choice([0, 1, 2.5, 6])} for c in "abcdef"[: r.randint(1, 6)]]},
    "priority.wsjf": lambda r: {"items": [{"id": c, "value": r.randint(1, 20), "timeCriticality": r.randint(1, 20), "riskOpportunity": r.randint(1, 20), "jobSize": r.choice([1, 2, 5, 8])} for c in "abcdef"[: r.randint(1, 6)]]},
    "priority.cd3": lambda r: {"items": [{"id": c, "cod": r.randint(0, 40), "duration": r.randint(1, 9)} for c in "abcdef"[: r.randint(1, 6)]]},
    "priority.weighted": lambda r: {"items": [{"id": c, "scores": {k: r.randint(1, 5) for k in ("value", "feasibility", "data") if r.random() < 0.8}} for c in "abcdef"[: r.randint(1, 6)]], "weights": {"value": 3, "feasibility": 2, "data": r.choice([1, 2.5])}},
    "priority.sequence": portfolio,
    "priority.precedence": tree,
    "priority.quadrant": lambda r: {"items": [{"id": c, "value": r.randint(1, 5), "feasibility": r.randint(1, 5)} for c in "abcdef"[: r.randint(1, 6)]], "valueCut": 3, "feasibilityCut": 3},
    "ml.dataQuality": dimensions,
    "ml.psi": histograms,
    "ml.psiBins": lambda r: {"reference": counts(r, r.randint(12, 60), 40), "current": counts(r, r.randint(12, 60), 50), "bins": r.choice([4, 5, 8, 10])},
    "ml.ks": lambda r: {"a": [round(r.uniform(0, 10), 1) for _ in range(r.randint(2, 40))], "b": [round(r.uniform(0, 12), 1) for _ in range(r.randint(2, 40))]},
    "ml.overfit": lambda r: {"train": round(r.uniform(-1, 1), 3) or 0.5, "validation": round(r.uniform(-1, 1), 3), "higherIsBetter": r.random() < 0.5, "validationSe": round(r.uniform(0, 0.3), 3), "tolerance": round(r.uniform(0, 0.3), 3)},
    "ml.modelCard": sections,
    "ml.dora": deployments,
    "ml.fairness": fairness_counts,
    "ml.checklist": lambda r: {"items": [without_none(status=r.choice(["yes", "partial", "no", "unanswered", "na"]), weight=maybe(r, 2, 0.3), justification=maybe(r, "no randomness")) for _ in range(r.randint(1, 12))]},
    "ml.testScore": lambda r: {"sections": {k: [r.choice([0, 0.5, 1]) for _ in range(7)] for k in ("data", "model", "infrastructure", "monitoring")}},
    "gov.coverage": lambda r: without_none(framework="iso-42001", controls=[control(r, k) for k in range(r.randint(1, 20))], asOf="2024-06-01", maxEvidenceAgeDays=maybe(r, 200)),
}
