import { z } from "zod";
import type { Diagnostic } from "@almanac/core";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { zodDiagnostics } from "../../diagnostics/from-zod.ts";
import type { JsonFile } from "../../read/json.ts";

const BoardSchema = z.object({
  name: z.string(),
  columnConfig: z.object({
    columns: z.array(z.object({ name: z.string(), statuses: z.array(z.object({ id: z.string() })), min: z.number().nullish(), max: z.number().nullish() })).min(1),
  }),
});

/** A board's columns in order, each with the ids of its statuses. */
export interface Board {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly statusIds: readonly string[]; readonly limit?: number }[];
}

/** Reads the answer of `/rest/agile/1.0/board/…/configuration`. A status in two columns is refused: an item would stand twice. */
export function readBoard(json: JsonFile): { readonly board?: Board; readonly diagnostics: readonly Diagnostic[] } {
  const parsed = BoardSchema.safeParse(json.value);
  if (!parsed.success) return { diagnostics: zodDiagnostics(parsed.error, json.value, { place: json.place, what: "a board" }) };
  const { columns } = parsed.data.columnConfig;
  const seen = new Map<string, string>();
  const diagnostics = columns.flatMap(({ name, statuses }, column) =>
    statuses.flatMap(({ id }, index): readonly Diagnostic[] => {
      const earlier = seen.get(id);
      seen.set(id, name);
      if (earlier === undefined) return [];
      return [
        diagnostic("STATUS-TWICE", json.place(["columnConfig", "columns", column, "statuses", index, "id"]), {
          message: `the status ${id} stands in the columns ${earlier} and ${name}`,
          found: id,
          expected: "each status in one column",
          hint: "correct the board in the tracker and export it again",
        }),
      ];
    }),
  );
  return {
    board: { name: parsed.data.name, columns: columns.map(({ name, statuses, max }) => ({ name, statusIds: statuses.map(({ id }) => id), ...(max === null || max === undefined ? {} : { limit: max }) })) },
    diagnostics,
  };
}
