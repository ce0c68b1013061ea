import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commitToBranch, type BranchTarget } from "../../src/publication/git-branch.ts";
import { digestsOf, recordText, type Release } from "../../src/publication/records.ts";
import { sha256 } from "../../src/sha256.ts";

let place = "";
const at = (...path: readonly string[]): string => join(place, ...path);
const git = (repository: string, ...args: readonly string[]): string => execFileSync("git", ["-C", at(repository), ...args], { encoding: "utf8" });

/** A publication with the given editions, each of one page and a shared file of its own. */
function publicationOf(name: string, number: number, ids: readonly string[], withdrawn?: string): { readonly folder: string; readonly release: Release } {
  const write = (path: string, text: string): string => {
    mkdirSync(dirname(at(name, path)), { recursive: true });
    writeFileSync(at(name, path), text);
    return text;
  };
  const manifestOf = (id: string): string => {
    const gone = id === withdrawn;
    const files = Object.fromEntries((gone ? ["index.html"] : ["index.html", "data/index.html"]).map((path) => [path, sha256(write(`editions/${id}/${path}`, `<p>${id}${gone ? " withdrawn" : ""}</p>`))]));
    if (!gone) write(`_assets/${id}.csv`, id);
    const assets = gone ? ["0.css"] : ["0.css", `${id}.csv`];
    return write(`editions/${id}/manifest.json`, `${JSON.stringify({ schema: 1, edition: { id }, files, assets, ...(gone ? { withdrawn: { on: "2026-11-30", reason: "A leak", removed: [`${id}.csv`] } } : {}) })}\n`);
  };
  write("_assets/0.css", "p{}");
  const editions = Object.fromEntries(ids.map((id) => [id, sha256(manifestOf(id))]));
  const latest = ids.at(-1) ?? "";
  const files = { "index.html": `<p>${latest}</p>`, "all-editions/index.html": ids.join(), 'a "quoted" name.txt': "x" };
  for (const [path, text] of Object.entries(files)) write(`releases/${String(number)}/${path}`, text);
  const release: Release = { schema: 1, number, latest, files: digestsOf(new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]))), assets: ["0.css"], editions };
  write(`releases/${String(number)}/release.json`, recordText(release));
  return { folder: at(name), release };
}

const commit = ({ folder, release }: ReturnType<typeof publicationOf>, target: Partial<BranchTarget> = {}): Promise<boolean> => commitToBranch(folder, release, `Publish ${release.latest}`, { repository: at("repository"), branch: "pages", ...target });

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), "almanac-branch-"));
  for (const name of ["repository", "host"]) mkdirSync(at(name));
  git("host", "init", "-q", "--bare");
  git("repository", "init", "-q", "-b", "main");
  git("repository", "config", "user.name", "Test");
  git("repository", "config", "user.email", "test@example.org");
  git("repository", "remote", "add", "origin", at("host"));
  writeFileSync(at("repository/mine.txt"), "mine");
  git("repository", "add", "mine.txt");
  git("repository", "commit", "-q", "-m", "Mine");
  writeFileSync(at("repository/mine.txt"), "mine, changed");
});
afterAll(() => rmSync(place, { recursive: true }));

test("each publishing is one commit, what is there already stays the same, and the work tree is not touched", async () => {
  expect(await commit(publicationOf("first", 1, ["w1"]))).toBe(true);
  expect(git("repository", "ls-tree", "-rz", "--name-only", "pages").split("\0").filter(Boolean)).toEqual(["_assets/0.css", "_assets/w1.csv", 'a "quoted" name.txt', "editions/index.html", "editions/w1/data/index.html", "editions/w1/index.html", "editions/w1/manifest.json", "index.html", "release.json"]);
  const second = publicationOf("second", 2, ["w1", "w2"]);
  expect(await commit(second)).toBe(true);
  expect(git("repository", "diff", "--name-status", "pages~1", "pages").trim().split("\n").map((line) => line.replace("\t", " "))).toEqual(["A _assets/w2.csv", "M editions/index.html", "A editions/w2/data/index.html", "A editions/w2/index.html", "A editions/w2/manifest.json", "M index.html", "M release.json"]);
  expect(git("repository", "log", "-1", "--format=%s|%an|%P", "pages")).toBe(`Publish w2|Test|${git("repository", "rev-parse", "pages~1")}`);
  expect(await commit(second)).toBe(false);
  expect(git("repository", "status", "--porcelain")).toBe(" M mine.txt\n");
  expect(git("repository", "worktree", "list", "--porcelain").match(/^worktree/gm)).toHaveLength(1);
  expect(readFileSync(at("repository/mine.txt"), "utf8")).toBe("mine, changed");
});

test("a branch is pushed, and a fresh clone goes on from what the remote has", async () => {
  await commit(publicationOf("pushed", 1, ["w1"]), { branch: "almanac", push: "origin" });
  git(".", "clone", "-q", at("host"), at("clone"));
  git("clone", "config", "user.name", "Test");
  git("clone", "config", "user.email", "test@example.org");
  await commit(publicationOf("pushed-2", 2, ["w1", "w2"]), { branch: "almanac", push: "origin", repository: at("clone") });
  expect(git("host", "rev-list", "--count", "almanac").trim()).toBe("2");
  await expect(commit(publicationOf("pushed-3", 2, ["w1", "w3"]), { branch: "almanac", push: "origin" })).rejects.toMatchObject({ exitCode: 3, message: expect.stringContaining("--push origin") as string });
});

test("a withdrawn edition goes from the branch, all but the page that says so", async () => {
  await commit(publicationOf("whole", 1, ["w1", "w2"]), { branch: "withdrawn" });
  await commit(publicationOf("taken-back", 2, ["w1", "w2"], "w1"), { branch: "withdrawn" });
  expect(git("repository", "diff", "--name-status", "withdrawn~1", "withdrawn").trim().split("\n").map((line) => line.replace("\t", " "))).toEqual(["D _assets/w1.csv", "D editions/w1/data/index.html", "M editions/w1/index.html", "M editions/w1/manifest.json", "M release.json"]);
  expect(git("repository", "show", "withdrawn:editions/w1/index.html")).toContain("withdrawn");
});

test("a branch of something else, or that somebody works on, is refused", async () => {
  const publication = publicationOf("refused", 1, ["w1"]);
  await expect(commit(publication, { branch: "main" })).rejects.toMatchObject({ exitCode: 1, message: expect.stringContaining("checked out") as string });
  git("repository", "branch", "notes");
  await expect(commit(publication, { branch: "notes" })).rejects.toMatchObject({ exitCode: 1, message: expect.stringContaining("something else than a publication") as string });
  await expect(commit(publication, { branch: "a..b" })).rejects.toMatchObject({ exitCode: 2 });
  await expect(commit(publication, { repository: at("first") })).rejects.toMatchObject({ exitCode: 3, message: expect.stringContaining("--git-repository") as string });
});

test("a branch never loses an edition to a publication that has fewer, nor gets other pages of one", async () => {
  await commit(publicationOf("two", 1, ["w1", "w2"]), { branch: "two" });
  await expect(commit(publicationOf("fewer", 2, ["w2"]), { branch: "two" })).rejects.toMatchObject({ exitCode: 1, message: expect.stringContaining("holds edition w1, which this publication does not") as string });
  const other = publicationOf("otherwise", 2, ["w1", "w2"]);
  await expect(commit({ ...other, release: { ...other.release, editions: { ...other.release.editions, w1: "0".repeat(64) } } }, { branch: "two" })).rejects.toMatchObject({ exitCode: 1, message: expect.stringContaining("other pages of edition w1") as string });
});
