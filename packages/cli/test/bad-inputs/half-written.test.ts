import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Diagnostic } from "@almanac/core";
import { treeDigest } from "../small-program.ts";
import { scene, type Scene } from "../store/scene.ts";

let program: Scene;
beforeAll(async () => {
  program = scene();
  for (const date of ["2026-11-08", "2026-11-15"]) await program.freeze(date);
  mkdirSync(program.path("release/editions"), { recursive: true });
  for (const page of ["index.html", "404.html", "editions/index.html"]) writeFileSync(program.path(`release/${page}`), "<!doctype html><title>The last good one</title>");
});
afterAll(() => program.remove());

const editionFile = (id: string): string => `data/editions/${id}.json`;
const objectOf = (id: string): string => `data/objects/${(JSON.parse(readFileSync(program.path(editionFile(id)), "utf8")) as { content: string }).content}`;
const found = async (): Promise<{ readonly code: number; readonly errors: readonly Diagnostic[] }> => {
  const { code, stdout } = await program.almanac("check", "--format", "json");
  return { code, errors: (JSON.parse(stdout) as readonly Diagnostic[]).filter(({ severity }) => severity === "error") };
};

const LEFT: readonly (readonly [string, (bytes: Buffer) => Buffer])[] = [
  ["of its first half", (bytes) => bytes.subarray(0, bytes.length >> 1)],
  // What a file system may leave of a file that was not yet written when the power went.
  ["of zeros", (bytes) => Buffer.alloc(bytes.length)],
];

describe.each<readonly [string, () => string]>([
  ["the newest edition", () => editionFile("2026-11-15")],
  ["an edition before it", () => editionFile("2026-11-08")],
  ["the object of the newest edition", () => objectOf("2026-11-15")],
])("%s, half-written", (_what, fileOf) => {
  test.each(LEFT)("%s: is named, with how to restore it; nothing is built, frozen or published on it", async (_name, left) => {
    const file = fileOf();
    const whole = readFileSync(program.path(file));
    const release = treeDigest(program.path("release"));
    writeFileSync(program.path(file), left(whole));
    const damaged = treeDigest(program.path("data"));
    try {
      const { code, errors } = await found();
      expect(code).toBe(1);
      const named = errors.filter((error) => error.file === program.path(file));
      expect(named.map(({ hint }) => hint)).toEqual([expect.stringMatching(/version control|git checkout|git restore/)]);
      const commands = { build: ["--edition", "2026-11-15", "--out", program.path("release")], edition: ["--as-of", "2026-11-22T22:00:00+01:00"], publish: ["--to", program.path("publication")] };
      for (const [command, args] of Object.entries(commands)) {
        const refused = await program.almanac(command, ...args);
        expect([command, refused.code]).toEqual([command, 1]);
        expect(refused.stderr + refused.stdout).toContain(file);
      }
      expect(treeDigest(program.path("release"))).toBe(release);
      expect(treeDigest(program.path("data"))).toBe(damaged);
    } finally {
      writeFileSync(program.path(file), whole);
    }
    expect(await found()).toEqual({ code: 0, errors: [] });
  });
});
