import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Copies } from "../../src/publication/copies.ts";
import type { Manifest, Release } from "../../src/publication/records.ts";
import { keepTinyTrees } from "../hard/tiny-tree.ts";
import { runAlmanac } from "../run-almanac.ts";
import { smallProgram, treeDigest } from "../small-program.ts";
import { brokenLinks, servedFiles } from "./broken-links.ts";
import { upkeepScene, type UpkeepScene } from "./upkeep-scene.ts";

// What is rendered is as small as it can be here: this is about where it goes and when.
const [OLD, NEW] = ["2026-11-15", "2026-11-22"] as const;
let scene: UpkeepScene;
const at: UpkeepScene["at"] = (...path) => scene.at(...path);
const copyOf: UpkeepScene["copyOf"] = (folder, name) => scene.copyOf(folder, name);
const publish: UpkeepScene["publish"] = (request) => scene.publish(request);
const json = <T>(path: string): T => JSON.parse(readFileSync(path, "utf8")) as T;
const sha256 = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");

beforeAll(async () => {
  scene = await upkeepScene(OLD);
});
afterAll(() => scene.remove());

test("a publication is left alone when there is nothing new", async () => {
  const before = treeDigest(at("publication"));
  expect(await publish({ to: "publication" })).toMatchObject({ changed: false, added: [], release: { number: 2, latest: NEW } });
  expect(treeDigest(at("publication"))).toBe(before);
});

test("an empty publication begins with the newest edition; older ones are added when they are asked for, and do not become the latest", async () => {
  expect((await publish({ to: "begun" })).added.map(({ edition }) => edition.id)).toEqual([NEW]);
  const front = readFileSync(at("begun/current/index.html"), "utf8");
  expect((await publish({ to: "begun" })).added).toEqual([]);
  expect((await publish({ to: "begun", which: "all" })).added.map(({ edition }) => edition.id)).toEqual([OLD]);
  expect(readFileSync(at("begun/current/index.html"), "utf8")).toBe(front);
  expect(treeDigest(at("begun/editions"))).toBe(treeDigest(at("publication/editions")));
});

describe("publishing refuses", () => {
  test("a publication that holds another statement under the same name", async () => {
    const index = join(copyOf("publication", "other"), "current/all-editions/index.json");
    writeFileSync(index, readFileSync(index, "utf8").replace(/"sha256": "[0-9a-f]{8}/, '"sha256": "00000000'));
    const before = treeDigest(at("other"));
    await expect(publish({ to: "other" })).rejects.toMatchObject({ exitCode: 1, message: expect.stringContaining("states something else than data/editions") as string });
    expect(treeDigest(at("other"))).toBe(before);
  });

  test("the publication of another program", async () => {
    const { root, remove } = smallProgram();
    cpSync(root, at("stranger"), { recursive: true });
    remove();
    cpSync(at("program/data/editions", `${OLD}.json`), at("stranger/data/editions", `${OLD}.json`), { recursive: true });
    await expect(publish({ to: "publication", program: "stranger" })).rejects.toMatchObject({ exitCode: 1, message: expect.stringContaining(`edition ${NEW}, which is not in data/editions`) as string });
  });

  test("an edition's folder that it did not make, and overwrites nothing", async () => {
    const folder = copyOf("publication", "taken");
    rmSync(join(folder, "current"));
    symlinkSync("releases/1", join(folder, "current"));
    rmSync(join(folder, "editions", NEW, "manifest.json"));
    writeFileSync(at("taken/editions", NEW, "index.html"), "ours");
    await expect(publish({ to: "taken" })).rejects.toMatchObject({ exitCode: 1, message: expect.stringContaining("holds no whole edition") as string });
    expect(readFileSync(at("taken/editions", NEW, "index.html"), "utf8")).toBe("ours");
    expect(readlinkSync(at("taken/current"))).toBe("releases/1");
  });

  test("a folder of something else, and the program", async () => {
    mkdirSync(at("papers"));
    writeFileSync(at("papers/plan.txt"), "Ours");
    await expect(publish({ to: "papers" })).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining("plan.txt") as string });
    await expect(publish({ to: "flat-first" })).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining("--restore") as string });
    await expect(publish({ to: "program/content/site" })).rejects.toMatchObject({ exitCode: 2 });
    await expect(publish({ to: "new", copies: { flatten: at("papers") } })).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining("--flatten") as string });
    await expect(publish({ to: "new", copies: { push: "origin" } })).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining("--git-branch") as string });
    await expect(publish({ to: "new", copies: { planSince: at("flat-first/release.json") } })).rejects.toMatchObject({ exitCode: 2 });
    expect(existsSync(at("new"))).toBe(false);
  });

  test("and a site is not built in the place of a publication", () => {
    expect(runAlmanac(["build", "--root", at("program"), "--out", at("publication/current")])).toMatchObject({ code: 2, stderr: expect.stringContaining("web root of a publication") as string });
  });
});

test("what a killed run left is tidied up, and an edition that it had put there is taken over", async () => {
  const folder = copyOf("publication", "killed");
  rmSync(join(folder, "current"));
  symlinkSync("releases/1", join(folder, "current"));
  rmSync(join(folder, "editions/index.html"));
  for (const name of [".work-999999/editions/half", "releases/7"]) mkdirSync(join(folder, name), { recursive: true });
  symlinkSync("releases/9", join(folder, "current.new-999999"));
  expect((await publish({ to: "killed" })).own.files).toBe(0);
  expect(readdirSync(folder).sort()).toEqual(["_assets", "current", "editions", "releases"]);
  expect(readdirSync(join(folder, "releases")).sort()).toEqual(["1", "2"]);
  expect(treeDigest(join(folder, "releases/2"))).toBe(treeDigest(at("publication/releases/2")));
  expect(existsSync(join(folder, "editions/index.html"))).toBe(true);
});

test("a shared file that was damaged is put right when an edition needs it", async () => {
  const folder = copyOf("publication", "damaged");
  rmSync(join(folder, "editions", NEW), { recursive: true });
  rmSync(join(folder, "current"));
  symlinkSync("releases/1", join(folder, "current"));
  const style = json<Manifest>(at("publication/editions", NEW, "manifest.json")).assets.find((name) => name.endsWith(".css")) ?? "";
  writeFileSync(join(folder, "_assets", style), "cut o");
  await publish({ to: "damaged" });
  expect(treeDigest(join(folder, "_assets"))).toBe(treeDigest(at("publication/_assets")));
});

test("a page below / that was damaged is made again, and is not taken for right", async () => {
  const folder = copyOf("publication", "flipped");
  const page = join(folder, "current/changes/index.html");
  writeFileSync(page, readFileSync(page, "utf8").replace("What changed", "What chanced"));
  await keepTinyTrees(at("program"));
  expect(await publish({ to: "flipped" })).toMatchObject({ changed: true, added: [] });
  expect(readFileSync(page, "utf8")).toContain("What changed");
  expect(await publish({ to: "flipped" })).toMatchObject({ changed: false });
});

describe("a flat copy", () => {
  test("is brought up to date by what is new, and has no link that leads nowhere", async () => {
    const flat = copyOf("flat-first", "flat-second");
    const kept = join(flat, "editions", OLD, "index.html");
    const before = statSync(kept).mtimeMs;
    await publish({ to: "publication", copies: { flatten: flat } });
    expect(statSync(kept).mtimeMs).toBe(before);
    expect(brokenLinks(flat)).toEqual([]);
    expect(servedFiles(flat)).toEqual(servedFiles(at("publication/current")));
    for (const file of servedFiles(flat)) expect(sha256(join(flat, file)), file).toBe(sha256(at("publication/current", file)));
    expect((await publish({ to: "publication", copies: { flatten: flat } })).told).toEqual([expect.stringContaining("is up to date")]);
  });

  test("whose first making was cut short is made whole", async () => {
    mkdirSync(at("flat-half/_assets"), { recursive: true });
    await publish({ to: "publication", copies: { flatten: at("flat-half") } });
    expect(servedFiles(at("flat-half"))).toEqual(servedFiles(at("publication/current")));
  });

  test("is enough to begin the publication again, on a machine that kept nothing else", async () => {
    await publish({ to: "publication", copies: { flatten: at("flat-again") } });
    expect(await publish({ to: "restored", restoreFrom: at("flat-again") })).toMatchObject({ changed: false });
    for (const folder of ["_assets", "editions", "releases/2"]) expect(treeDigest(at("restored", folder)), folder).toBe(treeDigest(at("publication", folder)));
    writeFileSync(at("flat-again/index.html"), "changed on the way");
    await expect(publish({ to: "restored-2", restoreFrom: at("flat-again") })).rejects.toMatchObject({ exitCode: 1, message: expect.stringContaining("index.html is not what release.json says") as string });
  });
});

interface Step {
  readonly step: string;
  readonly path: string;
  readonly from: string;
  readonly sha256: string;
}

describe("an upload plan", () => {
  const stepsOf = async (copies: Copies): Promise<readonly Step[]> => {
    await publish({ to: "publication", copies: { plan: at("plan.jsonl"), ...copies } });
    return readFileSync(at("plan.jsonl"), "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Step);
  };

  test("puts what is shared first, then pages, then what says which is newest; and what it names is there", async () => {
    const plan = await stepsOf({});
    const order = plan.map(({ step }) => ["asset", "page", "root", "pointer", "delete"].indexOf(step));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(plan.filter(({ step }) => step === "pointer").map(({ path }) => path)).toEqual(["editions/index.html", "editions/index.json", "index.html", "release.json"]);
    for (const { from, sha256: digest } of plan) expect(sha256(at("publication", from)), from).toBe(digest);
    expect(plan.map(({ path }) => path).sort()).toEqual(servedFiles(at("publication/current")));
    expect(plan.find(({ path }) => path === `editions/${NEW}/index.html`)).toMatchObject({ contentType: "text/html; charset=utf-8", cacheControl: "public, max-age=86400" });
    expect(plan.find(({ path }) => path === "index.html")).toMatchObject({ cacheControl: "no-cache" });
  });

  test("names only what a host does not have", async () => {
    const plan = await stepsOf({ planSince: at("flat-first/release.json") });
    expect(plan.some(({ path }) => path.startsWith(`editions/${OLD}/`))).toBe(false);
    expect(plan.filter(({ step, path }) => step === "asset" && path.endsWith(".css"))).toEqual([]);
    expect(plan.filter(({ path }) => path === `editions/${NEW}/manifest.json`)).toHaveLength(1);
    expect(await stepsOf({ planSince: at("publication/current/release.json") })).toEqual([]);
  });

  test("refuses what is no release", async () => {
    await expect(stepsOf({ planSince: at("publication/current/index.html") })).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining("no release.json") as string });
    await expect(stepsOf({ planSince: at("nowhere.json") })).rejects.toMatchObject({ exitCode: 2 });
  });
});

describe("a withdrawn edition", () => {
  test("leaves one page that says why, everywhere, and nothing of its own", async () => {
    copyOf("publication", "withdrawn");
    copyOf("program", "withdrawn-program");
    const flat = at("flat-withdrawn");
    const request = { to: "withdrawn", program: "withdrawn-program", copies: { flatten: flat, plan: at("withdrawn.jsonl"), planSince: at("publication/current/release.json") } };
    await publish({ ...request, copies: { flatten: flat } });
    const [before, other] = [OLD, NEW].map((id) => json<Manifest>(at("withdrawn/editions", id, "manifest.json")).assets);
    const gone = (before ?? []).filter((name) => other?.includes(name) !== true);
    expect(gone.length).toBeGreaterThan(0);
    expect(runAlmanac(["withdraw", OLD, "--reason", "A <private> figure", "--root", at("withdrawn-program")]).code).toBe(0);
    expect((await publish(request)).withdrawn.map(({ edition }) => edition.id)).toEqual([OLD]);
    for (const web of [at("withdrawn/current"), flat]) {
      expect(servedFiles(join(web, "editions", OLD))).toEqual(["index.html", "manifest.json"]);
      expect(readFileSync(join(web, "editions", OLD, "index.html"), "utf8")).toContain("A &lt;private&gt; figure");
      expect(readFileSync(join(web, "editions/index.html"), "utf8")).toContain("A &lt;private&gt; figure");
      expect(readFileSync(join(web, "editions/index.json"), "utf8")).toContain('"reason": "A <private> figure"');
      expect(gone.filter((name) => existsSync(join(web, "_assets", name)))).toEqual([]);
      expect((other ?? []).filter((name) => !existsSync(join(web, "_assets", name)))).toEqual([]);
      expect(brokenLinks(web)).toEqual([]);
    }
    const plan = readFileSync(at("withdrawn.jsonl"), "utf8");
    for (const path of [`editions/${OLD}/`, ...gone.map((name) => `_assets/${name}`)]) expect(plan).toContain(`{"step":"delete","path":"${path}"}`);
    // The release before listed it, and may have shown it; also where the run that withdrew it ended early.
    expect(readdirSync(at("withdrawn/releases"))).toEqual(["3"]);
    cpSync(at("publication/releases/2"), at("withdrawn/releases/2"), { recursive: true, verbatimSymlinks: true });
    expect(await publish(request)).toMatchObject({ changed: false, withdrawn: [] });
    expect(readdirSync(at("withdrawn/releases"))).toEqual(["3"]);
  });

  test("is taken back whole by the next run, and hosts are told all that goes, where a run was killed with its folder out of the way", async () => {
    const folder = copyOf("publication", "withdrawn-killed");
    mkdirSync(join(folder, ".work-999999/gone"), { recursive: true });
    renameSync(join(folder, "editions", OLD), join(folder, ".work-999999/gone", OLD));
    await publish({ to: "withdrawn-killed", program: "withdrawn-program" });
    expect(json<Manifest>(join(folder, "editions", OLD, "manifest.json"))).toEqual(json<Manifest>(at("withdrawn/editions", OLD, "manifest.json")));
    expect(readdirSync(folder).sort()).toEqual(["_assets", "current", "editions", "releases"]);
  });

  test("that was the latest gives its place to the one before; with none left nothing of the site is, and its front page says so until there is another", async () => {
    copyOf("publication", "withdrawn-latest");
    copyOf("program", "withdrawn-latest-program");
    const flat = at("flat-closed");
    const request = { to: "withdrawn-latest", program: "withdrawn-latest-program", copies: { flatten: flat } };
    expect(runAlmanac(["withdraw", NEW, "--reason", "A leak", "--on", "2026-11-30", "--root", at(request.program)]).code).toBe(0);
    await keepTinyTrees(at(request.program), 2);
    expect((await publish(request)).release.latest).toBe(OLD);
    expect(readFileSync(at("withdrawn-latest/current/index.html"), "utf8")).toContain("2026-W46");
    const shown = [...json<Manifest>(at("withdrawn-latest/editions", OLD, "manifest.json")).assets, ...json<Release>(at("withdrawn-latest/current/release.json")).assets];
    expect(runAlmanac(["withdraw", OLD, "--reason", "It <named> a person", "--on", "2026-12-01", "--root", at(request.program)]).code).toBe(0);
    expect(await publish(request)).toMatchObject({ changed: true, release: { latest: null }, withdrawn: [{ edition: { id: OLD } }] });
    const left = ["404.html", "_headers", "feed.json", "feed.xml", "index.html", "llms.txt", "release.json", "robots.txt", "sitemap.xml", ".nojekyll"];
    const style = json<Release>(at("withdrawn-latest/current/release.json")).assets;
    const tombs = json<Manifest>(at("withdrawn-latest/editions", NEW, "manifest.json")).assets;
    for (const web of [at("withdrawn-latest/current"), flat]) {
      expect(servedFiles(web).filter((file) => !/^(?:editions|_assets)\//.test(file)).sort()).toEqual([...left].sort());
      const front = readFileSync(join(web, "index.html"), "utf8");
      expect(front).toContain("No edition of Small program is published at present.");
      expect(front).toMatch(/The last, 2026-W46, as of .*, was withdrawn on <time datetime="2026-12-01">.*<\/time>: It &lt;named&gt; a person/);
      expect(readFileSync(join(web, "404.html"), "utf8")).toContain("is published at present");
      for (const id of [OLD, NEW]) expect(servedFiles(join(web, "editions", id))).toEqual(["index.html", "manifest.json"]);
      expect([...readFileSync(join(web, "editions/index.html"), "utf8").matchAll(/data-edition="([^"]*)"/g)].map(([, id]) => id)).toEqual([NEW, OLD]);
      expect(json(join(web, "editions/index.json"))).toMatchObject({ latest: null, editions: [{ id: NEW, withdrawn: {} }, { id: OLD, withdrawn: {} }] });
      expect(shown.filter((name) => !tombs.includes(name) && existsSync(join(web, "_assets", name)) && !name.endsWith(".svg"))).toEqual([]);
      expect(style.filter((name) => !existsSync(join(web, "_assets", name))), web).toEqual([]);
      expect(readFileSync(join(web, "llms.txt"), "utf8")).not.toMatch(/api\/v1|latest is/);
      expect(brokenLinks(web)).toEqual([]);
    }
    expect(readdirSync(at("withdrawn-latest/releases"))).toEqual(["4"]);
    expect(await publish(request)).toMatchObject({ changed: false, withdrawn: [] });
    expect(runAlmanac(["verify", at("withdrawn-latest"), "--no-rerun", "--root", at(request.program)])).toMatchObject({ code: 0 });
    expect(await publish({ to: "restored-closed", program: request.program, restoreFrom: flat })).toMatchObject({ changed: false, release: { latest: null } });
    const next = runAlmanac(["edition", "--id", `${NEW}-2`, "--root", at(request.program)]);
    expect(next.code, next.stderr).toBe(0);
    await keepTinyTrees(at(request.program), 1);
    expect(await publish(request)).toMatchObject({ release: { latest: `${NEW}-2` } });
    expect(readFileSync(join(flat, "index.html"), "utf8")).not.toContain("at present");
    expect(existsSync(join(flat, "changes/index.html"))).toBe(true);
  });
});

test("a correction of an older edition is added beside it, each names the other, and the latest stays the latest", async () => {
  copyOf("publication", "corrected");
  copyOf("program", "corrected-program");
  const { code, stderr } = runAlmanac(["edition", "--corrects", OLD, "--reason", "Two exports had been exchanged", "--root", at("corrected-program")]);
  expect(code, stderr).toBe(0);
  await keepTinyTrees(at("corrected-program"), 1);
  const before = treeDigest(at("corrected/editions", OLD));
  expect(await publish({ to: "corrected", program: "corrected-program" })).toMatchObject({ added: [{ edition: { id: `${OLD}-2` } }], release: { latest: NEW } });
  expect(treeDigest(at("corrected/editions", OLD))).toBe(before);
  expect(json(at("corrected/editions/index.json"))).toMatchObject({ latest: NEW, editions: [{ id: NEW }, { id: `${OLD}-2`, corrects: OLD }, { id: OLD, correctedBy: `${OLD}-2` }] });
  expect(readFileSync(at("corrected/editions/index.html"), "utf8")).toContain(`corrected by <a href="${OLD}-2/index.html">`);
});

test("a label is listed without anything being rendered again", async () => {
  copyOf("publication", "labelled");
  copyOf("program", "labelled-program");
  expect(runAlmanac(["label", OLD, "2026.4", "--root", at("labelled-program")]).code).toBe(0);
  rmSync(at("labelled-program/.almanac"), { recursive: true });
  const { added, release } = await publish({ to: "labelled", program: "labelled-program" });
  expect({ added, number: release.number }).toEqual({ added: [], number: 3 });
  expect(readFileSync(at("labelled/current/editions/index.html"), "utf8")).toContain("release 2026.4");
  expect(existsSync(at("labelled-program/.almanac/rendered"))).toBe(false);
});
