import { join } from "node:path";
import { canonicalJson, type Edition, type EditionDiff } from "@almanac/core";
import type { Publication } from "../publication.ts";
import { keptValue } from "./kept-value.ts";

/** Sets of charts that are kept: those of the newest runs. */
const MOST_KEPT = 4;

/**
 * The charts of an edition, drawn now or by an earlier run. They are drawn without the documents: new words are no reason to draw anew.
 *
 * @param keptFolder left out, they are drawn
 */
export async function keptCharts(edition: Edition, comparison: EditionDiff | null, keptFolder: string | undefined): Promise<Publication["charts"]> {
  const { documentHistory: _documentHistory, ...rest } = edition;
  // The name of the comparison follows from all of it.
  const drawn: Edition = { ...rest, documents: [], changes: [], comparison: null };
  const compared = comparison === null ? null : { ...comparison, changes: [], documents: [] };
  return await keptValue({ folder: keptFolder === undefined ? undefined : join(keptFolder, "charts"), most: MOST_KEPT, of: [canonicalJson(drawn), canonicalJson(compared)] }, async () => {
    const { renderCharts } = await import("../render-charts.ts");
    return await renderCharts(drawn, compared);
  });
}
