import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";

const Texts = z.union([z.string().transform((text) => [text]), z.array(z.string())]).optional();

/** One expected diagnostic. What is left out is not looked at. */
const ExpectedSchema = z.strictObject({
  code: z.string().optional(),
  severity: z.enum(["error", "warning"]).optional(),
  /** `path:line:column`, relative to the program directory. A path alone is any place in that file. */
  at: z.string().optional(),
  /** Parts of the message, of what was found or of what was expected. */
  says: Texts,
  /** Parts of the hint. */
  hint: Texts,
  /** Other positions, as `path:line:column`. */
  related: z.array(z.string()).optional(),
});

const CaseSchema = z.strictObject({
  id: z.string().optional(),
  title: z.string(),
  outcome: z.enum(["ACCEPT", "WARN", "REJECT", "REFUSE"]),
  ...ExpectedSchema.shape,
  /** More diagnostics than the first. */
  also: z.array(ExpectedSchema).optional(),
  /** How many diagnostics there are in all. Left out: as many as are described. */
  count: z.number().int().optional(),
  /** Folder of `_base/` that `input/` and `clean/` are laid over. */
  base: z.string().optional(),
  /** Arguments of `check` beside the root. */
  args: z.array(z.string()).optional(),
  /** Found by `build`, not by `check`: what needs a browser. */
  build: z.boolean().optional(),
  /** The clean twin is frozen as an edition first; then `input/` is laid over it. */
  frozen: z.boolean().optional(),
  /** What git cannot store, made before the case runs; `in` says in which of the two. */
  prepare: z
    .array(
      z.union([
        z.strictObject({ link: z.string(), to: z.string(), in: z.enum(["input", "clean"]).optional() }),
        z.strictObject({ unreadable: z.string() }),
        z.strictObject({ write: z.string(), text: z.string(), times: z.number().int().optional(), before: z.string().optional(), after: z.string().optional(), in: z.enum(["input", "clean"]).optional() }),
      ]),
    )
    .optional(),
  /** ACCEPT: what is read is the same as of the clean twin, apart from the file itself. */
  same: z.boolean().optional(),
  /** Texts that stand in the published pages, and texts that must stand nowhere: not in a page, a message or a log. */
  publishes: z.array(z.string()).optional(),
  never: z.array(z.string()).optional(),
});

export type Expected = z.infer<typeof ExpectedSchema>;
export type Case = z.infer<typeof CaseSchema> & { readonly id: string; readonly folder: string };

/** The family of a case: the letters before its number. */
export const familyOf = ({ id }: Pick<Case, "id">): string => /^[A-Za-z]+/.exec(id)?.[0] ?? "other";

/** Every case below a folder: one folder each, with `case.json`. Folders that begin with `_` or `.` are none. */
export function casesIn(folder: string): readonly Case[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^[_.]/.test(entry.name) && existsSync(join(folder, entry.name, "case.json")))
    .map(({ name }) => join(folder, name))
    .sort()
    .map((path) => {
      const parsed = CaseSchema.safeParse(JSON.parse(readFileSync(join(path, "case.json"), "utf8")));
      if (!parsed.success) throw new Error(`${path}/case.json: ${parsed.error.message}`);
      return { ...parsed.data, id: parsed.data.id ?? basename(path), folder: path };
    });
}
