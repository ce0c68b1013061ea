import type {} from "remark-parse";
import type { Data, Processor } from "unified";

type Syntax = NonNullable<Data["micromarkExtensions"]>[number];
type Construct = Extract<NonNullable<NonNullable<Syntax["flow"]>[number]>, { tokenize: unknown }>;
type Tokenizer = ThisParameterType<Construct["tokenize"]>;

/** Below the head of a table, whatever it stands in. */
const DELIMITER_ROW = /^[\s>|:-]*-[\s>|:-]*$/;

/** Lines, from 1 on, below which a row of delimiters may stand. */
const headLines = (text: string): ReadonlySet<number> => new Set(text.split(/\r\n|[\r\n]/).flatMap((line, index) => (DELIMITER_ROW.test(line) ? [index] : [])));

/** Of the text that is parsed: a parser tells its constructs nothing of what follows. */
let heads: ReadonlySet<number> = new Set();

/** Says which text is parsed next by a parser that uses {@link soughtTables}. */
export function seekTables(text: string): void {
  heads = headLines(text);
}

const isRow = (type: string | undefined): boolean => type === "tableHead" || type === "tableRow";

/** Whether a line goes on with the table before it. */
function continuesTable({ events }: Tokenizer): boolean {
  return isRow(events.findLast(([, { type }]) => type !== "lineEnding" && type !== "linePrefix")?.[1].type);
}

const sought = (table: Construct): Construct => ({
  ...table,
  tokenize(effects, ok, nok) {
    return heads.has(this.now().line) || continuesTable(this) ? table.tokenize.call(this, effects, ok, nok) : nok;
  },
});

function withSought(extension: Syntax): Syntax {
  const flow = Object.entries(extension.flow ?? {}).map(([code, constructs]) => [code, [constructs].flat().map((construct) => (construct?.name === "table" ? sought(construct) : construct))] as const);
  return { ...extension, ...(flow.length === 0 ? {} : { flow: Object.fromEntries(flow) as Syntax["flow"] }) };
}

/**
 * Lets a parser of GitHub's Markdown look for the head of a table only where a row of delimiters may follow ({@link seekTables}). It reads
 * every paragraph once as a head otherwise, to find at its end that it is none.
 */
export function soughtTables(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = data.micromarkExtensions?.map(withSought) ?? [];
}
