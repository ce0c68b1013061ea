import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadProgram } from "../load-program.ts";
import { nodeProgramFiles } from "./program-files.ts";

const CONFIG = "program:\n  title: T\n  timeZone: Europe/Berlin\n";
const CSV = "Issue key,Summary,Status,Created\nABC-1,One,To Do,2026-01-05\n";

let root = "";
let other = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "almanac-files-"));
  other = mkdtempSync(join(tmpdir(), "almanac-other-"));
});
afterEach(() => {
  rmSync(root, { recursive: true });
  rmSync(other, { recursive: true });
});

const program = (): void => {
  mkdirSync(join(root, "data/sources"), { recursive: true });
  mkdirSync(join(root, "content/handbook"), { recursive: true });
  writeFileSync(join(root, "data/almanac.yaml"), CONFIG);
  writeFileSync(join(root, "data/sources/issues.csv"), CSV);
};
const codes = (): readonly string[] => loadProgram(nodeProgramFiles(root)).diagnostics.filter(({ severity }) => severity === "error").map(({ file, code }) => `${file} ${code}`);

test.runIf(process.platform !== "win32")("a named pipe among the files is passed over: reading it would wait for ever", () => {
  mkdirSync(join(root, "content"));
  writeFileSync(join(root, "content/page.md"), "text");
  expect(spawnSync("mkfifo", [join(root, "content/pipe.md")]).status).toBe(0);
  expect(nodeProgramFiles(root).list("content")).toEqual(["content/page.md"]);
});

describe.runIf(process.platform !== "win32")("links", () => {
  test("a folder of the program that is a link out of it is refused, and nothing behind it is read", () => {
    program();
    expect(codes()).toEqual([]);
    writeFileSync(join(other, "issues.csv"), "secret");
    rmSync(join(root, "data/sources"), { recursive: true });
    symlinkSync(other, join(root, "data/sources"));
    rmSync(join(root, "content"), { recursive: true });
    symlinkSync(other, join(root, "content"));
    expect(codes()).toContain("data/sources FILE-OUTSIDE");
    expect(codes()).toContain("content FILE-OUTSIDE");
    expect(JSON.stringify(loadProgram(nodeProgramFiles(root)))).not.toContain("secret");
  });

  test("so is almanac.yaml, and the folder data/", () => {
    program();
    writeFileSync(join(other, "almanac.yaml"), CONFIG);
    rmSync(join(root, "data/almanac.yaml"));
    symlinkSync(join(other, "almanac.yaml"), join(root, "data/almanac.yaml"));
    expect(codes()).toEqual(["data/almanac.yaml FILE-OUTSIDE"]);
    rmSync(join(root, "data"), { recursive: true });
    symlinkSync(other, join(root, "data"));
    expect(codes()).toEqual(["data FILE-OUTSIDE"]);
  });

  test("a link that stays inside is followed, once", () => {
    program();
    symlinkSync(join(root, "content"), join(root, "content/again"));
    symlinkSync(join(root, "data"), join(root, "content/data"));
    expect(nodeProgramFiles(root).list("content")).toEqual(["content/data/almanac.yaml", "content/data/sources/issues.csv"]);
  });
});

test("a page, a configuration or an export over its size limit is refused unread", () => {
  program();
  const grown = (path: string, bytes: number): void => {
    writeFileSync(join(root, path), "");
    truncateSync(join(root, path), bytes);
  };
  grown("content/handbook/page.md", 300e6);
  grown("data/sources/issues.csv", 2.2e9);
  const files = nodeProgramFiles(root);
  const read: string[] = [];
  const watched = { ...files, read: (path: string) => (read.push(path), files.read(path)) };
  expect(loadProgram(watched).diagnostics.map(({ file, code }) => `${file} ${code}`)).toEqual(["content/handbook/page.md FILE-TOO-LARGE", "data/sources/issues.csv FILE-TOO-LARGE"]);
  expect(read).toEqual(["data/almanac.yaml"]);
  grown("data/almanac.yaml", 6e6);
  expect(codes()).toContain("data/almanac.yaml FILE-TOO-LARGE");
});
