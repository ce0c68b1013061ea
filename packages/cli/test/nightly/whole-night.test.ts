import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { canonicalJson } from "@almanac/core";
import type { Manifest, Release } from "../../src/publication/records.ts";
import { sha256 } from "../../src/sha256.ts";
import { smallProgram, type SmallProgram } from "../small-program.ts";
import { run } from "../verify/published-scene.ts";

let program: SmallProgram;
beforeAll(() => {
  program = smallProgram();
});
afterAll(() => {
  rmSync(`${program.root}-publication`, { recursive: true, force: true });
  program.remove();
});

test("a night on a machine that knows nothing, with every page: all steps, and what was published can be made again to the byte", async () => {
  const publication = `${program.root}-publication`;
  const night = await run("nightly", "--root", program.root, "--to", publication, "--now", "2026-11-23T03:17:00Z");
  expect([...night.stderr.matchAll(/^(check|edition|build|verify|publish) +\d/gm)].map(([, step]) => step)).toEqual(["check", "edition", "build", "verify", "publish"]);
  expect(night.code).toBe(0);

  // One page that nobody rendered, with every digest put right: only rendering again can find it.
  const page = join(publication, "editions/2026-11-22/delivery/index.html");
  const text = readFileSync(page, "utf8").replace("</h1>", " indeed</h1>");
  writeFileSync(page, text);
  const manifestFile = join(publication, "editions/2026-11-22/manifest.json");
  const manifest = JSON.parse(readFileSync(manifestFile, "utf8")) as Manifest;
  const manifestText = canonicalJson({ ...manifest, files: { ...manifest.files, "delivery/index.html": sha256(text) } });
  writeFileSync(manifestFile, manifestText);
  const releaseFile = join(publication, "current/release.json");
  const release = JSON.parse(readFileSync(releaseFile, "utf8")) as Release;
  writeFileSync(releaseFile, canonicalJson({ ...release, editions: { "2026-11-22": sha256(manifestText) } }));

  const proved = await run("verify", publication, "--root", program.root);
  expect(proved.stderr).toContain("recomputed   1 of 1 edition re-run and equal\n");
  expect(proved.stderr).toContain("rendered     0 of 1 edition re-run and equal, 1 differ\n");
  expect(proved.stderr).toMatch(/^not verified: 1 thing does not hold; the first: .*editions\/2026-11-22\/delivery\/index\.html: rendered again, this file is another one$/m);
  expect(proved.code).toBe(1);
});
