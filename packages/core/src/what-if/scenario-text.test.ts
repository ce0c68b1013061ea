import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, isoDate } from "../model/time.ts";
import { firstWeekFrom, type Scenario, type WorkstreamChange } from "./scenario.ts";
import { changeTexts, parseChange, parseScenario, scenarioText, simplified } from "./scenario-text.ts";

const SUNDAY = isoDate("2026-11-22");
const IDS = ["fraud", "(none)", "a.b", "größe & mehr"];

const date = fc.integer({ min: 0, max: 900 }).map((days) => addDays(SUNDAY, days));
const hundredths = (most: number) => fc.integer({ min: 1, max: most }).map((value) => value / 100);
const split = fc.tuple(hundredths(500), hundredths(500)).map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));
const change: fc.Arbitrary<WorkstreamChange> = fc.record({ capacity: hundredths(900), from: date, scope: fc.integer({ min: -500, max: 500 }), split, start: date }, { requiredKeys: [] });
const scenarios: fc.Arbitrary<Scenario> = fc.dictionary(fc.constantFrom(...IDS), change, { noNullPrototype: true });

describe("a scenario in an address", () => {
  test("is read back as it was written, whatever the workstreams are called", () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const text = scenarioText(scenario);
        expect(parseScenario(`?${text}`, IDS)).toEqual({ scenario: simplified(scenario), problems: [] });
        expect(scenarioText(parseScenario(text, IDS).scenario)).toBe(text);
      }),
    );
  });

  test("is short, and leaves out what changes nothing", () => {
    expect(scenarioText({ search: { scope: -10 }, fraud: { split: { low: 1.1, high: 1.1 }, capacity: 1.2 } })).toBe("fraud.capacity=1.2&fraud.split=1.1&search.scope=-10");
    expect(scenarioText({ fraud: { capacity: 1, from: SUNDAY, scope: 0 } })).toBe("");
    expect(simplified({ fraud: { capacity: 1, from: SUNDAY }, search: {} })).toEqual({});
  });

  test("passes over parameters of others, and takes a plus for what it is", () => {
    expect(parseScenario("?q=fraud&utm=x&fraud.scope=+5", IDS)).toEqual({ scenario: { fraud: { scope: 5 } }, problems: [] });
  });

  test("says what cannot be read, with the nearest workstream", () => {
    expect(parseScenario("fruad.scope=1&fraud.capacty=1&fraud.scope=1.5&%E0%A4%A.scope=1", ["fraud"]).problems).toEqual([
      "fruad: there is no such workstream; did you mean fraud?",
      "fraud.capacty: one of fraud.capacity, fraud.from, fraud.scope, fraud.split, fraud.start is meant",
      "%E0%A4%A: there is no such workstream",
      "fraud: scope 1.5: not a whole number of items, for example -10",
    ]);
  });
});

describe("what somebody types", () => {
  test.each([
    ["capacity", ["-1", "11", "1e3", "x", "1,2"]],
    ["from", ["2026-02-30", "11.1.2027", "9999", "1927-01-11"]],
    ["scope", ["1.5", "ten", "1000000", "--3"]],
    ["split", ["0", "1.3-1", "1-", "-1", "1-1.2-1.3", "11"]],
    ["start", ["soon", "2027-13-01"]],
  ])("of %s is refused in words: %s", (key, texts) => {
    for (const text of texts) {
      const { change: read, problems } = parseChange({ [key]: text });
      expect([read, problems]).toEqual([{}, [expect.stringMatching(new RegExp(`^${key} .*: not `)) as string]]);
    }
  });

  test("is nothing where it is empty", () => {
    expect(parseChange({ capacity: " ", scope: "", split: "1-1.3" })).toEqual({ change: { split: { low: 1, high: 1.3 } }, problems: [] });
    expect(changeTexts({ split: { low: 1, high: 1.3 }, scope: -4 })).toEqual({ split: "1-1.3", scope: "-4" });
  });
});

test("a day holds for a week when it is reached in the greater part of it", () => {
  const weeks = ["2026-11-01", "2026-11-26", "2026-11-27", "2026-11-30", "2026-12-03", "2026-12-04", "2027-01-11"].map((day) => firstWeekFrom(SUNDAY, isoDate(day)));
  expect(weeks).toEqual([0, 0, 1, 1, 1, 2, 7]);
});
