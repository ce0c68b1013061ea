import { isoDate, type IsoDate } from "@almanac/core";
import { z } from "zod";
import { isDay } from "../cells/day.ts";
import { notTooLong } from "../config/config-words.ts";

/** A calendar day. The pattern is for editors; what is wrong with a day is said in words. */
const day = (says: string) =>
  z
    .string()
    .superRefine((text, context) => {
      if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) context.addIssue({ code: "custom", message: "not a date", params: { hint: "write the date as YYYY-MM-DD" } });
      else if (!isDay(text)) context.addIssue({ code: "custom", message: "no such day", params: { hint: "correct the day: it does not exist in the calendar" } });
    })
    .meta({ description: `${says} YYYY-MM-DD.`, pattern: "^\\d{4}-\\d{2}-\\d{2}$" })
    .transform((text): IsoDate => isoDate(text));

const text = (says: string) =>
  z
    .string()
    .refine((written) => written.trim() !== "", { error: "must not be empty", params: { hint: "write something, or remove the key" } })
    .refine(...notTooLong)
    .meta({ description: says, minLength: 1 });

const texts = (says: string) => z.array(text("One of them, in a few words.")).min(1).meta({ description: says });

/** Who sees a page. Neither key is needed for one that everybody sees. */
const seen = {
  draft: z.boolean().meta({ description: "`true`: being written. `almanac preview` shows it, and no edition has it." }).optional(),
  audience: z.enum(["public", "internal", "restricted"]).meta({ description: "Who may read it; left out: `public`. Only builds for that audience have it." }).optional(),
};
const head = { title: text("Heading of the page; the body begins below it."), summary: text("One sentence: what a reader takes away.").optional(), ...seen };
const owner = text("The role that answers for the page, not a person’s name.");
const reviewBy = day("The day by which the owner reads the page again and corrects it.");
const workstream = text("Id of a workstream of almanac.yaml.");

export const UpdateSchema = z.strictObject({ ...head, author: text("The role that writes the commentary.") });

export const ProgramDocumentSchema = z.strictObject({
  ...head,
  owner: text("The role that is accountable for the workstream."),
  stage: text("Where the work stands, in a few words.").optional(),
  statuses: z
    .array(
      z.strictObject({
        status: z.enum(["on-track", "at-risk", "off-track", "not-started", "done"]).meta({ description: "The status that was set by hand on that day." }),
        setOn: day("The day on which it was set."),
        setBy: text("The role that set it."),
        reason: text("Why, in one sentence.").optional(),
      }),
    )
    .meta({ description: "Every status ever set, never overwritten; the newest holds." })
    .optional(),
  targets: z
    .array(z.strictObject({ date: day("The day that was promised."), milestone: text("What is promised for it."), setOn: day("The day on which the promise was made.") }))
    .meta({ description: "Every target ever set, never overwritten; the newest holds." })
    .optional(),
});

export const DecisionSchema = z
  .strictObject({
    ...head,
    ask: z.enum(["decide", "approve", "name", "confirm", "provide"]).meta({ description: "What the owner is asked to do." }),
    owner: text("The role that has to answer."),
    openedOn: day("The day on which it was asked."),
    due: day("The day by which the answer is needed."),
    otherwise: text("What happens if nobody answers, in one sentence."),
    workstream: workstream.optional(),
    decidedOn: day("The day of the answer; give `outcome` too.").optional(),
    outcome: text("What was decided, in one sentence; give `decidedOn` too.").optional(),
  })
  .refine(({ due, openedOn }) => due >= openedOn, { path: ["due"], error: "due before it was opened", params: { hint: "correct `due` or `openedOn`" } })
  .refine(({ decidedOn, openedOn }) => decidedOn === undefined || decidedOn >= openedOn, {
    path: ["decidedOn"],
    error: "decided before it was opened",
    params: { hint: "correct `decidedOn` or `openedOn`" },
  })
  .refine(({ decidedOn, outcome }) => decidedOn === undefined || outcome !== undefined, { path: ["decidedOn"], error: "a decision that was taken needs its outcome", params: { hint: "add `outcome:` with what was decided" } })
  .refine(({ decidedOn, outcome }) => outcome === undefined || decidedOn !== undefined, { path: ["outcome"], error: "a decision that was taken needs its day", params: { hint: "add `decidedOn: YYYY-MM-DD`" } });

const page = {
  ...head,
  section: text("The part of the handbook in which the page is listed."),
  order: z.number().meta({ description: "Place in the reading order of the handbook; tens leave room for later pages." }),
  owner,
  reviewBy,
};
const policy = { inForceSince: day("Since when the policy holds."), approvedBy: text("The role that approved it.") };

/** A page of the handbook; one of `kind: policy` says since when it holds and who approved it. */
export const HandbookSchema = z
  .strictObject({ ...page, kind: z.enum(["page", "policy"]).meta({ description: "`policy`: rules that people are held to. Left out: `page`." }).optional(), inForceSince: policy.inForceSince.optional(), approvedBy: policy.approvedBy.optional() })
  .refine(({ kind, inForceSince }) => kind !== "policy" || inForceSince !== undefined, { path: ["kind"], error: "a policy needs the day since which it holds", params: { hint: "add `inForceSince: YYYY-MM-DD`" } })
  .refine(({ kind, approvedBy }) => kind !== "policy" || approvedBy !== undefined, { path: ["kind"], error: "a policy needs somebody who approved it", params: { hint: "add `approvedBy:` with the role that approved it" } })
  .refine(({ kind, inForceSince }) => kind === "policy" || inForceSince === undefined, { path: ["inForceSince"], error: "only a policy is in force", params: { hint: "add `kind: policy`, or remove the key" } })
  .refine(({ kind, approvedBy }) => kind === "policy" || approvedBy === undefined, { path: ["approvedBy"], error: "only a policy is approved", params: { hint: "add `kind: policy`, or remove the key" } });

/** A policy as an editor is told of it: its keys are required. */
export const PolicySchema = z.strictObject({ ...page, kind: z.literal("policy").meta({ description: "Says that the page holds rules that people are held to." }), ...policy });

const subject = { ...head, owner, reviewBy };
const purpose = { purpose: text("What it is for, in one sentence."), outOfScope: texts("What it must not be used for.") };

export const ModelDocumentSchema = z.strictObject({ ...subject, model: text("Id of the model, as in the register of models."), ...purpose });
export const DatasetDocumentSchema = z.strictObject({ ...subject, dataset: text("Name of the dataset, as in the register of datasets."), ...purpose });
export const RiskDocumentSchema = z.strictObject({ ...subject, risk: text("Id of the risk, as in the risk register, for example `R-12`.") });
export const CeremonySchema = z.strictObject({
  ...subject,
  cadence: text("When it is held, in words: `Every second Thursday, 10:00`."),
  participants: texts("Roles that take part."),
  minutes: z.number().int().positive().max(480).meta({ description: "Length in minutes." }),
  workstream: workstream.optional(),
});

export const MethodSchema = z.strictObject({ ...head, metric: text("Id of the formula."), unit: text("Unit of the measure."), source: text("Where the formula is written down.") });

export const TermSchema = z.strictObject({
  title: text("The word or words that are explained; its initials go into `also`."),
  summary: text("What it means, in one sentence."),
  ...seen,
  also: z.array(text("Another way to write it.")).meta({ description: "Its plural, its initials, other ways to write it." }).optional(),
  avoid: z.array(text("Words that a page should not use for it.")).meta({ description: "Other words for it that pages should not use; `check` points them out." }).optional(),
  method: text("Id of the measure that it is a word of, for example `delivery.cycle-time`.")
    .refine((id) => /^[a-z0-9-]+\.[a-z0-9-]+$/.test(id), { error: "not the id of a measure", params: { hint: "write `<area>.<measure>`, for example `delivery.cycle-time`" } })
    .optional(),
});
