export type Xoshiro128State = readonly [number, number, number, number];

const rotateLeft = (x: number, count: number): number => (x << count) | (x >>> (32 - count));

/** xoshiro128** 1.1: an endless sequence of unsigned 32-bit integers from four words that are not all zero (METHOD.md 1.4). Source: Blackman & Vigna. */
export function xoshiro128ss(state: Xoshiro128State): () => number {
  let [a, b, c, d] = state;
  return () => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return result;
  };
}
