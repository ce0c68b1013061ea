import { compareText } from "../model/time.ts";
import type { Measure } from "../model/measure.ts";
import type { Audience, Fact, FactInterval, Receipt, ScalarFact, TableColumn, TableFact, Unit } from "./fact.ts";
import { factId } from "./fact-id.ts";

/** SHA-256 of a text, hex. Passed in, because the core has no I/O and no crypto. */
export type Sha256 = (text: string) => string;

/** A source row behind a fact, with what the rule read from it. */
export interface RowRef {
  /** Stable within one set of exports: `<file>:<line> <key>`. */
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly key: string;
  readonly detail: Readonly<Record<string, string | number | null>>;
}

/** A fact and the rows that `explain` shows. Rows are never stored in an edition. */
export interface ComputedFact {
  readonly fact: Fact;
  readonly rows: readonly RowRef[];
  /** See {@link FactHead.aggregate}. */
  readonly aggregate?: true;
}

export interface FactHead {
  readonly base: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly label: string;
  readonly rule: string;
  readonly arguments?: Receipt["arguments"];
  readonly rows: readonly RowRef[];
  /** Public unless said otherwise. */
  readonly audience?: Audience;
  /**
   * An aggregate that tells nothing about one person, although it is made of rows that only some may see: it keeps its own audience.
   * Without it a fact is seen by nobody who may not see all of its rows.
   */
  readonly aggregate?: true;
  /** ISO 4217, of a scalar in `money`. */
  readonly currency?: string;
  /** Of a scalar that has a value. */
  readonly interval?: FactInterval | undefined;
}

type RowsReceipt = Pick<Receipt, "sources" | "rows"> & { readonly rowsDigest: string };

/** A dozen facts of one table stand on the same list of rows, and a list is sorted and digested once. */
const receiptsOfRows = new WeakMap<Sha256, WeakMap<readonly RowRef[], RowsReceipt>>();

function rowsReceipt(rows: readonly RowRef[], sha256: Sha256): RowsReceipt {
  const made = receiptsOfRows.get(sha256) ?? new WeakMap<readonly RowRef[], RowsReceipt>();
  receiptsOfRows.set(sha256, made);
  const known = made.get(rows);
  if (known !== undefined) return known;
  const ids = rows.map((row) => row.id).sort(compareText);
  const sources = [...new Set(rows.map((row) => row.file))].sort(compareText);
  const receipt = { sources, rows: ids.length, rowsDigest: sha256(ids.join("\n")) };
  made.set(rows, receipt);
  return receipt;
}

const receiptOf = (head: FactHead, sha256: Sha256): Receipt => ({ rule: head.rule, arguments: head.arguments ?? {}, ...rowsReceipt(head.rows, sha256) });

/** Builds a scalar fact from a measure; a missing value keeps its reason. */
export function scalarFact(head: FactHead, unit: Unit, measure: Measure<number | string>, sha256: Sha256, n?: number): ComputedFact {
  const fact: ScalarFact = {
    type: "scalar",
    id: factId(head.base, head.dimensions),
    label: head.label,
    audience: head.audience ?? "public",
    unit,
    ...(head.currency === undefined ? {} : { currency: head.currency }),
    ...("value" in measure ? { value: measure.value } : { value: null, notAvailable: { reason: measure.notAvailable, because: measure.because } }),
    ...(n === undefined ? {} : { n }),
    ...(head.interval === undefined || !("value" in measure) ? {} : { interval: head.interval }),
    receipt: receiptOf(head, sha256),
  };
  return { fact, rows: head.rows, ...(head.aggregate ? { aggregate: true } : {}) };
}

export function tableFact(head: FactHead, columns: readonly TableColumn[], rows: TableFact["rows"], sha256: Sha256): ComputedFact {
  const fact: TableFact = {
    type: "table",
    id: factId(head.base, head.dimensions),
    label: head.label,
    audience: head.audience ?? "public",
    columns,
    rows,
    receipt: receiptOf(head, sha256),
  };
  return { fact, rows: head.rows, ...(head.aggregate ? { aggregate: true } : {}) };
}
