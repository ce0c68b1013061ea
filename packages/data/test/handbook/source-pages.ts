import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { KINDS } from "../../src/sources/kinds.ts";
import type { Area, KnownColumn, SourceKind } from "../../src/sources/source-kind.ts";

/** Where the pages lie, relative to the repository. */
export const PAGES_FOLDER = "content/handbook/almanac/sources";

const SOURCES = new URL("../../src/sources/", import.meta.url);
const AREAS: Readonly<Record<Area, string>> = {
  work: "Work",
  money: "Money",
  people: "People and pay",
  ml: "Models, data and runs",
  governance: "Risk, compliance and decisions",
  operations: "Operations",
};
const LANGUAGES: Readonly<Record<string, string>> = { csv: "csv", json: "json", md: "markdown", yaml: "yaml", txt: "text" };
const AUDIENCES = {
  public: "Public: facts made from it may be published.",
  internal: "Internal: what it says about single people or contracts stays out of a public build, and its values are masked in messages.",
  restricted: "Restricted: the file lies in the folder that `restricted:` names, its values are masked in every message, and nothing of it is published but what passes the disclosure check.",
} as const;

const read = (kind: string, file: string): string => readFileSync(new URL(`${kind}/${file}`, SOURCES), "utf8");
const filesOf = (kind: string): readonly string[] => (existsSync(fileURLToPath(new URL(`${kind}/`, SOURCES))) ? readdirSync(new URL(`${kind}/`, SOURCES)).sort() : []);
const cell = (text: string): string => text.replaceAll("|", "\\|");

/** A page's first sentence is its summary; what follows up to the first heading opens the page. */
function leadOf(body: string): { readonly summary: string; readonly more: string } {
  const [lead = ""] = body.trim().split(/\n(?=## )/);
  const [paragraph = "", ...others] = lead.trim().split(/\n\s*\n/);
  const text = paragraph.replace(/\s+/g, " ").trim();
  const [summary = text] = /^.+?[.?!](?= [\p{Lu}`*]|$)/u.exec(text) ?? [];
  return { summary, more: [text.slice(summary.length).trim(), ...others].filter((part) => part !== "").join("\n\n") };
}
/** A quoted YAML text, without Markdown's marks: it is shown as it is. */
const quoted = (text: string): string => `"${text.replace(/[`*]/g, "").replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;

/** Key, type and meaning in one cell: two columns are read on a phone without scrolling. */
const meaning = ({ role, says, type, words, required }: KnownColumn): string => {
  const allowed = words === undefined || words.length === 0 ? "" : ` One of ${words.map((word) => `\`${word}\``).join(", ")}.`;
  return cell(`\`${role}\` (${type}${required ? ", **required**" : ""}): ${says.replace(/\.?$/, ".")}${allowed}`);
};

function columnsSection({ columns }: SourceKind): string {
  if (columns.length === 0) return "";
  const rows = columns.map((column) => `| ${column.headers.slice(0, 3).map((header) => `\`${cell(header)}\``).join(", ")} | ${meaning(column)} |`);
  return `## The columns\n\nA column is found by its header, whatever its case; any other header is mapped under \`columns:\` by the key that begins the second column.\n\n| Header | Key and meaning |\n| --- | --- |\n${rows.join("\n")}`;
}

function exampleSection(kind: string): string {
  const file = filesOf(kind).find((name) => name.startsWith("example."));
  if (file === undefined) return "";
  const text = read(kind, file).trimEnd();
  const fence = text.includes("```") ? "````" : "```";
  return `## A minimal example\n\n${fence}${LANGUAGES[file.split(".").at(-1) ?? ""] ?? "text"}\n${text}\n${fence}`;
}

/** One page of documentation, as Markdown with front matter: how to export, an example, the columns, the common mistakes. */
function page(kind: SourceKind, order: number): string {
  const body = read(kind.kind, "page.md").trim();
  const { summary, more } = leadOf(body);
  const [, ...sections] = body.split(/\n(?=## )/);
  const isExport = (section: string): boolean => section.startsWith("## How to export it");
  const front = `---\ntitle: ${quoted(kind.title)}\nsummary: ${quoted(summary)}\nsection: ${quoted(AREAS[kind.area])}\norder: ${String(order)}\nowner: Almanac maintainers\nreviewBy: 2027-06-30\n---`;
  const facts = `Kind: \`${kind.kind}\`. ${AUDIENCES[kind.audience]}`;
  const parts = [front, more, facts, ...sections.filter(isExport), exampleSection(kind.kind), columnsSection(kind), ...sections.filter((section) => !isExport(section))];
  return `${parts.map((part) => part.trim()).filter((part) => part !== "").join("\n\n")}\n`;
}

function overview(kinds: readonly SourceKind[]): string {
  const front = `---\ntitle: Sources\nsummary: "Every export that Almanac reads: what it is, where it comes from, what it must hold."\nsection: "Using Almanac"\norder: 1000\nowner: Almanac maintainers\nreviewBy: 2027-06-30\n---\n`;
  const sections = (Object.keys(AREAS) as Area[]).flatMap((area) => {
    const own = kinds.filter((kind) => kind.area === area);
    return own.length === 0 ? [] : [`## ${AREAS[area]}\n\n${own.map(({ kind, title }) => `- [${title}](./sources/${kind}.md): ${leadOf(read(kind, "page.md")).summary}`).join("\n")}`];
  });
  return `${front}\nPut an export below \`data/sources/\`. What it is, is told from its content; what cannot be told is asked for, with a block to copy. \`almanac inspect FILE --suggest\` writes that block for any table.\n\n${sections.join("\n\n")}\n`;
}

/** Every page by its path relative to the repository. A kind without `page.md` has none. */
export function sourcePages(): ReadonlyMap<string, string> {
  const documented = KINDS.filter(({ kind }) => filesOf(kind).includes("page.md"));
  return new Map([
    [`${PAGES_FOLDER}.md`, overview(documented)],
    ...documented.map((kind, index): [string, string] => [`${PAGES_FOLDER}/${kind.kind}.md`, page(kind, 1010 + index)]),
  ]);
}

/** Kinds that have no page yet. */
export const undocumentedKinds = (): readonly string[] => KINDS.filter(({ kind }) => !filesOf(kind).includes("page.md")).map(({ kind }) => kind);
