"""Writes random cases with the answers of the second implementation, in the format of the golden cases.

    python3 main.py SEED COUNT [METRIC…] > cases.json
"""

import json
import sys
from random import Random

import disclosure
import flow
import forecasts
import learning
import money
import people
import risks
from basics import METRICS as UTILITIES
from inputs import INPUTS

ANSWERS = {**UTILITIES, **flow.METRICS, **forecasts.METRICS, **money.METRICS, **people.METRICS, **risks.METRICS, **learning.METRICS, **disclosure.METRICS}
# Slow in exact fractions or in whole searches: fewer of them.
SLOW = {"sdc.protectMin": 10, "sdc.audit": 4, "sdc.intervals": 2, "people.adjustedGap": 4}


def cases(seed, count, wanted):
    for metric in sorted(wanted or INPUTS):
        random = Random(f"{seed}/{metric}")
        for number in range(max(1, count // SLOW.get(metric, 1))):
            given = INPUTS[metric](random)
            yield {"id": f"oracle/{metric}/{number}", "source": "second implementation", "metric": metric, "input": given, "expected": ANSWERS[metric](given), "tolerance": {"rel": 1e-9, "abs": 1e-9}, "kind": "derived"}


def main():
    seed, count, *wanted = sys.argv[1:]
    json.dump(list(cases(seed, int(count), wanted)), sys.stdout, allow_nan=False, ensure_ascii=False)


if __name__ == "__main__":
    main()
