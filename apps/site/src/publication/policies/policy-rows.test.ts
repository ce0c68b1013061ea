import { isoDate, type Edition, type Fact, type FrozenDocument } from "@almanac/core";
import { expect, test } from "vitest";
import { policiesThatAre, policyFigure, policyHref, policyOf, policySentences, standsSince } from "./policy-rows.ts";

const list: Fact = { type: "table", id: "policies.state.list", label: "Policies", audience: "public", columns: ["policy", "page", "state"].map((name) => ({ name, label: name, unit: "text" as const })), rows: [["wip", "handbook/flow-policy.md", "broken"], ["age", "handbook/gone.md", "kept"]], receipt: { rule: "gov.policies", arguments: {}, sources: [], rows: 0 } };
const edition: Pick<Edition, "id" | "label" | "earlier" | "facts" | "documents" | "history"> = {
  id: "2026-11-22",
  label: "2026-W47",
  earlier: [{ id: "2026-11-08", label: "2026-W45", asOfDate: isoDate("2026-11-08") }, { id: "2026-11-15", label: "2026-W46", asOfDate: isoDate("2026-11-15") }],
  facts: { [list.id]: list },
  documents: [{ kind: "handbook", path: "handbook/flow-policy.md", id: "flow-policy" } as FrozenDocument],
  history: {
    "policies.state.word{policy=wip}": [{ edition: "2026-11-08", value: "kept" }, { edition: "2026-11-15", value: "broken" }, { edition: "2026-11-22", value: "broken" }],
    "policies.state.word{policy=age}": [{ edition: "2026-11-15", value: "kept" }, { edition: "2026-11-22", value: "kept" }],
    "policies.state.word{policy=new}": [{ edition: "2026-11-15", value: "broken" }, { edition: "2026-11-22", value: "kept" }],
  },
};

test("a verdict stands since the edition in which it turned, or in which the policy was first judged", () => {
  expect(["wip", "age", "new", "none"].map((policy) => standsSince(policy, edition))).toEqual([{ label: "2026-W46", first: false }, { label: "2026-W46", first: true }, { label: "2026-W47", first: false }, undefined]);
});

test("a policy is called by its first sentence, and names the figure that it is judged by", () => {
  const row = (sentence: string, fact = "delivery.wip.now{program=*}") => (column: string) => (column === "sentence" ? sentence : column === "fact" ? fact : null);
  expect([policySentences(row("At most 1.5 items wait. Then we stop.")), policySentences(row("At most 3 items wait."))]).toEqual([["At most 1.5 items wait.", "Then we stop."], ["At most 3 items wait.", ""]]);
  const facts = { "delivery.wip.now{program=a}": { ...list, id: "delivery.wip.now{program=a}", label: "In progress" } };
  expect(policyFigure(row("x"), { facts })).toEqual({ label: "In progress", href: "/method/delivery.wip/#delivery.wip.now-program-a" });
  expect(policyFigure(row("x", "delivery.age.oldest"), { facts })).toBeUndefined();
});

test("a policy leads to its place on its page, also from a change of its verdict", () => {
  expect(policiesThatAre("broken", edition)).toHaveLength(1);
  expect(policyHref(policyOf("policies.state.word{policy=wip}") ?? "", edition)).toBe("/handbook/flow-policy/#policy-wip");
  expect([policyHref("age", edition), policyHref("none", edition), policyOf("gates.state.word{gate=wip}")]).toEqual([undefined, undefined, undefined]);
});
