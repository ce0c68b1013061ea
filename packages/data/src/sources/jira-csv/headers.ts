import type { ColumnsDeclaration } from "../../config/schema.ts";

/** What a column of an issue table is for. */
export type Role = keyof ColumnsDeclaration;

/** English headers of Jira's CSV exports, old (Server, 2018) and new (Cloud, with "work item" for "issue"). */
export const JIRA_HEADERS: Readonly<Record<Exclude<Role, "at">, readonly string[]>> = {
  key: ["Issue key", "Work item key"],
  title: ["Summary"],
  type: ["Issue Type", "Work type", "Work item type"],
  project: ["Project key"],
  status: ["Status"],
  statusCategory: ["Status Category"],
  created: ["Created"],
  resolved: ["Resolved"],
  updated: ["Updated"],
  resolution: ["Resolution"],
  labels: ["Labels"],
  components: ["Components", "Component/s"],
  parent: ["Parent key", "Custom field (Epic Link)"],
};

/** Headers that an export repeats because the field is a list. */
const LISTS = [
  /^Labels$/i,
  /^Sprint$/i,
  /^Comments?$/i,
  /^Log Work$/i,
  /^Attachment$/i,
  /^Fix versions?$/i,
  /^Fix Version\/s$/i,
  /^Affects versions?$/i,
  /^Affects Version\/s$/i,
  /^Components?$/i,
  /^Component\/s$/i,
  /^Watchers(?: Id)?$/i,
  /^(?:Inward|Outward) (?:issue|work item) link \(.*\)$/i,
  /^Custom field \(.*\)$/i,
  /^Sub-?tasks?$/i,
];
export const isListHeader = (name: string): boolean => LISTS.some((pattern) => pattern.test(name.trim()));

/** Headers of other languages, to recognise an export that is refused until its columns are declared. */
export const TRANSLATED_HEADERS: readonly { readonly language: string; readonly months: "es"; readonly headers: Readonly<Partial<Record<Role, string>>> }[] = [
  {
    language: "Spanish",
    months: "es",
    headers: {
      key: "Clave de incidencia",
      title: "Resumen",
      type: "Tipo de Incidencia",
      status: "Estado",
      created: "Creada",
      resolved: "Resuelta",
      updated: "Actualizada",
      resolution: "Resolución",
      labels: "Etiquetas",
    },
  },
];
