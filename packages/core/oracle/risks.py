"""Sections 5 and 8 of METHOD.md, and control coverage of section 9."""

from datetime import date
from fractions import Fraction
from itertools import combinations
from math import exp, floor, fsum, sqrt

from basics import NORMAL, Random, exact, lognormal, mean, nearest_rank, ratio

BANDS = [{"name": "low", "max": 4}, {"name": "moderate", "max": 9}, {"name": "high", "max": 16}, {"name": "extreme", "max": 25}]


def matrix(i):
    p, c = i["probability"], i["impact"]
    if not (p in range(1, 6) and c in range(1, 6)):
        return {"score": None, "band": None}
    return {"score": p * c, "band": next(b["name"] for b in i.get("bands") or BANDS if p * c <= b["max"])}


def cell(i):
    size = i["size"]
    step = lambda v: min(size, floor(exact(v) * size) + 1)
    return {"probability": step(i["p"]), "impact": step(i["c"]), "score": step(i["p"]) * step(i["c"]), "quantitative": i["p"] * i["c"]}


def audit(i):
    rows = i["colours"]
    n = len(rows)
    where = {(r, c): rows[r][c] for r in range(n) for c in range(n)}
    red = [k for k, v in where.items() if v == "red"]
    green = [k for k, v in where.items() if v == "green"]
    low = min((Fraction(r, n) * Fraction(c, n) for r, c in red), default=None)
    high = max((Fraction(r + 1, n) * Fraction(c + 1, n) for r, c in green), default=None)
    return {
        "weakConsistency": low is None or high is None or low >= high,
        "minRed": None if low is None else float(low),
        "maxGreen": None if high is None else float(high),
        "redInLowestRowOrColumn": any(0 in k for k in red),
        "redTouchesGreen": any(abs(a - x) + abs(b - y) == 1 for a, b in red for x, y in green),
    }


def register(i):
    day = date.fromisoformat(i["asOf"])
    inherent = residual = chance = worst = 0.0
    overdue = []
    for r in i["risks"]:
        if r.get("status") == "closed":
            continue
        now = r.get("residualP", r["p"]) * r.get("residualImpact", r["impact"])
        if r.get("type", "threat") == "opportunity":
            chance += now
        else:
            inherent += r["p"] * r["impact"]
            residual += now
            worst += r["impact"]
        due = r.get("mitigationDue")
        if due and date.fromisoformat(due) < day and r.get("mitigationStatus") not in ("done", "cancelled"):
            overdue.append({"id": r["id"], "daysOverdue": (day - date.fromisoformat(due)).days})
    return {"inherentEmv": inherent, "residualEmv": residual, "reduction": 1 - residual / inherent if inherent else None, "opportunityEmv": chance, "netEmv": residual - chance, "worstCase": worst, "overdue": overdue}


def burndown(i):
    def at(day):
        total = []
        for r in i["risks"]:
            if r["openedAt"] <= day and (r["closedAt"] is None or r["closedAt"] > day):
                known = sorted((e for e in r["exposures"] if e["at"] <= day), key=lambda e: e["at"])
                total.append(known[-1]["emv"] if known else 0)
        return fsum(total)

    return {"series": [at(d) for d in i["dates"]]}


def ale(i):
    s = lognormal(i["low"], i["high"])
    square = s["sd"] ** 2 + s["mean"] ** 2
    return {"ale": i["frequency"] * s["mean"], "sd": sqrt(i["frequency"] * square)}


def curve(losses, thresholds, wanted):
    return {"exceedance": [sum(x > t for x in losses) / len(losses) for t in thresholds], "percentiles": {str(p): nearest_rank(losses, p) for p in wanted}}


def lec(i):
    found = curve(i["losses"], i["thresholds"], i.get("percentiles") or [])
    if i.get("tail") is not None:
        edge = nearest_rank(i["losses"], i["tail"])
        found["expectedShortfall"] = mean([x for x in i["losses"] if x >= edge])
    return found


def poisson(lam, u):
    term = cdf = exp(-lam)
    k = 0
    while u >= cdf:
        k += 1
        term *= lam / k
        if cdf + term == cdf:
            break
        cdf += term
    return k


def simulate(i):
    losses = [0.0] * i["trials"]
    for s in i["scenarios"]:
        random = Random(i["seed"], f"{i['stream']}/{s['id']}")
        shape = lognormal(s["low"], s["high"], s.get("confidence", 0.9))
        for t in range(i["trials"]):
            f = s["frequency"]
            u = random.float()
            count = poisson(f["lambda"], u) if f["kind"] == "poisson" else int(u < f["p"])
            for _ in range(count):
                losses[t] += exp(shape["mu"] + shape["sigma"] * NORMAL.inv_cdf(random.open()))
    return {"mean": mean(losses), **curve(losses, i["thresholds"], i["percentiles"])}


def ranking(pairs):
    ordered = sorted(pairs, key=lambda p: (p[1] is None, 0 if p[1] is None else -p[1], p[0]))
    return {"ranking": [{"id": a, "score": b} for a, b in ordered]}


def weighted(i):
    def score(scores):
        known = [(w, scores[c]) for c, w in i["weights"].items() if scores.get(c) is not None]
        return ratio(fsum(w * s for w, s in known), fsum(w for w, _ in known))

    return ranking([(x["id"], score(x["scores"])) for x in i["items"]])


def sequence(i):
    items, clock, finish = {x["id"]: x for x in i["items"]}, 0, {}
    for key in i["order"]:
        clock += items[key]["duration"]
        finish[key] = clock
    found = {"finish": finish, "delayCost": fsum(items[k]["cod"] * t for k, t in finish.items())}
    if i.get("horizon") is not None:
        found["valueByHorizon"] = fsum(items[k]["cod"] * max(0, i["horizon"] - t) for k, t in finish.items())
    return found


def precedence(i):
    """Every connected subtree is tried: no cleverness to be wrong in."""
    items = {x["id"]: x for x in i["items"]}

    def index(root):
        below = [k for k in items if root in ancestors(k)]
        best = None
        for size in range(len(below) + 1):
            for chosen in combinations(below, size):
                tree = {root, *chosen}
                if all(items[k]["after"] in tree for k in chosen):
                    value = Fraction(str(sum(items[k]["cod"] for k in tree))) / Fraction(str(sum(items[k]["duration"] for k in tree)))
                    best = value if best is None else max(best, value)
        return best

    def ancestors(key):
        up, found = items[key].get("after"), []
        while up:
            found.append(up)
            up = items[up].get("after")
        return found

    indexes = {k: index(k) for k in items}
    order, waiting, clock, cost = [], set(items), 0, []
    while waiting:
        ready = [k for k in waiting if not items[k].get("after") or items[k]["after"] in order]
        key = min(ready, key=lambda k: (-indexes[k], k))
        waiting.remove(key)
        order.append(key)
        clock += items[key]["duration"]
        cost.append(items[key]["cod"] * clock)
    return {"index": {k: float(v) for k, v in indexes.items()}, "order": order, "delayCost": fsum(cost)}


def quadrant(i):
    name = {(True, True): "do-now", (True, False): "invest", (False, True): "fill-in", (False, False): "drop"}
    return {"quadrants": {x["id"]: name[x["value"] >= i["valueCut"], x["feasibility"] >= i["feasibilityCut"]] for x in i["items"]}}


def coverage(i):
    day, limit = date.fromisoformat(i["asOf"]), i.get("maxEvidenceAgeDays", 365)
    stale = unjustified = implemented = partial = 0
    scores, groups = [], {}
    for c in i["controls"]:
        groups.setdefault(c["group"], [])
        if c["status"] == "not-applicable" and c.get("justification"):
            continue
        score = 0.0
        if c["status"] == "not-applicable":
            unjustified += 1
        if c["status"] in ("implemented", "partial"):
            on = c.get("evidenceDate")
            # Evidence of a later day does not exist yet.
            if on is None or not 0 <= (day - date.fromisoformat(on)).days <= limit:
                stale += 1
            elif c["status"] == "implemented":
                score, implemented = 1.0, implemented + 1
            else:
                score, partial = 0.5, partial + 1
        scores.append(score)
        groups[c["group"]].append(score)
    n = len(scores)
    return {"applicable": n, "implemented": implemented, "partial": partial, "staleEvidence": stale, "unjustifiedExclusions": unjustified, "strictCoverage": ratio(implemented, n), "weightedCoverage": mean(scores), "byGroup": {g: mean(s) for g, s in groups.items()}}


METRICS = {
    "risk.matrix": matrix,
    "risk.matrixCell": cell,
    "risk.matrixAudit": audit,
    "risk.emv": lambda i: {"emv": i["p"] * i["impact"]},
    "risk.mitigationRoi": lambda i: {"benefit": i["inherentEmv"] - i["residualEmv"], "roi": ratio(i["inherentEmv"] - i["residualEmv"] - i["cost"], i["cost"])},
    "risk.register": register,
    "risk.burndown": burndown,
    "risk.lognormal": lambda i: lognormal(i["low"], i["high"], i.get("confidence", 0.9)),
    "risk.ale": ale,
    "risk.lec": lec,
    "risk.simulate": simulate,
    "priority.rice": lambda i: ranking([(x["id"], x["reach"] * x["impact"] * x["confidence"] / x["effort"] if x["effort"] > 0 else None) for x in i["items"]]),
    "priority.wsjf": lambda i: ranking([(x["id"], (x["value"] + x["timeCriticality"] + x["riskOpportunity"]) / x["jobSize"] if x["jobSize"] > 0 else None) for x in i["items"]]),
    "priority.cd3": lambda i: ranking([(x["id"], x["cod"] / x["duration"] if x["duration"] > 0 else None) for x in i["items"]]),
    "priority.weighted": weighted,
    "priority.sequence": sequence,
    "priority.precedence": precedence,
    "priority.quadrant": quadrant,
    "gov.coverage": coverage,
}
