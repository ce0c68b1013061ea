import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { audienceScene, bytesOf, holding, INTERNAL, RESTRICTED, type AudienceScene } from "./audience-scene.ts";

let program: AudienceScene;
beforeEach(() => {
  program = audienceScene();
});
afterEach(() => program.remove());

const header = (id: string) => JSON.parse(readFileSync(program.path(`data/editions/${id}.json`), "utf8")) as { readonly slices?: Readonly<Record<string, string>> };

describe("what an edition states for fewer readers than everybody", () => {
  test("is frozen below the restricted folder, and nothing of it stands in what everybody may see", async () => {
    program.keepSecret();
    expect(await program.freeze("2026-11-01")).toMatchObject({ code: 0 });
    expect(Object.keys(header("2026-11-01").slices ?? {})).toEqual(["internal", "restricted"]);
    expect(holding([...INTERNAL, ...RESTRICTED], bytesOf(program.path("data/objects")) + bytesOf(program.path("data/editions")))).toEqual([]);
    const slice = (audience: string) => readFileSync(program.path(`restricted/objects/${header("2026-11-01").slices?.[audience] ?? ""}`), "utf8");
    expect(holding([...INTERNAL, ...RESTRICTED], slice("internal"))).toEqual(INTERNAL);
    expect(holding(INTERNAL, slice("restricted"))).toEqual([]);
    expect((await program.freeze("2026-11-01")).stderr).toContain("already states this");
    const next = await program.freeze("2026-11-08");
    expect(next).toMatchObject({ code: 0 });
    expect((await program.almanac("diff", "2026-11-01", "2026-11-08")).stdout).not.toContain("Quibbleworth");
    const verified = await program.almanac("verify", "--newest");
    expect(verified.stderr).toContain("slices       4 of 2 editions, for fewer readers: holds");
    expect(verified.stderr).toContain("their slices 1 of 1 edition re-run and equal");
    expect(verified.code).toBe(0);
  });

  test("is not frozen without a secret: its digest would stand in a public file for everybody to try guesses on", async () => {
    const refused = await program.freeze("2026-11-01");
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.stderr).toContain("restricted/edition-salt is missing");
    expect(existsSync(program.path("data/editions"))).toBe(false);
    program.keepSecret();
    expect(await program.freeze("2026-11-01")).toMatchObject({ code: 0 });
  });

  test("is found when it was changed, and a public copy without it verifies", async () => {
    program.keepSecret();
    await program.freeze("2026-11-01");
    const file = program.path(`restricted/objects/${header("2026-11-01").slices?.["internal"] ?? ""}`);
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace("Zarquonia", "Zarquonis"));
    const tampered = await program.almanac("verify", "--no-rerun");
    expect(tampered).toMatchObject({ code: 1 });
    expect(tampered.stderr).toContain("the content is not what its name says");
    expect(tampered.stderr).not.toContain("Zarquoni");
    renameSync(program.path("restricted/objects"), program.path("elsewhere"));
    const copy = await program.almanac("verify", "--no-rerun");
    expect(copy).toMatchObject({ code: 0 });
    expect(copy.stderr).toContain("2 slices of 1 edition, for fewer readers, not here: not verified");
  });

  test("that was computed again and differs is told without values to those who may not see them", async () => {
    program.keepSecret();
    await program.freeze("2026-11-01");
    program.write("data/sources/people.csv", "ID,Stakeholder,Organisation,Interest,Influence,Audience\nS-01,Zarquonia,Retail,low,high,Sponsors\n");
    const open = await program.almanac("verify");
    expect(open.stderr).toContain("2026-11-01: not re-run: a source that not everybody may know of is not there as it was read");
    expect(open.stderr).not.toContain("people.csv");
  });

  test("goes when the edition is withdrawn", async () => {
    program.keepSecret();
    await program.freeze("2026-11-01");
    await program.freeze("2026-11-08");
    const before = readdirSync(program.path("restricted/objects"));
    expect(await program.almanac("withdraw", "2026-11-08", "--reason", "It named a person")).toMatchObject({ code: 0 });
    const gone = before.filter((name) => !existsSync(program.path(`restricted/objects/${name}`)));
    expect(gone.sort()).toEqual(Object.values(header("2026-11-08").slices ?? {}).sort());
    expect(await program.almanac("verify", "--no-rerun")).toMatchObject({ code: 0 });
    // A merge, or a backup of the restricted folder, brings it back.
    const back = program.path(`restricted/objects/${gone[0] ?? ""}`);
    writeFileSync(back, "{}");
    const found = await program.almanac("verify", "--no-rerun");
    expect(found).toMatchObject({ code: 1 });
    expect(found.stderr).toContain("this is what edition 2026-11-08, which was withdrawn, told fewer readers");
    rmSync(back);
  });

  test("is followed where it is, and nowhere else: a copy without the restricted folder freezes nothing after it", async () => {
    program.keepSecret();
    await program.freeze("2026-11-01");
    renameSync(program.path("restricted"), program.path("elsewhere"));
    for (const file of ["data/sources/people.csv", "content/handbook/inside.md", "content/handbook/few.md"]) rmSync(program.path(file));
    program.edit("data/almanac.yaml", /\n {2}- \{ id: people.*/.exec(readFileSync(program.path("data/almanac.yaml"), "utf8"))?.[0] ?? "", "");
    const refused = await program.freeze("2026-11-08");
    expect(refused).toMatchObject({ code: 1 });
    expect(readdirSync(program.path("data/editions"))).toEqual(["2026-11-01.json"]);
  });

  test("explain and diff tell it to those who ask for it, and to nobody else", async () => {
    program.keepSecret();
    const open = await program.almanac("explain", "stakeholders.map.items");
    expect(open).toMatchObject({ code: 2 });
    expect(open.stderr).toContain("there is no fact stakeholders.map.items");
    const inside = await program.almanac("explain", "stakeholders.map.items", "--audience", "internal");
    expect(inside).toMatchObject({ code: 0 });
    expect(inside.stdout).toContain("data/sources/people.csv:2  S-01");
  });

  test("is no place for a page that everybody reads to lead to; those who may read both are led there", async () => {
    program.edit("content/handbook/how-we-work.md", "Cycle time", "[Inside](inside.md). Cycle time");
    const open = await program.almanac("explain", "delivery.wip.now");
    expect(open).toMatchObject({ code: 1 });
    expect(open.stderr).toContain("it is for readers of the audience \"internal\" only");
    expect(await program.almanac("explain", "delivery.wip.now", "--audience", "internal")).toMatchObject({ code: 0 });
  });
});
