import type { Fact } from "@almanac/core";
import { expect, test } from "vitest";
import { printedEdition, printedParts } from "./printed-edition.ts";

const fact = (id: string, value: number | null): Fact => ({ id, type: "scalar", value }) as Fact;
const edition = (facts: readonly Fact[]) => ({ facts: Object.fromEntries(facts.map((each) => [each.id, each])), documents: [], previous: null, findings: {} });

test("what has data is printed in reading order, the front page first; works of their own are not", () => {
  const parts = printedParts(edition([fact("risk.exposure.now", 1), fact("delivery.wip.now", 4), fact("budget.plan.total", null)]));
  expect(parts[0]).toBe("front");
  expect(parts.indexOf("delivery")).toBeLessThan(parts.indexOf("risks"));
  expect(parts).not.toContain("budget");
  for (const id of ["handbook", "glossary", "method", "editions"]) expect(parts).not.toContain(id);
});

test("what waits for data is named, not shown", () => {
  const { groups, without } = printedEdition(edition([fact("delivery.wip.now", 4)]));
  expect(groups[0]?.sections.map(({ id }) => id)).toContain("delivery");
  expect(without.map(({ id }) => id)).toContain("budget");
});
