import type { TableFact } from "@almanac/core";
import type { Cell, Facts, Reading } from "./truth.ts";

type Where = Readonly<Record<string, Cell>>;

const shown = (where: Where): string => {
  const parts = Object.entries(where).map(([column, wanted]) => `${column}=${String(wanted)}`);
  return parts.length === 0 ? "" : `[${parts.join(", ")}]`;
};

function rowsOf(table: TableFact, where: Where): TableFact["rows"] | undefined {
  const tests = Object.entries(where).map(([column, wanted]) => ({ at: table.columns.findIndex(({ name }) => name === column), wanted }));
  return tests.some(({ at }) => at < 0) ? undefined : table.rows.filter((row) => tests.every(({ at, wanted }) => row[at] === wanted));
}

function cells(facts: Facts, id: string, where: Where, column: string): readonly Cell[] | undefined {
  const fact = facts[id];
  if (fact?.type !== "table") return undefined;
  const at = fact.columns.findIndex(({ name }) => name === column);
  return at < 0 ? undefined : rowsOf(fact, where)?.map((row) => row[at] ?? null);
}

/** The value of a scalar. */
export const value = (fact: string): Reading => ({
  fact,
  where: fact,
  read: (facts) => {
    const found = facts[fact];
    return found?.type === "scalar" ? found.value : undefined;
  },
});

/** The sample size behind a scalar. */
export const size = (fact: string): Reading => ({
  fact,
  where: `${fact} (n)`,
  read: (facts) => {
    const found = facts[fact];
    return found?.type === "scalar" ? found.n : undefined;
  },
});

/** Why a scalar has no value. */
export const reason = (fact: string): Reading => ({
  fact,
  where: `${fact} (reason)`,
  read: (facts) => {
    const found = facts[fact];
    return found?.type === "scalar" ? found.notAvailable?.reason : undefined;
  },
});

/** The cell of `column` in the only row that is like `where`. */
export const cell = (fact: string, where: Where, column: string): Reading => ({
  fact,
  where: `${fact}${shown(where)}.${column}`,
  read: (facts) => {
    const found = cells(facts, fact, where, column);
    return found?.length === 1 ? found[0] : undefined;
  },
});

/** The cells of `column` in every row that is like `where`. */
export const column = (fact: string, where: Where, name: string): Reading => ({ fact, where: `${fact}${shown(where)}.${name}`, read: (facts) => cells(facts, fact, where, name) });

/** How many rows are like `where`. */
export const rows = (fact: string, where: Where = {}): Reading => ({
  fact,
  where: `${fact}${shown(where)} (rows)`,
  read: (facts) => {
    const found = facts[fact];
    return found?.type === "table" ? rowsOf(found, where)?.length : undefined;
  },
});

/** The cells of `column` added up, over every row that is like `where`. */
export const total = (fact: string, where: Where, name: string): Reading => ({
  fact,
  where: `${fact}${shown(where)}.${name} (sum)`,
  read: (facts) => cells(facts, fact, where, name)?.reduce<number>((sum, one) => sum + (typeof one === "number" ? one : 0), 0),
});

/** The least or the greatest of `column`, over every row that is like `where`. */
export const extreme = (which: "least" | "greatest", fact: string, where: Where, name: string): Reading => ({
  fact,
  where: `${fact}${shown(where)}.${name} (${which})`,
  read: (facts) => {
    const numbers = cells(facts, fact, where, name)?.filter((one) => typeof one === "number");
    return numbers === undefined || numbers.length === 0 ? undefined : which === "least" ? Math.min(...numbers) : Math.max(...numbers);
  },
});

/** The amount of one currency in a text such as `510.4462 EUR and 30714.09 USD`. */
export const billed = (currency: string, text: Reading): Reading => ({
  ...text,
  where: `${text.where} (${currency})`,
  read: (facts) => {
    const written = text.read(facts);
    const amount = typeof written === "string" ? new RegExp(String.raw`(-?[\d.]+) ${currency}`, "u").exec(written)?.[1] : undefined;
    return amount === undefined ? undefined : Number(amount);
  },
});

/** What an argument of the receipt states. */
export const argument = (fact: string, name: string): Reading => ({ fact, where: `${fact} (receipt: ${name})`, read: (facts) => facts[fact]?.receipt.arguments[name] });

/** The first value without the second. */
export const less = (whole: Reading, part: Reading): Reading => ({
  fact: whole.fact,
  where: `${whole.where} − ${part.where}`,
  read: (facts) => {
    const [a, b] = [whole.read(facts), part.read(facts)];
    return typeof a === "number" && typeof b === "number" ? a - b : undefined;
  },
});

/** The part of a whole that a share leaves. */
export const rest = (share: Reading): Reading => ({
  ...share,
  where: `1 − ${share.where}`,
  read: (facts) => {
    const taken = share.read(facts);
    return typeof taken === "number" ? 1 - taken : undefined;
  },
});

/** Several values added up. */
export const plus = (...parts: readonly Reading[]): Reading => ({
  fact: parts[0]?.fact ?? "",
  where: parts.map(({ where }) => where).join(" + "),
  read: (facts) => {
    const values = parts.map((part) => part.read(facts));
    return values.every((one) => typeof one === "number") ? values.reduce((sum, one) => sum + one, 0) : undefined;
  },
});

/** The cells of `column` in every row like `where` that states something in `stated`. */
export const stating = (fact: string, stated: string, name: string, where: Where = {}): Reading => ({
  fact,
  where: `${fact}${shown({ ...where, [stated]: "stated" })}.${name}`,
  read: (facts) => {
    const wanted = cells(facts, fact, where, stated);
    return cells(facts, fact, where, name)?.filter((_, index) => wanted?.[index] !== null);
  },
});

/** How many rows of the sources the fact was computed from. */
export const receiptRows = (fact: string): Reading => ({ fact, where: `${fact} (receipt: rows)`, read: (facts) => facts[fact]?.receipt.rows });

/** A number that may be written out as text, to keep every digit. */
export const numeric = (written: Reading): Reading => ({
  ...written,
  read: (facts) => {
    const found = written.read(facts);
    return typeof found === "string" && found.trim() !== "" && !Number.isNaN(Number(found)) ? Number(found) : found;
  },
});
