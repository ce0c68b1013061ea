import { expect, test } from "vitest";
import { pollute } from "./pollute.ts";

/** A seeded sample of `pnpm pollute`. */
test("a polluted file is refused at its line, or read as if it were clean; never read differently without a word", () => {
  const { silent, wrongLine, lined } = pollute(1500, "20261124");
  expect(silent.map(({ kind, operation, text }) => `${kind}: ${operation}\n${text}`)).toEqual([]);
  expect(wrongLine.length / lined).toBeLessThanOrEqual(0.005);
});
