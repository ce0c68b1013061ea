import { isoDate, type IsoDate } from "@almanac/core";
import { z } from "zod";
import { isDay } from "../cells/day.ts";

const Day = z
  .string()
  .superRefine((text, context) => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) context.addIssue({ code: "custom", message: "not a date", params: { hint: "write the date as YYYY-MM-DD" } });
    else if (!isDay(text)) context.addIssue({ code: "custom", message: "no such day", params: { hint: "correct the day: it does not exist in the calendar" } });
  })
  .transform((text): IsoDate => isoDate(text));

const Text = z.string().refine((text) => text.trim() !== "", { error: "must not be empty", params: { hint: "write something, or remove the key" } });
const head = { title: Text, summary: Text.optional() };

export const UpdateSchema = z.strictObject({ ...head, author: Text });

export const ProgramDocumentSchema = z.strictObject({
  ...head,
  owner: Text,
  stage: Text.optional(),
  statuses: z
    .array(z.strictObject({ status: z.enum(["on-track", "at-risk", "off-track", "not-started", "done"]), setOn: Day, setBy: Text, reason: Text.optional() }))
    .optional(),
  targets: z.array(z.strictObject({ date: Day, milestone: Text, setOn: Day })).optional(),
});

export const DecisionSchema = z
  .strictObject({
    ...head,
    ask: z.enum(["decide", "approve", "name", "confirm", "provide"]),
    owner: Text,
    openedOn: Day,
    due: Day,
    otherwise: Text,
    workstream: Text.optional(),
    decidedOn: Day.optional(),
    outcome: Text.optional(),
  })
  .refine(({ due, openedOn }) => due >= openedOn, { path: ["due"], error: "due before it was opened", params: { hint: "correct `due` or `openedOn`" } })
  .refine(({ decidedOn, openedOn }) => decidedOn === undefined || decidedOn >= openedOn, {
    path: ["decidedOn"],
    error: "decided before it was opened",
    params: { hint: "correct `decidedOn` or `openedOn`" },
  })
  .refine(({ decidedOn, outcome }) => (decidedOn === undefined) === (outcome === undefined), {
    path: ["decidedOn"],
    error: "a decision that was taken needs both `decidedOn` and `outcome`",
    params: { hint: "add the missing one of the two" },
  });

export const HandbookSchema = z.strictObject({ ...head, section: Text, order: z.number(), owner: Text, reviewBy: Day });

export const MethodSchema = z.strictObject({ ...head, metric: Text, unit: Text, source: Text });

export const TermSchema = z.strictObject({
  title: Text,
  summary: Text,
  also: z.array(Text).optional(),
  method: Text.refine((id) => /^[a-z0-9-]+\.[a-z0-9-]+$/.test(id), { error: "not the id of a measure", params: { hint: "write `<area>.<measure>`, for example `delivery.cycle-time`" } }).optional(),
});

/** Shown when a document has no front matter. */
export const EXAMPLES = {
  updates: "---\ntitle: Week 47\nauthor: Program manager\n---\n",
  programs: "---\ntitle: Fraud detection\nowner: Fraud lead\n---\n",
  decisions:
    "---\ntitle: Which vendor for the labels\nask: decide\nowner: Sponsor\nopenedOn: 2026-11-02\ndue: 2026-11-27\notherwise: The launch slips by a month\n---\n",
  handbook: "---\ntitle: Flow policy\nsection: How we work\norder: 1\nowner: Program manager\nreviewBy: 2027-03-01\n---\n",
  method: "---\ntitle: Cycle time\nmetric: flow.sle\nunit: days\nsource: METHOD 2.3\n---\n",
  glossary: "---\ntitle: Cycle time\nsummary: Days from the start of an item to its finish.\n---\n",
} as const;
