import { expect, test } from "vitest";
import { downloadGroups } from "./download-groups.ts";

type Named = Parameters<typeof downloadGroups>[0][number];
const table = (id: string, label: string): Named => ({ id, label });

test("tables stand with the part of the site that shows them, by name, with all their scopes", () => {
  const groups = downloadGroups([table("risk.register.risks", "Every risk"), table("delivery.flow.days", "Flow"), table("delivery.flow.days{program=a}", "Flow"), table("nowhere.known.rows", "Odd"), table("delivery.ageing.items", "Ageing")]);
  expect(groups.map(({ title, count, named }) => [title, count, named.map(({ label, tables }) => [label, tables.length])])).toEqual([
    ["The program", 3, [["Ageing", 1], ["Flow", 2]]],
    ["Governance", 1, [["Every risk", 1]]],
    ["The record", 1, [["Odd", 1]]],
  ]);
});
