/** Twelve places that text comes in by. Each makes the files of a program that hold a payload there. */
export type Place = "body" | "heading" | "table" | "link" | "alt" | "front matter" | "cell" | "issue" | "diagram" | "chart" | "feed" | "data";

export interface Planted {
  readonly place: Place;
  /** Which payload, by its place in the corpus. */
  readonly payload: number;
}

const oneLine = (text: string): string => text.replaceAll(/\s*[\r\n\u2028\u2029]+\s*/g, " ");
const yaml = (text: string): string => JSON.stringify(text);
const pageOf = (title: string, body: string, order: number): string => `---\ntitle: ${yaml(title)}\nsection: Attacked\norder: ${String(order)}\nowner: Nobody\nreviewBy: 2027-06-30\n---\n${body}\n`;

/** One document for a payload and a place, so that one refusal hides no other. */
const DOCUMENTS: readonly { readonly place: Place; readonly folder: string; readonly text: (payload: string, index: number) => string }[] = [
  { place: "body", folder: "handbook/body", text: (payload, index) => pageOf(`Body ${String(index)}`, `Before.\n\n${payload}\n\nAfter ${payload} it.`, index) },
  { place: "heading", folder: "handbook/heading", text: (payload, index) => pageOf(`Heading ${String(index)}`, `## ${oneLine(payload)}\n\nText.`, index) },
  { place: "table", folder: "handbook/table", text: (payload, index) => pageOf(`Table ${String(index)}`, `| a | b |\n| --- | --- |\n| ${oneLine(payload).replaceAll("|", "\\|")} | x |`, index) },
  { place: "link", folder: "handbook/link", text: (payload, index) => pageOf(`Link ${String(index)}`, `[text](${oneLine(payload)}) and [${oneLine(payload)}](https://good.example/ "${oneLine(payload)}")`, index) },
  { place: "alt", folder: "handbook/alt", text: (payload, index) => pageOf(`Alt ${String(index)}`, `![${oneLine(payload)}](picture.svg "${oneLine(payload)}")`, index) },
  { place: "front matter", folder: "handbook/matter", text: (payload, index) => `---\ntitle: ${yaml(payload)}\nsummary: ${yaml(payload)}\nsection: ${yaml(payload)}\norder: ${String(index)}\nowner: ${yaml(payload)}\nreviewBy: 2027-06-30\n---\nText.\n` },
  {
    place: "diagram",
    folder: "handbook/diagram",
    text: (payload, index) => pageOf(`Diagram ${String(index)}`, `\`\`\`mermaid\nflowchart LR\n  accTitle: ${oneLine(payload)}\n  accDescr: ${oneLine(payload)}\n  A["${oneLine(payload)}"] -- "${oneLine(payload)}" --> B[End]\n\`\`\``, index),
  },
  { place: "feed", folder: "decisions", text: (payload, index) => `---\ntitle: ${yaml(payload)}\nask: decide\nowner: ${yaml(payload)}\nopenedOn: 2026-11-${String(2 + (index % 18)).padStart(2, "0")}\ndue: 2026-12-04\notherwise: ${yaml(payload)}\n---\nText.\n` },
];

/** Documents of the program, each with the payload that it holds. Paths are relative to `content/`. */
export function attackedDocuments(payloads: readonly string[]): ReadonlyMap<string, Planted & { readonly text: string }> {
  return new Map(DOCUMENTS.flatMap(({ place, folder, text }) => payloads.map((payload, index) => [`${folder}/p-${String(index).padStart(4, "0")}.md`, { place, payload: index, text: text(payload, index) }] as const)));
}

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A row of an export, and the payload in it, if there is one. */
interface Row {
  readonly payload?: number;
  readonly cells: readonly string[];
}

interface AttackedTable {
  readonly place: Place;
  readonly file: string;
  readonly head: string;
  readonly rows: (payloads: readonly string[]) => readonly Row[];
}

/** What the tracker says: finished items, and items in progress whose summaries are payloads. */
function historyRows(payloads: readonly string[]): readonly Row[] {
  const rows: Row[] = [];
  const day = (offset: number): string => new Date(Date.UTC(2026, 10, 22 + offset)).toISOString().slice(0, 10);
  for (let index = 0; index < 80; index += 1) {
    const done = -2 - Math.floor(index / 5) * 7 - (index % 5);
    const start = done - 2 - (index % 9);
    for (const [at, status] of [[start - 4, "Ready"], [start, "In Progress"], [done, "Done"]] as const) rows.push({ cells: [`SP-${String(index + 1)}`, day(at), `Item ${String(index)}`, day(start - 4), status] });
  }
  for (const [index, payload] of payloads.entries()) for (const [at, status] of [[-9, "Ready"], [-3, "In Progress"]] as const) rows.push({ payload: index, cells: [`SP-${String(index + 1001)}`, day(at), payload, day(-9), status] });
  return rows.toSorted((a, b) => ((a.cells[1] ?? "") < (b.cells[1] ?? "") ? -1 : (a.cells[1] ?? "") > (b.cells[1] ?? "") ? 1 : 0));
}

const each = (cells: (payload: string, index: number) => readonly string[]) => (payloads: readonly string[]): readonly Row[] => payloads.map((payload, index) => ({ payload: index, cells: cells(payload, index) }));

/** Exports whose words are payloads: a register, milestones that are drawn by their names, vendors that the API and the downloads tell of, and the tracker. */
export const ATTACKED_TABLES: readonly AttackedTable[] = [
  { place: "issue", file: "history.csv", head: "key,at,title,created,status", rows: historyRows },
  {
    place: "cell",
    file: "risks.csv",
    head: "ID,Title,Type,Probability,Impact,Currency,Mitigation,Mitigation due,Mitigation status,Owner,Status,Opened,Trigger,Driver",
    rows: each((payload, index) => [`R-${String(index)}`, payload, "threat", "20%", String(1000 + index), "EUR", payload, "2026-12-04", "in progress", payload, "open", "2026-09-01", payload, payload]),
  },
  {
    place: "chart",
    file: "milestones.csv",
    head: "Milestone id,Milestone,Target date,Baseline date,Owner,Set on,Reason",
    rows: each((payload, index) => [`M-${String(index)}`, payload, `2027-0${String(1 + (index % 9))}-15`, "2026-12-15", payload, "2026-06-01", payload]),
  },
  { place: "data", file: "vendors.csv", head: "Vendor ID,Name,Sells,Country,Status,Owner,Since", rows: each((payload, index) => [`V-${String(index)}`, payload, payload, "DE", "active", payload, "2025-06-01"]) },
];

/** The text of an export. */
export const tableText = (head: string, rows: readonly Row[]): string => [head, ...rows.map(({ cells }) => cells.map(cell).join(",")), ""].join("\n");
