import { formatText } from "@almanac/core";
import type { Facts } from "../facts.ts";
import { numberIn, textIn } from "../table-rows.ts";
import { dated } from "./cell-words.ts";
import { licenceName } from "./dataset-columns.ts";
import type { SubjectFact } from "./model-facts.ts";
import { rowAbout, type SubjectPage } from "./subject-pages.ts";

/** What its document states about a dataset, and when it was checked last. */
export function datasetFacts(facts: Facts, { id, row }: SubjectPage, locale: string): readonly SubjectFact[] {
  const checked = rowAbout(facts, "datasets.quality.datasets", "dataset", id);
  const score = numberIn(row, "score");
  const missing = textIn(row, "missing");
  return [
    { name: "Licence", value: licenceName(textIn(row, "licence") || undefined) },
    { name: "Personal data", value: textIn(row, "personal") },
    { name: "Documented", value: score === null ? undefined : formatText(score, "share", locale), below: missing === "" ? undefined : `not written down: ${missing}` },
    { name: "Checked", value: checked === undefined ? "by nobody" : (dated(checked, "on") ?? "on no known day"), below: checked === undefined ? undefined : `${String(numberIn(checked, "validations") ?? 0)} validations so far` },
  ];
}
