import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runAlmanac, type Run } from "../run-almanac.ts";
import { smallProgram, treeDigest, type SmallProgram } from "../small-program.ts";
import { brokenLinks, servedFiles } from "./broken-links.ts";

const [OLD, NEW] = ["2026-11-15", "2026-11-22"];
let program: SmallProgram;
let place = "";
/** The digest of the old edition's folder while it was the newest. */
let oldThen = "";

const at = (...path: readonly string[]): string => join(place, ...path);
const publication = (): string => at("publication");
const publish = (...args: readonly string[]): Run => runAlmanac(["publish", "--root", program.root, ...args]);
const json = <T>(path: string): T => JSON.parse(readFileSync(path, "utf8")) as T;
const sha256 = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");
/** A copy of the publication, or of the program with its rendered pages, that a test may change. */
const copyOf = (folder: string, name: string): string => {
  cpSync(folder, at(name), { recursive: true, verbatimSymlinks: true });
  return at(name);
};

interface Manifest {
  readonly files: Readonly<Record<string, string>>;
  readonly assets: readonly string[];
}
interface Release extends Manifest {
  readonly number: number;
  readonly latest: string;
  readonly editions: Readonly<Record<string, string>>;
}
interface Index {
  readonly latest: string;
  readonly editions: readonly { readonly id: string; readonly withdrawn?: { readonly reason: string } }[];
}

beforeAll(() => {
  program = smallProgram();
  place = mkdtempSync(join(tmpdir(), "almanac-publication-"));
  expect(runAlmanac(["edition", "--root", program.root, "--as-of", "2026-11-15T22:00:00+01:00"]).code).toBe(0);
  const first = publish("--to", publication(), "--flatten", at("flat"));
  expect(first.code, first.stderr).toBe(0);
  oldThen = treeDigest(at("publication/editions", OLD));
  copyOf(at("flat"), "flat-first");
  expect(runAlmanac(["edition", "--root", program.root]).code).toBe(0);
  const second = publish("--to", publication());
  expect(second.code, second.stderr).toBe(0);
  expect(second.stderr).toMatch(/^published 2026-W47 in .*: [\d.]+ MB new in \d+ files, \d+ of \d+ shared files new\n$/);
}, 120_000);
afterAll(() => {
  program.remove();
  rmSync(place, { recursive: true });
});

describe("a publication of two editions", () => {
  test("holds the older one as it was published, byte for byte", () => {
    expect(treeDigest(at("publication/editions", OLD))).toBe(oldThen);
  });

  test("shows the newest, and lists both", () => {
    const page = readFileSync(at("publication/current/index.html"), "utf8");
    expect(page).toContain("2026-W47");
    expect(page).not.toContain("latest:");
    const all = readFileSync(at("publication/current/editions/index.html"), "utf8");
    expect(all).toContain(`<a href="${OLD}/index.html">2026-W46</a>`);
    expect(json<Index>(at("publication/current/editions/index.json"))).toMatchObject({ schema: 1, latest: NEW, editions: [{ id: NEW, path: `${NEW}/` }, { id: OLD }] });
  });

  test("has no link that leads nowhere, under a path as under its own name", () => {
    expect(brokenLinks(at("publication/current"))).toEqual([]);
    expect(servedFiles(at("publication/current")).length).toBeGreaterThan(500);
  });

  test("leads from a page of an edition to the latest and to the list of all", () => {
    const page = readFileSync(at("publication/editions", OLD, "delivery/index.html"), "utf8");
    expect(page).toContain('href="../../../index.html"');
    expect(page).toContain('href="../../index.json"');
    expect(page).toMatch(/rel="canonical" href="https:\/\/small\.example\/delivery\/"/);
    expect(page).not.toContain("noindex");
  });

  test("says in its manifests what is there, and names shared files by their content", () => {
    for (const id of [OLD, NEW]) {
      const folder = at("publication/editions", id);
      const { files, assets } = json<Manifest>(join(folder, "manifest.json"));
      for (const [path, digest] of Object.entries(files)) expect(sha256(join(folder, path)), path).toBe(digest);
      for (const name of assets) expect(sha256(at("publication/_assets", name)).slice(0, 32)).toBe(name.split(".")[0]);
      expect(servedFiles(folder).filter((path) => path !== "manifest.json").sort()).toEqual(Object.keys(files).sort());
    }
    const release = json<Release>(at("publication/current/release.json"));
    for (const [path, digest] of Object.entries(release.files)) expect(sha256(at("publication/current", path)), path).toBe(digest);
    expect(release.editions[OLD]).toBe(sha256(at("publication/editions", OLD, "manifest.json")));
  });

  test("stores what both editions need once", () => {
    const [old, fresh] = [OLD, NEW].map((id) => new Set(json<Manifest>(at("publication/editions", id, "manifest.json")).assets));
    const shared = [...(old ?? [])].filter((name) => fresh?.has(name) === true);
    expect(shared.filter((name) => name.endsWith(".woff2"))).toHaveLength(5);
    expect(shared.some((name) => name.endsWith(".pagefind"))).toBe(true);
    expect(readdirSync(at("publication/editions", NEW, "pagefind")).filter((name) => name.startsWith("wasm"))).toEqual([]);
  });

  test("has an error page whose links hold under any address", () => {
    expect(readFileSync(at("publication/current/404.html"), "utf8")).toMatch(/href="\/_assets\/[0-9a-f]{32}\.css"/);
  });

  test("is left alone when there is nothing new", () => {
    const before = treeDigest(publication());
    const { code, stderr } = publish("--to", publication());
    expect({ code, stderr }).toEqual({ code: 0, stderr: `nothing to publish: ${publication()} shows edition ${NEW} already\n` });
    expect(treeDigest(publication())).toBe(before);
  });

  test("works wherever it is put", () => {
    const elsewhere = copyOf(publication(), "moved/deep/publication");
    expect(readlinkSync(join(elsewhere, "current"))).toBe("releases/2");
    expect(brokenLinks(join(elsewhere, "current"))).toEqual([]);
  });
});

describe("publishing refuses", () => {
  test("a publication that holds another statement under the same name", () => {
    const folder = copyOf(publication(), "other");
    const index = readFileSync(join(folder, "current/all-editions/index.json"), "utf8");
    writeFileSync(join(folder, "current/all-editions/index.json"), index.replace(/"sha256": "[0-9a-f]{8}/, '"sha256": "00000000'));
    const before = treeDigest(folder);
    const { code, stderr } = publish("--to", folder);
    expect(code).toBe(1);
    expect(stderr).toContain("states something else than data/editions");
    expect(treeDigest(folder)).toBe(before);
  });

  test("an edition's folder that it did not make, and overwrites nothing", () => {
    mkdirSync(at("taken/editions", NEW), { recursive: true });
    writeFileSync(at("taken/editions", NEW, "index.html"), "ours");
    const { code, stderr } = publish("--to", at("taken"));
    expect(code).toBe(1);
    expect(stderr).toContain("holds no whole edition");
    expect(readFileSync(at("taken/editions", NEW, "index.html"), "utf8")).toBe("ours");
    expect(existsSync(at("taken/current"))).toBe(false);
  });

  test("a folder of something else, the program, and a site in the place of a publication", () => {
    mkdirSync(at("papers"));
    writeFileSync(at("papers/plan.txt"), "Ours");
    expect(publish("--to", at("papers"))).toMatchObject({ code: 2, stderr: expect.stringContaining("plan.txt") as string });
    expect(publish("--to", join(program.root, "content/site"))).toMatchObject({ code: 2 });
    expect(publish("--to", at("new"), "--flatten", at("papers"))).toMatchObject({ code: 2, stderr: expect.stringContaining("--flatten") as string });
    expect(runAlmanac(["build", "--root", program.root, "--out", at("publication/current")])).toMatchObject({ code: 2, stderr: expect.stringContaining("web root of a publication") as string });
  });
});

test("what a killed run left is tidied up, and an edition that it had put there is taken over", () => {
  const folder = copyOf(publication(), "killed");
  rmSync(join(folder, "current"));
  symlinkSync("releases/1", join(folder, "current"));
  rmSync(join(folder, "editions/index.html"));
  for (const name of [".work-999999/editions/half", "releases/7"]) mkdirSync(join(folder, name), { recursive: true });
  symlinkSync("releases/9", join(folder, "current.new-999999"));
  const { code, stderr } = publish("--to", folder);
  expect(code, stderr).toBe(0);
  expect(readdirSync(folder).sort()).toEqual(["_assets", "current", "editions", "releases"]);
  expect(treeDigest(join(folder, "current/"))).toBe(treeDigest(at("publication/current/")));
  expect(readdirSync(join(folder, "releases")).sort()).toEqual(["1", "2"]);
});

describe("a flat copy", () => {
  test("is brought up to date by what is new, and has no link that leads nowhere", () => {
    const flat = copyOf(at("flat-first"), "flat-second");
    const kept = join(flat, "editions", OLD, "index.html");
    const before = statSync(kept).mtimeMs;
    expect(publish("--to", publication(), "--flatten", flat)).toMatchObject({ code: 0 });
    expect(statSync(kept).mtimeMs).toBe(before);
    expect(brokenLinks(flat)).toEqual([]);
    expect(servedFiles(flat).sort()).toEqual(servedFiles(at("publication/current")).sort());
    for (const file of servedFiles(flat)) expect(statSync(join(flat, file)).isFile(), file).toBe(true);
    expect(publish("--to", publication(), "--flatten", flat).stderr).toContain("is up to date");
  });

  test("is enough to begin the publication again, on a machine that kept nothing else", () => {
    const flat = at("flat-again");
    publish("--to", publication(), "--flatten", flat);
    const { code, stderr } = publish("--to", at("restored"), "--restore", flat);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining("nothing to publish") as string });
    expect(treeDigest(at("restored/current/"))).toBe(treeDigest(at("publication/current/")));
    expect(treeDigest(at("restored/editions"))).toBe(treeDigest(at("publication/editions")));
  });
});

interface Step {
  readonly step: string;
  readonly path: string;
  readonly from: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly contentType: string;
  readonly cacheControl: string;
}
const steps = (path: string): readonly Step[] =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Step);

describe("an upload plan", () => {
  test("puts what is shared first, then pages, then what says which is newest; and what it names is there", () => {
    expect(publish("--to", publication(), "--plan", at("plan.jsonl")).code).toBe(0);
    const plan = steps(at("plan.jsonl"));
    const order = ["asset", "page", "root", "pointer", "delete"];
    expect(plan.map(({ step }) => order.indexOf(step))).toEqual(plan.map(({ step }) => order.indexOf(step)).sort((a, b) => a - b));
    expect(plan.filter(({ step }) => step === "pointer").map(({ path }) => path)).toEqual(["editions/index.html", "editions/index.json", "index.html", "release.json"]);
    for (const { from, sha256: digest } of plan) expect(sha256(at("publication", from)), from).toBe(digest);
    expect(plan.map(({ path }) => path).sort()).toEqual(servedFiles(at("publication/current")).sort());
    expect(plan.find(({ path }) => path === `editions/${NEW}/index.html`)).toMatchObject({ contentType: "text/html; charset=utf-8", cacheControl: "public, max-age=31536000, immutable" });
    expect(plan.find(({ path }) => path === "index.html")).toMatchObject({ cacheControl: "no-cache" });
  });

  test("names only what a host does not have", () => {
    expect(publish("--to", publication(), "--plan", at("next.jsonl"), "--plan-since", at("flat-first/release.json")).code).toBe(0);
    const plan = steps(at("next.jsonl"));
    expect(plan.some(({ path }) => path.startsWith(`editions/${OLD}/`))).toBe(false);
    expect(plan.filter(({ step, path }) => step === "asset" && path.endsWith(".woff2"))).toEqual([]);
    expect(plan.filter(({ path }) => path === `editions/${NEW}/manifest.json`)).toHaveLength(1);
  });
});

describe("a branch", () => {
  const git = (...args: readonly string[]): string => execFileSync("git", ["-C", at("repository"), ...args], { encoding: "utf8" });
  const toBranch = (to: string, branch = "pages"): Run => publish("--to", to, "--git-branch", branch, "--git-repository", at("repository"));

  test("gets a commit for each publishing, and the work tree is not touched", () => {
    mkdirSync(at("repository"));
    git("init", "-q", "-b", "main");
    git("config", "user.name", "Test");
    git("config", "user.email", "test@example.org");
    writeFileSync(at("repository/mine.txt"), "mine");
    git("add", "mine.txt");
    git("commit", "-q", "-m", "Mine");
    writeFileSync(at("repository/mine.txt"), "mine, changed");
    const { code, stderr } = toBranch(publication());
    expect(code, stderr).toBe(0);
    expect(git("ls-tree", "-r", "--name-only", "pages").trim().split("\n").sort()).toEqual(servedFiles(at("publication/current")).sort());
    expect(git("show", `pages:editions/${OLD}/index.html`)).toBe(readFileSync(at("publication/editions", OLD, "index.html"), "utf8"));
    expect(git("status", "--porcelain")).toBe(" M mine.txt\n");
    expect(git("rev-list", "--count", "pages").trim()).toBe("1");
    expect(toBranch(publication()).stderr).toContain("is up to date");
    expect(git("rev-list", "--count", "pages").trim()).toBe("1");
  });

  test("of something else, or that somebody works on, is refused", () => {
    expect(toBranch(publication(), "main")).toMatchObject({ code: 1, stderr: expect.stringContaining("checked out") as string });
    git("branch", "notes");
    expect(toBranch(publication(), "notes")).toMatchObject({ code: 1, stderr: expect.stringContaining("something else than a publication") as string });
  });

  test("never loses an edition to a publication that has fewer", () => {
    const { code, stderr } = toBranch(at("fewer"));
    expect(stderr).toContain(`holds edition ${OLD}, which this publication does not`);
    expect(code).toBe(1);
  });
});

describe("a withdrawn edition", () => {
  test("leaves one page that says why, everywhere, and nothing of its own", () => {
    const folder = copyOf(publication(), "withdrawn");
    const flat = at("flat-withdrawn");
    publish("--to", folder, "--flatten", flat);
    const before = json<Manifest>(join(folder, "editions", OLD, "manifest.json"));
    const other = json<Manifest>(join(folder, "editions", NEW, "manifest.json"));
    const root = copyOf(program.root, "withdrawn-program");
    expect(runAlmanac(["withdraw", OLD, "--reason", "A <private> figure", "--root", root]).code).toBe(0);
    const { code, stderr } = runAlmanac(["publish", "--root", root, "--to", folder, "--flatten", flat]);
    expect(code, stderr).toBe(0);
    expect(stderr).toContain("withdrew 2026-W46");
    for (const web of [join(folder, "current"), flat]) {
      expect(servedFiles(join(web, "editions", OLD)).sort()).toEqual(["index.html", "manifest.json"]);
      expect(readFileSync(join(web, "editions", OLD, "index.html"), "utf8")).toContain("A &lt;private&gt; figure");
      expect(readFileSync(join(web, "editions/index.html"), "utf8")).toContain("A &lt;private&gt; figure");
      expect(json<Index>(join(web, "editions/index.json")).editions[1]).toMatchObject({ id: OLD, withdrawn: { reason: "A <private> figure" } });
      const gone = before.assets.filter((name) => !other.assets.includes(name));
      expect(gone.length).toBeGreaterThan(0);
      expect(gone.filter((name) => existsSync(join(web, "_assets", name)))).toEqual([]);
      expect(other.assets.filter((name) => !existsSync(join(web, "_assets", name)))).toEqual([]);
      expect(brokenLinks(web)).toEqual([]);
    }
    expect(readdirSync(join(folder, "releases"))).toEqual(["3"]);
    expect(readdirSync(join(root, ".almanac/rendered")).some((name) => name.startsWith(sha256(join(root, "data/editions", `${OLD}.json`)).slice(0, 32)))).toBe(false);
    expect(runAlmanac(["publish", "--root", root, "--to", folder]).stderr).toContain("nothing to publish");
  });
});
