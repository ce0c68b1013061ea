import { controlKey, frameworkId } from "../../compliance/frameworks.ts";
import { tableFact, type ComputedFact } from "../computed.ts";
import type { TableColumn } from "../fact.ts";
import { recordRow } from "../record-row.ts";
import type { FactContext } from "../scope.ts";

const count = (name: string, label: string): TableColumn => ({ name, label, unit: "count" });

/** What the catalogs among the sources hold, and how much of it the program has said something about. */
export function catalogFacts({ model, asOfDate, sha256 }: FactContext): readonly ComputedFact[] {
  const controls = model.records?.frameworkControls ?? [];
  if (controls.length === 0) return [];
  const stated = new Set((model.records?.controlStatuses ?? []).map((status) => `${status.frameworkId} ${controlKey(status.frameworkId, status.control)}`));
  return [
    tableFact(
      { base: "compliance.catalogs.items", dimensions: {}, label: "Catalogs of controls among the sources", rule: "gov.catalogs", arguments: { asOf: asOfDate }, rows: controls.map((control) => recordRow(control, control.control, { parameters: control.parameters.length })) },
      [{ name: "framework", label: "Framework", unit: "text" }, count("controls", "Controls"), count("groups", "Groups"), count("parameters", "With a parameter"), count("guidance", "With guidance"), count("stated", "With a row that says where it stands")],
      [...Map.groupBy(controls, ({ framework }) => framework)].map(([framework, own]) => {
        const id = frameworkId(framework);
        return [framework, own.length, new Set(own.map(({ group, groups }) => group ?? groups.at(-1) ?? "")).size, own.filter(({ parameters }) => parameters.length > 0).length, own.filter(({ guidance }) => guidance !== undefined).length, own.filter(({ control }) => stated.has(`${id} ${controlKey(id, control)}`)).length];
      }),
      sha256,
    ),
  ];
}
