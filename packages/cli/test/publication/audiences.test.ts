import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sentEverywhere } from "./sent-everywhere.ts";
import { audienceScene, bytesOf, holding, INTERNAL, RESTRICTED, type AudienceScene } from "../store/audience-scene.ts";

let program: AudienceScene;
beforeEach(() => {
  program = audienceScene();
});
afterEach(() => program.remove());

test("a build for everybody holds nothing for fewer readers in any byte; one for them does", async () => {
  expect(await program.almanac("build", "--audience", "restricted", "--out", program.path("few"))).toMatchObject({ code: 0 });
  // Made last, when all that is kept to save time is there.
  const built = await program.almanac("build", "--out", program.path("open"));
  expect(built).toMatchObject({ code: 0 });
  expect(holding([...INTERNAL, ...RESTRICTED], `${bytesOf(program.path("open"))}${built.stdout}${built.stderr}`)).toEqual([]);
  expect(holding([...INTERNAL, ...RESTRICTED], bytesOf(program.path("few")))).toEqual([...INTERNAL, ...RESTRICTED]);
  expect(readFileSync(program.path("few/robots.txt"), "utf8")).toContain("Disallow: /");
  expect(readFileSync(program.path("open/index.html"), "utf8")).not.toContain('class="audience-mark"');
});

test("a publication is for one audience, says so on every page, and takes no edition for another", async () => {
  program.keepSecret();
  await program.freeze("2026-11-01");
  const inside = program.path("inside");
  expect(await program.almanac("publish", "--to", inside, "--audience", "internal", "--plan", program.path("upload.jsonl"))).toMatchObject({ code: 0 });
  const bytes = bytesOf(inside);
  for (const audience of ["public", "restricted"]) {
    const refused = await program.almanac("publish", "--to", inside, "--audience", audience);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.stderr).toContain("is a publication for internal readers");
  }
  expect(bytesOf(inside)).toBe(bytes);
  expect(holding([...INTERNAL, ...RESTRICTED], bytes)).toEqual(INTERNAL);
  const pages = readdirSync(join(inside, "current"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".html"));
  expect(pages.length).toBeGreaterThan(20);
  for (const name of pages) {
    const html = readFileSync(join(inside, "current", name), "utf8");
    expect(html, name).toMatch(/<aside class="audience-mark"[^>]*>.*<svg.*<strong>Internal\.<\/strong>/s);
    expect(html, name).toMatch(/<meta name="robots" content="noindex/);
    expect(html, name).toContain("<title>Internal: ");
  }
  expect(readFileSync(join(inside, "current/robots.txt"), "utf8")).toContain("Disallow: /");
  // `site.url` is where everybody's site stands: nothing here leads there, or says that it is that site.
  expect(existsSync(join(inside, "current/feed.xml"))).toBe(false);
  expect(holding(["https://small.example"], bytes)).toEqual([]);
  expect(sentEverywhere(join(inside, "current"))).toMatchObject({ "cache-control": "private, no-cache", "x-robots-tag": "noindex, nofollow, noarchive" });
  for (const file of ["editions/index.json", "api/v1/index.json"]) expect(JSON.parse(readFileSync(join(inside, "current", file), "utf8")), file).toMatchObject({ audience: "internal" });
  // No host keeps any of it where readers share a cache.
  const caching = readFileSync(program.path("upload.jsonl"), "utf8").trim().split("\n").map((line) => (JSON.parse(line) as { readonly cacheControl?: string }).cacheControl);
  expect(new Set(caching)).toEqual(new Set(["private, no-cache"]));
  expect(await program.almanac("verify", inside, "--no-rerun")).toMatchObject({ code: 0 });
});
