import type { AboveAudience, EditionName, FactInterval, Receipt, ScalarFact, TableFact } from "@almanac/core";

/** The edition that a file states something of. */
export interface EditionReference extends EditionName {
  /** Instant, UTC. */
  readonly asOf: string;
  /** Folder of a publication in which it stays readable. */
  readonly permanent: string;
}

interface FactPlace {
  readonly id: string;
  readonly label: string;
  /** Page and anchor where the fact stands, below the root of the site. */
  readonly page: string;
  readonly receipt: Receipt;
}

interface ScalarEntry extends FactPlace, Pick<ScalarFact, "type" | "unit" | "value"> {
  readonly currency?: string;
  readonly notAvailable?: NonNullable<ScalarFact["notAvailable"]>;
  readonly n?: number;
  readonly interval?: FactInterval;
}

interface TableEntry extends FactPlace {
  readonly type: "table";
  readonly rows: number;
  /** Files of the latest edition, below the root of the site. */
  readonly table: string;
  readonly csv: string;
}

export type FactEntry = ScalarEntry | TableEntry;

/** `/api/v1/facts.json`. */
export interface FactsIndex {
  readonly schema: 1;
  readonly title: string;
  readonly edition: EditionReference;
  /** By id, in order. */
  readonly facts: readonly FactEntry[];
}

/** `/api/v1/tables/<anchor>.json`. */
export interface TableFile extends Pick<TableFact, "id" | "label" | "columns" | "rows" | "receipt"> {
  readonly schema: 1;
  readonly title: string;
  readonly edition: EditionReference;
  readonly page: string;
}

export interface ApiFile {
  readonly address: string;
  readonly what: string;
  /** Media type. */
  readonly type: string;
  /** Address of its JSON Schema. */
  readonly schema?: string;
}

/** `/api/v1/index.json`. */
export interface ApiIndex {
  readonly schema: 1;
  readonly title: string;
  /** For whom the pages and files are. Left out: for everybody. */
  readonly audience?: AboveAudience;
  readonly edition: EditionReference & { readonly sha256: string };
  readonly previous: (EditionName & { readonly sha256: string }) | null;
  readonly files: readonly ApiFile[];
  readonly tables: readonly { readonly id: string; readonly label: string; readonly rows: number; readonly json: string; readonly csv: string; readonly metadata: string }[];
  readonly schemas: readonly string[];
}
