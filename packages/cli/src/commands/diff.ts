import process from "node:process";
import { canonicalJson, compareEditions, timeOrder, type Audience, type EditionDiff, type ReadableEdition } from "@almanac/core";
import { compareProse } from "@almanac/prose";
import { markdownReport } from "../diff/markdown-report.ts";
import { textReport } from "../diff/text-report.ts";
import { CommandError, EXIT, type ExitCode } from "../exit-code.ts";
import { print, report, tell } from "../report.ts";
import { readChain, type Chain, type StoredEdition } from "../store/chain.ts";
import { objectText } from "../store/read-edition.ts";
import { readStatement } from "../store/read-slices.ts";
import { readableEdition } from "../store/resolve-edition.ts";

export interface DiffOptions {
  readonly root: string;
  readonly from: string;
  readonly to: string;
  readonly audience: Audience;
  readonly format: "text" | "json" | "md";
  /** Every fact and all prose, instead of a summary of the many. */
  readonly all: boolean;
  /** 1 when something changed, as `diff` of the shell does. */
  readonly exitCode: boolean;
}

/** Columns of a terminal within reason; of a pipe or file as many as read well. */
const width = (): number => Math.min(120, Math.max(60, process.stdout.isTTY ? process.stdout.columns : 100));

/**
 * The two editions, the older first.
 * @throws CommandError where a name is none of an edition, the content of one was taken back, or both are one
 */
function chosen({ from, to }: DiffOptions, chain: Chain): readonly [StoredEdition, StoredEdition] {
  const [a, b] = [readableEdition(chain, from), readableEdition(chain, to)];
  if (a.edition.id === b.edition.id) throw new CommandError(`${from} and ${to} are one edition, ${a.edition.id}\nhint: name another one, for example latest~1`, EXIT.usage);
  const inTime = timeOrder(chain.editions);
  if (inTime.indexOf(a) < inTime.indexOf(b)) return [a, b];
  tell(`${to} is the older one, so what changed is told from it to ${from}`);
  return [b, a];
}

const changed = ({ changes, moves, facts, documents }: EditionDiff): boolean => [changes, moves, facts.added, facts.removed, facts.changed, documents].some((each) => each.length > 0);

/** What changed between two frozen editions, ranked, with the causes of forecasts that moved. */
export function diff(options: DiffOptions): ExitCode {
  const { root, format, all, exitCode, audience } = options;
  const chain = readChain(root);
  if (chain.diagnostics.length > 0) return report(chain.diagnostics, { root, format: "pretty", strict: false });
  const stored = chosen(options, chain);
  const read = stored.map((each) => readStatement(root, each, audience));
  const problems = read.flatMap(({ diagnostics }) => diagnostics);
  if (problems.length > 0) return report(problems, { root, format: "pretty", strict: false });
  const [from, to] = read.flatMap(({ statement }): readonly ReadableEdition[] => (statement === undefined ? [] : [{ edition: statement.edition, body: (object) => objectText(root, object, audience) }]));
  if (from === undefined || to === undefined) return EXIT.refused;
  const found = compareEditions(from, to, compareProse);
  if (format === "json") print(canonicalJson(found));
  else if (format === "md") print(markdownReport(found, from.edition, to.edition, { all }));
  else print(textReport(found, from.edition, to.edition, { all, width: width() }));
  return exitCode && changed(found) ? EXIT.refused : EXIT.done;
}
