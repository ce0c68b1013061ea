import type { Diagnostic, Model } from "@almanac/core";
import { loadProgram, memoryProgramFiles, type LoadOptions } from "../src/index.ts";

export type Contents = Readonly<Record<string, string | Uint8Array>>;

/** The smallest configuration. */
export const CONFIG = "program:\n  title: Test program\n  timeZone: Europe/Berlin\n";

export interface IssueParts {
  readonly key?: string;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly changelog?: unknown;
}

/** An issue as Jira's REST answer has it, with parts replaced. */
export const issue = ({ key = "ABC-1", fields = {}, changelog }: IssueParts = {}) => ({
  key,
  fields: {
    summary: `Summary of ${key}`,
    issuetype: { name: "Story" },
    project: { key: "ABC", id: "10000" },
    status: { id: "3", name: "In Progress", statusCategory: { key: "indeterminate" } },
    created: "2026-01-05T09:00:00.000+0100",
    updated: "2026-02-02T10:00:00.000+0100",
    resolutiondate: null,
    resolution: null,
    labels: [],
    components: [],
    ...fields,
  },
  ...(changelog === undefined ? {} : { changelog }),
});

/** One status change as a changelog history. */
export const move = (created: string, from: readonly [string, string], to: readonly [string, string]) => ({
  created,
  items: [{ field: "status", fieldId: "status", from: from[0], fromString: from[1], to: to[0], toString: to[1] }],
});

export const DONE = { id: "10002", name: "Done", statusCategory: { key: "done" } } as const;

/** Pretty JSON, one key a line, so that positions mean something. */
export const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

export const jsonProgram = (value: unknown, config = CONFIG): Contents => ({
  "data/almanac.yaml": config,
  "data/sources/issues.json": typeof value === "string" ? value : json(value),
});
export const csvProgram = (csv: string | Uint8Array, config = CONFIG): Contents => ({ "data/almanac.yaml": config, "data/sources/issues.csv": csv });

export const load = (contents: Contents, options?: LoadOptions) => loadProgram(memoryProgramFiles(contents), options);

/** The model of a program that must load without any diagnostic. */
export function accepted(contents: Contents, options?: LoadOptions): Model {
  const { model, diagnostics } = load(contents, options);
  if (model === undefined || diagnostics.length > 0) throw new Error(`expected a clean load, got ${JSON.stringify(diagnostics, null, 2)}`);
  return model;
}

/** What stands against a program that must not load. Each diagnostic must say found, expected and hint. */
export function refused(contents: Contents, options?: LoadOptions): readonly Diagnostic[] {
  const { model, diagnostics } = load(contents, options);
  if (model !== undefined) throw new Error(`expected a refusal, got a model with ${JSON.stringify(diagnostics)}`);
  for (const { code, found, expected, hint, line, column } of diagnostics)
    if (found === undefined || expected === undefined || hint === undefined || hint === "" || line < 1 || column < 1)
      throw new Error(`${code} does not say found, expected and hint`);
  return diagnostics;
}

export const places = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.map(({ code, file, line, column }) => `${file}:${String(line)}:${String(column)} ${code}`);
