import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { nodeProgramFiles } from "./program-files.ts";

test.runIf(process.platform !== "win32")("a named pipe among the files is passed over: reading it would wait for ever", () => {
  const root = mkdtempSync(join(tmpdir(), "almanac-pipe-"));
  mkdirSync(join(root, "content"));
  writeFileSync(join(root, "content/page.md"), "text");
  expect(spawnSync("mkfifo", [join(root, "content/pipe.md")]).status).toBe(0);
  expect(nodeProgramFiles(root).list("content")).toEqual(["content/page.md"]);
  rmSync(root, { recursive: true });
});
