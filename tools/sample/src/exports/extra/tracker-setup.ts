import { STATUS_ID } from "../../jira-json.ts";
import type { StatusName } from "../../sim-item.ts";
import { CATEGORY } from "../../snapshot.ts";
import type { ExportFile } from "../export-file.ts";

const SITE = "https://tracker.meridian.example";
/** Ids and colours that every tracker of this make has. */
const CATEGORIES: Readonly<Record<string, { readonly id: number; readonly colorName: string }>> = {
  new: { id: 2, colorName: "blue-gray" },
  indeterminate: { id: 4, colorName: "yellow" },
  done: { id: 3, colorName: "green" },
};

const DESCRIPTIONS: Readonly<Record<StatusName, string>> = {
  Backlog: "Written down, not agreed",
  Ready: "May be started",
  "In Progress": "Somebody works on it",
  "Waiting for data": "Stopped until a feed, a label or an extract arrives",
  "In Review": "Waits for a second pair of eyes",
  Validation: "Measured against what runs today",
  Done: "Finished or closed",
};

const NAMES = Object.keys(DESCRIPTIONS) as readonly StatusName[];

/** Columns of the program's board, in order; `data/almanac.yaml` declares the same. */
const COLUMNS: readonly (readonly [name: string, statuses: readonly StatusName[]])[] = [
  ["Ready", ["Backlog", "Ready"]],
  ["In progress", ["In Progress"]],
  ["Waiting", ["Waiting for data"]],
  ["Review", ["In Review"]],
  ["Validation", ["Validation"]],
  ["Done", ["Done"]],
];
const BOARD = 12;

const statusUrl = (name: StatusName): string => `${SITE}/rest/api/2/status/${STATUS_ID[name]}`;

function statusList(): readonly object[] {
  return NAMES.map((name) => {
    const { key, name: category } = CATEGORY[name];
    return { self: statusUrl(name), description: DESCRIPTIONS[name], name, id: STATUS_ID[name], statusCategory: { self: `${SITE}/rest/api/2/statuscategory/${String(CATEGORIES[key]?.id)}`, ...CATEGORIES[key], key, name: category } };
  });
}

const boardAnswer = (): object => ({
  id: BOARD,
  name: "Meridian delivery",
  type: "kanban",
  self: `${SITE}/rest/agile/1.0/board/${String(BOARD)}/configuration`,
  filter: { id: "10240", self: `${SITE}/rest/api/2/filter/10240` },
  subQuery: { query: "fixVersion in unreleasedVersions() OR fixVersion is EMPTY" },
  columnConfig: { constraintType: "none", columns: COLUMNS.map(([name, statuses]) => ({ name, statuses: statuses.map((status) => ({ id: STATUS_ID[status], self: statusUrl(status) })) })) },
  ranking: { rankCustomFieldId: 10019 },
});

const answer = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

/** What the tracker says about itself: its statuses with their categories, and the columns of the program's board. */
export const trackerSetupFiles = (): readonly ExportFile[] => [
  { path: "tracker/statuses.json", text: answer(statusList()) },
  { path: `tracker/board-${String(BOARD)}.json`, text: answer(boardAnswer()) },
];

export const trackerSetupTruths = (): readonly string[] => [
  `\`tracker/statuses.json\`: ${String(NAMES.length)} statuses in three categories, the very ones that \`workflow\` of almanac.yaml declares; \`tracker/board-${String(BOARD)}.json\`: the ${String(COLUMNS.length)} columns of that workflow, in its order.`,
];
