import { existsSync, readFileSync, rmSync } from "node:fs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { scene, type Scene } from "./store/scene.ts";

const PAGE = "content/handbook/how-we-work.md";
const RISKS = "data/sources/risks.csv";
const SOURCE = `  - { id: risks, kind: risk-register, files: risks.csv, exportedAt: "2026-11-15T21:00:00+01:00" }\n`;

/** \`delivery.wip.now\` is 5, and two risks are open. */
const POLICIES = `
:::assert{id=wip-limit fact="delivery.wip.now{program=*}" atMost=5}
No workstream has more than five items in progress.
:::

:::assert{id=open-risks fact="risk.register.open" atMost=3 gate=true}
At most three risks are open.
:::
`;

let program: Scene;
beforeEach(() => {
  program = scene();
  program.write(RISKS, "ID,Title,Type,Probability,Impact,Currency,Owner,Status,Opened,Workstream\nR-01,The vendor is late,threat,40%,120000,EUR,Lead,open,2026-09-01,core\nR-02,A key is lost,threat,10%,50000,EUR,Lead,open,2026-09-08,core\n");
  program.edit("data/almanac.yaml", "sources:\n", `sources:\n${SOURCE}`);
  program.write(PAGE, `${readFileSync(program.path(PAGE), "utf8")}${POLICIES}`);
});
afterEach(() => program.remove());

const line = (text: string): number => readFileSync(program.path(PAGE), "utf8").split("\n").findIndex((each) => each.includes(text)) + 1;
const withoutRisks = (): void => {
  rmSync(program.path(RISKS));
  program.edit("data/almanac.yaml", SOURCE, "");
};
/** The newest export with so many items more in progress. */
function moreInProgress(count: number): void {
  const file = "data/sources/jira/2026-11-22/items.json";
  const items = JSON.parse(readFileSync(program.path(file), "utf8")) as { total: number; maxResults: number; issues: { readonly key: string }[] };
  const open = items.issues.find(({ key }) => key === "SP-101");
  items.issues.push(...Array.from({ length: count }, (_, index) => ({ ...structuredClone(open), key: `SP-${String(201 + index)}`, id: `SP-${String(201 + index)}` })));
  items.total = items.maxResults = items.issues.length;
  program.write(file, JSON.stringify(items));
}
interface Found {
  readonly code: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly found?: string;
  readonly expected?: string;
  readonly hint?: string;
}
const found = (stdout: string): readonly Found[] => (JSON.parse(stdout) as readonly Found[]).filter(({ code }) => code.startsWith("POLICY"));
/** The block of a policy as its page shows it, without markup. */
const shown = (policy: string): string => {
  const html = readFileSync(program.path("site/handbook/how-we-work/index.html"), "utf8");
  const block = html.slice(html.indexOf(`id="policy-${policy}"`)).split("</dl>")[0] ?? "";
  return block.replaceAll(/<[^>]*>/g, " ").replaceAll("\u00a0", " ").replaceAll(/\s+/g, " ").replace(/^[^>]*> /, "");
};

test("data deleted behind a sentence turns it amber, data that contradicts it red: on the page, in the diff and, where it is a gate, in the exit code", async () => {
  expect(await program.freeze("2026-11-15")).toMatchObject({ code: 0 });

  withoutRisks();
  moreInProgress(3);
  const refused = await program.almanac("edition", "--as-of", "2026-11-22T22:00:00+01:00", "--format", "json");
  expect(refused.code).toBe(1);
  expect(found(refused.stdout)).toEqual([expect.objectContaining({ code: "POLICY-UNJUDGED", file: program.path(PAGE), line: line("id=open-risks"), column: 1, found: "no value", expected: "at most 3", hint: "supply what is missing, or take gate=true out until it is there; `almanac explain 'policies.state.word{policy=open-risks}'` says more" })]);
  expect(existsSync(program.path("data/editions/2026-11-22.json"))).toBe(false);

  program.edit(PAGE, " gate=true", "");
  expect(await program.freeze("2026-11-22")).toMatchObject({ code: 0 });
  const { stdout } = await program.almanac("diff", "2026-11-15", "2026-11-22");
  const told = stdout.replaceAll(/\s+/g, " ");
  expect(told).toContain("A policy that was kept is broken: “No workstream has more than five items in progress”.");
  expect(told).toContain("A policy that was kept cannot be judged any more: “At most three risks are open”.");

  expect(await program.almanac("build", "--edition", "2026-11-22", "--out", program.path("site"))).toMatchObject({ code: 0 });
  expect(shown("open-risks")).toBe("Policy Cannot be judged since 2026-W47 At most three risks are open. Is not available Must be at most 3 Because This edition publishes no such figure. Supply what it is computed from: how it is computed . ");
  expect(shown("wip-limit")).toBe("Policy Broken since 2026-W47 No workstream has more than five items in progress. Is 8 items Must be at most 5 items Because 3 items over. ");
  const list = readFileSync(program.path("site/handbook/policies/index.html"), "utf8");
  expect(list.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ")).toContain("Broken since 2026-W47");
  expect(list).toContain('href="../how-we-work/index.html#policy-wip-limit"');
});

test("a broken gate refuses until somebody waives it, and a draft is shown with a warning all the same", async () => {
  program.edit(PAGE, "atMost=3 gate=true", "atMost=1 gate=true");
  const refused = await program.almanac("edition", "--format", "json");
  expect([refused.code, found(refused.stdout)]).toEqual([1, [expect.objectContaining({ code: "POLICY-BROKEN", line: line("id=open-risks"), found: "2", expected: "at most 1" })]]);
  const draft = await program.almanac("build", "--out", program.path("site"), "--format", "json");
  expect([draft.code, found(draft.stdout)]).toEqual([0, [expect.objectContaining({ code: "POLICY-BROKEN", severity: "warning" })]]);
  program.edit(PAGE, "gate=true}", 'gate=true waiver="the register is cleaned up" until=2026-12-31 by="Sponsor"}');
  const waived = await program.almanac("edition");
  expect(waived.code).toBe(0);
  const verified = await program.almanac("verify");
  expect([verified.code, verified.stdout + verified.stderr]).toEqual([0, expect.not.stringContaining("not re-run")]);
});

test("what a draft asserts is not judged, and stands in no edition", async () => {
  const head = readFileSync(program.path(PAGE), "utf8").split("\n---\n")[0] ?? "";
  program.write("content/handbook/new-rules.md", `${head.replace("title: How we work", "title: New rules\ndraft: true")}\n---\n:::assert{id=new-rule fact="delivery.wip.now" atMost=1 gate=true}\nOne item at a time.\n:::\n`);
  expect(await program.almanac("edition")).toMatchObject({ code: 0 });
  const { stdout } = await program.almanac("explain", "policies.state.kept");
  expect(stdout).toContain("policies: open-risks, wip-limit\n");
  expect(await program.almanac("explain", "policies.state.word{policy=new-rule}")).toMatchObject({ code: 2 });
});

test("check holds policies against what can be published, and computes nothing", async () => {
  program.edit(PAGE, 'fact="risk.register.open"', 'fact="risk.register.opne"');
  program.edit(PAGE, "id=wip-limit", "id=open-risks");
  const { code, stdout } = await program.almanac("check", "--format", "json");
  expect([code, found(stdout).map((each) => [each.code, each.line, each.hint])]).toEqual([1, [["POLICY-FACT", line("risk.register.opne"), "did you mean risk.register.open?"], ["POLICY-TWICE", line("risk.register.opne"), `write another id here; the first stands at ${PAGE}:${String(line("delivery.wip.now{program"))}`]]]);
});
