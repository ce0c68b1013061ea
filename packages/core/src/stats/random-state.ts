import { initialState } from "./random-source.ts";

/** The four words of a generator in an array of their own: for loops of millions of draws, which closures would make several times as long. */
export const randomState = (seed: string, stream: string): Int32Array => Int32Array.from(initialState(seed, stream));

/** The next output of xoshiro128** 1.1 (METHOD.md 1.4), unsigned; moves the state on. */
function nextOf(state: Int32Array): number {
  const [a, b, c, d] = [state[0] as number, state[1] as number, state[2] as number, state[3] as number];
  const scrambled = Math.imul(b, 5);
  const mixed = d ^ b;
  const turned = c ^ a;
  state[0] = a ^ mixed;
  state[1] = b ^ turned;
  state[2] = turned ^ (b << 9);
  state[3] = (mixed << 11) | (mixed >>> 21);
  return Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
}

/** Uniform on [0, 1), 53 bits: what `RandomSource.float` of the same seed and stream draws. */
export const floatOf = (state: Int32Array): number => ((nextOf(state) >>> 5) * 2 ** 26 + (nextOf(state) >>> 6)) / 2 ** 53;

/** Writes the next draws of {@link floatOf} into all of `into`; moves the state on past them. The generator stays in registers for as long. */
export function drawFloats(state: Int32Array, into: Float64Array): void {
  let [a, b, c, d] = [state[0] as number, state[1] as number, state[2] as number, state[3] as number];
  for (let index = 0; index < into.length; index += 1) {
    // Two outputs of the generator a draw: see nextOf.
    const first = Math.imul(b, 5);
    let mixed = d ^ b;
    let turned = c ^ a;
    a ^= mixed;
    d = (mixed << 11) | (mixed >>> 21);
    const shifted = turned ^ (b << 9);
    b ^= turned;
    const second = Math.imul(b, 5);
    mixed = d ^ b;
    turned = shifted ^ a;
    a ^= mixed;
    d = (mixed << 11) | (mixed >>> 21);
    c = turned ^ (b << 9);
    b ^= turned;
    const high = Math.imul((first << 7) | (first >>> 25), 9) >>> 5;
    const low = Math.imul((second << 7) | (second >>> 25), 9) >>> 6;
    into[index] = (high * 2 ** 26 + low) / 2 ** 53;
  }
  state.set([a, b, c, d]);
}
