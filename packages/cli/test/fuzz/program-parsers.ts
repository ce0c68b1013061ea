import { isoInstant, type Diagnostic } from "@almanac/core";
import { formatDiagnostics, inspectFile, KINDS, loadProgram, memoryProgramFiles, prepareWorkbooks, sourceExample, type Workbooks } from "@almanac/data";
import { xlsx } from "../../../data/test/xlsx.ts";
import { mutated } from "./mutate.ts";
import { chosen, type Made, type Parser, type Read } from "./parser.ts";
import { withMarks } from "./private-marks.ts";

const AS_OF = isoInstant("2026-11-22T21:00:00Z");
const CONFIG = `program:
  title: Fuzzed
  timeZone: Europe/Berlin
  currency: EUR
restricted: { path: restricted }
workstreams:
  - { id: search, title: Search, match: { project: SR } }
  - { id: platform, title: Platform, match: { project: MP } }
`;
const DECLARED = `${CONFIG}workflow:
  columns:
    - { name: Ready, category: todo, statuses: [Open, &x Later] }
    - { name: Done, category: done, statuses: [Done] }
gates:
  - { id: gate-1, title: Gate, workstream: search, conditions: [{ fact: delivery.wip.now, atMost: 20 }] }
prose: { sentenceWords: 40, ignore: [handbook/] }
sources:
  - id: items
    kind: jira-csv
    files: "items/*.csv"
    dates: { format: yyyy-MM-dd }
    columns: { key: Key }
`;
const PAGE = "---\ntitle: Flow\nsummary: >-\n  How work\n  flows\nsection: How\norder: 1\nowner: Lead\nreviewBy: 2027-03-01\n---\nBody with :fact[delivery.wip.now].\n";
const METHOD = "---\ntitle: A decision\nask: decide\nowner: Lead\nopenedOn: 2026-11-02\ndue: 2026-12-04\notherwise: Nothing happens\n---\nText.\n";

const EXPORT = { "data/sources/risks.csv": sourceExample("risk-register")?.text ?? "" } as const;

/** Whether a load is whole, or refused with errors that each have a place and a hint, and what is private is repeated nowhere. */
function judged({ model, diagnostics }: { readonly model?: unknown; readonly diagnostics: readonly Diagnostic[] }, textOf: (file: string) => string | undefined, marks: readonly string[] = []): Read {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const accepted = model !== undefined;
  if (!accepted && errors.length === 0) return { accepted, problem: "nothing was read, and no error" };
  if (accepted && errors.length > 0) return { accepted, problem: "read in spite of an error" };
  const lame = diagnostics.find(({ line, column, hint }) => !(line > 0) || !(column > 0) || (hint ?? "") === "");
  if (lame !== undefined) return { accepted, problem: `no place or no hint: ${lame.code} ${lame.message}` };
  if (marks.length === 0) return { accepted };
  const said = JSON.stringify(diagnostics) + formatDiagnostics(diagnostics, "pretty", textOf);
  const mark = marks.find((each) => said.includes(each));
  return mark === undefined ? { accepted } : { accepted, problem: `a private value is repeated: ${mark}: ${diagnostics.map(({ code, message, found, expected, hint }) => `${code} ${message} · ${found ?? ""} · ${expected ?? ""} · ${hint ?? ""}`).find((text) => text.includes(mark)) ?? "in the frame"}` };
}

interface Seedling {
  readonly path: string;
  readonly bytes: string | Uint8Array;
  readonly config: string;
  readonly others?: Readonly<Record<string, string>>;
  readonly marks?: readonly string[];
  readonly inspected?: true;
}

function fileMade(one: Seedling, bytes: Uint8Array, workbooks?: (files: ReturnType<typeof memoryProgramFiles>) => Promise<Workbooks>): Made {
  const contents = { "data/almanac.yaml": one.config, ...one.others, [one.path]: bytes };
  const textOf = (file: string): string | undefined => (file in contents ? new TextDecoder().decode(Buffer.from(file === one.path ? bytes : one.config)) : undefined);
  const files = memoryProgramFiles(contents);
  return {
    shown: `${one.path}\n${Buffer.from(bytes).toString("latin1")}`,
    read: async () => {
      if (one.inspected === true) inspectFile(files, one.path);
      return judged(loadProgram(files, { asOf: AS_OF, ...(workbooks === undefined ? {} : { workbooks: await workbooks(files) }) }), textOf, one.marks);
    },
  };
}

const parserOf = (name: string, weight: number, seedlings: readonly Seedling[]): Parser => ({
  name,
  weight,
  make: (random) => {
    const one = chosen(seedlings, random);
    return fileMade(one, mutated(one.bytes, random));
  },
});

/** Examples of every kind, by the end of their names. Those that are not for everybody hold marks, and lie where such exports lie or are declared. */
function examples(extensions: readonly string[]): readonly Seedling[] {
  return KINDS.flatMap(({ kind, audience }): readonly Seedling[] => {
    const example = sourceExample(kind);
    if (example === undefined || !extensions.includes(example.extension) || kind === "table") return [];
    const others: Readonly<Record<string, string>> = kind === "dependencies" || audience === "public" ? {} : { "data/sources/rates.csv": sourceExample("fx-rates")?.text ?? "" };
    if (audience === "public") return [{ path: `data/sources/files/x${example.extension}`, bytes: example.text, config: CONFIG, others, inspected: true }];
    const { text, marks } = withMarks(example.text);
    const folder = audience === "restricted" ? "restricted/sources" : "data/sources";
    return [
      { path: `restricted/sources/x${example.extension}`, bytes: text, config: CONFIG, others, marks },
      { path: `${folder}/x${example.extension}`, bytes: text, config: `${CONFIG}sources:\n  - { id: few, kind: ${kind}, files: x${example.extension} }\n`, marks },
    ];
  });
}

const CELL_TYPES = ["text", "id", "date", "instant", "money", "number", "count", "share", "boolean", "list", "currency"] as const;
const CELLS = `${CONFIG}sources:\n  - id: cells\n    kind: table\n    files: x.csv\n    audience: restricted\n    columns:\n${CELL_TYPES.map((type) => `      ${type}: { column: ${type}, type: ${type} }\n`).join("")}      few: { column: few, type: text }\n`;
const GOOD_CELLS = ["Words", "A-1", "2026-11-22", "2026-11-22T10:00:00+01:00", "1200.50", "3.5", "7", "20%", "yes", "a; b", "EUR"] as const;
/** What dates, amounts and numbers are made of. */
const PARTS = ["0", "1", "12", "31", "99", "2026", "-", "/", ".", ",", ":", "T", "Z", "+01:00", " ", "\u00a0", "'", "(", ")", "%", "€", "$", "EUR", "k", "e", "E+", "−", "Jan", "März", "AM", "pm", "\u200f", "٣", "1e999999", "NaN", "∞", "½", "0x1f", "1_000", "W47", "Q3", "46023", "#N/A", "TRUE", "nein", "\u2212", "9".repeat(30), "0".repeat(60)] as const;
const MARK = "Zqvcellkwyx";

/** A record with cells of each type, two of them made of parts of dates and numbers, beside one that is for few. */
const recordParser: Parser = {
  name: "private cells",
  weight: 1,
  make: (random) => {
    const cell = (): string => Array.from({ length: 1 + random.index(6) }, () => chosen(PARTS, random)).join("");
    const wrong = new Set([random.index(CELL_TYPES.length), random.index(CELL_TYPES.length)]);
    const cells = CELL_TYPES.map((_, column) => (wrong.has(column) ? cell() : (GOOD_CELLS[column] ?? "")));
    const text = `${[...CELL_TYPES, "few"].join(",")}\n${[...cells, MARK].map((each) => `"${each}"`).join(",")}\n`;
    return fileMade({ path: "restricted/sources/x.csv", bytes: text, config: CELLS, marks: [MARK] }, Buffer.from(text));
  },
};

function workbookParser(): Parser {
  const kinds = ["risk-register", "pay", "positions"].flatMap((kind) => {
    const text = kind === "risk-register" ? (sourceExample(kind)?.text ?? "") : withMarks(sourceExample(kind)?.text ?? "").text;
    const marks = kind === "risk-register" ? [] : withMarks(sourceExample(kind)?.text ?? "").marks;
    const rows = text.trimEnd().split("\n").map((line) => line.split(",").map((cell) => (/^\d+$/.test(cell) ? Number(cell) : cell)));
    return [{ bytes: xlsx({ Sheet: rows }), marks, path: `restricted/sources/x.xlsx`, config: `${CONFIG}sources:\n  - { id: few, kind: ${kind}, audience: restricted, files: x.xlsx }\n` }];
  });
  return {
    name: "workbook",
    weight: 1,
    make: (random) => {
      const one = chosen(kinds, random);
      return fileMade(one, mutated(one.bytes, random), prepareWorkbooks);
    },
  };
}

/** Everything that is read at the edge of a program. */
export const programParsers = (): readonly Parser[] => [
  parserOf("csv", 3, examples([".csv"])),
  parserOf("json", 3, examples([".json"])),
  parserOf("yaml", 1, examples([".yaml", ".yml", ".md"])),
  parserOf("almanac.yaml", 1, [{ path: "data/almanac.yaml", bytes: DECLARED, config: "", others: { "data/sources/items/a.csv": "Key,Summary,Status,Created\nSR-1,One,Open,2026-01-02\n" } }]),
  parserOf("front matter", 2, [{ path: "content/handbook/flow.md", bytes: PAGE, config: CONFIG, others: EXPORT }, { path: "content/decisions/d-1.md", bytes: METHOD, config: CONFIG, others: EXPORT }]),
  recordParser,
  workbookParser(),
];
