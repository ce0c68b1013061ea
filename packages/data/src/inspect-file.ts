import type { FileDeclarations } from "./config/schema.ts";
import { inOrder } from "./diagnostics/diagnostic.ts";
import { inspectCsv } from "./inspect/inspect-csv.ts";
import { inspectJson } from "./inspect/inspect-json.ts";
import { inspectKind } from "./inspect/inspect-kind.ts";
import { NO_DATES, type Inspection } from "./inspect/inspection.ts";
import { storeSuggestion, suggestion, type Suggestion } from "./inspect/suggest.ts";
import { sizeOf, type ProgramFiles } from "./read/program-files.ts";
import { kindNamed } from "./sources/kinds.ts";
import { isStorePath } from "./sources/mlflow-store/store-path.ts";
import { readWorkbook } from "./sources/prepare-workbooks.ts";
import { likelyKinds, recognisedKind } from "./sources/recognise.ts";
import { sourceInput } from "./sources/source-input.ts";
import type { SourceInput, SourceKind } from "./sources/source-kind.ts";
import { decodedSheets, isWorkbook, type DecodedSheets, type Workbooks } from "./sources/workbook.ts";

/** The zone in which a file's own diagnostics are made when nothing else is known; counts do not depend on it. */
const ZONE = "UTC";

const EMPTY = {
  // First, so that the JSON has them where a reader looks for them.
  kind: "unknown",
  encoding: "unknown",
  bom: false,
  delimiter: null,
  columns: [],
  repeatedHeaders: {},
  records: 0,
  issueRecords: 0,
  otherRecords: 0,
  uniqueKeys: 0,
  statusCounts: {},
  typeCounts: {},
  created: NO_DATES,
  resolved: NO_DATES,
  dateFormat: null,
  diagnostics: [],
  area: null,
  audience: "public",
  used: 0,
} as const;

/** Trackers are counted in their own way: also what is refused is counted. */
const COUNTED_APART: ReadonlySet<string> = new Set(["jira-json", "jira-csv", "history-csv", "jira-statuses", "jira-board"]);
/** Files that are refused for their form are counted all the same. */
const TORN: ReadonlySet<string> = new Set(["CSV-QUOTE", "CSV-DELIMITER"]);
/** Kinds whose records are spread over the files of a folder. */
const FOLDERS: Readonly<Record<string, RegExp>> = { "mlflow-store": /^(.*?\/?mlruns)\// };

const inputFor = (files: ProgramFiles, path: string, declaration: FileDeclarations, sheets: DecodedSheets): SourceInput =>
  sourceInput(path, sizeOf(files, path), () => files.read(path), declaration, sheets.table(path, declaration));

/** Reads one file by itself: what it is, what it holds, and what would be rejected and why. */
export function inspectFile(files: ProgramFiles, path: string, declarations: FileDeclarations = {}, workbooks: Workbooks = new Map()): Inspection {
  const input = inputFor(files, path, declarations, decodedSheets(workbooks));
  const kind = declarations.kind === undefined ? recognisedKind(input) : (kindNamed(declarations.kind) ?? { diagnostics: [] });
  return inspectedAs("kind" in kind ? kind : undefined, "diagnostics" in kind ? kind.diagnostics : [], [input], path, declarations);
}

/** Reads files as `inspect` shows them: those of one store together, every other one by itself. */
export function inspectFiles(files: ProgramFiles, paths: readonly string[], declarations: FileDeclarations = {}, workbooks: Workbooks = new Map()): readonly Inspection[] {
  const sheets = decodedSheets(workbooks);
  const stores = new Map<string, string[]>();
  const others: string[] = [];
  for (const path of paths) {
    const store = Object.entries(FOLDERS).flatMap(([kind, folder]) => {
      const root = folder.exec(path)?.[1];
      return root === undefined || (declarations.kind ?? kind) !== kind || kindNamed(kind)?.recognise(inputFor(files, path, declarations, sheets)) !== 1 ? [] : [`${kind} ${root}`];
    })[0];
    if (store === undefined) others.push(path);
    else stores.set(store, [...(stores.get(store) ?? []), path]);
  }
  const together = [...stores].map(([store, members]) => {
    const space = store.indexOf(" ");
    return inspectedAs(kindNamed(store.slice(0, space)), [], members.map((path) => inputFor(files, path, declarations, sheets)), store.slice(space + 1), declarations);
  });
  return [...others.map((path) => inspectFile(files, path, declarations, workbooks)), ...together];
}

function inspectedAs(kind: SourceKind | undefined, unrecognised: Inspection["diagnostics"], inputs: readonly SourceInput[], file: string, declarations: FileDeclarations): Inspection {
  const [input] = inputs;
  if (input === undefined) return { file, ...EMPTY };
  if (isWorkbook(input.file) || inputs.length > 1) {
    const found = kind === undefined ? { kind: "unknown", diagnostics: unrecognised } : inspectKind(kind, inputs, declarations, ZONE);
    return { file, ...EMPTY, ...found, diagnostics: inOrder(found.diagnostics) };
  }
  const text = input.text();
  if (!("ok" in text) && kind === undefined) {
    const { encoding, bom } = "encoding" in text ? (text as { readonly encoding?: string; readonly bom?: boolean }) : {};
    return { file, ...EMPTY, encoding: encoding ?? "unknown", bom: bom ?? false, diagnostics: inOrder(text.diagnostics) };
  }
  const form = "ok" in text ? { encoding: text.ok.encoding, bom: text.ok.bom } : {};
  const apart = kind === undefined || COUNTED_APART.has(kind.kind);
  if (!apart || !("ok" in text)) {
    const found = kind === undefined ? { kind: "unknown", diagnostics: unrecognised } : inspectKind(kind, inputs, declarations, ZONE);
    return { file, ...EMPTY, ...form, ...found, diagnostics: inOrder(found.diagnostics) };
  }
  if (kind === undefined && !unrecognised.some(({ code }) => TORN.has(code)) && likelyKinds(input)[0]?.kind.kind !== "history-csv") {
    const table = input.table();
    const { header = [], records = [], delimiter = null } = "ok" in table ? table.ok : {};
    return { file, ...EMPTY, ...form, delimiter: header.length > 1 ? delimiter : null, columns: header.length > 1 ? header : [], records: records.length, otherRecords: records.length, diagnostics: inOrder(unrecognised) };
  }
  const json = /^\s*[[{]/.test(text.ok.text.slice(0, 200)) && declarations.kind !== "jira-csv" && declarations.kind !== "history-csv";
  const found = json || declarations.kind === "jira-json" ? inspectJson(text.ok) : inspectCsv(text.ok, declarations, ZONE);
  const used = found.diagnostics.some(({ severity }) => severity === "error") ? 0 : (found.issueRecords ?? 0);
  return { file, ...EMPTY, ...form, ...found, area: found.kind === "unknown" ? null : "work", used, diagnostics: inOrder(found.diagnostics) };
}

/** The folder of the store that a file belongs to. */
const storeFolder = (path: string): string | undefined => (isStorePath(path) ? FOLDERS["mlflow-store"]?.exec(path)?.[1] : undefined);

/** A declaration with which a file can be read, printed by `inspect --suggest`. */
export function suggestSource(files: ProgramFiles, path: string, options: { readonly kind?: string; readonly workbooks?: Workbooks } = {}): Suggestion {
  const folder = storeFolder(path);
  if (folder !== undefined && (options.kind ?? "mlflow-store") === "mlflow-store") return storeSuggestion(folder, "mlflow-store");
  const sheet = decodedSheets(options.workbooks ?? new Map()).table(path, {});
  return suggestion({ file: path, bytes: files.read(path), ...(sheet === undefined ? {} : { sheet }), ...(options.kind === undefined ? {} : { kind: options.kind }) });
}

/** The workbooks among some files, read beforehand. */
export async function inspectedWorkbooks(files: ProgramFiles, paths: readonly string[]): Promise<Workbooks> {
  const read = new Map<string, Awaited<ReturnType<typeof readWorkbook>>>();
  for (const path of paths.filter(isWorkbook)) read.set(path, await readWorkbook(path, files.read(path)));
  return read;
}
