"""Section 1 of METHOD.md, and what other sections build on. Standard library only, written from METHOD.md and not from the product."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import ceil, exp, floor, fsum, log, sqrt
from statistics import NormalDist

M64 = (1 << 64) - 1
M32 = (1 << 32) - 1
NORMAL = NormalDist()


def exact(number):
    """The decimal as written: 99.9 is 999/10 and not the nearest binary fraction."""
    return Fraction(str(number))


def rank(p, n):
    return max(1, ceil(exact(p) * n / 100))


def nearest_rank(values, p):
    ordered = sorted(values)
    return ordered[rank(p, len(ordered)) - 1] if ordered else None


def type7(values, p):
    if not values:
        return None
    ordered = sorted(values)
    at = exact(p) * (len(ordered) - 1) / 100
    below = floor(at)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + float(at - below) * (ordered[above] - ordered[below])


def median(values):
    return type7(values, 50)


def mean(values):
    return fsum(values) / len(values) if values else None


def ratio(a, b):
    return a / b if b else None


def fnv1a64(text):
    value = 0xCBF29CE484222325
    for byte in text.encode("utf-8"):
        value = ((value ^ byte) * 0x100000001B3) & M64
    return value


def splitmix64(seed, count):
    state, out = seed & M64, []
    for _ in range(count):
        state = (state + 0x9E3779B97F4A7C15) & M64
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & M64
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & M64
        out.append(z ^ (z >> 31))
    return out


def rotl32(x, k):
    return ((x << k) | (x >> (32 - k))) & M32


class Random:
    """xoshiro128** 1.1, seeded by SplitMix64 from the seed and the label of the stream."""

    def __init__(self, seed, stream="", state=None):
        if state is None:
            x = int(seed) ^ fnv1a64(stream) if stream else int(seed)
            a, b = splitmix64(x, 2)
            state = [a & M32, a >> 32, b & M32, b >> 32]
        self.s = list(state)

    def u32(self):
        s = self.s
        result = (rotl32((s[1] * 5) & M32, 7) * 9) & M32
        t = (s[1] << 9) & M32
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotl32(s[3], 11)
        return result

    def float(self):
        high = self.u32() >> 5
        return (high * 2**26 + (self.u32() >> 6)) / 2**53

    def open(self):
        high = self.u32() >> 6
        return (high * 2**26 + (self.u32() >> 6) + 0.5) / 2**52

    def index(self, n):
        return floor(self.float() * n)

    def normal(self):
        return NORMAL.inv_cdf(self.open())


def wilson(successes, n, confidence=0.95):
    if n == 0:
        return None, None
    z = NORMAL.inv_cdf(float((1 + exact(confidence)) / 2))
    p = successes / n
    centre, half, scale = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)), 1 + z * z / n
    return max(0.0, (centre - half) / scale), min(1.0, (centre + half) / scale)


def round_money(amount, digits):
    return str(Decimal(amount).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP))


def allocate(total, weights):
    whole = sum(Fraction(w) for w in weights)
    if whole == 0:
        return None
    if total < 0:
        return [-part for part in allocate(-total, weights)]
    shares = [Fraction(w) * total / whole for w in weights]
    parts = [floor(s) for s in shares]
    order = sorted(range(len(shares)), key=lambda i: (-(shares[i] - parts[i]), i))
    for i in order[: total - sum(parts)]:
        parts[i] += 1
    return parts


def lognormal(low, high, confidence=0.9):
    z = NORMAL.inv_cdf(float((1 + exact(confidence)) / 2))
    mu, sigma = (log(low) + log(high)) / 2, (log(high) - log(low)) / (2 * z)
    average = exp(mu + sigma**2 / 2)
    return {"mu": mu, "sigma": sigma, "mean": average, "median": exp(mu), "sd": average * sqrt(exp(sigma**2) - 1)}


METRICS = {
    "util.percentile": lambda i: {"value": nearest_rank(i["values"], i["p"]) if i["method"] == "nearest-rank" else type7(i["values"], i["p"])},
    "util.rngRaw": lambda i: (lambda r: {"values": [r.u32() for _ in range(i["count"])]})(Random(0, state=i["state"])),
    "util.splitmix64": lambda i: {"values": [str(v) for v in splitmix64(int(i["seed"]), i["count"])]},
    "util.fnv1a64": lambda i: {"hash": f"{fnv1a64(i['text']):016x}"},
    "util.rng": lambda i: (lambda r: {"values": [r.index(i["n"]) if i["kind"] == "index" else getattr(r, i["kind"])() for _ in range(i["count"])]})(Random(i["seed"], i["stream"])),
    "util.normalQuantile": lambda i: {"z": NORMAL.inv_cdf(i["p"])},
    "util.wilson": lambda i: dict(zip(("low", "high"), wilson(i["successes"], i["n"], i["confidence"]))),
    "util.roundMoney": lambda i: {"text": round_money(i["amount"], i["minorDigits"])},
    "util.allocate": lambda i: {"parts": allocate(i["total"], i["weights"])},
}
