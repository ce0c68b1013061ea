import type { Diagnostic, Fact, TableFact } from "@almanac/core";
import type { ProseChart } from "../charts/prose-chart.ts";
import type { PictureProblem, ProsePicture } from "../picture/picture-problem.ts";

/** A piece of authored Markdown. `path` is relative to `content/`, for example `handbook/flow-policy.md`. */
export interface ProseDocument {
  readonly path: string;
  readonly body: string;
  /** 1-based line of the file on which `body` begins. */
  readonly bodyLine: number;
  readonly format: "md" | "mdx";
}

/** A term of the glossary, as a text links it. */
export interface ProseTerm {
  readonly href: string;
  /** What it means, in a sentence. */
  readonly summary: string;
}

/** A decision or an ask of the program, as a page shows it. Dates are `YYYY-MM-DD`. */
export interface ProseDecision {
  readonly title: string;
  readonly href: string;
  readonly owner: string;
  readonly due: string;
  /** What happens if nobody answers. */
  readonly otherwise: string;
  readonly decidedOn?: string;
  readonly outcome?: string;
}

/** The value of a fact in one edition. */
export interface ProsePoint {
  /** Label of the edition. */
  readonly edition: string;
  readonly date: string;
  readonly value: number | string | null;
}

/** How one column of a table is set: its head with the unit, and its cells in words. */
export interface ProseColumn {
  readonly head: string;
  /** Right-aligned. */
  readonly numeric: boolean;
  /** Undefined where the cell holds nothing. */
  readonly text: (value: TableFact["rows"][number][number]) => string | undefined;
}

/** What a document may refer to, and how a reference is written as an address. */
export interface ProseContext {
  /** The edition's facts; undefined while only checking, before anything is computed. */
  readonly facts: Readonly<Record<string, Fact>> | undefined;
  /** Whether an id can be published. Consulted when `facts` is undefined; every id passes when this is absent too. */
  readonly isKnownFact?: (id: string) => boolean;
  readonly locale: string;
  readonly factHref: (factId: string) => string;
  /** Words for the value of a text fact whose published value is a code, such as a status; undefined to print the value itself. */
  readonly factText?: (factId: string, value: string) => string | undefined;
  /** Address of a document's page by its path below `content/`; undefined when there is no such document. */
  readonly documentHref: (path: string) => string | undefined;
  /** Finished drawing of a Mermaid block; undefined when there is none. Left out while only checking. */
  readonly diagram?: (code: string) => string | undefined;
  /** A picture by its path below `content/`, or why it cannot be shown; without it no picture exists. */
  readonly picture?: (path: string) => ProsePicture | PictureProblem | undefined;
  /** The date of the statement; left out while only checking. */
  readonly asOfDate?: string;
  /** A term by its id or any way to write it; left out where no glossary is known, and then every term passes. */
  readonly term?: (name: string) => ProseTerm | undefined;
  /** A decision by its id; left out where no decisions are known. */
  readonly decision?: (id: string) => ProseDecision | undefined;
  /** Another content file by its path below `content/`, to be included. */
  readonly part?: (path: string) => ProseDocument | undefined;
  /** The values of a fact through the editions, this one's last; empty where its past is not kept. */
  readonly history?: (factId: string) => readonly ProsePoint[];
  /** What a fact is about beside its measure, for example the name of a workstream. */
  readonly factScope?: (factId: string) => string | undefined;
  /** How the columns of a table are set, in their order; left out, values are written one by one. */
  readonly tableColumns?: (table: TableFact) => readonly ProseColumn[];
  /** Address of a table as a file; undefined where there is none. */
  readonly downloadHref?: (factId: string, format: "csv" | "json") => string | undefined;
  /** Where something is left out because of a mistake, what was written there is shown and marked: for who is writing. */
  readonly marksMistakes?: boolean;
  /** For "did you mean". */
  readonly termNames?: readonly string[];
  readonly decisionIds?: readonly string[];
  readonly knownFactIds?: readonly string[];
  readonly documentPaths?: readonly string[];
}

export interface ProseHeading {
  readonly depth: 1 | 2 | 3 | 4 | 5 | 6;
  readonly id: string;
  readonly text: string;
}

/** A link from one document to a heading of another, or of its own; `checkLinks` holds it against the headings. */
export interface HeadingLink {
  readonly path: string;
  readonly heading: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface RenderedProse {
  readonly path: string;
  readonly html: string;
  readonly headings: readonly ProseHeading[];
  /** Facts that the text quotes, in order of first use. */
  readonly factIds: readonly string[];
  readonly headingLinks: readonly HeadingLink[];
  /** Charts that the page shows, by the key with which the HTML marks the place of each. */
  readonly charts: Readonly<Record<string, ProseChart>>;
  readonly diagnostics: readonly Diagnostic[];
}
