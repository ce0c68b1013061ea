import type { Facts } from "../facts.ts";
import { textIn } from "../table-rows.ts";
import { dated } from "./cell-words.ts";
import { rowAbout, type SubjectHrefs, type SubjectPage } from "./subject-pages.ts";

/** One line of the list beside the finding. */
export interface SubjectFact {
  readonly name: string;
  readonly value: string | undefined;
  readonly href?: string | undefined;
  /** Several things in place of the value, each with its page where it has one. */
  readonly items?: readonly { readonly text: string; readonly href: string | undefined }[] | undefined;
  readonly below?: string | undefined;
}

/** What the exports state about a model, in the order of who asks first. */
export function modelFacts(facts: Facts, { id, row }: SubjectPage, to: SubjectHrefs): readonly SubjectFact[] {
  const [card, lineage] = [rowAbout(facts, "models.card.cards", "model", id), rowAbout(facts, "lineage.edges.models", "model", id)];
  const datasetsIn = (column: string): SubjectFact["items"] => {
    const names = lineage === undefined ? "" : textIn(lineage, column);
    return names === "" ? undefined : names.split(", ").map((text) => ({ text, href: to.dataset(text) }));
  };
  const since = dated(row, "since");
  return [
    { name: "Key", value: id },
    { name: "Owner", value: textIn(row, "owner") || "nobody is named" },
    { name: "Stage", value: [textIn(row, "stage"), textIn(row, "version")].filter((part) => part !== "").join(", version "), below: since === undefined ? undefined : `since ${since}` },
    { name: "Licence", value: textIn(row, "licence") || "none stated", below: [textIn(row, "licence") === "other" ? "no standard licence" : undefined, card === undefined ? undefined : `access: ${textIn(card, "access")}`].filter((part) => part !== undefined).join(", ") || undefined },
    { name: "Trained on", value: lineage === undefined ? undefined : "nobody says", items: datasetsIn("data") },
    { name: "Evaluated on", value: lineage === undefined ? undefined : "nobody says", items: datasetsIn("evaluated") },
  ];
}
