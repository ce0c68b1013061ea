import type { Diagnostic, SourceRecord } from "@almanac/core";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { ReadSourceSet } from "../sources/read-sources.ts";
import { audienceOf } from "../sources/source-folders.ts";

type Export = ReadSourceSet["results"][number];
/** What of a source that was read is looked at. */
interface Result {
  readonly source: { readonly declaration: Pick<Export["source"]["declaration"], "id" | "kind" | "audience" | "labour"> };
  readonly read: readonly Pick<Export["read"][number], "records">[];
}

/** An amount of a plan or of the books. */
interface Line extends SourceRecord {
  readonly category?: string;
  readonly title?: string;
}

const LISTS = ["budgetLines", "budgetTotals", "actuals"];
/** What finance calls prices of a list by role and level, in the words that such lines are headed with. */
const AT_STANDARD_RATES = /\bstandard (?:rate|cost)s?\b/i;

/** The first line about people of a file of which nothing says at which prices it is. */
function undeclared({ records }: Result["read"][number]): Line | undefined {
  return Object.entries(records)
    .flatMap(([list, some]) => (LISTS.includes(list) ? (some as readonly Line[]) : []))
    .find(({ category, title = "" }) => category === "people" && !AT_STANDARD_RATES.test(title));
}

/**
 * Money spent on people, of a program that has pay: by workstream and month it is somebody's pay as soon as one person joins or leaves
 * (METHOD.md 7.4), unless it is at the standard rates of a price list. Which of the two it is, only those who made the export know; until they say
 * so, it is not published, and the budget is not left out in silence either.
 */
export function labourProblems({ results }: { readonly results: readonly Result[] }): readonly Diagnostic[] {
  if (!results.some(({ source, read }) => source.declaration.kind === "pay" && read.length > 0)) return [];
  return results.flatMap(({ source: { declaration }, read }) => {
    if (declaration.labour !== undefined || audienceOf(declaration) !== "public") return [];
    const lines = read.flatMap((file) => undeclared(file) ?? []);
    return lines.slice(0, 1).map(({ source }) =>
      diagnostic("LABOUR-UNDECLARED", { file: source.file, line: source.line, column: 1 }, {
        message: `the source \`${declaration.id}\` has amounts for people, and nothing says whether they are prices or pay`,
        found: "an amount of the category people in a program that has pay",
        expected: "amounts at standard rates by role and level, declared as such",
        hint: `if they are at standard rates of a price list, write \`labour: standard-rates\` beside \`id: ${declaration.id}\` in data/almanac.yaml; if they are what people are paid, export them at standard rates, or declare \`audience: restricted\` and move the file below the restricted folder`,
      }),
    );
  });
}
