import { numberIn, textIn } from "../table-rows.ts";
import { dated } from "./cell-words.ts";
import type { SubjectFact } from "./model-facts.ts";
import { outcomeWords } from "./release-columns.ts";
import type { SubjectHrefs, SubjectPage } from "./subject-pages.ts";

/** What the release record states. */
export function releaseFacts({ row }: SubjectPage, to: SubjectHrefs, locale: string): readonly SubjectFact[] {
  const [model, undone, outcome] = [textIn(row, "model"), textIn(row, "takes-back"), outcomeWords(row, locale)];
  const changes = numberIn(row, "changes") ?? 0;
  return [
    { name: "Model", value: model, href: to.model(model), below: `version ${textIn(row, "version")}` },
    { name: "To", value: textIn(row, "environment"), below: dated(row, "on") },
    { name: "Outcome", value: outcome.word, below: undone === "" ? outcome.below : undefined },
    { name: "Takes back", value: undone, href: to.release(undone) },
    { name: "Changes", value: changes === 0 ? "none" : String(changes) },
    { name: "Planned", value: textIn(row, "unplanned") === "" ? "not stated" : textIn(row, "unplanned") === "yes" ? "no" : "yes" },
    { name: "Approved by", value: textIn(row, "approvals").replaceAll("; ", ", ") || "nobody on record" },
    { name: "Evidence", value: textIn(row, "evidence").replaceAll("; ", ", ") || "none named" },
  ];
}
