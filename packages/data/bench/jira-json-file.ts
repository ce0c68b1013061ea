import { closeSync, openSync, writeSync } from "node:fs";
import { chance } from "./chance.ts";

const STATES = [
  ["1", "To Do", "new"],
  ["3", "In Progress", "indeterminate"],
  ["4", "In Review", "indeterminate"],
  ["5", "Done", "done"],
] as const;
const FIELDS = ["assignee", "description", "priority", "labels", "Sprint", "Rank"] as const;
const PEOPLE = ["Ada Moreau", "Noor Haddad", "Jürgen Weiß", "Mei Tanaka", "Olu Adeyemi"] as const;

const instant = (day: number, minute: number): string => `${new Date(Date.UTC(2023, 0, 1 + day, 0, minute)).toISOString().slice(0, 19)}.${String(100 + (minute % 900))}+0100`;

/**
 * Writes a search answer of Jira (`startAt`, `total`, `issues`) of `issues` issues with `changes` changes each, `text` characters
 * of description an issue. Size in bytes is returned.
 */
export function writeJiraJson(path: string, issues: number, changes: number, text: number, seed = "20261122"): number {
  const { below, oneOf, words } = chance(seed);
  const file = openSync(path, "w");
  const filler = words(Math.ceil(text / 6));
  let size = writeSync(file, `{"expand":"names,schema","startAt":0,"maxResults":${String(issues)},"total":${String(issues)},"issues":[`);
  let part = "";
  for (let row = 1; row <= issues; row++) {
    const day = below(900);
    let state = 0;
    const histories = Array.from({ length: changes }, (_, index) => {
      const when = instant(day + index + 1, 480 + below(600));
      const person = oneOf(PEOPLE);
      const field = oneOf(FIELDS);
      let item: Readonly<Record<string, string | null>> = { field, fieldtype: "jira", fieldId: field, from: null, fromString: null, to: String(below(90)), toString: words(2) };
      if (index % 3 === 0 && state < 3) {
        const [from, fromString] = STATES[state] ?? STATES[0];
        state += 1;
        const [to, toName] = STATES[state] ?? STATES[0];
        item = { field: "status", fieldtype: "jira", fieldId: "status", from, fromString, to, toString: toName };
      }
      return { id: String(row * 100 + index), author: { accountId: `id-${person}`, displayName: person, active: true }, created: when, items: [item] };
    });
    const [id, name, key] = STATES[state] ?? STATES[0];
    const issue = {
      expand: "operations",
      id: String(10_000 + row),
      self: `https://tracker.example/rest/api/2/issue/${String(10_000 + row)}`,
      key: `LOAD-${String(row)}`,
      fields: {
        summary: `${words(5)} ${String(row)}`,
        issuetype: { id: "10001", name: oneOf(["Story", "Bug", "Task"]), subtask: false },
        project: { id: "10000", key: "LOAD", name: "Load programme" },
        status: { id, name, statusCategory: { id: 2, key, name } },
        created: instant(day, 480),
        updated: instant(day + changes + 1, 480),
        resolutiondate: name === "Done" ? instant(day + changes, 480) : null,
        resolution: name === "Done" ? { name: "Done" } : null,
        labels: [oneOf(["search", "demand", "fraud"])],
        components: [],
        customfield_10016: below(8),
        description: `${String(row)} ${filler}`,
      },
      changelog: { startAt: 0, maxResults: changes, total: changes, histories },
    };
    part += `${row === 1 ? "" : ","}${JSON.stringify(issue)}`;
    if (row % 500 === 0 || row === issues) {
      size += writeSync(file, part);
      part = "";
    }
  }
  size += writeSync(file, "]}\n");
  closeSync(file);
  return size;
}
