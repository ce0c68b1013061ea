/** One hostile program directory, and what must come of it. */
export interface Bomb {
  readonly name: string;
  /** Files of the program directory; a base is there already. A list is written part by part, so that nothing large is held. */
  readonly files: () => Iterable<readonly [path: string, parts: Iterable<string | Uint8Array>]>;
  readonly command?: "check" | "edition" | "build";
  /** Codes of which one must be among the errors, at the file of the bomb. `none`: it is read. */
  readonly expect: readonly string[] | "none";
  /** Part of `file:line:column` of that error. */
  readonly at?: string;
  /** Looked at by `pnpm test`, too. */
  readonly quick?: true;
}

export const BASE: Readonly<Record<string, string>> = {
  "data/almanac.yaml": "program:\n  title: Bomb\n  timeZone: Europe/Berlin\n  currency: EUR\nrestricted: { path: restricted }\n",
  "data/sources/risks.csv": "ID,Title,Type,Probability,Impact,Currency,Mitigation,Mitigation due,Mitigation status,Owner,Status,Opened,Trigger,Driver\nR-1,Logs stay cut,threat,20%,1000,EUR,Keep them,2026-12-04,in progress,Lead,open,2026-09-01,None,None\n",
};

/** A page of the handbook. */
export const page = (body: string, title = "Bomb"): string => `---\ntitle: ${title}\nsection: Bombs\norder: 1\nowner: Lead\nreviewBy: 2027-06-30\n---\n${body}\n`;
export const PAGE = "content/handbook/bomb.md";

export const oneFile = (path: string, ...parts: readonly (string | Uint8Array)[]): Bomb["files"] => () => [[path, parts]];

/** A text again and again, a megabyte at a time. */
export function* repeated(text: string, times: number): Generator<string> {
  const at = Math.max(1, Math.floor(1_000_000 / text.length));
  const block = text.repeat(at);
  for (let left = times; left > 0; left -= at) yield left >= at ? block : text.repeat(left);
}
