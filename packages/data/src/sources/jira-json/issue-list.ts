import type { Diagnostic, SourceRef } from "@almanac/core";
import type { JsonFile } from "../../read/json.ts";
import type { JsonElements } from "../../read/json-elements.ts";
import type { Place } from "../../diagnostics/diagnostic.ts";
import { envelopeOf } from "./envelope.ts";
import type { PlaceAt } from "./past-status.ts";

/** Where an issue comes from, for its messages and for what is asked of it later. */
export interface IssueOrigin {
  readonly place: PlaceAt;
  readonly source: SourceRef;
  /** The value of one of its fields. */
  readonly field: (name: string) => unknown;
  /** A text as other issues hold it: an export repeats its few names a million times. */
  readonly shared: (text: string) => string;
}

/** The issues of a file, held or not. */
export interface IssueList {
  /** The answer around the issues; its list has their number. */
  readonly document: JsonFile;
  /** Hands over each issue. What is returned is mistakes of the grammar: then nothing that was handed over counts. */
  readonly each: (visit: (value: unknown, origin: IssueOrigin) => void) => readonly Diagnostic[];
}

const fieldOf = (issue: unknown, name: string): unknown => {
  const fields: unknown = typeof issue === "object" && issue !== null && "fields" in issue ? issue.fields : undefined;
  return typeof fields === "object" && fields !== null && Object.hasOwn(fields, name) ? Object.getOwnPropertyDescriptor(fields, name)?.value : undefined;
};

/** More different texts than this are no names. */
const MOST_SHARED = 10_000;

function sharing(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const held = known.get(text);
    if (held !== undefined) return held;
    if (known.size < MOST_SHARED) known.set(text, text);
    return text;
  };
}

/** The issues of a document that is held whole. */
export function heldIssues(json: JsonFile): IssueList {
  const shared = sharing();
  return {
    document: json,
    each: (visit) => {
      const envelope = envelopeOf(json);
      if (!("issues" in envelope)) return [];
      for (const [index, value] of envelope.issues.entries()) {
        const base = envelope.path(index);
        const place: PlaceAt = (path) => json.place([...base, ...path]);
        const { file, line, pointer } = place([]);
        const source = { file, line, ...(pointer === undefined || pointer === "" ? {} : { pointer }) };
        visit(value, { place, source, field: (name) => fieldOf(value, name), shared });
      }
      return [];
    },
  };
}

/** The issues of a document that is read in parts. */
export function streamedIssues({ document, each, at }: JsonElements): IssueList {
  const whole = { document, at, shared: sharing(), file: document.place([]).file, base: Array.isArray(document.value) ? [] : ["issues"] };
  return { document, each: (visit) => each((value, index, line) => visit(value, new StreamedOrigin(whole, index, line))) };
}

interface StreamedDocument extends Pick<JsonElements, "document" | "at"> {
  readonly base: readonly PropertyKey[];
  readonly shared: IssueOrigin["shared"];
  readonly file: string;
}

/** Where an issue stands that is not held: of it, only its number and line are kept. */
class StreamedOrigin implements IssueOrigin {
  readonly #whole: StreamedDocument;
  readonly #index: number;
  readonly #line: number;

  constructor(whole: StreamedDocument, index: number, line: number) {
    this.#whole = whole;
    this.#index = index;
    this.#line = line;
  }

  get source(): SourceRef {
    const { file, base } = this.#whole;
    return { file, line: this.#line, pointer: `/${[...base, this.#index].join("/")}` };
  }

  place(path: readonly PropertyKey[]): Place {
    return this.#whole.document.place([...this.#whole.base, this.#index, ...path]);
  }

  field(name: string): unknown {
    return fieldOf(this.#whole.at(this.#index), name);
  }

  shared(text: string): string {
    return this.#whole.shared(text);
  }
}
