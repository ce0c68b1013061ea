import { z } from "zod";
import { parseInstant } from "../../cells/instant.ts";

const Instant = z.string().refine((text) => parseInstant(text) !== undefined, { error: "no instant with offset", params: { hint: "export the issues again; an instant is written 2026-11-22T20:00:00Z" } });
const Label = z.union([z.string(), z.object({ name: z.string() })]);
const User = z.object({ login: z.string() });
const Named = z.object({ title: z.string() });

/** An issue of the REST interface: `/repos/OWNER/REPO/issues`, or the items of a search. */
export const RestIssue = z.looseObject({
  number: z.int().positive(),
  title: z.string(),
  state: z.enum(["open", "closed"]),
  state_reason: z.string().nullish(),
  created_at: Instant,
  updated_at: Instant.nullish(),
  closed_at: Instant.nullish(),
  labels: z.array(Label).nullish(),
  assignee: User.nullish(),
  milestone: Named.nullish(),
  type: z.object({ name: z.string() }).nullish(),
  html_url: z.string().nullish(),
  repository_url: z.string().nullish(),
});

/** An issue as `gh issue list --json …` prints it; the fields are those that were asked for. */
export const GhIssue = z.looseObject({
  number: z.int().positive(),
  title: z.string(),
  state: z.enum(["OPEN", "CLOSED"]),
  stateReason: z.string().nullish(),
  createdAt: Instant,
  updatedAt: Instant.nullish(),
  closedAt: Instant.nullish(),
  labels: z.array(Label).nullish(),
  assignees: z.array(User).nullish(),
  milestone: Named.nullish(),
  issueType: z.object({ name: z.string() }).nullish(),
  url: z.string().nullish(),
});

export type Rest = z.infer<typeof RestIssue>;
export type Gh = z.infer<typeof GhIssue>;
