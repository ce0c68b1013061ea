import { columnReaders } from "../table/cell-readers.ts";
import type { CellType } from "../table/column.ts";
import { errorValue } from "../cells/cell-result.ts";
import type { FileDeclarations } from "../config/source-schema.ts";
import type { TableFile } from "../sources/source-kind.ts";
import { looksPrivate } from "../table/private-headers.ts";
import { isMissingWord, namesCurrency, type Draft } from "./draft.ts";

type Named = "date" | "instant" | "count" | "number" | "share" | "boolean";

/** The types that a column may have, the narrowest first. */
const TYPES: readonly (readonly [Named, CellType])[] = [
  ["date", { type: "date" }],
  ["instant", { type: "instant" }],
  ["boolean", { type: "boolean" }],
  ["count", { type: "count" }],
  ["share", { type: "share", over: true }],
  ["number", { type: "number" }],
];

const camel = (header: string): string => {
  const words = header.normalize("NFKD").replace(/\p{M}/gu, "").split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const name = words.map((word, index) => (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1)).join("");
  return /^[a-z]/.test(name) ? name : `column${name}`;
};

/** A number that names something is a text. */
const isIdentifier = (header: string): boolean => /(?:^|[^a-z])(?:id|no|nr|number|code|key|phone)$/i.test(header.trim()) || /[a-z]Id$/.test(header.trim());

/** Whether every filled cell of a column can be read as a type, and which words mean that there is none. */
function typeOf(texts: readonly string[], declaration: FileDeclarations, timeZone: string): Named | undefined {
  const sample = [...new Set(texts)];
  if (sample.length === 0) return undefined;
  // Identifiers are texts: nobody adds them up, and a leading zero counts.
  if (sample.some((text) => /^0\d/.test(text.trim())) || sample.every((text) => /^\d{9,}$/.test(text.trim()))) return undefined;
  return TYPES.find(([name, cell]) => {
    if (name === "share" && !sample.some((text) => text.includes("%"))) return false;
    if (name === "instant" && !sample.some((text) => text.includes(":"))) return false;
    if (name === "boolean" && sample.every((text) => /^[01]$/.test(text.trim()))) return false;
    const reader = columnReaders([{ role: "", cell, texts: sample }], declaration, timeZone).get("");
    return reader !== undefined && "read" in reader && sample.every((text) => errorValue(text) === undefined && "ok" in reader.read(text)) && !(name === "date" && sample.some((text) => text.includes(":")));
  })?.[0];
}

/** A declaration that keeps any table as a dataset, each column of the narrowest type that all of its cells have. */
export function tableDraft({ header, records }: TableFile, form: Draft, timeZone: string): Draft {
  const words = new Set<string>();
  const roles = new Set<string>();
  const seen = new Map<string, number>();
  const columns: NonNullable<FileDeclarations["columns"]> = {};
  for (const [position, name] of header.entries()) {
    const plain = name.trim().toLowerCase();
    if (plain === "" || looksPrivate(name)) continue;
    const occurrence = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, occurrence);
    const repeated = header.filter((other) => other.trim().toLowerCase() === plain).length > 1;
    const cells = records.flatMap((record) => ((record[position] ?? "").trim() === "" ? [] : [record[position] ?? ""]));
    const texts = cells.filter((text) => !isMissingWord(text));
    const type = isIdentifier(name) ? undefined : typeOf(texts, form.declaration, timeZone);
    if (type === undefined && !repeated) continue;
    if (type !== undefined) for (const text of cells) if (isMissingWord(text)) words.add(text.trim());
    let role = camel(name);
    while (roles.has(role)) role = `${role}${String(occurrence)}`;
    roles.add(role);
    const amount = (type === "number" || type === "count") && namesCurrency(name);
    columns[role] = { column: name.trim(), ...(repeated ? { occurrence } : {}), ...(type === undefined ? {} : { type: amount ? "money" : type }) };
  }
  const doubts = words.size === 0 ? [] : [`${[...words].map((word) => `\`${word}\``).join(", ")} ${words.size === 1 ? "is" : "are"} taken to mean that there is no value.`];
  return { declaration: { ...form.declaration, ...(words.size === 0 ? {} : { missing: [...words] }), columns }, doubts: [...form.doubts, ...doubts] };
}
