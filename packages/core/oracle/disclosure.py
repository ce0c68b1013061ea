"""Section 7.5 to 7.9 of METHOD.md, with linear programming in exact fractions."""

from fractions import Fraction
from itertools import combinations
from math import floor, fsum

from basics import exact


def solve(objective, equations, n):
    """Largest value of the objective over x >= 0 that meets the equations: two phases, Bland's rule. None: no bound."""
    rows = []
    for coefficients, total in equations:
        sign = -1 if total < 0 else 1
        rows.append([Fraction(sign * c) for c in coefficients] + [Fraction(0)] * len(equations) + [Fraction(sign * total)])
    for k, row in enumerate(rows):
        row[n + k] = Fraction(1)
    basis = [n + k for k in range(len(rows))]

    def run(costs, allowed):
        while True:
            reduced = lambda j: costs[j] - sum(costs[basis[k]] * rows[k][j] for k in range(len(rows)))
            enter = next((j for j in range(allowed) if j not in basis and reduced(j) > 0), None)
            if enter is None:
                return sum(costs[basis[k]] * rows[k][-1] for k in range(len(rows)))
            ratios = [(rows[k][-1] / rows[k][enter], basis[k], k) for k in range(len(rows)) if rows[k][enter] > 0]
            if not ratios:
                return None
            pivot(min(ratios)[2], enter)

    def pivot(k, j):
        rows[k] = [v / rows[k][j] for v in rows[k]]
        for other in range(len(rows)):
            if other != k and rows[other][j] != 0:
                f = rows[other][j]
                rows[other] = [v - f * w for v, w in zip(rows[other], rows[k])]
        basis[k] = j

    width = n + len(equations)
    run([Fraction(0)] * n + [Fraction(-1)] * len(equations), width)
    for k in range(len(rows)):
        if basis[k] >= n:
            j = next((j for j in range(n) if rows[k][j] != 0), None)
            if j is not None:
                pivot(k, j)
    return run([Fraction(c) for c in objective] + [Fraction(0)] * len(equations), n)


def relations(i):
    """Rows, columns and the grand total as sets of cells whose sum is published."""
    cells = i["cells"]
    height, width = len(cells), len(cells[0])
    rows_known, cols_known = i.get("rowTotals", True), i.get("colTotals", True)
    hidden_rows = i.get("suppressedRowTotals") or [0] * height
    hidden_cols = i.get("suppressedColTotals") or [0] * width
    found = []
    if rows_known:
        found += [[(r, c) for c in range(width)] for r in range(height) if not hidden_rows[r]]
    if cols_known:
        found += [[(r, c) for r in range(height)] for c in range(width) if not hidden_cols[c]]
    if rows_known and cols_known and not i.get("suppressedGrandTotal"):
        found.append([(r, c) for r in range(height) for c in range(width)])
    return found


def intervals(i):
    cells, hidden = i["cells"], i["suppressed"]
    unknown = [(r, c) for r in range(len(cells)) for c in range(len(cells[0])) if hidden[r][c]]
    equations = []
    for relation in relations(i):
        inside = [k for k in relation if k in unknown]
        if inside:
            equations.append(([1 if k in inside else 0 for k in unknown], sum(Fraction(str(cells[r][c])) for r, c in inside)))
    out = []
    for place, (r, c) in enumerate(unknown):
        direction = [int(k == place) for k in range(len(unknown))]
        high = solve(direction, equations, len(unknown))
        low = -solve([-d for d in direction], equations, len(unknown))
        out.append({"row": r, "col": c, "low": float(low), "high": None if high is None else float(high), "exact": high is not None and high == low})
    return {"cells": out}


DEFAULTS = {"minContributors": 10, "pPercent": 10, "q": 100, "dominance": [[1, 50], [2, 67]], "homogeneityPct": 5}


def primary(contributions, rules=None, defaults=True):
    rules = {**(DEFAULTS if defaults else {}), **(rules or {})}
    sums = {}
    for c in contributions:
        sums[c["id"]] = sums.get(c["id"], 0) + Fraction(str(c["value"]))
    values = sorted((abs(v) for v in sums.values()), reverse=True)
    n, total = len(values), sum(values)
    largest, second = (values + [0, 0])[:2]
    failed, levels = [], [Fraction(0)]
    if rules.get("minContributors") is not None and n < rules["minContributors"]:
        failed.append("threshold")
    if rules.get("pPercent") is not None:
        need = exact(rules["pPercent"]) / exact(rules.get("q") or 100) * largest
        if total - largest - second < need:
            failed.append("p-percent")
            levels.append(need - (total - largest - second))
    for count, percent in rules.get("dominance") or []:
        top = sum(values[:count])
        if top * 100 > exact(percent) * total:
            failed.append("dominance")
            levels.append(100 / exact(percent) * top - total)
    if rules.get("homogeneityPct") is not None and n and (max(values) - min(values)) * 100 * n <= exact(rules["homogeneityPct"]) * total:
        failed.append("homogeneity")
    names = sorted(set(failed))
    return {"unsafe": bool(names), "failed": names, "n": n, "total": float(total), "upl": float(max(levels))}


def merged(lists):
    return [c for contributions in lists for c in contributions]


def audit(i):
    cells, hidden = i["cells"], i["suppressed"]
    height, width = len(cells), len(cells[0])
    rules = i.get("rules")
    rows_known = i.get("rowTotals", True) and width > 1
    cols_known = i.get("colTotals", True) and height > 1
    unsafe = lambda contributions: bool(contributions) and primary(contributions, rules)["unsafe"]
    problems = set()
    where = [(r, c) for r in range(height) for c in range(width)]
    if any(unsafe(cells[r][c]) and not hidden[r][c] for r, c in where):
        problems.add("unsafe-published")
    lines = ([[(r, c) for c in range(width)] for r in range(height)] if rows_known else []) + ([[(r, c) for r in range(height)] for c in range(width)] if cols_known else [])
    if any(unsafe(merged(cells[r][c] for r, c in line)) for line in lines) or (rows_known and cols_known and unsafe(merged(cells[r][c] for r, c in where))):
        problems.add("unsafe-total")
    values = [[float(sum(Fraction(str(c["value"])) for c in cell)) for cell in row] for row in cells]
    for found in intervals({"cells": values, "suppressed": hidden, "rowTotals": rows_known, "colTotals": cols_known})["cells"]:
        r, c = found["row"], found["col"]
        if found["exact"]:
            problems.add("exact")
        elif unsafe(cells[r][c]):
            reach = max(primary(cells[r][c], rules)["upl"], i.get("protectPct", 10) / 100 * values[r][c])
            above = found["high"] is None or found["high"] - values[r][c] >= reach - 1e-9
            if not (above and values[r][c] - found["low"] >= reach - 1e-9):
                problems.add("narrow")
    row_sets = [set(s) for k in range(height + 1) for s in combinations(range(height), k)] if rows_known else [set()]
    col_sets = [set(s) for k in range(width + 1) for s in combinations(range(width), k)] if cols_known else [set()]
    for rs in row_sets:
        for cs in col_sets:
            plus = [(r, c) for r, c in where if hidden[r][c] and r in rs and c not in cs]
            minus = [(r, c) for r, c in where if hidden[r][c] and r not in rs and c in cs]
            for alone, other in ((plus, minus), (minus, plus)):
                if not alone or other:
                    continue
                if unsafe(merged(cells[r][c] for r, c in alone)):
                    problems.add("residual")
                # A derived sum is a relation like a published one.
                if len(alone) == 2 and any(len({x["id"] for x in cells[r][c]}) == 1 for r, c in alone):
                    problems.add("singleton")
    return {"safe": not problems, "problems": sorted(problems)}


def protect_min(i):
    cells = i["cells"]
    where = [(r, c) for r in range(len(cells)) for c in range(len(cells[0]))]
    first = [k for k in where if cells[k[0]][k[1]] and primary(cells[k[0]][k[1]], i.get("rules"))["unsafe"]]
    rest = [k for k in where if k not in first]
    for size in range(len(rest) + 1):
        for extra in combinations(rest, size):
            hidden = [[int((r, c) in first or (r, c) in extra) for c in range(len(cells[0]))] for r in range(len(cells))]
            if audit({**i, "suppressed": hidden})["safe"]:
                return {"primary": [list(k) for k in first], "minSecondary": size}
    return {"primary": [list(k) for k in first], "minSecondary": None}


def differencing(i):
    found = []
    for a, b in combinations(i["populations"], 2):
        x, y = set(a["members"]), set(b["members"])
        if x & y and 0 < len(x ^ y) < i["minContributors"]:
            found.append({"a": a["id"], "b": b["id"], "size": len(x ^ y)})
    return {"violations": found}


def edition_pair(i):
    before, now = i["previous"], i["current"]
    joiners, leavers = len(now.keys() - before.keys()), len(before.keys() - now.keys())
    changed = sum(before[k] != now[k] for k in before.keys() & now.keys())
    affected = joiners + leavers + changed
    return {"joiners": joiners, "leavers": leavers, "changed": changed, "affected": affected, "action": "hold" if 0 < affected < i["minContributors"] else "publish"}


METRICS = {
    "sdc.primary": lambda i: primary(i["contributions"], i.get("rules"), i.get("defaults", True)),
    "sdc.quantileAllowed": lambda i: {"allowed": i["n"] * min(exact(i["p"]), 100 - exact(i["p"])) / 100 >= i.get("minTail", 5)},
    "sdc.roundPublish": lambda i: {"value": float(floor(Fraction(str(i["value"])) / i["base"] + Fraction(1, 2)) * i["base"])},
    "sdc.intervals": intervals,
    "sdc.audit": audit,
    "sdc.protectMin": protect_min,
    "sdc.differencing": differencing,
    "sdc.editionPair": edition_pair,
}
