import { readFileSync, readdirSync, writeFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { runAlmanac, startAlmanac } from "./run-almanac.ts";
import { EXPORT, smallProgram, treeDigest, type SmallProgram } from "./small-program.ts";

const denyBrowser = fileURLToPath(new URL("deny-browser.mjs", import.meta.url));

describe("a program directory", () => {
  let program: SmallProgram;
  const out = () => join(program.root, "site");
  beforeAll(() => {
    program = smallProgram();
  });
  afterAll(() => program.remove());

  test("check accepts it without a word of complaint", () => {
    const { code, stderr } = runAlmanac(["check", "--root", program.root]);
    expect(stderr).toBe("checked: 1 export, 85 work items, 1 document, 0 frozen editions\n");
    expect(code).toBe(0);
  });

  test("build renders it; a typo in a status, a date and a header is refused and leaves the last good site as it was", () => {
    expect(runAlmanac(["build", "--root", program.root, "--out", out()]).code).toBe(0);
    const good = treeDigest(out());
    program.edit(EXPORT, '"name": "In Progress"', '"name": "In Progres"');
    program.edit(EXPORT, '"resolutiondate": "2026-11-20', '"resolutiondate": "2026-13-20');
    program.edit("content/handbook/how-we-work.md", "summary: One page", "sumary: One page");
    const { code, stderr, stdout } = runAlmanac(["build", "--root", program.root, "--out", out(), "--format", "json"]);
    const found = (JSON.parse(stdout) as readonly { code: string; file: string; line: number; hint: string }[]).map((diagnostic) => diagnostic.file);
    expect(code, stderr).toBe(1);
    expect(new Set(found)).toEqual(new Set([EXPORT, "content/handbook/how-we-work.md"].map((file) => join(program.root, file))));
    expect(found.length).toBe(3);
    const pretty = runAlmanac(["check", "--root", program.root]).stderr;
    expect(pretty).toContain("hint:");
    expect(pretty).toContain("did you mean");
    expect(treeDigest(out())).toBe(good);
    program.edit(EXPORT, '"name": "In Progres"', '"name": "In Progress"');
    program.edit(EXPORT, '"resolutiondate": "2026-13-20', '"resolutiondate": "2026-11-20');
    program.edit("content/handbook/how-we-work.md", "sumary: One page", "summary: One page");
  });

  test("editions are frozen in a chain, and an edition that stands is never rewritten", () => {
    expect(runAlmanac(["edition", "--root", program.root, "--as-of", "2026-11-15T22:00:00+01:00"]).stdout).toBe(`${join(program.root, "data/editions/2026-11-15.json")}\n`);
    expect(runAlmanac(["edition", "--root", program.root]).stdout).toBe(`${join(program.root, "data/editions/2026-11-22.json")}\n`);
    const second = JSON.parse(readFileSync(join(program.root, "data/editions/2026-11-22.json"), "utf8")) as { previous: { id: string }; label: string };
    expect(second).toMatchObject({ previous: { id: "2026-11-15" }, label: "2026-W47" });
    expect(runAlmanac(["edition", "--root", program.root]).stderr).toContain("already states this");
    program.edit("content/handbook/how-we-work.md", "are in progress", "are being worked on");
    const refused = runAlmanac(["edition", "--root", program.root]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("--id 2026-11-22-2");
    const before = runAlmanac(["edition", "--root", program.root, "--as-of", "2026-11-21T22:00:00+01:00"]);
    expect(before).toMatchObject({ code: 1, stderr: expect.stringContaining("editions are frozen in order") as string });
    // The hint is followed: the second statement of the day follows the first, and the chain stays whole.
    expect(runAlmanac(["edition", "--root", program.root, "--id", "2026-11-22-2"]).code).toBe(0);
    expect(JSON.parse(readFileSync(join(program.root, "data/editions/2026-11-22-2.json"), "utf8"))).toMatchObject({ previous: { id: "2026-11-22" } });
    expect(runAlmanac(["check", "--root", program.root]).code).toBe(0);
    expect(runAlmanac(["edition", "--root", program.root, "--id", "2026-11-22-2"]).stderr).toContain("already states this");
    program.edit("content/handbook/how-we-work.md", "are being worked on", "are in progress");
  });

  test("a frozen edition is rendered without a browser, to the same bytes each time, also by two builds at once", async () => {
    const [first, second] = await Promise.all([
      startAlmanac(["build", "--root", program.root, "--edition", "2026-11-22", "--out", `${out()}-a`], { preload: denyBrowser, env: { CHROMIUM_PATH: "/nonexistent" } }),
      startAlmanac(["build", "--root", program.root, "--edition", "2026-11-22", "--out", `${out()}-b`], { env: { TZ: "Asia/Tokyo", LANG: "de_DE.UTF-8" } }),
    ]);
    expect(first.code, first.stderr).toBe(0);
    expect(second.code, second.stderr).toBe(0);
    expect(treeDigest(`${out()}-a`)).toBe(treeDigest(`${out()}-b`));
    const page = readFileSync(join(`${out()}-a`, "handbook/how-we-work/index.html"), "utf8");
    expect(page).toContain("The way of an item");
    expect(page).toMatch(/<svg/);
  });

  test("explain gives the receipt, down to the rows that its digest covers", () => {
    const { stdout } = runAlmanac(["explain", "delivery.cycle-time.p85", "--root", program.root, "--rows", "3"]);
    expect(stdout).toContain("flow.sle");
    expect(stdout).toMatch(/data\/sources\/jira\/2026-11-22\/items\.json:\d+ {2}SP-\d+ {2}started 2026-/);
    expect(stdout).toMatch(/and \d+ more/);
    const json = JSON.parse(runAlmanac(["explain", "delivery.cycle-time.p85", "--root", program.root, "--json"]).stdout) as { fact: { receipt: { rows: number }; n: number }; rows: readonly unknown[] };
    expect(json.rows).toHaveLength(json.fact.receipt.rows);
  });

  test("a tampered object and a broken edition are named, and refuse", () => {
    const objects = join(program.root, "data/objects");
    const prose = readdirSync(objects).find((name) => name.endsWith(".md")) ?? "";
    const text = readFileSync(join(objects, prose), "utf8");
    writeFileSync(join(objects, prose), `${text}tampered`);
    const tampered = runAlmanac(["check", "--root", program.root, "--format", "json"]);
    expect(tampered.code).toBe(1);
    expect(tampered.stdout).toContain("OBJECT-TAMPERED");
    writeFileSync(join(objects, prose), text);
    const edition = join(program.root, "data/editions/2026-11-22.json");
    const whole = readFileSync(edition, "utf8");
    writeFileSync(edition, whole.slice(0, 100));
    expect(runAlmanac(["check", "--root", program.root, "--format", "json"]).stdout).toContain("EDITION-BROKEN");
    writeFileSync(edition, whole);
    expect(runAlmanac(["check", "--root", program.root]).code).toBe(0);
  });
});

describe("somebody who makes mistakes", () => {
  let program: SmallProgram;
  beforeEach(() => {
    program = smallProgram();
  });
  afterEach(() => program.remove());
  const errors = (args: readonly string[]) => (JSON.parse(runAlmanac([...args, "--root", program.root, "--format", "json"]).stdout) as readonly { code: string; file: string }[]).map(({ code }) => code);

  test("sees a slip in the data and one in the prose together, from check and from build", () => {
    program.edit(EXPORT, '"name": "In Progress"', '"name": "In Progres"');
    program.edit("content/handbook/how-we-work.md", "delivery.wip.now", "delivery.wip.nwo");
    expect(errors(["check"]).sort()).toEqual(["FACT-UNKNOWN", "STATUS-UNKNOWN"]);
    expect(errors(["build"]).sort()).toEqual(["FACT-UNKNOWN", "STATUS-UNKNOWN"]);
    program.edit("data/almanac.yaml", "cadence: weekly", "cadence: weekley");
    expect(errors(["check"]).sort()).toEqual(["FACT-UNKNOWN", "VALUE-NOT-ALLOWED"]);
  });

  test("a page that is refused is no broken link for the pages that point to it", () => {
    program.write("content/handbook/other.md", "---\ntitle: Other\nsection: Ways\norder: 2\nowner: Lead\nreviewBy: 2027-01-31\n---\nSee [how](how-we-work.md).\n");
    expect(errors(["check"])).toEqual([]);
    program.edit("content/handbook/how-we-work.md", "2027-01-31", "2027-01-32");
    expect(errors(["check"])).toEqual(["VALUE-INVALID"]);
  });

  test("reads paths that are valid where they stand, and is told where the program is", () => {
    program.edit(EXPORT, '"name": "In Progress"', '"name": "In Progres"');
    const here = runAlmanac(["check"], { cwd: program.root });
    expect(here.stderr).toMatch(/^data\/sources\/jira\/2026-11-22\/items\.json:/);
    const below = runAlmanac(["check", "--root", ".."], { cwd: join(program.root, "content") });
    expect(below.stderr).toMatch(/^\.\.\/data\/sources\/jira\/2026-11-22\/items\.json:/);
    expect(below.stderr).toContain('> ');
    expect(runAlmanac(["check"], { cwd: join(program.root, "data/sources") })).toMatchObject({ code: 2, stderr: expect.stringContaining("add --root ../..") as string });
  });

  test("loses nothing to --out", () => {
    program.write("papers/plan.txt", "Ours");
    for (const [out, words] of [
      [".", "holds the program"],
      ["..", "holds the program"],
      ["data/site", "part of the program"],
      ["papers", "something else"],
      ["papers/plan.txt", "this is a file"],
    ] as const)
      expect(runAlmanac(["build", "--out", out], { cwd: program.root }), out).toMatchObject({ code: 2, stderr: expect.stringContaining(words) as string });
    expect(readFileSync(join(program.root, "papers/plan.txt"), "utf8")).toBe("Ours");
  });

  test("cannot name an edition out of its folder", () => {
    expect(runAlmanac(["edition", "--root", program.root, "--id", "../x"])).toMatchObject({ code: 2, stderr: expect.stringContaining("letters, digits and hyphens") as string });
    expect(readdirSync(join(program.root, "data")).sort()).toEqual(["almanac.yaml", "sources"]);
  });

  test("learns that a linked page does not exist yet at an earlier time", () => {
    program.write("content/updates/2026-11-20.md", "---\ntitle: A week\nauthor: Lead\n---\nText.\n");
    program.edit("content/handbook/how-we-work.md", "Cycle time is", "See [the week](../updates/2026-11-20.md). Cycle time is");
    const { code, stderr } = runAlmanac(["edition", "--root", program.root, "--as-of", "2026-11-15T22:00:00+01:00"]);
    expect(stderr).toContain("which does not exist yet on 2026-11-15");
    expect(code).toBe(1);
    expect(runAlmanac(["edition", "--root", program.root]).code).toBe(0);
  });

  test("inspects a folder as the files in it, and a wrong name is answered with the nearest", () => {
    const { code, stdout } = runAlmanac(["inspect", "data/sources", "--json"], { cwd: program.root });
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as readonly { file: string; uniqueKeys: number }[]).map(({ file, uniqueKeys }) => [file, uniqueKeys])).toEqual([
      ["data/sources/jira/2026-11-15/items.json", 85],
      [EXPORT, 85],
    ]);
    expect(runAlmanac(["inspect", "data/sources/jira/2026-11-22/item.json"], { cwd: program.root })).toMatchObject({ code: 2, stderr: expect.stringContaining(`did you mean ${EXPORT}?`) as string });
  });

  test("the JSON of inspect has its fields in the documented order", () => {
    const [first] = JSON.parse(runAlmanac(["inspect", EXPORT, "--json"], { cwd: program.root }).stdout) as readonly object[];
    expect(Object.keys(first ?? {})).toEqual(
      "file kind encoding bom delimiter columns repeatedHeaders records issueRecords otherRecords uniqueKeys statusCounts typeCounts created resolved dateFormat diagnostics area audience used".split(" "),
    );
  });
});

describe("the command line", () => {
  test.each([
    [["chek"], "Did you mean check?"],
    [["check", "--formt", "json"], "Did you mean --format?"],
    [["check", "--root", "no-such-folder"], "there is no such folder"],
    [["edition", "--as-of", "yesterday"], "for example 2026-11-22T22:00:00+01:00"],
    [["inspect", "no-such-file.csv"], "there is no such file"],
  ])("%j is a usage mistake that says what to do", (args, words) => {
    const { code, stderr } = runAlmanac(args);
    expect(stderr).toContain(words);
    expect(code).toBe(2);
  });

  test("an unknown fact is answered with the nearest one", () => {
    const program = smallProgram();
    const { code, stderr } = runAlmanac(["explain", "delivery.cycletime.p85", "--root", program.root]);
    program.remove();
    expect(stderr).toContain("did you mean delivery.cycle-time.p85?");
    expect(code).toBe(2);
  });

  test("help shows examples and exits 0", () => {
    const { code, stdout } = runAlmanac(["build", "--help"]);
    expect(stdout).toContain("almanac build --edition 2026-11-15");
    expect(code).toBe(0);
  });
});

test.runIf(process.platform !== "win32")("a link that leads out of the program is refused, and nothing of its target is shown", () => {
  const program = smallProgram();
  const secret = `${program.root}-secret.md`;
  writeFileSync(secret, "root:x:0:0\n");
  symlinkSync(secret, join(program.root, "content/handbook/link.md"));
  const { code, stderr } = runAlmanac(["check", "--root", program.root]);
  program.remove();
  rmSync(secret);
  expect(stderr).toContain("FILE-OUTSIDE");
  expect(stderr).not.toContain("root:x");
  expect(code).toBe(1);
});

describe("inspect --suggest", () => {
  test("prints a block that can be pasted, and an unknown kind is answered with the nearest", () => {
    const program = smallProgram();
    const file = `${program.root}/budget-note.csv`;
    writeFileSync(file, "Was;Preis EUR\nA;1.200,50\n");
    const { code, stdout } = runAlmanac(["inspect", file, "--suggest"]);
    const usage = runAlmanac(["inspect", file, "--kind", "budget-line"]);
    program.remove();
    expect(code).toBe(0);
    expect(stdout).toMatch(/^sources:\n {2}# budget-note\.csv is read as table/);
    expect(stdout).toContain("delimiter: ;");
    expect(usage).toMatchObject({ code: 2, stderr: expect.stringContaining("did you mean budget-lines?") as string });
  });
});
