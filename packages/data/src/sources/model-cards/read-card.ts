import type { Diagnostic, ModelCard } from "@almanac/core";
import { diagnostic, hasError, wholeFile, type Place } from "../../diagnostics/diagnostic.ts";
import { rememberPlace } from "../../link/record-place.ts";
import { documentNode, isMapping, isMissing, textAt, textsAt, type DocumentNode } from "../../read/document-node.ts";
import { readFrontMatter } from "../../read/front-matter.ts";
import type { TextFile } from "../../read/text.ts";
import type { FileResult } from "../source-kind.ts";
import { cardId } from "./card-id.ts";
import { modelIndex } from "./model-index.ts";
import { cardBody } from "./sections.ts";

const GATES = ["extra_gated_prompt", "extra_gated_heading", "extra_gated_fields", "extra_gated_description"];
const EXAMPLE = "---\nlicense: apache-2.0\n---";

interface Opened {
  readonly metadata: DocumentNode | undefined;
  readonly body: string;
}

function opened(file: TextFile): Opened | { readonly diagnostics: readonly Diagnostic[] } {
  if (!/^---[ \t]*(?:\r|\n)/.test(file.text)) return { metadata: undefined, body: file.text };
  const markdown = readFrontMatter(file, EXAMPLE);
  if (!("ok" in markdown)) return markdown;
  const { yaml, body } = markdown.ok;
  const metadata = documentNode(yaml);
  if (isMissing(metadata)) return { metadata: undefined, body };
  if (isMapping(metadata)) return { metadata, body };
  return {
    diagnostics: [
      diagnostic("VALUE-TYPE", metadata.place(), {
        message: "the metadata of the card should be keys with values",
        found: Array.isArray(metadata.value) ? "a list" : "a text",
        expected: "keys such as `license:`",
        hint: "write the metadata as `key: value`, one a line",
      }),
    ],
  };
}

const withoutMetadata = (file: string): Diagnostic =>
  diagnostic("MODEL-CARD-METADATA", wholeFile(file), {
    message: "the card has no metadata: its licence, languages, datasets and results are unknown",
    found: "no metadata",
    expected: "`---` on the first line, then keys such as `license:`",
    hint: `begin the file with metadata between two lines \`---\`, for example:\n\n${EXAMPLE.replace(/^/gm, "    ")}`,
  });

const nothing = documentNode({ value: null, place: () => wholeFile("") });

/** Reads one Hugging Face model card: its metadata, its results, and which of the nine sections it has. */
export function readCard(text: TextFile): FileResult {
  const { file } = text;
  const card = opened(text);
  if ("diagnostics" in card) return { file, records: {}, total: 1, used: 0, skipped: [], diagnostics: card.diagnostics };
  const { title, sections } = cardBody(card.body);
  const diagnostics: Diagnostic[] = card.metadata === undefined ? [withoutMetadata(file)] : [];
  const data = card.metadata ?? nothing;
  const said = textAt(data.get("model_name"), diagnostics);
  const index = data.get("model-index");
  const inIndex = isMapping(index) ? index.get("name").value : index.get(0).get("name").value;
  const id = cardId(file, said ?? (typeof inIndex === "string" ? inIndex : title));
  const results = modelIndex(index, id, file);
  const optional = (key: string, name: string) => {
    const value = textAt(data.get(key), diagnostics);
    return value === undefined ? {} : { [name]: value };
  };
  const licences = textsAt(data.get("license"), diagnostics);
  const owner = textAt(data.get("owner"), diagnostics) ?? textsAt(data.get("model_owner"), diagnostics)[0];
  const record: ModelCard = {
    source: { file, line: 1 },
    id,
    title: said ?? title ?? results.name ?? id,
    metadata: card.metadata !== undefined,
    ...(licences.length === 0 ? {} : { licence: licences.join(", ") }),
    languages: textsAt(data.get("language"), diagnostics),
    tags: textsAt(data.get("tags"), diagnostics),
    baseModels: textsAt(data.get("base_model"), diagnostics),
    ...optional("library_name", "library"),
    ...optional("pipeline_tag", "task"),
    datasets: textsAt(data.get("datasets"), diagnostics),
    ...(owner === undefined ? {} : { owner }),
    gated: GATES.some((key) => !isMissing(data.get(key))),
    sections,
  };
  const place = (role?: string): Place => (role === "datasets" ? data.get("datasets").place() : wholeFile(file));
  const all = [...diagnostics, ...results.diagnostics];
  if (hasError(all)) return { file, records: {}, total: 1, used: 0, skipped: [], diagnostics: all };
  return { file, records: { modelCards: [rememberPlace(record, place)], evaluations: results.evaluations }, total: 1, used: 1, skipped: [], diagnostics: all };
}
