import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { documentNode, elementsOf, formOf, isMapping, isMissing, keysOf, type DocumentNode } from "../../read/document-node.ts";
import type { FileResult, SourceInput, SourceKind } from "../source-kind.ts";
import { readValidation } from "./validation.ts";

const isValidation = (node: DocumentNode): boolean =>
  isMapping(node) && Array.isArray(node.get("results").value) && (isMapping(node.get("results").get(0).get("expectation_config")) || !isMissing(node.get("meta").get("great_expectations_version")));

/** A result by itself, several in a list, or those of a checkpoint by their identifiers. */
function validationsOf(document: DocumentNode): readonly DocumentNode[] {
  if (isValidation(document)) return [document];
  const runs = document.get("run_results");
  const inside = isMapping(runs) ? keysOf(runs).map((key) => runs.get(key)) : Array.isArray(document.value) ? elementsOf(document) : [];
  return inside.map((one) => (isValidation(one) ? one : one.get("validation_result"))).filter(isValidation);
}

function recognise(input: SourceInput): number {
  const json = input.json();
  return "ok" in json && validationsOf(documentNode(json.ok)).length > 0 ? 1 : 0;
}

function read(input: SourceInput): FileResult {
  const json = input.json();
  const empty = { file: input.file, records: {}, total: 1, used: 0, skipped: [] };
  if (!("ok" in json)) return { ...empty, diagnostics: json.diagnostics };
  const document = documentNode(json.ok);
  const validations = validationsOf(document);
  if (validations.length === 0)
    return {
      ...empty,
      diagnostics: [
        diagnostic("VALUE-MISSING", document.place(), {
          message: "this JSON holds no validation result",
          found: formOf(document.value),
          expected: "`results` with an `expectation_config` in each",
          hint: "export the validation result: a suite holds expectations, not their results",
        }),
      ],
    };
  const parts = validations.map((validation) => readValidation(validation, input.file));
  const diagnostics = parts.flatMap((part) => part.diagnostics);
  const dataChecks = diagnostics.length > 0 ? [] : parts.flatMap(({ checks }) => checks);
  return { file: input.file, records: { dataChecks }, total: parts.reduce((sum, { total }) => sum + total, 0), used: dataChecks.length, skipped: [], diagnostics };
}

/** Validation results of Great Expectations 0.18 and 1.x. */
export const greatExpectationsKind: SourceKind = {
  kind: "great-expectations",
  title: "Data checks (Great Expectations)",
  area: "ml",
  audience: "public",
  fills: ["dataChecks"],
  columns: [],
  recognise,
  read: (inputs) => ({ files: inputs.map(read), diagnostics: [] }),
};
