import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import process from "node:process";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { cleanCommit } from "../../src/store/git-commit.ts";
import { scene, type Scene } from "./scene.ts";

let program: Scene;
beforeEach(() => {
  program = scene();
});
afterEach(() => {
  vi.unstubAllEnvs();
  program.remove();
});

const header = (id: string): { readonly commit?: string; readonly content: string } => JSON.parse(readFileSync(program.path(`data/editions/${id}.json`), "utf8")) as { commit?: string; content: string };
const git = (...args: readonly string[]): string => {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_")));
  return execFileSync("git", ["-C", program.root, "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", ...args], { encoding: "utf8", env, stdio: ["ignore", "pipe", "ignore"] }).trim();
};
const committed = (): string => {
  git("init", "-q");
  writeFileSync(program.path(".gitignore"), ".almanac/\n*.tmp\n.DS_Store\n");
  git("add", ".");
  git("commit", "-q", "-m", "all");
  return git("rev-parse", "HEAD");
};

describe("the commit of an edition", () => {
  test("is recorded where it holds all that was read, and stays when the repository moves on", async () => {
    const commit = committed();
    expect((await program.freeze("2026-11-01")).code).toBe(0);
    expect(header("2026-11-01").commit).toBe(commit);
    git("add", ".");
    git("commit", "-q", "-m", "edition");
    const again = await program.freeze("2026-11-01");
    expect(again.stderr).toContain("already states this");
    expect((await program.almanac("edition", "--as-of", "2026-11-08T22:00:00+01:00", "--no-commit")).code).toBe(0);
    expect(header("2026-11-08").commit).toBeUndefined();
  });

  test("is left out when anything that was read is changed, new, or ignored", () => {
    expect(cleanCommit(program.root)).toBeUndefined();
    const commit = committed();
    expect(cleanCommit(program.root)).toBe(commit);
    program.write("notes.txt", "not read");
    program.write("data/sources/.DS_Store", "nothing");
    expect(cleanCommit(program.root)).toBe(commit);
    for (const [file, text] of [["data/sources/jira/2026-11-01/more.json", "{}"], ["data/sources/ignored.tmp", "{}"]] as const) {
      program.write(file, text);
      expect(cleanCommit(program.root), file).toBeUndefined();
      rmSync(program.path(file));
    }
    program.edit("data/almanac.yaml", "Small program", "Another title");
    expect(cleanCommit(program.root)).toBeUndefined();
  });

  test("is that of no other repository, whatever the environment says", () => {
    const other = scene();
    const commit = committed();
    execFileSync("git", ["-C", other.root, "init", "-q"]);
    execFileSync("git", ["-C", other.root, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "--allow-empty", "-m", "empty"]);
    vi.stubEnv("GIT_DIR", other.path(".git"));
    expect(cleanCommit(program.root)).toBeUndefined();
    vi.stubEnv("GIT_DIR", program.path(".git"));
    expect(cleanCommit(program.root)).toBe(commit);
    other.edit("data/almanac.yaml", "Small program", "Another title");
    expect(cleanCommit(other.root)).toBeUndefined();
    vi.stubEnv("PATH", "/nonexistent");
    expect(cleanCommit(program.root)).toBeUndefined();
    other.remove();
  });
});

describe("the salt of an edition", () => {
  const content = (id: string): { readonly salt?: string } => JSON.parse(readFileSync(program.path(`data/objects/${header(id).content}`), "utf8")) as { salt?: string };

  test("comes from the secret of the restricted folder, other for each edition; there is none without it", async () => {
    await program.freeze("2026-11-01");
    expect(content("2026-11-01").salt).toBeUndefined();
    program.edit("data/almanac.yaml", "program:", "restricted: { path: restricted }\nprogram:");
    mkdirSync(program.path("restricted"));
    program.write("restricted/edition-salt", "short");
    const refused = await program.freeze("2026-11-08");
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining("32 bytes") as string });
    expect(refused.stderr).not.toContain("short\n");
    const secret = "0123456789abcdef0123456789abcdef";
    program.write("restricted/edition-salt", `${secret}\n`);
    expect((await program.freeze("2026-11-08")).code).toBe(0);
    expect(content("2026-11-08").salt).toBe(createHmac("sha256", secret).update("2026-11-08").digest("hex"));
    // The secret is changed: what was frozen keeps its salt.
    program.write("restricted/edition-salt", `${secret}ff\n`);
    expect((await program.freeze("2026-11-08")).stderr).toContain("already states this");
    expect(readFileSync(program.path("data/editions/2026-11-08.json"), "utf8")).not.toContain(secret);
  });
});
