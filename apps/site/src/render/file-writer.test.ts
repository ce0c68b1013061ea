import { spawnSync } from "node:child_process";
import { chmodSync, linkSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { fileWriter } from "./file-writer.ts";

const folder = mkdtempSync(join(tmpdir(), "almanac-writer-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (...names: readonly string[]): string => join(folder, ...names);

mkdirSync(at("last", "page"), { recursive: true });
writeFileSync(at("last", "page", "index.html"), "the same");
writeFileSync(at("last", "other.html"), "other words, as many");
writeFileSync(at("elsewhere.html"), "led elsewhere");
symlinkSync(at("elsewhere.html"), at("last", "led.html"));
for (const file of ["first.html", "hidden.html", "shared.html"]) writeFileSync(at("last", file), file);
chmodSync(at("last", "hidden.html"), 0o600);
linkSync(at("last", "shared.html"), at("shared.html"));
// Whoever opens it waits until somebody writes into it.
spawnSync("mkfifo", [at("last", "waits.html")]);

test("what is the same in the last site is linked, and all else is written", () => {
  const { write } = fileWriter({ folder: at("new"), lastFolder: at("last") });
  const files = { "first.html": "first.html", "hidden.html": "hidden.html", "shared.html": "shared.html", "waits.html": "waits", "page/index.html": "the same", "other.html": "words, as many as it", "led.html": "led elsewhere", "more/new.html": "new" };
  for (const [file, text] of Object.entries(files)) write(file, Buffer.from(text));
  for (const [file, text] of Object.entries(files)) expect(readFileSync(at("new", file), "utf8"), file).toBe(text);
  const isShared = (file: string): boolean => statSync(at("new", file)).nlink > 1;
  expect(Object.keys(files).filter(isShared), "all but the first, by which the others are judged").toEqual(["page/index.html"]);
  expect(statSync(at("new", "hidden.html")).mode, "who may read a file is as always").toBe(statSync(at("new", "first.html")).mode);
  expect(statSync(at("elsewhere.html")).nlink, "a link that somebody put there is not followed").toBe(1);
  expect(() => write("page/index.html", Buffer.from("other words")), "a second time it would be a file of the last site that is changed").toThrow(/EEXIST/);
  expect(readFileSync(at("last", "page", "index.html"), "utf8")).toBe("the same");
  expect(readFileSync(at("last", "other.html"), "utf8"), "the last site stays as it was").toBe("other words, as many");
});

test("a file of the last site is known by its stamp until somebody writes to it", () => {
  mkdirSync(at("stamped", "page"), { recursive: true });
  for (const name of ["first.html", "same.html", "changed.html", "page/index.html"]) writeFileSync(at("stamped", name), name);
  // Some file systems tell times four milliseconds apart, within which all this happens.
  utimesSync(at("stamped", "changed.html"), 1, 1);
  const stamps = fileWriter({ folder: at("stamped") });
  const stampsOf = Object.fromEntries(["same.html", "changed.html", "page/index.html"].map((name) => [name, stamps.stampOf(name)]));
  writeFileSync(at("stamped", "changed.html"), "CHANGED.html");
  renameSync(at("stamped"), at("stamped-last"));
  const { write, takeOver, stampOf } = fileWriter({ folder: at("taken"), lastFolder: at("stamped-last") });
  mkdirSync(at("taken"));
  write("first.html", Buffer.from("first"));
  expect(Object.entries(stampsOf).map(([name, stamp]) => [name, takeOver(name, stamp)])).toEqual([["same.html", true], ["changed.html", false], ["page/index.html", true]]);
  expect(readFileSync(at("taken", "page", "index.html"), "utf8")).toBe("page/index.html");
  expect(stampOf("same.html"), "the next run knows it by the same").toBe(stampsOf["same.html"]);
});

test("without a last site, or with one that is not there, everything is written", () => {
  for (const last of [undefined, at("nowhere")]) {
    fileWriter({ folder: at("alone"), ...(last !== undefined && { lastFolder: last }) }).write("page/index.html", Buffer.from("the same"));
    expect(readFileSync(at("alone", "page", "index.html"), "utf8")).toBe("the same");
    rmSync(at("alone"), { recursive: true });
  }
});
