import { z } from "zod";

const Named = z.object({ name: z.string().min(1) });
const OptionalText = z.string().nullish();

/** One issue of Jira's REST answer: the fields that Almanac reads. Everything else an export holds is left alone. */
export const IssueSchema = z.object({
  key: z.string(),
  fields: z.looseObject({
    summary: OptionalText,
    issuetype: Named,
    project: z.object({ key: z.string().min(1), id: z.string().nullish() }),
    status: z.object({ id: z.string().nullish(), name: z.string().min(1), statusCategory: z.object({ key: z.string() }).nullish() }),
    created: z.string(),
    updated: OptionalText,
    resolutiondate: OptionalText,
    resolution: Named.nullish(),
    labels: z.array(z.string()).nullish(),
    components: z.array(Named).nullish(),
    parent: z.object({ key: z.string().min(1) }).nullish(),
    epic: z.object({ key: z.string().min(1) }).nullish(),
  }),
  changelog: z
    .object({
      total: z.number().int().nullish(),
      // Items are read by own property: they have a key `toString`, which every object inherits.
      histories: z.array(z.object({ created: z.string(), items: z.array(z.record(z.string(), z.unknown())) })),
    })
    .nullish(),
});

export type IssueRow = z.infer<typeof IssueSchema>;
export type ChangeRow = Readonly<Record<string, unknown>>;
