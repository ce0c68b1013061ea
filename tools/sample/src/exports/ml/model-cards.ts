import { WORLD } from "../../world.ts";
import type { ExportFile } from "../export-file.ts";
import type { CardText } from "./card-text.ts";
import { CARD_TEXTS } from "./card-texts.ts";

const listOf = (key: string, values: readonly string[]): readonly string[] => (values.length === 0 ? [] : [`${key}:`, ...values.map((value) => `- ${value}`)]);

function metadata(id: string, title: string, owner: string, text: CardText): readonly string[] {
  const results = text.results.flatMap(([dataset, split, metric, value]) => [
    "  - task:",
    `      type: ${text.task}`,
    "    dataset:",
    `      type: ${dataset}`,
    `      name: ${dataset}`,
    `      split: ${split}`,
    "    metrics:",
    `    - type: ${metric.toLowerCase().replace(/[^a-z0-9]+/g, "_")}`,
    `      name: "${metric}"`,
    `      value: ${value}`,
    "      verified: false",
  ]);
  return [
    "---",
    `model_name: ${title.includes(":") ? `"${title}"` : title}`,
    "license: other",
    "license_name: internal-use-only",
    ...listOf("language", text.languages),
    ...(text.library === undefined ? [] : [`library_name: ${text.library}`]),
    `pipeline_tag: ${text.task}`,
    ...listOf("tags", text.tags),
    ...(text.baseModel === undefined ? [] : [`base_model: ${text.baseModel}`]),
    ...listOf("datasets", text.datasets),
    `owner: ${owner}`,
    ...(text.gated === true ? ["extra_gated_prompt: >-", "  Scores of payments are personal data. Say for which case you need them."] : []),
    ...(text.results.length === 0 ? [] : ["model-index:", `- name: ${id}`, "  results:", ...results]),
    "---",
  ];
}

/** One card a model, as the Hub's client writes them: metadata, then sections. */
export const modelCardFiles = (): readonly ExportFile[] =>
  WORLD.models.map(({ id, title, owner }): ExportFile => {
    const text = CARD_TEXTS[id];
    if (text === undefined) throw new RangeError(`no card is written for ${id}`);
    const sections = Object.entries(text.sections).flatMap(([heading, words]) => ["", `## ${heading}`, "", words]);
    return { path: `models/${id}/README.md`, text: [...metadata(id, title, owner, text), "", `# ${title}`, ...sections, ""].join("\n") };
  });

export const modelCardTruths = (): readonly string[] => {
  const counts = WORLD.models.map(({ id }) => [id, Object.keys(CARD_TEXTS[id]?.sections ?? {}).length] as const);
  const whole = counts.filter(([, count]) => count === 9).map(([id]) => id);
  return [
    `\`models/*/README.md\`: ${String(WORLD.models.length)} model cards; all nine sections of Mitchell et al. have text in ${whole.join(", ")}.`,
    "`models/demand-new-items/README.md` and `models/platform-queue-planner/README.md`: cards with placeholders. Of the eight sections of the first, six say nothing (`TBD`, `n/a`, `[More Information Needed]`), which leaves 2 of 9; of the six of the second, three (`unknown`, `-`, `TBD.`), which leaves 3 of 9.",
    "`models/search-cross-encoder/README.md`: a result written `0.668 +/- 0.011`, and one of words (`310 ms`) that is no number.",
    "`models/fraud-card-champion/README.md`: access is gated by a prompt in the metadata.",
  ];
};
