import type { ForecastMove } from "../../causes/forecast-move.ts";
import { forecastMoves } from "../../causes/forecast-moves.ts";
import { changesSince } from "../changes.ts";
import type { Edition, EditionName } from "../edition.ts";
import { compareDocuments } from "./compare-documents.ts";
import { compareFacts } from "./compare-facts.ts";
import type { CompareProse, EditionDiff } from "./edition-diff.ts";

/** An edition with the text of its documents by object name. A text that is gone (withdrawn) is undefined. */
export interface ReadableEdition {
  readonly edition: Omit<Edition, "changes" | "comparison">;
  readonly body: (object: string) => string | undefined;
}

const nameOf = ({ id, label, asOfDate }: EditionName): EditionName => ({ id, label, asOfDate });

/**
 * What changed from one edition to a later one: facts, forecasts with their causes, and prose.
 * @param moves where they are known already, because decomposing is slow
 */
export function compareEditions(from: ReadableEdition, to: ReadableEdition, compareProse: CompareProse, moves: readonly ForecastMove[] = forecastMoves(from.edition, to.edition)): EditionDiff {
  return {
    schema: 1,
    from: nameOf(from.edition),
    to: nameOf(to.edition),
    changes: changesSince(from.edition, to.edition, moves),
    moves,
    facts: compareFacts(from.edition.facts, to.edition.facts),
    documents: compareDocuments({ documents: from.edition.documents, body: from.body }, { documents: to.edition.documents, body: to.body }, compareProse),
  };
}
