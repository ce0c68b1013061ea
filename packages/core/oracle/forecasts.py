"""Section 3 of METHOD.md: simulation, scores, estimates."""

from collections import defaultdict
from math import ceil, exp, fsum, lgamma, log, sqrt

from basics import NORMAL, Random, exact, mean, nearest_rank, rank, wilson


def periods_until_done(stream, random, limit):
    remaining = stream["backlog"]
    if stream.get("splitRate"):
        low, high = stream["splitRate"]["low"], stream["splitRate"]["high"]
        factor = low + (high - low) * random.float()
        remaining = ceil(round(remaining * factor * 1e9) / 1e9)
    if remaining <= 0:
        return 0
    samples, arrivals = stream["samples"], stream.get("arrivals") or []
    for period in range(1, limit + 1):
        remaining -= samples[random.index(len(samples))]
        if remaining <= 0:
            return period
        if arrivals:
            remaining += arrivals[random.index(len(arrivals))]
    return float("inf")


def percentiles(outcomes, wanted):
    found = {str(p): nearest_rank(outcomes, p) for p in wanted}
    return {p: None if v == float("inf") else v for p, v in found.items()}


def when(i):
    if not any(s > 0 for s in i["samples"]):
        return {"percentiles": {str(p): None for p in i["percentiles"]}, "status": "no-throughput", "mean": None}
    random = Random(i["seed"], i["stream"])
    outcomes = [periods_until_done(i, random, i.get("maxPeriods", 1000)) for _ in range(i["trials"])]
    censored = sum(o == float("inf") for o in outcomes)
    return {"percentiles": percentiles(outcomes, i["percentiles"]), "mean": None if censored else mean(outcomes), "censored": censored, "status": "ok"}


def at_least(totals, confidences):
    ordered = sorted(totals, reverse=True)
    return {str(c): ordered[rank(c, len(ordered)) - 1] for c in confidences}


def how_many(i):
    random = Random(i["seed"], i["stream"])
    totals = [sum(i["samples"][random.index(len(i["samples"]))] for _ in range(i["periods"])) for _ in range(i["trials"])]
    return {"atLeast": at_least(totals, i["confidences"]), "mean": mean(totals)}


def milestone(i):
    finish, waiting = {}, list(i["streams"])
    while waiting:
        stream = next(s for s in waiting if all(a in finish for a in s.get("after") or []))
        waiting.remove(stream)
        random = Random(i["seed"], f"{i['stream']}/{stream['id']}")
        done = []
        for trial in range(i["trials"]):
            start = max([stream.get("startOffset") or 0] + [finish[a][trial] for a in stream.get("after") or []])
            done.append(start + periods_until_done(stream, random, i.get("maxPeriods", 1000)))
        finish[stream["id"]] = done
    joint = [max(f[t] for f in finish.values()) for t in range(i["trials"])]
    return {
        "percentiles": percentiles(joint, i["percentiles"]),
        "streams": {k: percentiles(v, i["percentiles"]) for k, v in finish.items()},
        "finishesLast": {k: sum(a == b for a, b in zip(v, joint)) / i["trials"] for k, v in finish.items()},
    }


def coverage(i):
    upper = i["side"] == "upper"
    hits = sum((x["outcome"] <= x["bound"]) if upper else (x["outcome"] >= x["bound"]) for x in i["items"])
    n = len(i["items"])
    low, high = wilson(hits, n)
    return {"hits": hits, "n": n, "coverage": hits / n, "wilsonLow": low, "wilsonHigh": high, "consistent": low <= i["nominal"] <= high}


def pinball(i):
    tau = i["tau"]
    losses = [tau * (x["outcome"] - x["forecast"]) if x["outcome"] >= x["forecast"] else (1 - tau) * (x["forecast"] - x["outcome"]) for x in i["items"]]
    return {"mean": mean(losses), "losses": losses}


def crps(i):
    members, y, m = i["ensemble"], i["outcome"], len(i["ensemble"])
    raw = i.get("weights") or [1] * m
    w = [x / fsum(raw) for x in raw]
    first = fsum(w[a] * abs(members[a] - y) for a in range(m))
    pairs = fsum(w[a] * w[b] * abs(members[a] - members[b]) for a in range(m) for b in range(m))
    if i["estimator"] == "fair":
        pairs = fsum(abs(a - b) for a in members for b in members) / (m * (m - 1))
    return {"crps": first - pairs / 2}


def brier(i):
    items, n = i["items"], len(i["items"])
    groups = defaultdict(list)
    for x in items:
        groups[x["p"]].append(x["outcome"])
    base = mean([x["outcome"] for x in items])
    score = mean([(x["p"] - x["outcome"]) ** 2 for x in items])
    reliability = fsum(len(o) * (p - mean(o)) ** 2 for p, o in groups.items()) / n
    resolution = fsum(len(o) * (mean(o) - base) ** 2 for o in groups.values()) / n
    uncertainty = base * (1 - base)
    return {"brier": score, "baseRate": base, "reliability": reliability, "resolution": resolution, "uncertainty": uncertainty, "skill": None if uncertainty == 0 else 1 - score / uncertainty}


def pit(i):
    bins, total, mid = i["bins"], [0.0] * i["bins"], []
    for x in i["items"]:
        n = len(x["ensemble"])
        below, upto = sum(e < x["outcome"] for e in x["ensemble"]), sum(e <= x["outcome"] for e in x["ensemble"])
        mid.append((below / n + upto / n) / 2)
        if below == upto:
            total[max(0, -(-below * bins // n) - 1)] += 1
            continue
        for b in range(bins):
            overlap = min(upto / n, (b + 1) / bins) - max(below / n, b / bins)
            total[b] += max(0.0, overlap) / ((upto - below) / n)
    return {"histogram": [t / len(i["items"]) for t in total], "midPit": mid}


def pert(o, m, p):
    return {"mean": (o + 4 * m + p) / 6, "sd": (p - o) / 6, "variance": ((p - o) / 6) ** 2}


def triangular(a, m, b):
    return {"mean": (a + m + b) / 3, "variance": (a * a + m * m + b * b - a * m - a * b - m * b) / 18}


def path(i):
    parts = [pert(a["o"], a["m"], a["p"]) if i["model"] == "pert" else triangular(a["min"], a["mode"], a["max"]) for a in i["activities"]]
    average, variance = fsum(p["mean"] for p in parts), fsum(p["variance"] for p in parts)
    found = {"mean": average, "variance": variance, "sd": sqrt(variance)}
    return found if i.get("deadline") is None else {**found, "probability": NORMAL.cdf((i["deadline"] - average) / sqrt(variance))}


def beta_cdf(x, a, b):
    """Tanh-sinh quadrature of the density: slow, and nothing like a continued fraction."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    from math import cosh, pi, sinh, tanh

    scale, total, h = lgamma(a + b) - lgamma(a) - lgamma(b), [], 1 / 64
    for k in range(-64 * 4, 64 * 4 + 1):
        t = k * h
        u = tanh(pi / 2 * sinh(t))
        weight = pi / 2 * cosh(t) / cosh(pi / 2 * sinh(t)) ** 2
        point = x * (1 + u) / 2
        if 0 < point < 1 and weight > 0:
            total.append(exp(scale + (a - 1) * log(point) + (b - 1) * log(1 - point)) * weight)
    return fsum(total) * h * x / 2


def beta_pert(i):
    a, m, b, lam = i["min"], i["mode"], i["max"], i.get("lambda", 4)
    alpha, beta = 1 + lam * (m - a) / (b - a), 1 + lam * (b - m) / (b - a)
    average = (a + lam * m + b) / (lam + 2)
    found = {"alpha": alpha, "beta": beta, "mean": average, "sd": sqrt((average - a) * (b - average) / (lam + 3))}
    if i.get("percentiles"):
        found["percentiles"] = {}
        for p in i["percentiles"]:
            low, high, wanted = 0.0, 1.0, float(exact(p) / 100)
            for _ in range(60):
                middle = (low + high) / 2
                low, high = (middle, high) if beta_cdf(middle, alpha, beta) < wanted else (low, middle)
            found["percentiles"][str(p)] = a + (b - a) * (low + high) / 2
    return found


def reference_class(i):
    ratios = i["ratios"]
    if len(ratios) < i.get("minClass", 10):
        return {"status": "insufficient-class"}
    uplift = {str(p): nearest_rank(ratios, p) - 1 for p in i["percentiles"]}
    return {"status": "ok", "uplift": uplift, "forecast": {p: i["base"] * (1 + u) for p, u in uplift.items()}}


METRICS = {
    "forecast.when": when,
    "forecast.howMany": how_many,
    "forecast.atLeast": lambda i: {"atLeast": at_least(i["totals"], i["confidences"])},
    "forecast.milestone": milestone,
    "score.coverage": coverage,
    "score.pinball": pinball,
    "score.crps": crps,
    "score.brier": brier,
    "score.pit": pit,
    "estimate.pert": lambda i: pert(i["o"], i["m"], i["p"]),
    "estimate.triangular": lambda i: triangular(i["min"], i["mode"], i["max"]),
    "estimate.path": path,
    "estimate.betaPert": beta_pert,
    "estimate.referenceClass": reference_class,
    "estimate.applyUplift": lambda i: {"forecast": i["base"] * (1 + i["upliftPct"] / 100)},
}
