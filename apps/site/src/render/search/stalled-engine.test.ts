import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { unlessStalled } from "./stalled-engine.ts";

const folder = mkdtempSync(join(tmpdir(), "almanac-stalled-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("an engine that makes no file any more is given up", async () => {
  await expect(unlessStalled(new Promise(() => undefined), join(folder, "nowhere"), 20)).rejects.toThrow(`makes no file in ${join(folder, "nowhere")}`);
});

test("one that makes files is waited for, however long it takes", async () => {
  const done = Promise.withResolvers<string>();
  let made = 0;
  const engine = setInterval(() => {
    writeFileSync(join(folder, String(made)), "");
    made += 1;
    if (made === 20) done.resolve("done");
  }, 50);
  expect(await unlessStalled(done.promise, folder, 500)).toBe("done");
  clearInterval(engine);
});
