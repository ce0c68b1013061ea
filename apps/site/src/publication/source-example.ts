import examples from "./source-examples.json" with { type: "json" };

/** A kind of source with the smallest file that is one. */
interface SourceExample {
  readonly kind: string;
  /** `Risk register`. */
  readonly title: string;
  /** Where the file goes, below the program directory. */
  readonly file: string;
  readonly text: string;
  /** Path of the handbook's page about the kind. */
  readonly page: string;
}

const KNOWN: ReadonlyMap<string, Pick<SourceExample, "title" | "file" | "text">> = new Map(Object.entries(examples));

/** The example of a kind of source. @throws when there is no such kind: a page asks for what cannot be supplied. */
export function sourceExample(kind: string): SourceExample {
  const example = KNOWN.get(kind);
  if (example === undefined) throw new Error(`there is no kind of source called ${kind}`);
  return { kind, ...example, page: `handbook/almanac/sources/${kind}.md` };
}
