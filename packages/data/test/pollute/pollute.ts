import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { randomSource, type Diagnostic, type RandomSource } from "@almanac/core";
import { KINDS } from "../../src/sources/kinds.ts";
import type { FileDeclarations } from "../../src/config/source-schema.ts";
import { sourceInput } from "../../src/sources/source-input.ts";
import type { SourceInput, SourceKind } from "../../src/sources/source-kind.ts";
import { OPERATIONS, writtenText, type Written } from "./operations.ts";

const SOURCES = new URL("../../src/sources/", import.meta.url);
const CONTEXT = { timeZone: "Europe/Berlin" } as const;
const DELIMITERS = [",", ";", "\t", "|"] as const;

/** What a program declares about a kind that nothing else can tell. */
const DECLARED: Readonly<Record<string, FileDeclarations>> = {
  table: { columns: { team: { column: "Team", type: "id" }, reviewed: { column: "Reviewed on", type: "date" }, open: { column: "Open questions", type: "count" }, answered: { column: "Share answered", type: "share" } } },
};

interface Base {
  readonly kind: SourceKind;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const inputOf = (file: string, bytes: Uint8Array, declaration: FileDeclarations): SourceInput => sourceInput(file, bytes.length, () => bytes, declaration);

/** The example of every kind that is a table: what the polluter starts from. */
export function bases(): readonly Base[] {
  return KINDS.flatMap((kind): readonly Base[] => {
    const file = new URL(`${kind.kind}/example.csv`, SOURCES);
    if (!existsSync(fileURLToPath(file))) return [];
    const table = inputOf(`data/sources/${kind.kind}/example.csv`, readFileSync(file), {}).table();
    if (!("ok" in table)) throw new Error(`the example of ${kind.kind} is no table`);
    const { header, records: rows } = table.ok;
    return header.length < 2 || rows.length === 0 ? [] : [{ kind, header, rows }];
  });
}

/** Writes the table in a dialect of its own: delimiter, line end, and which fields are quoted. */
function written({ kind, header, rows }: Base, random: RandomSource): Written {
  const lists = kind.columns.filter(({ type }) => type === "list").flatMap(({ headers }) => headers.map((name) => name.toLowerCase()));
  const delimiter = DELIMITERS[random.index(DELIMITERS.length)] ?? ",";
  const style = random.index(3);
  const field = (text: string): string => {
    const must = text.includes(delimiter) || /["\r\n]/.test(text);
    return must || (style === 1 && text !== "") || (style === 2 && text !== "" && random.index(3) === 0) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return { delimiter, lineEnd: random.index(3) === 0 ? "\r\n" : "\n", lists: new Set(header.flatMap((name, index) => (lists.includes(name.toLowerCase()) ? [index] : []))), header: header.map(field), rows: rows.map((row) => row.map(field)) };
}

interface Loaded {
  readonly records: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** What is read from a text, without the rows that it stands in. */
function loaded(kind: SourceKind, text: string, delimiter: string): Loaded {
  const declared = DELIMITERS.find((one) => one === delimiter);
  const declaration = { ...DECLARED[kind.kind], ...(declared === undefined || declared === "," ? {} : { delimiter: declared }) };
  const { files, diagnostics } = kind.read([inputOf("data/sources/polluted.csv", new TextEncoder().encode(text), declared === undefined ? {} : { delimiter: declared })], { declaration, ...CONTEXT });
  const content = files.map(({ records, items }) => ({ records, items }));
  return {
    records: JSON.stringify(content, (key, value: unknown) => (key === "source" || key === "place" ? undefined : typeof value === "bigint" ? value.toString() : value)),
    diagnostics: [...diagnostics, ...files.flatMap((file) => file.diagnostics)],
  };
}

export interface Failure {
  readonly kind: string;
  readonly operation: string;
  readonly text: string;
  readonly said: string;
}

export interface Outcome {
  readonly files: number;
  readonly byOperation: ReadonlyMap<string, { readonly files: number; readonly silent: number; readonly wrongLine: number }>;
  /** Loaded without a word, and not what the clean file says. */
  readonly silent: readonly Failure[];
  /** Refused, but none of the first messages points at a polluted line. */
  readonly wrongLine: readonly Failure[];
  /** Files in which a line had to be pointed at. */
  readonly lined: number;
}

/** Pollutes `count` files, each with one operation of a table of some kind in some dialect. */
export function pollute(count: number, seed: string): Outcome {
  const random = randomSource(seed, "polluter");
  const all = bases();
  const names = Object.keys(OPERATIONS);
  const tally = new Map(names.map((name) => [name, { files: 0, silent: 0, wrongLine: 0 }]));
  const silent: Failure[] = [];
  const wrongLine: Failure[] = [];
  let lined = 0;
  for (let made = 0; made < count; ) {
    const base = all[random.index(all.length)];
    const operation = names[random.index(names.length)];
    if (base === undefined || operation === undefined) throw new Error("there is no kind with an example.csv");
    const table = written(base, random);
    const polluted = OPERATIONS[operation]?.(table, random);
    if (polluted === undefined) continue;
    made += 1;
    const counts = tally.get(operation) ?? { files: 0, silent: 0, wrongLine: 0 };
    counts.files += 1;
    tally.set(operation, counts);
    const clean = loaded(base.kind, writtenText(table), table.delimiter);
    if (clean.diagnostics.some(({ severity }) => severity === "error")) throw new Error(`the clean example of ${base.kind.kind} is refused: ${clean.diagnostics[0]?.message ?? ""}`);
    const found = loaded(base.kind, polluted.text, table.delimiter);
    const failure: Failure = { kind: base.kind.kind, operation, text: polluted.text, said: found.diagnostics.map(({ line, code, message }) => `${String(line)} ${code} ${message}`).join(" | ") };
    const errors = found.diagnostics.filter(({ severity }) => severity === "error");
    if (errors.length === 0 && found.diagnostics.length === 0 && found.records !== clean.records) {
      silent.push(failure);
      counts.silent += 1;
    }
    if (polluted.lines.length === 0 || (errors.length === 0 && found.records === clean.records)) continue;
    lined += 1;
    const first = found.diagnostics[0];
    if (first !== undefined && !polluted.lines.includes(first.line)) {
      wrongLine.push({ ...failure, said: `lines ${polluted.lines.join(",")} but ${failure.said}` });
      counts.wrongLine += 1;
    }
  }
  return { files: count, byOperation: tally, silent, wrongLine, lined };
}
