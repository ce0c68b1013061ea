import type { Fact } from "@almanac/core";
import { expect, test } from "vitest";
import { sampleContext } from "../prose-context.fixture.ts";
import type { ProseDocument } from "../rendered-prose.ts";
import { renderProse } from "../render-prose.ts";

const receipt = { rule: "gov.policies", arguments: {}, sources: [], rows: 0, rowsDigest: "" };
const NAMES = ["policy", "page", "sentence", "state", "fact", "value", "bound", "because", "waiver", "until", "by", "gate"] as const;

/** The facts of an edition that judges one policy. */
function judged(row: Readonly<Partial<Record<(typeof NAMES)[number], string>>>): Readonly<Record<string, Fact>> {
  const facts = sampleContext().facts ?? {};
  const list: Fact = { type: "table", id: "policies.state.list", label: "Policies", audience: "public", columns: NAMES.map((name) => ({ name, label: name, unit: "text" as const })), rows: [NAMES.map((name) => row[name] ?? null)], receipt };
  const id = `policies.state.word{policy=${row.policy ?? ""}}`;
  return { ...facts, [list.id]: list, [id]: { type: "scalar", id, label: "x", audience: "public", unit: "text", value: row.state ?? null, receipt } };
}

const WAIVER = 'waiver="two teams hand over" until=2027-01-31 by="Product sponsor"';
const page = (attributes = ""): ProseDocument => ({ path: "handbook/flow-policy.md", format: "md", bodyLine: 1, body: `:::assert{id=wip-limit fact="delivery.wip.now" atMost=30 ${attributes}}\nAt most *30* items, :fact[delivery.wip.now] now.\n:::\n` });
const html = (row: Parameters<typeof judged>[0], attributes = "", more: Parameters<typeof sampleContext>[0] = {}): string => renderProse(page(attributes), sampleContext({ facts: judged({ policy: "wip-limit", fact: "delivery.wip.now", bound: "at most 30 items", gate: "no", ...row }), ...more })).html;
const words = (text: string): string => text.replaceAll(/(?:<[^>]*>|\n)+/g, "|").replaceAll("\u00a0", " ");

test("a broken policy shows its sentence, the verdict as a shape and a word, the value and the bound, each with its provenance", () => {
  const broken = html({ state: "broken", value: "41 items", because: "11 items over" });
  expect(words(broken)).toBe("|Policy| |Broken|At most |30| items, |41 |items| now.|Is|41 items| (sample)|Must be|at most 30 items|Because|11 items over.|");
  expect(broken).toContain('<div id="policy-wip-limit" class="policy-block policy-broken" role="group" aria-label="Policy, broken">');
  expect(broken).toContain('<svg class="mark" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">');
  expect(broken).toContain('<strong><a href="/method/#policies.state.word{policy=wip-limit}" data-fact="policies.state.word{policy=wip-limit}">Broken</a></strong>');
  expect(broken).toContain('<a class="fact" href="/method/#delivery.wip.now" data-fact="delivery.wip.now">41 items</a>');
});

test("a bent one says why, by whom and until when; a kept one that its waiver is not needed; a gate that an edition waits for it", () => {
  const bent = html({ state: "bent", value: "41 items", because: "11 items over; waived until 31 Jan 2027" }, WAIVER);
  expect(words(bent)).toContain("|Bent| until |31 Jan 2027|");
  expect(words(bent)).toContain("|Waived|Two teams hand over. By Product sponsor, until |31 Jan 2027|");
  expect(bent).toContain('aria-label="Policy, bent until 31\u00a0Jan\u00a02027"');
  expect(words(html({ state: "kept", value: "9 items", because: "21 items to spare; the waiver is not needed" }, WAIVER))).toMatch(/\|Kept\|At most.*21 items to spare; the waiver is not needed\.\|Waiver\|Two teams/);
  expect(words(html({ state: "kept", value: "9 items" }, "gate=true"))).toContain("|Kept|an edition waits for it|");
});

test("one that cannot be judged says what to supply, and is never shown as kept, also where the edition does not know it", () => {
  const unjudged = html({ state: "unjudged", because: "no item is started" }, "", { documentHref: (path) => (path === "method/delivery.wip.md" ? "/method/delivery.wip/" : undefined) });
  expect(words(unjudged)).toContain("|Cannot be judged|");
  expect(words(unjudged)).toContain("|Is|not available| (sample)|Must be|at most 30 items|Because|No item is started. Supply what it is computed from: |how it is computed|.|");
  expect(unjudged).toContain('<a href="/method/delivery.wip/">how it is computed</a>');
  const unknown = renderProse(page(), sampleContext());
  expect(words(unknown.html)).toContain("|Cannot be judged|");
  expect(words(unknown.html)).toContain("This edition does not judge it.");
  expect(unknown.diagnostics).toEqual([]);
});

test("a verdict that turned says in which edition; one that never was another one does not", () => {
  const points = (...values: readonly string[]) => ({ history: () => values.map((value, index) => ({ edition: `2026-W${String(40 + index)}`, date: "2026-10-04", value })) });
  const shown = (history: Parameters<typeof sampleContext>[0]) => words(html({ state: "broken", value: "41 items" }, "", history));
  expect(shown(points("broken", "kept", "broken", "broken"))).toContain("|Broken| since 2026-W42|");
  expect(shown(points("broken", "broken"))).not.toContain("since");
});

test("a component is the same block, and what an author writes into it is text", () => {
  const component: ProseDocument = { path: "handbook/flow-policy.mdx", format: "mdx", bodyLine: 1, body: `<Assert id="wip-limit" fact="delivery.wip.now" atMost="30" waiver="<b>x</b>" until="2027-01-31" by="<img src=x onerror=alert(1)>">\n\nAt most *30* items, <Fact id="delivery.wip.now" /> now.\n\n</Assert>\n` };
  const { html: shown, diagnostics } = renderProse(component, sampleContext({ facts: judged({ policy: "wip-limit", state: "bent", value: "41 items", bound: "at most 30 items", because: "<script>alert(1)</script>" }) }));
  expect(diagnostics).toEqual([]);
  expect(words(shown)).toContain("|Bent| until |31 Jan 2027|At most |30| items, |41 |items| now.|");
  expect(shown).not.toMatch(/<(?:b|img|script)\b/);
});
