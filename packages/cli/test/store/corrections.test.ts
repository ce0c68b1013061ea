import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EditionContent, EditionDiff, EditionHeader, Ledger } from "@almanac/core";
import { newestEdition, readChain } from "../../src/store/chain.ts";
import { readEdition } from "../../src/store/read-edition.ts";
import { scene, type Scene } from "./scene.ts";

let program: Scene;
const header = (id: string): EditionHeader => JSON.parse(readFileSync(program.path(`data/editions/${id}.json`), "utf8")) as EditionHeader;
const object = <T>(name: string): T => JSON.parse(readFileSync(program.path(`data/objects/${name}`), "utf8")) as T;
const content = (id: string): EditionContent => object(header(id).content);
const order = (): readonly string[] => readChain(program.root).editions.map(({ edition }) => edition.id);

beforeAll(async () => {
  program = scene();
  for (const date of ["2026-11-01", "2026-11-08", "2026-11-15"]) await program.freeze(date);
  program.edit("content/handbook/how-we-work.md", "are in progress", "are being worked on");
});
afterAll(() => program.remove());

describe("the correction of an edition", () => {
  test("says what it corrects and why, follows the newest edition, and has the time of the corrected one", async () => {
    const { code, stderr, stdout } = await program.almanac("edition", "--corrects", "2026-W45", "--reason", "A wrong word");
    expect(code, stderr).toBe(0);
    expect(stdout).toContain("data/editions/2026-11-08-2.json");
    expect(stderr).toContain("the correction of 2026-11-08");
    expect(header("2026-11-08-2")).toMatchObject({ asOf: header("2026-11-08").asOf, label: "2026-W45-2", previous: { id: "2026-11-15" }, corrects: { id: "2026-11-08", reason: "A wrong word", asOfDate: "2026-11-08" } });
    expect((await program.almanac("check")).code).toBe(0);
  });

  test("is compared with what it corrects, not with a later week", () => {
    const { comparison, history } = content("2026-11-08-2");
    expect(object<EditionDiff>(comparison ?? "")).toMatchObject({ from: { id: "2026-11-08" }, to: { id: "2026-11-08-2" }, documents: [{ path: "handbook/how-we-work.md", change: "changed" }] });
    expect(history["delivery.wip.now"]?.map(({ edition }) => edition)).toEqual(["2026-11-01", "2026-11-08", "2026-11-08-2"]);
  });

  test("is found from both sides", () => {
    const { editions } = readChain(program.root);
    expect(editions.find(({ edition }) => edition.id === "2026-11-08")?.correctedBy).toMatchObject({ id: "2026-11-08-2", label: "2026-W45-2" });
    expect(order()).toEqual(["2026-11-01", "2026-11-08", "2026-11-15", "2026-11-08-2"]);
    expect(newestEdition(editions)?.edition.id).toBe("2026-11-15");
  });

  test("is made once: another one corrects the correction", async () => {
    const again = await program.almanac("edition", "--corrects", "2026-11-08", "--reason", "Once more");
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining("--corrects 2026-11-08-2") as string });
    const reasonless = await program.almanac("edition", "--corrects", "2026-11-08-2");
    expect(reasonless).toMatchObject({ code: 2, stderr: expect.stringContaining("--reason") as string });
  });

  test("does not stand in the way: the next week follows it in the chain and is compared with the newest week", async () => {
    expect((await program.freeze("2026-11-22")).code).toBe(0);
    expect(header("2026-11-22").previous).toMatchObject({ id: "2026-11-08-2" });
    expect(object<EditionDiff>(content("2026-11-22").comparison ?? "").from.id).toBe("2026-11-15");
    expect((await program.almanac("check")).code).toBe(0);
  });

  test("of the newest edition is what the same command states from then on", async () => {
    program.edit("content/handbook/how-we-work.md", "are being worked on", "are under way");
    expect((await program.almanac("edition", "--corrects", "latest", "--reason", "A better word")).code).toBe(0);
    const { editions } = readChain(program.root);
    expect(newestEdition(editions)?.edition.id).toBe("2026-11-22-2");
    const again = await program.almanac("edition");
    expect(again.code, again.stderr).toBe(0);
    expect(again.stderr).toContain("2026-11-22-2.json already states this");
    expect(order().at(-1)).toBe("2026-11-22-2");
  });

  test("carries on the record of forecasts from before what it corrects: nothing is judged or counted twice, and what was judged wrongly is judged again", () => {
    const ledger = (id: string): Ledger => object<Ledger>(content(id).ledger ?? "");
    expect(["2026-11-08-2", "2026-11-22", "2026-11-22-2"].map((id) => [ledger(id).before, ledger(id).since[2]])).toEqual([["2026-11-01", 2], ["2026-11-15", 4], ["2026-11-15", 4]]);
    expect(ledger("2026-11-22-2").lines).toEqual(ledger("2026-11-22").lines);
    const entered = ledger("2026-11-22-2").open.filter(([, , , , made]) => made === "2026-11-22");
    expect(new Set(entered.map(([, , , edition]) => edition))).toEqual(new Set(["2026-11-22-2"]));
  });

  test("is a whole edition like any other", () => {
    for (const stored of readChain(program.root).editions) expect(readEdition(program.root, stored).diagnostics).toEqual([]);
  });
});
