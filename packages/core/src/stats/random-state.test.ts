import { expect, test } from "vitest";
import { randomSource } from "./random-source.ts";
import { drawFloats, floatOf, randomState } from "./random-state.ts";

test.each([["0", ""], ["20261122", "outlook/fraud"], ["18446744073709551615", "größe"]])("a state of seed %s and stream “%s” draws what a source of the two draws, bit for bit", (seed, stream) => {
  const [state, source] = [randomState(seed, stream), randomSource(seed, stream)];
  const floats = Array.from({ length: 2000 }, () => floatOf(state));
  expect(floats).toEqual(floats.map(() => source.float()));
  const [again, blocks] = [randomState(seed, stream), new Float64Array(2000)];
  for (const [from, to] of [[0, 1], [1, 1024], [1024, 2000]]) drawFloats(again, blocks.subarray(from, to));
  expect([...blocks]).toEqual(floats);
  expect(again).toEqual(state);
});
