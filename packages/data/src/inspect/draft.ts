import type { Diagnostic } from "@almanac/core";
import { CURRENCIES } from "../cells/currency-text.ts";
import { amountText } from "../cells/amount-text.ts";
import { MONTHS } from "../cells/month-names.ts";
import { declaredHeader, type FileDeclarations } from "../config/source-schema.ts";
import type { TableFile } from "../sources/source-kind.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A declaration in the making, and what its reader should check. */
export interface Draft {
  readonly declaration: FileDeclarations;
  readonly doubts: readonly string[];
}

const MISSING_WORD = /^(?:n\/?a|n\.a\.|null|none|nil|nan|tbd|tbc|unknown|\?+|-+|–|—|#n\/a)$/i;

/** Codes of currencies that are words of headers, too. */
const CURRENCY_LOOKALIKES: ReadonlySet<string> = new Set(["all", "top", "try", "cup", "mop", "lak"]);

const change = (draft: Draft, declaration: Partial<Mutable<FileDeclarations>>, doubt?: string): Draft => ({
  declaration: { ...draft.declaration, ...declaration },
  doubts: doubt === undefined || draft.doubts.includes(doubt) ? draft.doubts : [...draft.doubts, doubt],
});

const withIgnored = (draft: Draft, header: string, doubt: string): Draft => {
  const columns = Object.fromEntries(Object.entries(draft.declaration.columns ?? {}).filter(([, said]) => declaredHeader(said)?.trim().toLowerCase() !== header.trim().toLowerCase()));
  return change(draft, { columns, ignore: [...new Set([...(draft.declaration.ignore ?? []), header.trim()])] }, doubt);
};

/** What a message about a file asks for in the declaration; undefined when no setting helps. */
export function amended(draft: Draft, found: Diagnostic, table: TableFile, required: (role: string) => boolean): Draft | undefined {
  const { declaration } = draft;
  const header = found.field ?? "";
  const roles = rolesOf(declaration, header);
  const text = cellText(table, found);
  switch (found.code) {
    case "DATE-AMBIGUOUS": {
      const format = /format: ([^}]*?) \}/.exec(found.hint ?? "")?.[1];
      return format === undefined || declaration.dates?.format !== undefined ? undefined : change(draft, { dates: { ...declaration.dates, format } }, `The dates can be read in two ways: check that they are ${format}.`);
    }
    case "DATE-UNPROVED":
      return declaration.dates?.months === undefined && text !== undefined && MISSING_WORD.test(text.trim()) ? withMissing(draft, text) : (withMonths(draft, text) ?? unread(draft, header, roles, required));
    case "NUMBER-AMBIGUOUS":
      return declaration.numbers?.decimal !== undefined ? undefined : change(draft, { numbers: { ...declaration.numbers, decimal: "." } }, `\`${text ?? ""}\` can be read in two ways: check that the point is the decimal sign.`);
    case "MONEY-CURRENCY":
      return withCurrency(draft, table, found);
    case "NUMBER-PARENTHESES":
      return change(draft, { numbers: { ...declaration.numbers, negative: "parentheses" } }, "Numbers in parentheses are taken to be negative.");
    case "COLUMN-PRIVATE":
      return withIgnored(draft, header, `\`${header.trim()}\` looks private and is left unread; to use it, declare \`audience: restricted\` and keep the file below the restricted folder.`);
    case "CSV-COLUMN-TWICE":
      return withIgnored(draft, header, `\`${header.trim()}\` stands more than once and is left unread.`);
    case "CSV-COLUMN-NEAR":
      return withIgnored(draft, header, `\`${header.trim()}\` is left unread; it is nearly called ${found.expected ?? "a known column"}.`);
    case "CSV-COLUMN-UNNAMED":
      return withIgnored(draft, "", "A column without a name is left unread.");
    case "CSV-TOTALS":
    case "CSV-FOOTER": {
      const first = table.records[(found.record ?? 1) - 1]?.find((cell) => cell.trim() !== "")?.trim() ?? "Total";
      return declaration.footer === undefined ? change(draft, { footer: `${first}*` }, `The record that begins with ${first} is taken for none.`) : undefined;
    }
    case "NUMBER-RANGE":
      if (/unit: percent/.test(found.hint ?? "")) return withUnit(draft, header, roles, "percent");
      return unread(draft, header, roles, required) ?? skipping(draft, found);
    case "CHOICE-WORD":
      return withWord(draft, header, text, found, roles, required);
    case "CELL-MISSING":
    case "ROW-TWICE":
    case "CSV-FIELDS":
      return skipping(draft, found);
    default:
      if (text !== undefined && MISSING_WORD.test(text.trim()) && !(declaration.missing ?? []).includes(text.trim())) return withMissing(draft, text);
      return found.record === undefined ? undefined : (unread(draft, header, roles, required) ?? skipping(draft, found));
  }
}

const rolesOf = ({ columns = {} }: FileDeclarations, header: string): readonly string[] =>
  Object.entries(columns).flatMap(([role, said]) => (declaredHeader(said)?.trim().toLowerCase() === header.trim().toLowerCase() ? [role] : []));

function cellText(table: TableFile, { record, field }: Diagnostic): string | undefined {
  const position = table.header.indexOf(field ?? "");
  return record === undefined || position < 0 ? undefined : table.records[record - 1]?.[position];
}

const withMissing = (draft: Draft, text: string): Draft => change(draft, { missing: [...new Set([...(draft.declaration.missing ?? []), text.trim()])] }, `\`${text.trim()}\` is taken to mean that there is no value.`);

const plain = (text: string): string => text.toLowerCase().replace(/\./g, "");

function withMonths(draft: Draft, text: string | undefined): Draft | undefined {
  if (text === undefined || draft.declaration.dates?.months !== undefined) return undefined;
  const words: readonly string[] = plain(text).match(/\p{L}+/gu) ?? [];
  const languages: readonly (readonly [string, readonly string[]])[] = Object.entries(MONTHS);
  const language = languages.find(([name, months]) => name !== "en" && months.some((month) => words.includes(plain(month))))?.[0];
  return language === undefined ? undefined : change(draft, { dates: { ...draft.declaration.dates, months: language } });
}

const currenciesIn = (header: string): readonly string[] =>
  header.split(/[^A-Za-z]+/).filter((word) => /^(?:[a-z]{3}|[A-Z]{3})$/.test(word) && CURRENCIES.has(word.toUpperCase()) && !CURRENCY_LOOKALIKES.has(word.toLowerCase()));
/** Whether a header says which currency its amounts are in. */
export const namesCurrency = (header: string): boolean => currenciesIn(header).length > 0;

/** The currency that a header names, as `budget_aed` and `Cost (CHF)` do; failing that, one to be corrected. */
function withCurrency(draft: Draft, table: TableFile, { field }: Diagnostic): Draft | undefined {
  if (draft.declaration.currency !== undefined) return undefined;
  const named = [field ?? "", ...table.header].flatMap(currenciesIn)[0];
  return named === undefined
    ? change(draft, { currency: "EUR" }, "The file names no currency: EUR is a guess.")
    : change(draft, { currency: named.toUpperCase() }, `The file names no currency; a header says ${named}.`);
}

function withUnit(draft: Draft, header: string, roles: readonly string[], unit: "percent"): Draft | undefined {
  const { columns = {} } = draft.declaration;
  const [role] = roles;
  if (role === undefined) return undefined;
  const said = columns[role];
  return change(draft, { columns: { ...columns, [role]: { ...(typeof said === "object" && "column" in said ? said : { column: header.trim() }), unit } } }, `\`${header.trim()}\` is taken to be in percent.`);
}

function withWord(draft: Draft, header: string, text: string | undefined, found: Diagnostic, roles: readonly string[], required: (role: string) => boolean): Draft | undefined {
  const near = /did you mean `([^`]*)`/.exec(found.hint ?? "")?.[1];
  const allowed = /allowed: ([^;]*)/.exec(found.hint ?? "")?.[1]?.split(", ") ?? [];
  const [role] = roles;
  if (role !== undefined && text !== undefined && near !== undefined && allowed.includes(near)) {
    const values = draft.declaration.values ?? {};
    return change(draft, { values: { ...values, [role]: { ...values[role], [text.trim()]: near } } }, `\`${text.trim()}\` is taken to mean ${near}.`);
  }
  return unread(draft, header, roles, required);
}

/** A column that may be absent is left unread rather than guessed. */
function unread(draft: Draft, header: string, roles: readonly string[], required: (role: string) => boolean): Draft | undefined {
  if (header === "" || roles.some(required) || (draft.declaration.ignore ?? []).includes(header.trim())) return undefined;
  return withIgnored(draft, header, `\`${header.trim()}\` could not be read and is left unread.`);
}

const skipping = (draft: Draft, { code, line }: Diagnostic): Draft | undefined =>
  draft.declaration.onError === undefined ? change(draft, { onError: "skip-rows" }, `Some records have a mistake (the first on line ${String(line)}, ${code}) and are left out: mend them, and remove onError.`) : undefined;

/** Whether most of some texts are numbers with at most one mark. */
export const looksNumeric = (texts: readonly string[]): boolean => texts.length > 0 && texts.filter((text) => amountText(text) !== undefined).length > texts.length * 0.8;
export const isMissingWord = (text: string): boolean => MISSING_WORD.test(text.trim());
