import type { Diagnostic, Evaluation, SourceRef } from "@almanac/core";
import { diagnostic, relatedTo, type Place } from "../../diagnostics/diagnostic.ts";
import { elementsOf, formOf, isMapping, isMissing, textAt, wrongType, type DocumentNode } from "../../read/document-node.ts";
import { rememberPlace } from "../../link/record-place.ts";

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const PLUS_MINUS = /^(\S+)\s*(?:\+\/-|±|\+-)\s*(\S+)$/;
/** A task is an identifier such as `text-generation`; its name is words. */
const IDENTIFIER = /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/;

/** What a metric's value says as numbers: `0.9`, `"0.9"` or `-147.07 +/- 80.80`. Everything else stays text. */
function measured(text: string): Pick<Evaluation, "value" | "plusMinus"> {
  if (NUMBER.test(text)) return { value: Number(text) };
  const spread = PLUS_MINUS.exec(text);
  const [value = "", plusMinus = ""] = [spread?.[1], spread?.[2]];
  return NUMBER.test(value) && NUMBER.test(plusMinus) ? { value: Number(value), plusMinus: Number(plusMinus) } : { value: null };
}

interface Results {
  readonly name: string | undefined;
  readonly evaluations: readonly Evaluation[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads `model-index` in every shape that cards have: a list of models, or one model by itself, each with or without results. */
export function modelIndex(index: DocumentNode, model: string, file: string): Results {
  const diagnostics: Diagnostic[] = [];
  if (isMissing(index)) return { name: undefined, evaluations: [], diagnostics };
  if (isMapping(index))
    diagnostics.push(
      diagnostic("MODEL-CARD-INDEX", index.place(true), {
        message: "`model-index` is one entry where a list is asked for; it was read as a list of one",
        found: "a mapping",
        expected: "a list of models with their results",
        hint: "put `- ` before its first key and indent the others by two more spaces",
      }),
    );
  const swapped: Place[] = [];
  const entries = elementsOf(index).filter((entry) => isMapping(entry) || (diagnostics.push(wrongType(entry, "a model with its name and results")), false));
  const name = entries[0] === undefined ? undefined : textAt(entries[0].get("name"), diagnostics);
  const evaluations = entries.flatMap((entry) => elementsOf(entry.get("results")).flatMap((result) => evaluationsOf(result, model, file, swapped, diagnostics)));
  const [first, ...others] = swapped;
  if (first !== undefined)
    diagnostics.push(
      diagnostic("MODEL-CARD-TASK", first, {
        message: `the type and the name of the task are exchanged in ${swapped.length === 1 ? "this result" : `${String(swapped.length)} results`}; they were read the right way round`,
        found: "words as the type of a task",
        expected: "an identifier such as `automatic-speech-recognition` as its type",
        hint: "exchange `type` and `name` of the task",
        related: others.map((place) => relatedTo(place, "here too")),
      }),
    );
  return { name, evaluations, diagnostics };
}

function taskOf(task: DocumentNode, swapped: Place[], problems: Diagnostic[]): string | undefined {
  const type = textAt(task.get("type"), problems);
  const name = textAt(task.get("name"), problems);
  if (type === undefined || IDENTIFIER.test(type) || name === undefined || !IDENTIFIER.test(name)) return type ?? name;
  swapped.push(task.get("type").place());
  return name;
}

/** Arguments of a dataset are a text, or a mapping such as `language: de`, written as `language = de`. */
function argumentsOf(args: DocumentNode): string | undefined {
  if (isMissing(args)) return undefined;
  if (!isMapping(args)) return Array.isArray(args.value) ? JSON.stringify(args.value) : String(args.value);
  return Object.entries(args.value as Readonly<Record<string, unknown>>)
    .map(([key, value]) => `${key} = ${typeof value === "string" ? value : JSON.stringify(value)}`)
    .join(", ");
}

function evaluationsOf(result: DocumentNode, model: string, file: string, swapped: Place[], problems: Diagnostic[]): readonly Evaluation[] {
  if (!isMapping(result)) {
    problems.push(wrongType(result, "a result with its task, dataset and metrics"));
    return [];
  }
  const dataset = result.get("dataset");
  const task = taskOf(result.get("task"), swapped, problems);
  const datasetName = textAt(dataset.get("name"), problems) ?? textAt(dataset.get("type"), problems);
  const config = textAt(dataset.get("config"), problems) ?? argumentsOf(dataset.get("args"));
  const split = textAt(dataset.get("split"), problems);
  return elementsOf(result.get("metrics")).flatMap((metric): readonly Evaluation[] => {
    const named = textAt(metric.get("name"), problems) ?? textAt(metric.get("type"), problems);
    const value = metric.get("value");
    if (!isMapping(metric) || named === undefined || isMissing(value)) {
      problems.push(
        diagnostic("MODEL-CARD-RESULT", metric.place(), {
          message: named === undefined ? "a result without the name of its metric was left out" : `the result \`${named}\` has no value and was left out`,
          found: isMapping(metric) ? "nothing" : formOf(metric.value),
          expected: "a metric with `type` and `value`",
          hint: "write the value, or take the metric out of the card",
        }),
      );
      return [];
    }
    const place = value.place();
    const source: SourceRef = { file, line: place.line };
    const valueText = typeof value.value === "string" ? value.value.trim() : (value.typed ?? JSON.stringify(value.value));
    const evaluation: Evaluation = {
      source,
      model,
      ...(task === undefined ? {} : { task }),
      ...(datasetName === undefined ? {} : { dataset: datasetName }),
      ...(config === undefined ? {} : { config }),
      ...(split === undefined ? {} : { split }),
      metric: named,
      ...measured(valueText),
      valueText,
      ...(typeof metric.get("verified").value === "boolean" ? { verified: metric.get("verified").value === true } : {}),
    };
    return [rememberPlace(evaluation, () => place)];
  });
}
