import type { Diagnostic, IsoInstant, Records, SkippedRow } from "@almanac/core";
import type { FileDeclarations } from "../config/schema.ts";
import type { Place } from "../diagnostics/diagnostic.ts";
import type { ByteReader } from "../read/byte-reader.ts";
import type { CsvFile } from "../read/csv.ts";
import type { JsonFile } from "../read/json.ts";
import type { TextFile } from "../read/text.ts";
import type { TrackerItem } from "./tracker-item.ts";

/** What every reader may know beside its files. */
export interface KindContext {
  /** What `almanac.yaml` says about this source: columns, units, dates, numbers, currency, … */
  readonly declaration: FileDeclarations;
  /** Zone of the program, for exports that name none. */
  readonly timeZone: string;
  /** Columns and fields that the rules of workstreams name. */
  readonly fields?: readonly string[];
  /** Id of the source; left out where a file is read by itself. */
  readonly source?: string;
  /** Where a part of the declaration stands in almanac.yaml; left out where nothing is declared. */
  readonly setting?: (path: readonly PropertyKey[]) => Place;
}

/** Either a parsed file, or what stands against parsing it. */
export type Parsed<T> = { readonly ok: T } | { readonly diagnostics: readonly Diagnostic[] };

/** A table as it was read: from CSV, a workbook or a JSON array of flat objects. */
export interface TableFile extends CsvFile {
  /** Its cells were values, not texts: dates are written as ISO 8601. */
  readonly typed?: boolean;
  /** Whether a cell was a number, not a text: its point is a decimal point, whatever the texts of its column prove. */
  readonly isNumber?: (record: number, column: number) => boolean;
}

/** One file of a source. Each form is parsed when it is first asked for, and once. */
export interface SourceInput {
  /** Relative to the program directory, with forward slashes. */
  readonly file: string;
  readonly size: number;
  readonly bytes: () => Uint8Array;
  /** The file to be read in parts, for one that is too large to be held. Left out where it is in memory anyway. */
  readonly open?: () => ByteReader;
  readonly text: () => Parsed<TextFile>;
  /** A table: CSV as declared, or the sheet of a workbook. Diagnostics of its grammar are in `ok.diagnostics`. Of a CSV of more than `most` records those beyond are only counted. */
  readonly table: (most?: number) => Parsed<TableFile>;
  readonly json: () => Parsed<JsonFile>;
}

/** What one file holds. Counts are stated even when its records are refused. */
export interface FileResult {
  readonly file: string;
  readonly records: Partial<Records>;
  /** Work items, of trackers only. */
  readonly items?: readonly TrackerItem[];
  /** Records after the header, array elements, or 1 for a document. */
  readonly total: number;
  /** Records that became something; the others are neither errors nor used (for example history rows after an item's first). */
  readonly used: number;
  readonly skipped: readonly SkippedRow[];
  /** Newest instant that the file mentions, a lower bound of its export. */
  readonly newestEvent?: IsoInstant;
  readonly diagnostics: readonly Diagnostic[];
}

export interface KindResult {
  /** One for each input, in their order. */
  readonly files: readonly FileResult[];
  /** Of the source as a whole, for example pages that are missing. */
  readonly diagnostics: readonly Diagnostic[];
}

export type Area = "work" | "money" | "people" | "ml" | "governance" | "operations";

/** A column that a kind knows, as documentation, `inspect --suggest` and the JSON Schema of almanac.yaml show it. */
export interface KnownColumn {
  /** Name under `columns:` in almanac.yaml, camelCase. */
  readonly role: string;
  readonly required: boolean;
  /** Headers that are understood without a declaration; the first is the one to write in a new file. */
  readonly headers: readonly string[];
  /** What it holds, in plain words with its unit. */
  readonly says: string;
  /** Name of the cell's type: text, id, date, instant, money, number, count, share, boolean, choice, list. */
  readonly type: string;
  /** Of a choice: the words that are allowed. */
  readonly words?: readonly string[];
}

/** A kind of export: how it is told from others, and how it is read. One folder each under `sources/`. */
export interface SourceKind {
  /** As in `kind:` of almanac.yaml, for example `budget-lines`. */
  readonly kind: string;
  /** Sentence case, for example `Budget lines`. */
  readonly title: string;
  readonly area: Area;
  /** Who may see its records unless a fact is proved safe. */
  readonly audience: "public" | "internal" | "restricted";
  readonly fills: readonly (keyof Records)[];
  /** List for what earlier dated exports said, of a register that keeps no history of its own: see time-machine/register-series.ts. Left out: only the newest is read. */
  readonly earlier?: keyof Records;
  readonly columns: readonly KnownColumn[];
  /**
   * How sure the content alone makes it that the file is of this kind: 0 not at all, 1 beyond doubt. Never throws; a file that
   * cannot be parsed is of no kind. Two kinds with one highest score are an error that asks for a declaration.
   */
  readonly recognise: (input: SourceInput) => number;
  /** Reads every file of one source. Bad data is diagnostics, collected; a throw is a bug of ours. */
  readonly read: (inputs: readonly SourceInput[], context: KindContext) => KindResult;
}
