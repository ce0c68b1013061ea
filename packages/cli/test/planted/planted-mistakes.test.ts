import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Diagnostic } from "@almanac/core";
import { programDiagnostics } from "../../src/commands/check.ts";
import { DIRECTIVE_MISTAKES } from "./directives.ts";
import { FRONT_MATTER_MISTAKES } from "./front-matter.ts";
import { page, type Mistake } from "./mistake.ts";
import { PROSE_MISTAKES } from "./prose.ts";

const MISTAKES: readonly Mistake[] = [...FRONT_MATTER_MISTAKES, ...DIRECTIVE_MISTAKES, ...PROSE_MISTAKES];

/** What the planted pages refer to, without a mistake. */
const AROUND: Readonly<Record<string, string>> = {
  "data/almanac.yaml": `program:
  title: Planted mistakes
  timeZone: Europe/Berlin
workstreams:
  - { id: fraud, title: Fraud, match: { project: FD } }
sources:
  - { id: items, kind: github-csv, files: items.csv, exportedAt: "2026-11-22T22:00:00+01:00" }
  - { id: cards, kind: model-cards, files: card-score.md, exportedAt: "2026-11-22T22:00:00+01:00" }
  - { id: risks, kind: risk-register, files: risks.csv, exportedAt: "2026-11-22T22:00:00+01:00" }
`,
  "data/sources/items.csv": "number,title,state,createdAt,closedAt,url\n1,First,CLOSED,2026-10-01T09:00:00Z,2026-10-09T09:00:00Z,https://github.com/example/fd/issues/1\n",
  "data/sources/card-score.md": "---\nmodel_name: Card score\nlicense: apache-2.0\n---\n\n# Card score\n\n## Intended use\n\nRanks payments.\n",
  "data/sources/risks.csv": "ID,Title,Type,Probability,Impact,Currency,Owner,Status,Opened,Workstream\nR-01,Labels come late,threat,40%,1000,EUR,Fraud lead,open,2026-09-01,fraud\n",
  "content/handbook/z-part.md": page("## The rule\n\nNo work is pulled while the column is full."),
  "content/decisions/z-vendor.md": "---\ntitle: Which vendor\nask: decide\nowner: Sponsor\nopenedOn: 2026-11-02\ndue: 2026-11-27\notherwise: The launch slips\n---\nTwo offers.\n",
};

const mended = ({ path, text, mend }: Mistake): readonly [path: string, text: string] => {
  if ("rename" in mend) return [mend.rename, text];
  if (!text.includes(mend.from)) throw new Error(`${path} does not hold ${mend.from}`);
  return [path, text.replace(mend.from, mend.to)];
};

async function checked(pages: readonly (readonly [path: string, text: string])[]): Promise<readonly Diagnostic[]> {
  const root = mkdtempSync(join(tmpdir(), "almanac-planted-"));
  try {
    for (const [path, text] of [...Object.entries(AROUND), ...pages.map(([path, text]) => [`content/${path}`, text] as const)]) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return (await programDiagnostics(root, undefined)).diagnostics;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

describe("forty mistakes in one content folder", () => {
  let before: readonly Diagnostic[] = [];
  let after: readonly Diagnostic[] = [];
  beforeAll(async () => {
    before = await checked(MISTAKES.map(({ path, text }) => [path, text]));
    after = await checked(MISTAKES.map(mended));
  });

  test("are forty at least, each in a file of its own", () => {
    expect(MISTAKES.length).toBeGreaterThanOrEqual(40);
    expect(new Set(MISTAKES.map(({ path }) => path)).size).toBe(MISTAKES.length);
  });

  test.each(MISTAKES)("$name is found at its line: $code", ({ path, code, line, hint }) => {
    const found = before.filter(({ file }) => file === `content/${path}`);
    expect(found.map((each) => `${String(each.line)} ${each.code}`)).toEqual([`${String(line)} ${code}`]);
    expect(found[0]?.hint).toContain(hint);
  });

  test.each(MISTAKES)("$name is mended by following its hint", (mistake) => {
    const [path] = mended(mistake);
    expect(after.filter(({ file }) => file === `content/${path}`)).toEqual([]);
  });

  test("nothing else is found, before or after", () => {
    const planted = new Set(MISTAKES.map(({ path }) => `content/${path}`));
    const written = (found: readonly Diagnostic[]) => found.filter(({ file }) => file.startsWith("content/"));
    expect(written(before).filter(({ file }) => !planted.has(file))).toEqual([]);
    expect(written(after)).toEqual([]);
  });
});
