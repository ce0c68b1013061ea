import { addDays, computeEdition, isoDate, isoInstant, workItemFlow, type IsoDate, type IsoInstant, type Model, type WorkItem } from "@almanac/core";
import { loadProgram, memoryProgramFiles } from "@almanac/data";
import { createHash } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { jiraCsv } from "./jira-csv.ts";
import { jiraJson } from "./jira-json.ts";
import { simulate } from "./simulate.ts";
import { snapshotsAt } from "./snapshot.ts";
import { endOfDay, LAST_DAY } from "./working-time.ts";

const WEEKS = 30;
/** Sundays up to the last day of the simulation. */
const SUNDAYS: readonly IsoDate[] = Array.from({ length: WEEKS }, (_, index) => addDays(LAST_DAY, -7 * (WEEKS - 1 - index)));
const night = (date: IsoDate): IsoInstant => isoInstant(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: "Europe/Berlin", plainTime: "22:00" }).toInstant().toString());

const WORKFLOW = `
workflow:
  clockPolicy: first
  columns:
    - { name: Ready, category: todo, statuses: [{ id: "10000", name: Backlog }, { id: "10001", name: Ready }] }
    - { name: In progress, category: inProgress, active: true, statuses: [{ id: "3", name: In Progress }] }
    - { name: Waiting, category: inProgress, statuses: [{ id: "10004", name: Waiting for data }] }
    - { name: Review, category: inProgress, statuses: [{ id: "10002", name: In Review }] }
    - { name: Validation, category: inProgress, active: true, statuses: [{ id: "10003", name: Validation }] }
    - { name: Done, category: done, statuses: [{ id: "10005", name: Done }] }
`;
const program = (source: string): string => `program: { title: Meridian, timeZone: Europe/Berlin }\n${WORKFLOW}sources:\n${source}`;
const CSV = `  - { id: items, kind: jira-csv, files: "jira/{exported}/items.csv", exportedAt: "22:00", dates: { format: dd/MMM/yy h:mm a, timeZone: Europe/Berlin } }\n`;
const JSON_SOURCE = `  - { id: items, kind: jira-json, files: "jira/{exported}/items.json", exportedAt: "22:00" }\n`;

const items = simulate();
const truth = accepted({ "data/almanac.yaml": program(JSON_SOURCE), [`data/sources/jira/${LAST_DAY}/items.json`]: jiraJson(snapshotsAt(items, endOfDay(LAST_DAY)), endOfDay(LAST_DAY)) });
const trueItem = new Map(truth.items.map((item) => [item.key, item]));

const exported = SUNDAYS.map((date) => [`data/sources/jira/${date}/items.csv`, jiraCsv(snapshotsAt(items, endOfDay(date)), endOfDay(date))] as const);
/** Weekly CSV exports, without columns that a leaner export does not have. */
const exportsWithout = (...headers: readonly string[]): Readonly<Record<string, string>> => ({
  "data/almanac.yaml": program(CSV),
  ...Object.fromEntries(exported.map(([path, text]) => [path, headers.reduce((csv, header) => csv.replace(header, `x ${header}`), text)])),
});

function accepted(files: Readonly<Record<string, string>>, options: Parameters<typeof loadProgram>[1] = {}): Model {
  const { model, diagnostics } = loadProgram(memoryProgramFiles(files), options);
  if (model === undefined) throw new Error(JSON.stringify(diagnostics.slice(0, 3)));
  return model;
}

const statusAt = ({ initialStatus, transitions }: WorkItem, at: IsoInstant): string | undefined => transitions.findLast((step) => step.at.slice(0, -1) <= at.slice(0, -1))?.to ?? initialStatus;

const categoryOf = (status: string | undefined): string => (status === undefined ? "none" : status === "Done" ? "done" : status === "Backlog" || status === "Ready" ? "waiting" : "begun");
const isBetween = (at: IsoInstant, after: IsoInstant, until: IsoInstant): boolean => at.slice(0, -1) > after.slice(0, -1) && at.slice(0, -1) <= until.slice(0, -1);

/** Whether an item was begun and put back, or reopened and finished again, between two exports: none of them can show it. */
const cameAndWent = (real: WorkItem): boolean =>
  SUNDAYS.some((date, index) => {
    const [before, after] = [night(SUNDAYS[index - 1] ?? addDays(date, -3650)), night(date)];
    const steps = real.transitions.filter(({ at }) => isBetween(at, before, after));
    const [here, there] = [categoryOf(statusAt(real, before) ?? real.initialStatus), categoryOf(statusAt(real, after))];
    return here === there && steps.some(({ to }) => categoryOf(to) !== here);
  });

/** Holds a reconstructed program against the truth, and returns how much was compared. */
function compare(model: Model) {
  let [steps, states, outside, wrong, exact] = [0, 0, 0, 0, 0];
  for (const item of model.items) {
    const real = trueItem.get(item.key);
    if (real === undefined) throw new Error(item.key);
    for (const { at, notBefore, to } of item.transitions) {
      steps += 1;
      if (notBefore === undefined) exact += 1;
      const inside = [{ at: real.created, to: real.initialStatus }, ...real.transitions].some((step) => step.to === to && step.at.slice(0, -1) <= at.slice(0, -1) && step.at.slice(0, -1) >= (notBefore ?? at).slice(0, -1));
      if (!inside) outside += 1;
    }
    if (item.history !== "reconstructed") continue;
    for (const date of SUNDAYS) {
      const at = night(date);
      if (real.created.slice(0, -1) > at.slice(0, -1)) continue;
      states += 1;
      if (statusAt(item, at) !== statusAt(real, at)) wrong += 1;
    }
  }
  return { items: model.items.length, steps, exact, outside, states, wrong };
}

describe("weekly exports without changelog against the true histories", () => {
  const cases = [
    ["with every date that Jira exports", accepted(exportsWithout())],
    ["with the creation alone", accepted(exportsWithout("Updated", "Resolved", "Status Category Changed"))],
  ] as const;

  test.each(cases)("%s: every step lies inside its bounds, every status at an export is reproduced", (name, model) => {
    const found = compare(model);
    console.info(`${name}: ${String(found.items)} items, ${String(found.steps)} steps, ${String(found.outside)} outside their bounds; ${String(found.states)} statuses at ${String(SUNDAYS.length)} exports, ${String(found.wrong)} wrong`);
    expect(found).toMatchObject({ outside: 0, wrong: 0 });
    expect(found.steps).toBeGreaterThan(700);
    expect(found.states).toBeGreaterThan(8000);
  });

  test.each(cases)("%s: the true cycle time of every item lies between its bounds", (_, model) => {
    const options = { asOf: model.asOf, timeZone: "Europe/Berlin", clockPolicy: "first", excludedResolutions: [] } as const;
    let [compared, unseen] = [0, 0];
    for (const item of model.items) {
      const real = trueItem.get(item.key);
      const flow = workItemFlow(item, model.program.workflow, options);
      const days = real === undefined ? null : workItemFlow(real, truth.program.workflow, options).cycleTimeDays;
      if (real === undefined || days === null || flow.cycleTimeDays === null) continue;
      if (cameAndWent(real)) {
        unseen += 1;
        continue;
      }
      const { low, high } = flow.bounds?.cycleTimeDays ?? { low: flow.cycleTimeDays, high: flow.cycleTimeDays };
      expect(days, item.key).toBeGreaterThanOrEqual(low);
      expect(days, item.key).toBeLessThanOrEqual(high);
      compared += 1;
    }
    console.info(`${String(compared)} cycle times between their bounds; ${String(unseen)} that came and went between two exports`);
    expect(compared).toBeGreaterThan(200);
    expect(unseen).toBeLessThan(compared / 20);
  });

  test("the true percentiles lie between the published bounds", () => {
    const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
    const facts = (model: Model) => computeEdition({ model, sha256, diagrams: {}, version: "0" }).edition.facts;
    const [known, real] = [facts(cases[0][1]), facts(truth)];
    for (const id of ["delivery.cycle-time.p50", "delivery.cycle-time.p85", "delivery.cycle-time.p95", "delivery.age.oldest"]) {
      const [said, is] = [known[id], real[id]];
      if (said?.type !== "scalar" || is?.type !== "scalar") throw new Error(id);
      console.info(`${id}: ${String(said.value)} (between ${String(said.interval?.low)} and ${String(said.interval?.high)}), truly ${String(is.value)}`);
      expect(Number(is.value)).toBeGreaterThanOrEqual(said.interval?.low ?? Number(said.value));
      expect(Number(is.value)).toBeLessThanOrEqual(said.interval?.high ?? Number(said.value));
    }
  });

  test("as known now differs from as known then only by what later exports show, and neither counts what happened later", () => {
    const asOf = night(isoDate("2026-10-04"));
    const files = { "data/almanac.yaml": program(CSV), ...Object.fromEntries(exported.slice(-9)) };
    const [then, now] = [accepted(files, { asOf, known: "then" }), accepted(files, { asOf, known: "now" })];
    expect(then.sources.every(({ exportedAt }) => exportedAt <= asOf)).toBe(true);
    expect(now.sources.some(({ exportedAt }) => exportedAt > asOf)).toBe(true);
    const options = { asOf, timeZone: "Europe/Berlin", clockPolicy: "first", excludedResolutions: [] } as const;
    const stateOf = (model: Model) => new Map(model.items.map((item) => [item.key, workItemFlow(item, model.program.workflow, options)]));
    const [before, after] = [stateOf(then), stateOf(now)];
    const existing = [...after].filter(([, { existsAt }]) => existsAt);
    expect(existing.map(([key]) => key).sort()).toEqual([...before.keys()].sort());
    expect(existing.filter(([key, { column }]) => column !== before.get(key)?.column)).toEqual([]);
  });
});
