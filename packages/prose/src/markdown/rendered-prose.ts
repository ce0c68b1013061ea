import type { Diagnostic, Fact } from "@almanac/core";

/** A piece of authored Markdown. `path` is relative to `content/`, for example `handbook/flow-policy.md`. */
export interface ProseDocument {
  readonly path: string;
  readonly body: string;
  /** 1-based line of the file on which `body` begins. */
  readonly bodyLine: number;
  readonly format: "md" | "mdx";
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
  /** Address of an image by its path below `content/`; without it no image exists. */
  readonly imageHref?: (path: string) => string | undefined;
  /** For "did you mean". */
  readonly knownFactIds?: readonly string[];
  readonly documentPaths?: readonly string[];
  readonly imagePaths?: readonly string[];
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
  readonly diagnostics: readonly Diagnostic[];
}
