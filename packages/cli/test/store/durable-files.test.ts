import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, expect, test } from "vitest";
import { exitCodeOf } from "../../src/exit-code.ts";
import { besideName, removeLeftovers, writeDurably } from "../../src/store/durable-files.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "almanac-durable-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a file stands whole under its name, folders above it included, and nothing stands beside it", () => {
  writeDurably(join(folder, "a/b/c.json"), "one");
  writeDurably(join(folder, "a/b/c.json"), Buffer.from("two"));
  expect(readFileSync(join(folder, "a/b/c.json"), "utf8")).toBe("two");
  expect(readdirSync(join(folder, "a/b"))).toEqual(["c.json"]);
});

const failureOf = (work: () => void): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

// A device that is always full: every write to it answers ENOSPC.
test.runIf(process.platform === "linux")("on a full disk the old content stays, the file is named, and it counts as the machine's fault", () => {
  const path = join(folder, "page.html");
  writeDurably(path, "good");
  const next = Number(/-(\d+)$/.exec(besideName(path))?.[1]) + 1;
  symlinkSync("/dev/full", `${path}.tmp-${String(process.pid)}-${String(next)}`);
  const error = failureOf(() => writeDurably(path, "new"));
  expect(error).toMatchObject({ code: "ENOSPC", message: expect.stringContaining("page.html") as string });
  expect(exitCodeOf(error)).toBe(3);
  expect(readFileSync(path, "utf8")).toBe("good");
  expect(readdirSync(folder)).toEqual(["page.html"]);
});

test("a place that cannot be renamed to leaves nothing behind", () => {
  mkdirSync(join(folder, "taken/full"), { recursive: true });
  expect(() => writeDurably(join(folder, "taken"), "x")).toThrow(/EISDIR|EPERM|EEXIST|ENOTEMPTY/);
  expect(readdirSync(folder)).toEqual(["taken"]);
});

test("what killed runs left is removed; what a live one is writing, and names of one's own, stay", () => {
  const gone = 4_194_302;
  for (const name of [`a.json.tmp-${String(gone)}-1`, `a.json.tmp-${String(process.pid)}-1`, "notes.tmp", "a.tmp-x-1"]) writeFileSync(join(folder, name), "");
  removeLeftovers(folder);
  expect(readdirSync(folder).sort()).toEqual([`a.json.tmp-${String(process.pid)}-1`, "a.tmp-x-1", "notes.tmp"]);
  removeLeftovers(join(folder, "no-such-folder"));
});
