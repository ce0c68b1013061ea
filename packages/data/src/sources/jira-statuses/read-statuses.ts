import { z } from "zod";
import type { Diagnostic } from "@almanac/core";
import { zodDiagnostics } from "../../diagnostics/from-zod.ts";
import type { JsonFile } from "../../read/json.ts";
import { CATEGORY_BY_KEY, type ListedStatus } from "../tracker-item.ts";

const StatusesSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string().min(1),
    statusCategory: z.object({ key: z.enum(["new", "indeterminate", "done", "undefined"]) }),
    scope: z.object({ project: z.object({ id: z.string() }).nullish() }).nullish(),
  }),
);

/** Reads the answer of `/rest/api/2/status`: each status with its category and, in team-managed projects, its project. */
export function readStatuses(json: JsonFile): { readonly statuses: readonly ListedStatus[]; readonly diagnostics: readonly Diagnostic[] } {
  const parsed = StatusesSchema.safeParse(json.value);
  if (!parsed.success) return { statuses: [], diagnostics: zodDiagnostics(parsed.error, json.value, { place: json.place, what: "a status list" }) };
  const statuses = parsed.data.flatMap(({ id, name, statusCategory, scope }): readonly ListedStatus[] => {
    const category = CATEGORY_BY_KEY[statusCategory.key];
    const project = scope?.project?.id;
    return category === undefined ? [] : [{ id, name, category, ...(project === undefined ? {} : { project }) }];
  });
  return { statuses, diagnostics: [] };
}
