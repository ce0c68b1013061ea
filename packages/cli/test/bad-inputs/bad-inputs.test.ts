import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { casesIn } from "./case.ts";
import { runCase } from "./run-case.ts";

const CASES = casesIn(fileURLToPath(new URL("../../../../test/bad-inputs", import.meta.url)));

describe("what people will feed us", () => {
  test.each(CASES.map((one) => [one.id, one.title, one] as const))("%s %s", async (_id, _title, one) => {
    const { failures } = await runCase(one);
    expect(failures).toEqual([]);
  });
});
