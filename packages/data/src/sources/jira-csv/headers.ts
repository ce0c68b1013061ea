import type { HeaderRole, Role } from "./header-role.ts";
import { CUSTOM_FIELDS, LANGUAGES, RECOGNISED_LANGUAGES, REPEATED_HEADERS } from "./translated-headers.ts";

/** A header as it is compared: without blanks at its ends and before brackets, without case, curly apostrophes, wide brackets and the two ways of writing an accent. */
export const plainHeader = (name: string): string =>
  name
    .normalize("NFC")
    .trim()
    .replaceAll("’", "'")
    .replaceAll("（", "(")
    .replaceAll("）", ")")
    .replace(/\s+\(/, "(")
    .toLowerCase();

const JIRA_POINTS = ["Story Points", "Story point estimate"] as const;
const custom = (field: string): readonly string[] => CUSTOM_FIELDS.flatMap(({ words }) => words.map((word) => `${word} (${field})`));
const customPoints = CUSTOM_FIELDS.flatMap(({ words, points }) => words.flatMap((word) => [...JIRA_POINTS, ...points].map((field) => `${word} (${field})`)));

/** English headers of Jira's CSV exports, old (Server, 2018) and new (Cloud, with "work item" for "issue"). The first is the usual one. */
const ENGLISH: Readonly<Record<HeaderRole, readonly string[]>> = {
  key: ["Issue key", "Work item key"],
  id: ["Issue id", "Work item id"],
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
  parent: ["Parent key", ...custom("Epic Link")],
  sprint: ["Sprint", ...custom("Sprint")],
  points: [...JIRA_POINTS, ...customPoints],
  dueDate: ["Due date"],
  assignee: ["Assignee"],
  priority: ["Priority"],
};

const ROLES = Object.keys(ENGLISH) as readonly HeaderRole[];

/** Every header that is read without a declaration, of all languages: a file may mix them. */
export const JIRA_HEADERS: Readonly<Record<HeaderRole, readonly string[]>> = (() => {
  const all = { ...ENGLISH };
  for (const role of ROLES) {
    const byName = new Map<string, string>();
    for (const name of [...ENGLISH[role], ...Object.values(LANGUAGES).flatMap((headers) => headers[role] ?? [])]) if (!byName.has(plainHeader(name))) byName.set(plainHeader(name), name);
    all[role] = [...byName.values()];
  }
  return all;
})();

/** English headers by role, for messages and documentation. */
export const ENGLISH_HEADERS = ENGLISH;

/** Headers of a table of changes that are read without a declaration; most such tables come from scripts and need one. */
export const HISTORY_HEADERS: Readonly<Partial<Record<Role, readonly string[]>>> = {
  key: ["Key", "Issue key", "Work item key"],
  at: ["Changed", "Changed at", "Change date"],
  created: ENGLISH.created,
  title: ENGLISH.title,
  type: ENGLISH.type,
  status: ENGLISH.status,
  resolution: ENGLISH.resolution,
  labels: ENGLISH.labels,
  components: ENGLISH.components,
  parent: ENGLISH.parent,
};

/** English headers that an export repeats because the field is a list. */
const LISTS = [
  /^Comments?$/i,
  /^Log Work$/i,
  /^Attachments?$/i,
  /^Fix versions?$/i,
  /^Fix Version\/s$/i,
  /^Affects versions?$/i,
  /^Affects Version\/s$/i,
  /^Watchers(?: Id)?$/i,
  /^(?:Inward|Outward) (?:issue|work item) link\(.*\)$/i,
  /^Sub-?tasks?$/i,
  new RegExp(`^(?:${CUSTOM_FIELDS.flatMap(({ words }) => words).join("|")})\\(.*\\)$`, "iu"),
];
const LIST_NAMES = new Set([...JIRA_HEADERS.labels, ...JIRA_HEADERS.components, ...JIRA_HEADERS.sprint, ...REPEATED_HEADERS].map(plainHeader));

/** Whether a column may stand several times. */
export const isListHeader = (name: string): boolean =>
  LIST_NAMES.has(plainHeader(name)) || LISTS.some((pattern) => pattern.test(plainHeader(name))) || linkOf(name) !== undefined;

const INWARD = ["Inward issue link", "Inward work item link", "Enlace de incidencia entrante", "Enlace de incidencias de entrada", "Lien de ticket entrant", "Lien de demande entrant", "Eingehende Vorgangsverknüpfung", "Link de item interno", "Link de entrada da item", "Gelen sorun bağlantısı", "Liên kết vấn đề vào", "内向き課題リンク", "内部问题链接", "内向问题链接"];
const OUTWARD = ["Outward issue link", "Outward work item link", "Enlace de incidencia saliente", "Enlace de incidencias de salida", "Lien de ticket sortant", "Lien de demande sortant", "Ausgehende Vorgangsverknüpfung", "Link de item externo", "Link de saída da item", "Giden sorun bağlantısı", "Liên kết vấn đề ra", "外向き課題リンク", "外部问题链接", "外向问题链接"];
const DIRECTIONS = new Map([...INWARD.map((name) => [plainHeader(name), "inward"] as const), ...OUTWARD.map((name) => [plainHeader(name), "outward"] as const)]);

/** What a column of links is: `Inward issue link (Blocks)` holds the items that block this one. */
export function linkOf(header: string): { readonly direction: "inward" | "outward"; readonly name: string } | undefined {
  const match = /^(.+?)\s*[(（](.+)[)）]$/.exec(header.normalize("NFC").trim());
  const direction = DIRECTIONS.get(plainHeader(match?.[1] ?? ""));
  return direction === undefined ? undefined : { direction, name: match?.[2] ?? "" };
}

const LANGUAGE_NAMES = { es: "Spanish", fr: "French", de: "German", pt: "Portuguese", tr: "Turkish", vi: "Vietnamese", ja: "Japanese", zh: "Chinese" } as const;

/** Every language that headers can be told to be of, for an export whose headers do not suffice. */
export const TRANSLATED_HEADERS: readonly { readonly language: string; readonly headers: Readonly<Partial<Record<HeaderRole, readonly string[]>>>; readonly read: boolean }[] = [
  ...(Object.keys(LANGUAGE_NAMES) as (keyof typeof LANGUAGE_NAMES)[]).map((code) => ({ language: LANGUAGE_NAMES[code], headers: LANGUAGES[code], read: true })),
  ...RECOGNISED_LANGUAGES.map((known) => ({ ...known, read: false })),
];
