const uint64 = (value: bigint): bigint => BigInt.asUintN(64, value);

/** SplitMix64: an endless sequence of unsigned 64-bit integers that spreads a seed over a larger state (METHOD.md 1.4). Source: Blackman & Vigna. */
export function splitMix64(seed: bigint): () => bigint {
  let state = uint64(seed);
  return () => {
    state = uint64(state + 0x9e3779b97f4a7c15n);
    let z = state;
    z = uint64((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = uint64((z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    return z ^ (z >> 31n);
  };
}
