/**
 * `node packages/core/bench/rollups.ts [ISSUES [MOVES]]`: every figure that is rolled up from the items of a large tracker, and then its
 * whole statement, with forecasts and simulations. Prints seconds, the most memory that the process had until then, and a digest of the
 * result. The tracker is drawn from a seed, so a digest is the same on every machine, and after a change that only makes it faster.
 *
 * Runs each by itself, in a process that is started as the scripts of package.json start the program:
 * with a small young generation. By default the engine takes 134 MB for it, which says nothing about the roll-ups.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { canonicalJson, computeEdition, isoInstant, type IsoInstant, type Model, type Program, randomSource, type Transition, type WorkItem } from "../src/index.ts";
import { agileArea } from "../src/fact/agile/agile-area.ts";
import { cycleTimeFacts } from "../src/fact/cycle-time-facts.ts";
import { cumulativeFlowFacts, itemFacts } from "../src/fact/item-facts.ts";
import { factContext, scopesOf } from "../src/fact/scope.ts";
import { throughputFacts } from "../src/fact/throughput-facts.ts";
import { wipFacts } from "../src/fact/wip-facts.ts";
import { flowQuality } from "../src/quality/flow-quality.ts";

const STATUSES = ["Backlog", "In Progress", "Waiting for data", "In Review", "Validation", "Done"] as const;
const STREAMS = ["search", "demand", "fraud", "platform", "vision", "voice", "ads", "supply"] as const;
const STAGES = ["data", "features", "training", "evaluation", "deployment", "monitoring"] as const;
const AS_OF = isoInstant("2026-11-22T21:00:00Z");
const FIRST = Date.parse("2021-01-04T08:00:00Z");
const LAST = Date.parse(AS_OF);
const HOUR = 3_600_000;

const program: Program = {
  id: "bench",
  title: "A large tracker",
  timeZone: "Europe/Berlin",
  locale: "en-GB",
  currency: "EUR",
  cadence: "weekly",
  workflow: {
    columns: STATUSES.map((name, index) => ({ name, statuses: [name], category: index === 0 ? ("todo" as const) : name === "Done" ? ("done" as const) : ("inProgress" as const), active: name === "In Progress" || name === "Validation" })),
  },
  workflowBasis: "declared",
  clockPolicy: "first",
  excludedResolutions: ["Won't Do", "Duplicate"],
  workstreams: STREAMS.map((id) => ({ id, title: id })),
  stages: STAGES.map((id) => ({ id, title: id })),
  seed: "1",
};

const letters = Buffer.from("YYYY-MM-DDTHH:MM:SSZ", "latin1");

function put(value: number, at: number, count: number): void {
  for (let place = at + count - 1, rest = value; place >= at; place -= 1, rest = Math.floor(rest / 10)) letters[place] = 48 + (rest % 10);
}

/** Written letter by letter: a text that is put together from parts keeps those parts in memory, and this is to measure something else. */
function iso(at: number): IsoInstant {
  const date = new Date(at);
  put(date.getUTCFullYear(), 0, 4);
  put(date.getUTCMonth() + 1, 5, 2);
  put(date.getUTCDate(), 8, 2);
  put(date.getUTCHours(), 11, 2);
  put(date.getUTCMinutes(), 14, 2);
  put(date.getUTCSeconds(), 17, 2);
  return letters.toString("latin1") as IsoInstant;
}

/** Items created evenly over five years; each moves about as often as asked, back as well as on, and the newest are open. */
function items(count: number, moves: number): readonly WorkItem[] {
  const random = randomSource("20261122", "bench");
  return Array.from({ length: count }, (_, index): WorkItem => {
    const created = FIRST + Math.floor(((LAST - FIRST) * index) / count);
    const transitions: Transition[] = [];
    const flagged: { from: IsoInstant; to: IsoInstant | null }[] = [];
    let [at, here] = [created, 0];
    for (let move = 0; move < moves; move += 1) {
      at += HOUR * (1 + random.index(72));
      if (at > LAST) break;
      const left = moves - move;
      const next = left <= 1 ? 5 : left <= 4 ? Math.min(4, here + 1) : 1 + random.index(4);
      const to = next === here ? (here === 1 ? 2 : here - 1) : next;
      transitions.push({ at: iso(at), from: STATUSES[here] ?? "", to: STATUSES[to] ?? "" });
      if (random.index(40) === 0) flagged.push({ from: iso(at), to: iso(at + HOUR * random.index(100)) });
      here = to;
    }
    const isDone = here === 5;
    return {
      key: `B-${String(index + 1)}`,
      title: `Item ${String(index + 1)}`,
      type: "Task",
      project: "B",
      workstream: STREAMS[random.index(STREAMS.length)] ?? null,
      stage: STAGES[random.index(STAGES.length)] ?? "data",
      labels: [],
      created: iso(created),
      initialStatus: "Backlog",
      status: STATUSES[here] ?? "Backlog",
      transitions: transitions.slice(),
      ...(flagged.length === 0 ? {} : { flagged }),
      ...(isDone ? { resolution: random.index(20) === 0 ? "Duplicate" : "Done", resolvedAt: iso(at) } : {}),
      ...(random.index(10) === 0 && index > 0 ? { parent: `B-${String(1 + random.index(index))}` } : {}),
      history: "complete",
      source: { file: "bench.json", line: index + 1 },
    };
  });
}

const YOUNG = "--max-semi-space-size=8";
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Seconds by the clock and of the processor: on a shared machine the two differ. */
function timed<T>(run: () => T): { readonly result: T; readonly seconds: number; readonly cpuSeconds: number } {
  const [before, began] = [process.cpuUsage(), performance.now()];
  const result = run();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: Number(((performance.now() - began) / 1000).toFixed(2)), cpuSeconds: Number(((user + system) / 1e6).toFixed(2)) };
}

/** The part of a statement that is rolled up from items: flow facts of every scope, stages, blocked time, limits, and quality. */
function rollUps(model: Model): readonly unknown[] {
  const context = factContext(model, sha256);
  const scopes = scopesOf(context);
  const facts = scopes.flatMap((scope) => [...throughputFacts(scope, context), ...wipFacts(scope, context), ...cycleTimeFacts(scope, context), ...itemFacts(scope, context)]);
  const [whole] = scopes;
  const cumulative = whole === undefined ? [] : cumulativeFlowFacts(whole, context);
  const agile = agileArea.facts({ context, scopes, previous: undefined });
  return [[...facts, ...cumulative, ...agile].map(({ fact }) => fact), flowQuality(whole?.items ?? [], program, model.asOf)];
}

function measure(what: string, issues: number, moves: number): void {
  const model: Model = { program, asOf: AS_OF, items: items(issues, moves), sources: [], documents: [], quality: [] };
  const transitions = model.items.reduce((sum, item) => sum + item.transitions.length, 0);
  const modelMb = Math.round(process.memoryUsage().rss / 1024 / 1024);
  const { result, ...spent } = timed(() => {
    if (what === "roll-ups") return rollUps(model);
    const { facts, quality } = computeEdition({ model, sha256, diagrams: {}, version: "bench" }).edition;
    return { facts, quality };
  });
  const digest = sha256(canonicalJson(result)).slice(0, 16);
  process.stdout.write(`${what.padEnd(9)} ${JSON.stringify({ issues, transitions, ...spent, peakMb: Math.round(process.resourceUsage().maxRSS / 1024), modelMb, digest })}\n`);
}

const [issues = 100_000, moves = 12] = process.argv.slice(2, 4).map(Number);
const [, , , , what] = process.argv;
if (what !== undefined) measure(what, issues, moves);
else for (const part of ["roll-ups", "statement"]) process.exitCode = spawnSync(process.execPath, [YOUNG, fileURLToPath(import.meta.url), String(issues), String(moves), part], { stdio: "inherit" }).status ?? 1;
