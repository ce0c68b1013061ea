import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { randomSource, type RandomSource } from "@almanac/core";
import { inspectFile, loadProgram, memoryProgramFiles } from "../../src/index.ts";
import { KINDS } from "../../src/sources/kinds.ts";

const SOURCES = new URL("../../src/sources/", import.meta.url);
const CONFIG = "program:\n  title: Fuzzed\n  timeZone: Europe/Berlin\n";
const PAGE = "---\ntitle: Flow\nsection: How\norder: 1\nowner: Lead\nreviewBy: 2027-03-01\n---\nBody with :fact[delivery.wip.now].\n";
const DECLARED = `${CONFIG}workstreams:\n  - { id: a, title: A, match: { project: ABC } }\nworkflow:\n  columns:\n    - { name: Ready, category: todo, statuses: [Open, &x Later] }\n    - { name: Done, category: done, statuses: [Done] }\nsources:\n  - id: items\n    kind: jira-csv\n    files: "items/*.csv"\n    dates: { format: yyyy-MM-dd }\n    columns: { key: Key }\n`;

interface Seedling {
  readonly format: "csv" | "json" | "yaml" | "markdown" | "front matter";
  readonly path: string;
  readonly text: string;
}

/** Valid inputs of every format and kind: what the mutations start from. */
function seedlings(): readonly Seedling[] {
  const examples = KINDS.flatMap(({ kind }): readonly Seedling[] => {
    const folder = new URL(`${kind}/`, SOURCES);
    const name = existsSync(fileURLToPath(folder)) ? readdirSync(folder).find((file) => file.startsWith("example.")) : undefined;
    if (name === undefined) return [];
    const format = name.endsWith(".csv") ? "csv" : name.endsWith(".json") ? "json" : name.endsWith(".md") ? "markdown" : "yaml";
    return [{ format, path: `data/sources/${kind}/${name}`, text: readFileSync(new URL(name, folder), "utf8") }];
  });
  return [...examples, { format: "yaml", path: "data/almanac.yaml", text: DECLARED }, { format: "front matter", path: "content/handbook/flow.md", text: PAGE }];
}

/** Pieces that have broken readers before. */
const PIECES = ['"', '""', ",", ";", "\t", "\n", "\r\n", "\r", "\0", "\ufeff", "---\n", "<<<<<<< a\n", "{", "}", "[", "]", "{{{{", ": ", "&a ", "*a", "!!js/function x", "__proto__", "1e999", "-0", "NaN", "2026-02-30", "03/04/26", "\u202e", "\ud800", "1.200", "=1+1", "#REF!", "[".repeat(300), "a".repeat(5000), ",".repeat(2000)];

function mutated(text: string, random: RandomSource): Uint8Array {
  let bytes = Buffer.from(text);
  for (let times = 1 + random.index(3); times > 0; times -= 1) {
    const at = random.index(bytes.length + 1);
    const length = 1 + random.index(random.index(4) === 0 ? 200 : 8);
    const part = bytes.subarray(at, at + length);
    switch (random.index(7)) {
      case 0:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
        break;
      case 1:
        bytes = Buffer.concat([bytes.subarray(0, at), part, part, bytes.subarray(at + length)]);
        break;
      case 2:
        bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from([random.index(256)]), bytes.subarray(at + 1)]);
        break;
      case 3:
        bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(PIECES[random.index(PIECES.length)] ?? ""), bytes.subarray(at)]);
        break;
      case 4: {
        const lines = bytes.toString("latin1").split("\n");
        const line = random.index(lines.length);
        lines.splice(line, random.index(2), ...(random.index(2) === 0 ? [lines[random.index(lines.length)] ?? ""] : []));
        bytes = Buffer.from(lines.join("\n"), "latin1");
        break;
      }
      case 5:
        bytes = bytes.subarray(0, at);
        break;
      default:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at).reverse()]);
    }
  }
  return bytes;
}

export interface Crash {
  readonly path: string;
  readonly error: string;
  readonly input: string;
}

export interface Fuzzed {
  readonly inputs: number;
  readonly byFormat: ReadonlyMap<string, number>;
  readonly accepted: number;
  readonly refused: number;
  readonly crashes: readonly Crash[];
  readonly slowest: { readonly milliseconds: number; readonly path: string };
}

/** Whether a load is whole, or refused with errors that each have a place and a hint. */
function problemOf(path: string, bytes: Uint8Array): { readonly problem?: string; readonly accepted: boolean } {
  const contents = path === "data/almanac.yaml" ? { [path]: bytes, "data/sources/items/a.csv": "Key,Summary,Status,Created\nABC-1,One,Open,2026-01-02\n" } : { "data/almanac.yaml": CONFIG, [path]: bytes };
  const files = memoryProgramFiles(contents);
  inspectFile(files, path);
  const { model, diagnostics } = loadProgram(files);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (model === undefined && errors.length === 0) return { accepted: false, problem: "no model and no error" };
  if (model !== undefined && errors.length > 0) return { accepted: false, problem: "a model in spite of an error" };
  const lame = diagnostics.find(({ line, column, hint }) => !(line > 0) || !(column > 0) || (hint ?? "") === "");
  return lame === undefined ? { accepted: model !== undefined } : { accepted: false, problem: `no place or no hint: ${lame.code} ${lame.message}` };
}

/** Mutates valid inputs and loads them. `now` measures how long each took. */
export function fuzz(count: number, seed: string, now: () => number): Fuzzed {
  const random = randomSource(seed, "fuzz");
  const all = seedlings();
  const formats = [...new Set(all.map(({ format }) => format))];
  const byFormat = new Map<string, number>();
  const crashes: Crash[] = [];
  let accepted = 0;
  let slowest = { milliseconds: 0, path: "" };
  for (let made = 0; made < count; made += 1) {
    const ofFormat = all.filter(({ format }) => format === formats[made % formats.length]);
    const seedling = ofFormat[random.index(ofFormat.length)];
    if (seedling === undefined) throw new Error("there is nothing to mutate");
    const bytes = mutated(seedling.text, random);
    const began = now();
    try {
      const { problem, accepted: whole } = problemOf(seedling.path, bytes);
      if (problem !== undefined) crashes.push({ path: seedling.path, error: problem, input: Buffer.from(bytes).toString("latin1") });
      if (whole) accepted += 1;
    } catch (error) {
      crashes.push({ path: seedling.path, error: error instanceof Error ? (error.stack ?? error.message) : String(error), input: Buffer.from(bytes).toString("latin1") });
    }
    const milliseconds = now() - began;
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, path: seedling.path };
    byFormat.set(seedling.format, (byFormat.get(seedling.format) ?? 0) + 1);
  }
  return { inputs: count, byFormat, accepted, refused: count - accepted - crashes.length, crashes, slowest };
}
