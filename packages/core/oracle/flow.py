"""Section 2 of METHOD.md: flow from issue histories, sprints."""

from datetime import date, datetime, timedelta, timezone
from math import fsum
from zoneinfo import ZoneInfo

from basics import mean, median, nearest_rank, ratio, wilson

EXCLUDED = ["Won't Do", "Duplicate", "Declined", "Cannot Reproduce"]


def at(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def local(instant, zone):
    return instant.astimezone(ZoneInfo(zone)).date()


class Timeline:
    """Stays as (column or None, from instant), oldest first; the last one lasts."""

    def __init__(self, issue, workflow, as_of):
        columns = workflow["columns"]
        number = {s: k for k, c in enumerate(columns) for s in c["statuses"]}
        moves = sorted((t for t in issue["transitions"] if at(t["at"]) <= as_of), key=lambda t: at(t["at"]))
        everything = sorted(issue["transitions"], key=lambda t: at(t["at"]))
        first = everything[0].get("from") if everything else None
        first = first or issue.get("initialStatus") or issue.get("status")
        self.unmapped = []
        self.stays = []
        self.backward = self.reopened = 0
        self.category = lambda k: None if k is None else columns[k]["category"]
        here = number.get(first)
        if here is None and first is not None:
            self.unmapped.append(first)
        self.stays.append((here, at(issue["created"])))
        for move in moves:
            there = number.get(move["to"])
            if there is None:
                self.unmapped.append(move["to"])
                continue
            if here is not None and there < here:
                self.backward += 1
            if self.category(here) == "done" and self.category(there) != "done":
                self.reopened += 1
            if there != here:
                self.stays.append((there, at(move["at"])))
            here = there


def item(i):
    issue, as_of, zone = i["issue"], at(i["asOf"]), i["timeZone"]
    line = Timeline(issue, i["workflow"], as_of)
    category = [line.category(k) for k, _ in line.stays]
    start = None
    begin = 0
    if i.get("clockPolicy", "first") == "last":
        begin = max([k for k, c in enumerate(category) if c == "todo"], default=-1) + 1
    for k in range(begin, len(category)):
        if category[k] == "inProgress":
            start = line.stays[k][1]
            break
    done = None
    for k in range(len(category) - 1, -1, -1):
        if category[k] != "done":
            break
        done = line.stays[k][1]
    found = {"reopenedCount": line.reopened, "backwardMoves": line.backward, "started": None, "done": None, "cycleTimeDays": None, "leadTimeDays": None, "ageDays": None}
    if done and issue.get("resolution") in i.get("excludedResolutions", EXCLUDED):
        return {**found, "state": "excluded"}
    if done:
        found["done"] = local(done, zone).isoformat()
        found["leadTimeDays"] = (local(done, zone) - local(at(issue["created"]), zone)).days + 1
        if start is None or start == done:
            return {**found, "state": "closed-without-start"}
        return {**found, "state": "done", "started": local(start, zone).isoformat(), "cycleTimeDays": (local(done, zone) - local(start, zone)).days + 1}
    if start is None:
        return {**found, "state": "not-started"}
    return {**found, "state": "in-progress", "started": local(start, zone).isoformat(), "ageDays": (local(as_of, zone) - local(start, zone)).days + 1}


def days(first, last):
    day = date.fromisoformat(first)
    while day <= date.fromisoformat(last):
        yield day
        day += timedelta(days=1)


def throughput(i):
    first, last = date.fromisoformat(i["from"]), date.fromisoformat(i["to"])
    monday = lambda d: d - timedelta(days=d.weekday())
    labels = [d for d in days(i["from"], i["to"])] if i["period"] == "day" else sorted({monday(d) for d in days(i["from"], i["to"])})
    length = timedelta(days=0 if i["period"] == "day" else 6)
    done = [date.fromisoformat(d) for d in i["doneDates"] if d]
    inside = [d for d in done if first <= d <= last]
    return {
        "labels": [d.isoformat() for d in labels],
        "counts": [sum(d <= x <= d + length for x in inside) for d in labels],
        "complete": [first <= d and d + length <= last for d in labels],
    }


def wip_series(i):
    labels = [d.isoformat() for d in days(i["from"], i["to"])]
    return {"labels": labels, "counts": [sum(x["started"] is not None and x["started"] <= d and (x["done"] is None or x["done"] > d) for x in i["items"]) for d in labels]}


def littles_law(i):
    items = [x for x in i["items"] if x["started"]]
    span = [d.isoformat() for d in days(i["from"], i["to"])]
    left = [x for x in items if x["done"] and i["from"] <= x["done"] <= i["to"]]
    touched = sum(x["started"] <= d and (x["done"] is None or d <= x["done"]) for d in span for x in items)
    average = touched / len(span)
    cycle = mean([(date.fromisoformat(x["done"]) - date.fromisoformat(x["started"])).days + 1 for x in left])
    rate = len(left) / len(span)
    predicted = None if cycle is None else rate * cycle
    return {"avgWip": average, "throughputPerDay": rate, "avgCycleTimeDays": cycle, "predictedWip": predicted, "ratio": ratio(average, predicted) if predicted else None, "arrivals": sum(i["from"] <= x["started"] <= i["to"] for x in items), "departures": len(left)}


def sle(i):
    values = [v for v in i["cycleTimes"] if v is not None]
    n, least = len(values), i.get("minSample", 10)
    if n < least:
        return {"n": n, "status": "insufficient-sample", "percentiles": {str(p): None for p in i["percentiles"]}}
    return {"n": n, "status": "low-confidence" if n < 30 else "ok", "percentiles": {str(p): nearest_rank(values, p) for p in i["percentiles"]}}


def attainment(i):
    values = [v for v in i["cycleTimes"] if v is not None]
    hits = sum(v <= i["sleDays"] for v in values)
    low, high = wilson(hits, len(values))
    return {"share": ratio(hits, len(values)), "hits": hits, "n": len(values), "wilsonLow": low, "wilsonHigh": high}


def value_at(changes, instant):
    known = [c for c in sorted(changes, key=lambda c: at(c["at"])) if at(c["at"]) <= instant]
    return known[-1]["value"] if known and known[-1]["value"] is not None else 0


def inside(spans, instant):
    return any(at(s["from"]) <= instant and (s["to"] is None or instant < at(s["to"])) for s in spans)


def at_close(spans, instant):
    return any(at(s["from"]) <= instant and (s["to"] is None or instant <= at(s["to"])) for s in spans)


def sprint(i):
    s, e = at(i["sprint"]["activatedAt"]), at(i["sprint"]["completedAt"])
    total = dict.fromkeys(("committed", "added", "removed", "final", "completed", "fromCommitment"), 0)
    for x in i["issues"]:
        begun, closed = inside(x["membership"], s), at_close(x["membership"], e)
        joins = sorted(at(m["from"]) for m in x["membership"] if s < at(m["from"]) < e)
        if (begun and inside(x["done"], s)) or (not begun and (not joins or inside(x["done"], joins[0]))):
            continue
        done = inside(x["done"], e)
        if begun:
            total["committed"] += value_at(x["estimates"], s)
        else:
            total["added"] += value_at(x["estimates"], joins[0])
        if not closed:
            left = max(at(m["to"]) for m in x["membership"] if m["to"] and s < at(m["to"]) < e)
            total["removed"] += value_at(x["estimates"], left)
        else:
            total["final"] += value_at(x["estimates"], e)
            if done:
                total["completed"] += value_at(x["estimates"], e)
                if begun:
                    total["fromCommitment"] += value_at(x["estimates"], s)
    again = total["final"] - (total["committed"] + total["added"] - total["removed"])
    c = total["committed"]
    return {
        "committed": c,
        "added": total["added"],
        "removed": total["removed"],
        "final": total["final"],
        "reestimated": again,
        "completed": total["completed"],
        "velocity": total["completed"],
        "carriedOver": total["final"] - total["completed"],
        "completedFromCommitment": total["fromCommitment"],
        "commitmentReliability": ratio(total["fromCommitment"], c),
        "completionRatio": ratio(total["completed"], c),
        "scopeChangeNet": ratio(total["added"] - total["removed"] + again, c),
        "scopeChurn": ratio(total["added"] + total["removed"] + abs(again), c),
    }


def velocity(i):
    last = i["velocities"][-i["window"] :] if i["window"] > 0 else []
    return {"mean": mean(last), "median": median(last), "min": min(last, default=None), "max": max(last, default=None), "n": len(last)}


def efficiency(i):
    issue, as_of = i["issue"], at(i["asOf"])
    line = Timeline(issue, i["workflow"], as_of)
    columns = i["workflow"]["columns"]
    category = [line.category(k) for k, _ in line.stays]
    begin = max([k for k, c in enumerate(category) if c == "todo"], default=-1) + 1 if i.get("clockPolicy", "first") == "last" else 0
    start = next((line.stays[k][1] for k in range(begin, len(category)) if category[k] == "inProgress"), None)
    if start is None:
        return {"efficiency": None}
    end = as_of
    for k in range(len(category) - 1, -1, -1):
        if category[k] != "done":
            break
        end = line.stays[k][1]
    edges = {start, end} | {t for _, t in line.stays}
    for f in issue.get("flagged") or []:
        edges |= {at(f["from"])} | ({at(f["to"])} if f["to"] else set())
    edges = sorted(x for x in edges if start <= x <= end)
    active = 0.0
    for a, b in zip(edges, edges[1:]):
        column = [k for k, t in line.stays if t <= a][-1]
        blocked = any(at(f["from"]) <= a and (f["to"] is None or a < at(f["to"])) for f in issue.get("flagged") or [])
        if column is not None and columns[column].get("active") and not blocked:
            active += (b - a).total_seconds()
    total = (end - start).total_seconds()
    marked = any(c.get("active") for c in columns)
    return {"activeSeconds": active, "totalSeconds": total, "efficiency": ratio(active, total) if marked else None}


def efficiency_aggregate(i):
    known = [x for x in i["items"] if x.get("totalSeconds")]
    return {"efficiency": ratio(fsum(x["activeSeconds"] for x in known), fsum(x["totalSeconds"] for x in known)), "n": len(known)}


def cfd(i):
    """Arrival is read off a list of stays, column by column."""
    columns, zone = i["workflow"]["columns"], i["timeZone"]
    last = datetime.combine(date.fromisoformat(i["to"]) + timedelta(days=1), datetime.min.time(), ZoneInfo(zone)) - timedelta(microseconds=1)
    as_of = at(i["asOf"]) if i.get("asOf") else last
    first_done = next((k for k, c in enumerate(columns) if c["category"] == "done"), len(columns))
    arrivals = [[] for _ in columns]
    for issue in i["issues"]:
        stays = [(k, t) for k, t in Timeline(issue, i["workflow"], as_of).stays if k is not None]
        for c in range(len(columns)):
            if i.get("clockPolicy", "first") == "first" and c < first_done:
                reached = next((t for k, t in stays if k >= c), None)
            else:
                reached = None
                for k, t in reversed(stays):
                    if k < c:
                        break
                    reached = t
            if reached is not None:
                arrivals[c].append(local(reached, zone))
    return {"columns": [c["name"] for c in columns], "rows": [[sum(a <= d for a in column) for column in arrivals] for d in days(i["from"], i["to"])]}


def net_flow(i):
    step = lambda c: [0] + [b[c] - a[c] for a, b in zip(i["rows"], i["rows"][1:])]
    arrivals, departures = step(i["startColumn"]), step(i["doneColumn"])
    return {"arrivals": arrivals, "departures": departures, "netFlow": [a - d for a, d in zip(arrivals, departures)]}


METRICS = {
    "flow.item": item,
    "flow.cfd": cfd,
    "flow.netFlow": net_flow,
    "flow.throughput": throughput,
    "flow.wipSeries": wip_series,
    "flow.littlesLaw": littles_law,
    "flow.sle": sle,
    "flow.sleAttainment": attainment,
    "flow.efficiency": efficiency,
    "flow.efficiencyAggregate": efficiency_aggregate,
    "sprint.metrics": sprint,
    "sprint.velocitySummary": velocity,
}
