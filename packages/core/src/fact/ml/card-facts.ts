import { modelCardCompleteness, type DocumentSection } from "../../ml/model-card-completeness.ts";
import { isPlaceholder } from "../../ml/placeholder.ts";
import { available, isAvailable, valueOrNull } from "../../model/measure.ts";
import { CARD_SECTIONS, type ModelCard } from "../../model/records/ml-models.ts";
import { compareText } from "../../model/time.ts";
import { mean } from "../../stats/mean.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import type { FactContext } from "../scope.ts";
import { mlRecords, programHead } from "./ml-records.ts";

/** All nine sections; one without a heading says nothing. Where a card lists fields, each is a line to be filled in. */
const sectionsOf = ({ sections }: ModelCard): readonly DocumentSection[] =>
  CARD_SECTIONS.map((name) => {
    const section = sections.find((each) => each.name === name);
    const fields = section?.fields ?? [];
    return { name: name.replaceAll("-", " "), text: section?.text ?? "", requiredFields: fields.length, presentFields: fields.filter(({ text }) => !isPlaceholder(text)).length };
  });

const LONGEST = 900;
/** A section as one paragraph, cut at a word where it is long: the card itself holds the rest. */
function excerpt(text: string): string {
  const whole = text.replaceAll(/\s+/g, " ").trim();
  return whole.length <= LONGEST ? whole : `${whole.slice(0, LONGEST).replace(/\s+\S*$/, "")} …`;
}

export function cardFacts(context: FactContext): readonly ComputedFact[] {
  const { modelCards } = mlRecords(context);
  if (modelCards.length === 0) return [];
  const judged = modelCards.toSorted((a, b) => compareText(a.id, b.id)).map((card) => ({ card, ...modelCardCompleteness({ sections: sectionsOf(card) }) }));
  const row = ({ card, score, missing }: (typeof judged)[number]) => recordRow(card, card.id, { score: valueOrNull(score), missing: missing.join(", ") || null });
  const complete = judged.filter(({ score }) => isAvailable(score) && score.value === 1);
  const head = (statistic: string, label: string) => programHead(`models.card.${statistic}`, label, "ml.modelCard", judged.map(row), { sections: CARD_SECTIONS.length });
  return [
    scalarFact({ ...head("complete", "Model cards with all nine sections"), rows: complete.map(row) }, "items", available(complete.length), context.sha256, judged.length),
    scalarFact(head("mean", "Completeness of model cards, mean"), "share", mean(judged.flatMap(({ score }) => valueOrNull(score) ?? [])), context.sha256, judged.length),
    tableFact(
      head("cards", "Completeness of each model card"),
      [
        { name: "model", label: "Model", unit: "text" },
        { name: "score", label: "Complete", unit: "share" },
        { name: "filled", label: "Sections with text, of nine", unit: "count" },
        { name: "missing", label: "Missing", unit: "text" },
        { name: "licence", label: "Licence", unit: "text" },
        { name: "owner", label: "Owner", unit: "text" },
        { name: "access", label: "Access", unit: "text" },
      ],
      judged.map(({ card, score, missing }) => [card.id, valueOrNull(score), CARD_SECTIONS.length - missing.length, missing.join(", ") || null, card.licence ?? null, card.owner ?? null, card.gated ? "gated" : "open"]),
      context.sha256,
    ),
    tableFact(
      { ...head("sections", "What each model card says"), rule: "declared" },
      [
        { name: "model", label: "Model", unit: "text" },
        { name: "section", label: "Section", unit: "text" },
        { name: "text", label: "Text", unit: "text" },
      ],
      judged.flatMap(({ card }) => card.sections.flatMap(({ name, text }) => (isPlaceholder(text) ? [] : [[card.id, name.replaceAll("-", " "), excerpt(text)]]))),
      context.sha256,
    ),
  ];
}
