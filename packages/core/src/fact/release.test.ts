import { describe, expect, test } from "vitest";
import { available } from "../model/measure.ts";
import { scalarFact, type ComputedFact } from "./computed.ts";
import type { Audience } from "./fact.ts";
import { releasedTogether } from "./release.ts";

const audiences = new Map<string, Audience>([["open.csv", "public"], ["inside.csv", "internal"], ["pay.csv", "restricted"]]);
const fact = (base: string, program: string, files: readonly string[], aggregate?: true): ComputedFact =>
  scalarFact({ base, dimensions: { program }, label: base, rule: "declared", rows: files.map((file, index) => ({ id: `${file}:${String(index)}`, file, line: index, key: "", detail: {} })), ...(aggregate === undefined ? {} : { aggregate }) }, "count", available(files.length), (text) => text);
const audiencesOf = (...facts: readonly ComputedFact[]) => releasedTogether(facts, audiences).map(({ fact: { audience } }) => audience);

describe("what may be seen by whom", () => {
  test("is what every row allows", () => {
    expect(audiencesOf(fact("x.y", "a", ["open.csv"]), fact("x.z", "a", ["open.csv", "inside.csv"]), fact("y.z", "a", ["inside.csv", "pay.csv"]))).toEqual(["public", "internal", "restricted"]);
  });

  test("a zero beside a hidden number is hidden with it, and only there", () => {
    expect(audiencesOf(fact("o.behind.count", "a", []), fact("o.behind.count", "b", ["inside.csv"]), fact("o.other", "a", []))).toEqual(["internal", "internal", "public"]);
  });

  test("an aggregate is seen without its rows, their file or their digest, and hides nothing", () => {
    const [one, none] = releasedTogether([fact("p.q", "a", ["inside.csv", "open.csv"], true), fact("p.q", "b", [])], audiences);
    expect(one).toMatchObject({ rows: [], fact: { audience: "public", receipt: { sources: ["open.csv"], rows: 2, withheld: "internal" } } });
    expect(one?.fact.receipt).not.toHaveProperty("rowsDigest");
    expect(none?.fact.audience).toBe("public");
  });
});
