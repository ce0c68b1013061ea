import type { Dependency } from "@almanac/core";
import { choice, id, optional, required, text } from "../../table/column.ts";
import { tableKind } from "../../table/define-table.ts";
import { given } from "../../table/given.ts";
import type { SourceKind } from "../source-kind.ts";

const WORDS = {
  "depends on": ["depends-on", "is blocked by", "blocked by", "waits for", "requires", "needs"],
  blocks: ["is required by", "is needed by", "precedes", "enables"],
  "relates to": ["relates-to", "related to", "related", "relates"],
  duplicates: ["duplicate of", "is duplicate of"],
} as const;

/** Records whose sentence was turned round, so that `from` is the one that waits. */
const turned = new WeakSet<object>();
/** The column in which an end of a dependency stands. */
export const columnOf = (dependency: Dependency, end: "from" | "to"): "from" | "to" => (turned.has(dependency) ? (end === "from" ? "to" : "from") : end);

const SPELLINGS = new Set(Object.entries(WORDS).flatMap(([word, others]) => [word, ...others]));

const table = tableKind({
  kind: "dependencies",
  title: "Dependencies",
  area: "work",
  fills: "dependencies",
  columns: {
    from: required(id(), ["From", "Item", "From item", "Source item"], "Key of an item, or id of a milestone or initiative: the one that the sentence is about."),
    type: required(choice(WORDS), ["Type", "Dependency type", "Link type", "Relation"], "How the sentence goes on: `depends on` (From waits for To), `blocks` (To waits for From), `relates to`, `duplicates`."),
    to: required(id(), ["To", "Depends on", "To item", "Target item"], "The other item, milestone or initiative."),
    note: optional(text(), ["Note", "Notes", "Comment", "Reason"], "What exactly is needed."),
  },
  signature: ["from", "type", "to"],
  unique: ["from", "type", "to"],
  recordOf: ({ from, to, type, note }, { source }): Dependency => {
    switch (type) {
      case "depends on":
        return given({ source, from, to, type: "depends-on" as const, note });
      case "blocks": {
        const dependency = given({ source, from: to, to: from, type: "depends-on" as const, note });
        turned.add(dependency);
        return dependency;
      }
      case "relates to":
        return given({ source, from, to, type: "relates-to" as const, note });
      case "duplicates":
        return given({ source, from, to, type: "duplicates" as const, note });
      default:
        return type satisfies never;
    }
  },
});

/** A list of dependencies, one sentence a row. */
export const dependenciesKind: SourceKind = {
  ...table,
  // `From` and `To` are dates in many tables: only the words between them tell a dependency.
  recognise: (input) => {
    const score = table.recognise(input);
    const read = score === 0 ? undefined : input.table();
    if (read === undefined || !("ok" in read)) return 0;
    const { header, records } = read.ok;
    const names = table.columns.find(({ role }) => role === "type")?.headers.map((name) => name.toLowerCase()) ?? [];
    const column = header.findIndex((name) => names.includes(name.trim().toLowerCase()));
    return records.length > 0 && records.slice(0, 50).every((record) => SPELLINGS.has((record[column] ?? "").trim().toLowerCase())) ? score : 0;
  },
};
