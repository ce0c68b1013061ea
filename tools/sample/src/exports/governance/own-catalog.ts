import type { ExportFile } from "../export-file.ts";

export const CATALOG_TITLE = "Meridian model controls";

type Entry = readonly [id: string, title: string, statement: string, parameter?: string];
const GROUPS: readonly (readonly [id: string, title: string, entries: readonly Entry[]])[] = [
  ["data", "Data", [
    ["data-1", "Label age", "Labels are no older than {{ insert: param, data-1_prm_1 }} when a model learns from them.", "30 days"],
    ["data-2", "Licence and consent", "Each dataset names its licence or the consent that covers its use."],
  ]],
  ["model", "Model", [
    ["model-1", "Baseline", "A model is compared with what runs today, on data from after its training."],
    ["model-2", "Groups of customers", "No group is worse off than all customers by more than {{ insert: param, model-2_prm_1 }}.", "ten per cent"],
  ]],
  ["operate", "Operation", [
    ["operate-1", "Way back", "The model before can be served again within {{ insert: param, operate-1_prm_1 }}.", "15 minutes"],
    ["operate-2", "Watch", "Input drift and the decline rate are read each week by a role that can switch the model off."],
  ]],
];

/** The program's own controls as an OSCAL catalog: they are stated once, where they stand is a row of the controls. */
export function catalogFiles(): readonly ExportFile[] {
  const catalog = {
    uuid: "7b1f6d0a-3c57-4e0e-9f52-6a8f1d2c4b90",
    metadata: { title: CATALOG_TITLE, "last-modified": "2026-09-01T09:00:00+02:00", version: "2026.2", "oscal-version": "1.1.2" },
    groups: GROUPS.map(([id, title, entries]) => ({
      id,
      title,
      controls: entries.map(([control, name, prose, parameter]) => ({
        id: control,
        title: name,
        ...(parameter === undefined ? {} : { params: [{ id: `${control}_prm_1`, label: parameter }] }),
        parts: [{ id: `${control}_smt`, name: "statement", prose }],
      })),
    })),
  };
  return [{ path: "compliance/meridian-catalog.json", text: `${JSON.stringify({ catalog }, null, 2)}\n` }];
}

export const catalogTruths = (): readonly string[] => [
  `\`compliance/meridian-catalog.json\`: an OSCAL 1.1.2 catalog of ${String(GROUPS.flatMap(([, , entries]) => entries).length)} controls in ${String(GROUPS.length)} groups; three statements hold a parameter.`,
];
