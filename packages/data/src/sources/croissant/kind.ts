import { hasError } from "../../diagnostics/diagnostic.ts";
import { documentNode, elementsOf, isMapping, isMissing, type DocumentNode } from "../../read/document-node.ts";
import type { FileResult, SourceInput, SourceKind } from "../source-kind.ts";
import { isOfType, property } from "./linked-data.ts";
import { readCroissant } from "./read-croissant.ts";

const mentionsCroissant = (node: DocumentNode): boolean => /mlcommons\.org\/croissant/i.test(JSON.stringify(node.value) ?? "");

function recognise(input: SourceInput): number {
  const json = input.json();
  if (!("ok" in json)) return 0;
  const document = documentNode(json.ok);
  if (!isMapping(document) || !isOfType(document, "Dataset")) return 0;
  const croissant = elementsOf(property(document, "conformsTo")).some(mentionsCroissant) || mentionsCroissant(document.get("@context")) || !isMissing(property(document, "recordSet"));
  return croissant ? 1 : 0;
}

function read(input: SourceInput): FileResult {
  const json = input.json();
  const empty = { file: input.file, records: {}, total: 1, used: 0, skipped: [] };
  if (!("ok" in json)) return { ...empty, diagnostics: json.diagnostics };
  const { dataset, diagnostics } = readCroissant(documentNode(json.ok), input.file);
  return dataset === undefined || hasError(diagnostics) ? { ...empty, diagnostics } : { ...empty, records: { datasets: [dataset] }, used: 1, diagnostics };
}

/** Croissant 1.0 and 1.1: datasets described in JSON-LD. */
export const croissantKind: SourceKind = {
  kind: "croissant",
  title: "Datasets (Croissant)",
  area: "ml",
  audience: "public",
  fills: ["datasets"],
  columns: [],
  recognise,
  read: (inputs) => ({ files: inputs.map(read), diagnostics: [] }),
};
