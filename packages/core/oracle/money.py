"""Sections 4 and 6 of METHOD.md: earned value, budget, cloud, currency."""

from math import fsum

from basics import mean, ratio


def indices(i):
    bac, pv, ev, ac = (i[k] for k in ("bac", "pv", "ev", "ac"))
    cpi, spi = (ev / ac if ac > 0 else None), (ev / pv if pv > 0 else None)
    rest = bac - ev
    eac = {
        "Plan": ac + rest,
        "Cpi": ac + rest / cpi if cpi else None,
        "CpiSpi": ac + rest / (cpi * spi) if cpi and spi else None,
        "BottomUp": ac + i["etcBottomUp"] if i.get("etcBottomUp") is not None else None,
    }
    found = {"cv": ev - ac, "sv": ev - pv, "cpi": cpi, "spi": spi, "pctComplete": ratio(ev, bac), "pctSpent": ratio(ac, bac)}
    for name, value in eac.items():
        found[f"eac{name}"] = value
        found[f"etc{name}"] = None if value is None else value - ac
        found[f"vac{name}"] = None if value is None else bac - value
    found["tcpiBac"] = None if bac <= ac or ev >= bac else rest / (bac - ac)
    found["tcpiEac"] = None if ev >= bac or not cpi else cpi
    return found


def rollup(i):
    totals = {k: fsum(a[k] for a in i["accounts"]) for k in ("bac", "pv", "ev", "ac")}
    return {**indices(totals), **{f"total{k.capitalize()}": v for k, v in totals.items()}}


def earned_schedule(i):
    pv, ev, at = [0, *i["pvCumulative"]], i["ev"], i["at"]
    bac = pv[-1]
    pd = next(k for k, v in enumerate(pv) if v == bac)
    if ev <= 0:
        es = 0
    elif ev >= bac:
        es = pd
    else:
        c = max(k for k in range(pd + 1) if pv[k] <= ev)
        es = c + (ev - pv[c]) / (pv[c + 1] - pv[c])
    spi = ratio(es, at)
    return {"es": es, "pd": pd, "svT": es - at, "spiT": spi, "ieacT": pd / spi if spi else None, "tspi": None if at >= pd or es >= pd else (pd - es) / (pd - at)}


def variance(i):
    v = i["plan"] - i["actual"]
    return {"variance": v, "variancePct": ratio(v, i["plan"]), "favourable": v >= 0}


def forecast(i):
    plan, actual, w = i["plan"], i["actual"], i["window"]
    n = len(actual)
    ytd_plan, ytd, rest, budget = fsum(plan[:n]), fsum(actual), fsum(plan[n:]), fsum(plan)
    monthly = mean(actual[-w:]) if actual else None
    total = {
        "runRate": None if monthly is None else ytd + monthly * (len(plan) - n),
        "planRemaining": ytd + rest,
        "performance": ytd + rest * ytd / ytd_plan if ytd_plan else None,
    }[i["method"]]
    return {
        "ytdPlan": ytd_plan,
        "ytdActual": ytd,
        "budget": budget,
        "monthlyRunRate": monthly,
        "annualisedRunRate": None if monthly is None else monthly * 12,
        "forecast": total,
        "varianceAtCompletion": None if total is None else budget - total,
    }


def true_up(i):
    short = [max(0, i["monthlyMinimum"] - u) for u in i["usage"]]
    billed = [u + s for u, s in zip(i["usage"], short)]
    due = max(0, i["annualMinimum"] - fsum(billed))
    billed[-1] += due
    return {"monthlyShortfall": short, "trueUp": due, "billed": billed, "total": fsum(billed), "usageTotal": fsum(i["usage"])}


COLUMN = {"billed": "BilledCost", "effective": "EffectiveCost", "list": "ListCost", "contracted": "ContractedCost"}


def cost(i):
    rows, basis = i["rows"], i["basis"]
    if len({r["BillingCurrency"] for r in rows}) > 1:
        return {"total": None, "status": "mixed-currency"}
    # Purchases that prepay usage would count the price twice.
    counted = [r for r in rows if not (basis in ("list", "contracted") and r["ChargeCategory"] == "Purchase" and r["BilledCost"] > 0 and r["EffectiveCost"] == 0)]
    by = {}
    for r in counted:
        by.setdefault(r["ChargeCategory"], []).append(r[COLUMN[basis]])
    return {"total": fsum(r[COLUMN[basis]] for r in counted), "byCategory": {k: fsum(v) for k, v in by.items()}, "status": "ok"}


def commitment(i):
    found = {}
    for key in {r["CommitmentDiscountId"] for r in i["rows"]} - {None}:
        rows = [r for r in i["rows"] if r["CommitmentDiscountId"] == key]
        usage = [r for r in rows if r["ChargeCategory"] == "Usage"]
        used = fsum(r["EffectiveCost"] for r in usage if r["CommitmentDiscountStatus"] == "Used")
        unused = fsum(r["EffectiveCost"] for r in usage if r["CommitmentDiscountStatus"] == "Unused")
        found[key] = {"purchased": fsum(r["BilledCost"] for r in rows if r["ChargeCategory"] == "Purchase"), "used": used, "unused": unused, "utilisation": ratio(used, used + unused)}
    return {"commitments": found}


def savings(i):
    usage = [r for r in i["rows"] if r["ChargeCategory"] == "Usage"]
    listed = fsum(r["ListCost"] for r in usage if r["CommitmentDiscountStatus"] != "Unused")
    effective = fsum(r["EffectiveCost"] for r in usage)
    return {"listCost": listed, "effectiveCost": effective, "savings": listed - effective, "effectiveSavingsRate": ratio(listed - effective, listed)}


def unit(i):
    tagged, per = {key: [] for key in i["units"]}, i.get("per", 1)
    rest = []
    for r in i["rows"]:
        value = (r.get("Tags") or {}).get(i["tagKey"])
        (rest if value is None else tagged.setdefault(value, [])).append(r["EffectiveCost"])
    allocated = {k: fsum(v) for k, v in tagged.items()}
    loose, whole = fsum(rest), fsum(allocated.values()) + fsum(rest)
    units = {k: None if not n else allocated.get(k, 0) / n * per for k, n in i["units"].items()}
    return {"allocated": {k: v for k, v in allocated.items()}, "unallocated": loose, "allocationCoverage": ratio(fsum(allocated.values()), whole), "unitCost": units}


def rate(rates, a, b):
    if a == b:
        return 1
    direct = rates.get(a, {}).get(b)
    inverse = rates.get(b, {}).get(a)
    return direct if direct is not None else 1 / inverse if inverse is not None else None


def convert(i):
    rates, a, b, via = i["rates"], i["from"], i["to"], i.get("via")
    if a == b:
        return {"amount": i["amount"], "path": [a]}
    direct = rate(rates, a, b)
    if direct is not None:
        return {"amount": i["amount"] * direct, "path": [a, b]}
    if via and rate(rates, a, via) is not None and rate(rates, via, b) is not None:
        return {"amount": i["amount"] * rate(rates, a, via) * rate(rates, via, b), "path": [a, via, b]}
    return {"amount": None, "path": None}


def convert_series(i):
    amounts = [x["amount"] * i["periodRates"][x["period"]] if x["period"] in i["periodRates"] else None for x in i["items"]]
    missing = [x["period"] for x in i["items"] if x["period"] not in i["periodRates"]]
    return {"amounts": amounts, "total": None if missing else fsum(amounts), "missingPeriods": missing}


def variance_split(i):
    budget, actual, at_budget = i["budgetLocal"] * i["budgetRate"], i["actualLocal"] * i["actualRate"], i["actualLocal"] * i["budgetRate"]
    return {
        "budget": budget,
        "actual": actual,
        "total": budget - actual,
        "volume": (i["budgetLocal"] - i["actualLocal"]) * i["budgetRate"],
        "fx": i["actualLocal"] * (i["budgetRate"] - i["actualRate"]),
        "actualAtBudgetRate": at_budget,
    }


METRICS = {
    "evm.indices": indices,
    "evm.rollup": rollup,
    "evm.earnedSchedule": earned_schedule,
    "budget.variance": variance,
    "budget.forecast": forecast,
    "budget.commitmentTrueUp": true_up,
    "cloud.cost": cost,
    "cloud.commitment": commitment,
    "cloud.savings": savings,
    "cloud.unit": unit,
    "fx.convert": convert,
    "fx.convertSeries": convert_series,
    "fx.varianceSplit": variance_split,
}
