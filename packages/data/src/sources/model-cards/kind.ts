import type { SourceInput, SourceKind } from "../source-kind.ts";
import { readCard } from "./read-card.ts";

/** Keys of a card's metadata that no other Markdown file has. */
const OWN_KEYS = /^(?:license|library_name|pipeline_tag|model-index|model_name|base_model|datasets|widget|thumbnail|extra_gated_\w+):/m;
const COMMON_KEYS = /^(?:tags|language|metrics|inference|co2_eq_emissions):/m;
/** Keys of the card of a dataset, which has the same form. */
const DATASET_KEYS = /^(?:dataset_info|configs|task_categories|size_categories|annotations_creators|source_datasets|pretty_name):/m;
const METADATA = /^---[ \t]*(?:\r\n|\n|\r)([\s\S]*?)^---[ \t]*$/m;

function recognise({ file, text }: SourceInput): number {
  if (!/\.(?:md|markdown)$/i.test(file)) return 0;
  const parsed = text();
  if (!("ok" in parsed)) return 0;
  const metadata = METADATA.exec(parsed.ok.text)?.[1];
  if (metadata !== undefined && parsed.ok.text.startsWith("---")) return DATASET_KEYS.test(metadata) ? 0 : OWN_KEYS.test(metadata) ? 1 : COMMON_KEYS.test(metadata) ? 0.6 : 0;
  // Without metadata only its place tells a card from any other text.
  return /(?:^|\/)(?:model[-_]cards?|models)(?:\/|$)/i.test(file) && !parsed.ok.text.startsWith("---") ? 0.5 : 0;
}

/** Hugging Face model cards: Markdown with metadata. */
export const modelCardsKind: SourceKind = {
  kind: "model-cards",
  title: "Model cards",
  area: "ml",
  audience: "public",
  fills: ["modelCards", "evaluations"],
  columns: [],
  recognise,
  read: (inputs) => ({
    files: inputs.map((input) => {
      const text = input.text();
      return "ok" in text ? readCard(text.ok) : { file: input.file, records: {}, total: 1, used: 0, skipped: [], diagnostics: text.diagnostics };
    }),
    diagnostics: [],
  }),
};
