"""Section 9 of METHOD.md: the machine-learning lifecycle."""

from datetime import datetime
from math import exp, fsum, inf, log, sqrt

from basics import mean, median, ratio, type7

PLACEHOLDERS = {"tbd", "n/a", "none", "unknown", "[more information needed]", "", "-"}


def data_quality(i):
    rates = {d["name"]: ratio(d["passed"], d["total"]) for d in i["dimensions"]}
    weight = {d["name"]: d.get("weight", 1) for d in i["dimensions"]}
    measured = [n for n, r in rates.items() if r is not None]
    known = fsum(weight[n] for n in measured)
    low = min((rates[n] for n in measured), default=None)
    found = {"rates": rates, "score": ratio(fsum(weight[n] * rates[n] for n in measured), known), "minimum": low, "weightCoverage": ratio(known, fsum(weight.values()))}
    return found if i.get("gate") is None or low is None else {**found, "gate": low >= i["gate"]}


def chi_squared_95(df):
    """By bisection on the series of the regularised incomplete gamma function."""
    from math import lgamma

    def cdf(x):
        a, x = df / 2, x / 2
        term = total = 1 / a
        k = 0
        while term > total * 1e-17:
            k += 1
            term *= x / (a + k)
            total += term
        return total * exp(-x + a * log(x) - lgamma(a))

    low, high = 0.0, 10.0 * df + 20
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if cdf(middle) < 0.95 else (low, middle)
    return (low + high) / 2


def psi_of(expected, actual):
    kept = [(e, a) for e, a in zip(expected, actual) if e or a]
    n, m, b = sum(e for e, _ in kept), sum(a for _, a in kept), len(kept)
    smoothed = any(e == 0 or a == 0 for e, a in kept)
    shift = 0.5 if smoothed else 0
    et, at = fsum(e + shift for e, _ in kept), fsum(a + shift for _, a in kept)
    value = fsum(((a + shift) / at - (e + shift) / et) * log(((a + shift) / at) / ((e + shift) / et)) for e, a in kept)
    bound = (1 / n + 1 / m) * chi_squared_95(b - 1) if b > 1 else None
    return {"psi": value, "smoothed": smoothed, "band": "stable" if value < 0.1 else "moderate" if value < 0.25 else "major", "critical95": bound, "exceedsSamplingNoise": bound is not None and value > bound}


def psi_bins(i):
    edges = []
    for k in range(1, i["bins"]):
        # k/B may be no decimal, so the position is found in integers.
        ordered = sorted(i["reference"])
        whole, part = divmod(k * (len(ordered) - 1), i["bins"])
        above = min(whole + 1, len(ordered) - 1)
        edge = ordered[whole] + part / i["bins"] * (ordered[above] - ordered[whole])
        if edge not in edges:
            edges.append(edge)
    inside = lambda sample: [sum(lo < x <= hi for x in sample) for lo, hi in zip([-inf, *edges], [*edges, inf])]
    expected, actual = inside(i["reference"]), inside(i["current"])
    result = psi_of(expected, actual)
    return {"edges": edges, "expected": expected, "actual": actual, "psi": result["psi"], "smoothed": result["smoothed"]}


def ks(i):
    a, b = i["a"], i["b"]
    n, m = len(a), len(b)
    d = max(abs(sum(x <= p for x in a) / n - sum(x <= p for x in b) / m) for p in {*a, *b})
    root = sqrt(n * m / (n + m))
    lam = d * root
    p = 1.0 if d == 0 else min(1.0, max(0.0, 2 * fsum((-1) ** (k - 1) * exp(-2 * k * k * lam * lam) for k in range(1, 400))))
    critical = sqrt(-0.5 * log(0.025)) / root
    return {"d": d, "critical05": critical, "pApprox": p, "drift": d > critical}


def overfit(i):
    gap = i["train"] - i["validation"] if i["higherIsBetter"] else i["validation"] - i["train"]
    bound = max(i["tolerance"], 2 * i["validationSe"])
    return {"gap": gap, "relativeGap": ratio(gap, abs(i["train"])), "flag": "overfit" if gap > bound else "suspicious-leak" if -gap > bound else "ok"}


def is_placeholder(text):
    words = (text or "").strip().lower()
    return words in PLACEHOLDERS or words.removesuffix(".").strip() in PLACEHOLDERS


def model_card(i):
    total, got, missing = [], [], []
    for s in i["sections"]:
        if s.get("notApplicable") and not is_placeholder(s.get("justification")):
            continue
        weight = s.get("weight", 1)
        total.append(weight)
        # Without a justification the section is judged like any other.
        if s.get("requiredFields"):
            share = s.get("presentFields", 0) / s["requiredFields"]
        else:
            share = 0 if is_placeholder(s.get("text")) else 1
        got.append(weight * share)
        if share == 0:
            missing.append(s["name"])
    return {"score": ratio(fsum(got), fsum(total)), "missing": missing}


def instant(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def dora(i):
    start, end = instant(i["from"]), instant(i["to"])
    seen = {}
    for d in i["deployments"]:
        if start <= instant(d["at"]) < end:
            seen.setdefault(d["id"], d)
    deployed = list(seen.values())
    n = len(deployed)
    hours = lambda a, b: (instant(b) - instant(a)).total_seconds() / 3600
    lead = [h for d in deployed for h in (hours(c, d["at"]) for c in d.get("changes") or []) if h >= 0]
    failed = [d for d in deployed if d.get("failed")]
    recovered = [hours(d["at"], d["restoredAt"]) for d in failed if d.get("restoredAt")]
    return {
        "deployments": n,
        "deploymentsPerDay": n / ((end - start).total_seconds() / 86400),
        "leadTimeMedianHours": median(lead),
        "changeFailureRate": ratio(len(failed), n),
        "rollbackRate": ratio(sum(bool(d.get("rollback")) for d in deployed), n),
        "recoveryMedianHours": median(recovered),
        "openFailures": len(failed) - len(recovered),
        "reworkRate": ratio(sum(bool(d.get("unplanned")) for d in deployed), n),
    }


def fairness(i):
    least = i.get("minGroup", 0)
    rates = {}
    for g, c in i["groups"].items():
        n = c["tp"] + c["fp"] + c["tn"] + c["fn"]
        small = n < least
        rates[g] = {
            "selection": None if small else ratio(c["tp"] + c["fp"], n),
            "tpr": None if small else ratio(c["tp"], c["tp"] + c["fn"]),
            "fpr": None if small else ratio(c["fp"], c["fp"] + c["tn"]),
        }
    column = lambda k: [r[k] for r in rates.values() if r[k] is not None]
    spread = lambda v: max(v) - min(v) if len(v) > 1 else None
    selection, tpr, fpr = column("selection"), column("tpr"), column("fpr")
    found = {
        "selectionRate": {g: r["selection"] for g, r in rates.items()},
        "tpr": {g: r["tpr"] for g, r in rates.items()},
        "fpr": {g: r["fpr"] for g, r in rates.items()},
        "demographicParityDifference": spread(selection),
        "demographicParityRatio": ratio(min(selection), max(selection)) if len(selection) > 1 else None,
        "equalOpportunityDifference": spread(tpr),
        "equalizedOddsDifference": None if spread(tpr) is None or spread(fpr) is None else max(spread(tpr), spread(fpr)),
    }
    return found


def checklist(i):
    total, got, unanswered = [], [], 0
    for x in i["items"]:
        excused = x["status"] == "na" and x.get("justification")
        if excused:
            continue
        weight = x.get("weight", 1)
        total.append(weight)
        got.append(weight * {"yes": 1, "partial": 0.5}.get(x["status"], 0))
        unanswered += x["status"] in ("unanswered", "na")
    return {"score": ratio(fsum(got), fsum(total)), "unanswered": unanswered}


def test_score(i):
    sums = {k: fsum(v) for k, v in i["sections"].items()}
    return {"sections": sums, "score": min(sums.values(), default=None)}


METRICS = {
    "ml.dataQuality": data_quality,
    "ml.psi": lambda i: psi_of(i["expected"], i["actual"]),
    "ml.psiBins": psi_bins,
    "ml.ks": ks,
    "ml.overfit": overfit,
    "ml.modelCard": model_card,
    "ml.dora": dora,
    "ml.fairness": fairness,
    "ml.checklist": checklist,
    "ml.testScore": test_score,
}
