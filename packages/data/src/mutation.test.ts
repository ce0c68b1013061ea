import fc from "fast-check";
import { expect, test } from "vitest";
import { CONFIG, csvProgram, DONE, issue, json, jsonProgram, load, move, type Contents } from "../test/a-program.ts";
import { inspectFile, memoryProgramFiles } from "./index.ts";

const CSV =
  'Issue key,Summary,Status,Created,Resolved,Labels,Labels\nABC-1,"One, ""two""\nthree",To Do,15/Jan/26 9:00 AM,,a,b\nABC-2,Zwölf,Done,16/Jan/26 9:00 AM,17/Jan/26 11:00 PM,,\n';
const JSON_TEXT = json({
  total: 2,
  issues: [
    issue({ changelog: { total: 1, histories: [move("2026-01-08T09:00:00.000+0100", ["1", "Open"], ["3", "In Progress"])] } }),
    issue({ key: "ABC-2", fields: { status: DONE, resolutiondate: "2026-01-09T09:00:00.000+0100" } }),
  ],
});
const YAML = `${CONFIG}workstreams:\n  - { id: a, title: A, match: { project: ABC } }\nworkflow:\n  ignoredStatuses: [Parked]\n`;
const PAGE = "---\ntitle: Flow\nsection: How\norder: 1\nowner: Lead\nreviewBy: 2027-03-01\n---\nBody.\n";

type Mutation = readonly ["delete" | "double" | "swap", number, number];
const mutations = fc.array(fc.tuple(fc.constantFrom("delete" as const, "double" as const, "swap" as const), fc.nat(), fc.integer({ min: 1, max: 12 })), {
  minLength: 1,
  maxLength: 3,
});

function mutated(text: string, changes: readonly Mutation[]): Uint8Array {
  let bytes = [...new TextEncoder().encode(text)];
  for (const [kind, where, length] of changes) {
    const start = bytes.length === 0 ? 0 : where % bytes.length;
    const part = bytes.slice(start, start + length);
    const after = bytes.slice(start + length);
    if (kind === "delete") bytes = [...bytes.slice(0, start), ...after];
    else if (kind === "double") bytes = [...bytes.slice(0, start), ...part, ...part, ...after];
    else bytes = [...bytes.slice(0, start), ...after.slice(0, length), ...part, ...after.slice(length)];
  }
  return Uint8Array.from(bytes);
}

/** A load is whole, or refused with at least one error at a place; nothing is thrown. */
function loadsOrSaysWhere(contents: Contents): void {
  const { model, diagnostics } = load(contents);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (model === undefined) expect(errors.length).toBeGreaterThan(0);
  else expect(errors).toEqual([]);
  for (const { line, column, hint, file } of diagnostics) {
    expect(line).toBeGreaterThan(0);
    expect(column).toBeGreaterThan(0);
    expect(hint).toBeTruthy();
    expect(file).toMatch(/^(?:data|content)/);
  }
}

const RUNS = { numRuns: 150 } as const;

test("mutated CSV", () => {
  loadsOrSaysWhere(csvProgram(CSV));
  fc.assert(
    fc.property(mutations, (changes) => {
      const bytes = mutated(CSV, changes);
      loadsOrSaysWhere(csvProgram(bytes));
      inspectFile(memoryProgramFiles({ "x.csv": bytes }), "x.csv");
    }),
    RUNS,
  );
});

test("mutated JSON", () => {
  fc.assert(
    fc.property(mutations, (changes) => {
      const bytes = mutated(JSON_TEXT, changes);
      loadsOrSaysWhere({ ...jsonProgram(""), "data/sources/issues.json": bytes });
      inspectFile(memoryProgramFiles({ "x.json": bytes }), "x.json");
    }),
    RUNS,
  );
});

test("mutated almanac.yaml and front matter", () => {
  fc.assert(
    fc.property(mutations, (changes) => loadsOrSaysWhere({ ...jsonProgram(JSON_TEXT), "data/almanac.yaml": mutated(YAML, changes) })),
    RUNS,
  );
  fc.assert(
    fc.property(mutations, (changes) => loadsOrSaysWhere({ ...jsonProgram(JSON_TEXT), "content/handbook/page.md": mutated(PAGE, changes) })),
    RUNS,
  );
});

test("a mutated key of a CSV record is never taken for another record's", () => {
  // Deleting a line end between records must not lose one of them silently.
  for (let start = 0; start < CSV.length; start++) {
    const { model } = load(csvProgram(mutated(CSV, [["delete", start, 1]])));
    if (model !== undefined) expect(model.items).toHaveLength(2);
  }
});
