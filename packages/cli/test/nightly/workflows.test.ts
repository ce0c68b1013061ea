import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { keepTinyTrees } from "../hard/tiny-tree.ts";
import { smallProgram } from "../small-program.ts";
import { done, run } from "../verify/published-scene.ts";

const repository = fileURLToPath(new URL("../../../../", import.meta.url));
const main = join(repository, "packages/cli/src/main.mjs");

interface Job {
  readonly steps?: readonly { readonly name?: string; readonly run?: string; readonly uses?: string }[];
  readonly script?: readonly string[];
  readonly permissions?: unknown;
}
interface Workflow {
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const GITHUB = [".github/workflows/nightly-edition.yml", ".github/workflows/pull-request.yml", ".github/workflows/release.yml"] as const;
const GITLAB = ".gitlab-ci.yml";
const read = <T>(path: string): T => parse(readFileSync(join(repository, path), "utf8")) as T;

const commandsOf = (path: string): readonly string[] =>
  path === GITLAB
    ? Object.values(read<Readonly<Record<string, Job | undefined>>>(path)).flatMap((job) => job?.script ?? [])
    : Object.values(read<Workflow>(path).jobs).flatMap(({ steps = [] }) => steps.flatMap(({ run: script }) => (script === undefined ? [] : [script])));

/** Every call of `almanac` in a script: its command and its options. */
const callsIn = (script: string): readonly { readonly command: string; readonly options: readonly string[] }[] =>
  [...script.matchAll(/(?<=pnpm@12 (?:--silent )?almanac )([a-z]+)([^\n|&;>]*)/g)].map(([, command = "", rest = ""]) => ({ command, options: [...rest.matchAll(/(?<=\s)--[a-z-]+/g)].map(([option]) => option) }));

test.each([GITHUB[0], GITHUB[1], GITLAB])("%s calls commands and options that exist", async (path) => {
  const calls = commandsOf(path).flatMap(callsIn);
  expect(calls.length).toBeGreaterThan(0);
  for (const { command, options } of calls) {
    const { code, stdout } = await run(command, "--help");
    expect({ path, command, code }).toEqual({ path, command, code: 0 });
    const known = new Set([...stdout.matchAll(/(?<=^ {2})--[a-z-]+/gm)].map(([option]) => option));
    expect(options.filter((option) => !known.has(option))).toEqual([]);
  }
});

test.each(GITHUB)("%s asks for no more than it needs, and every action is pinned by the commit of a release that is named", (path) => {
  const workflow = read<Workflow>(path);
  expect(workflow.permissions).toSatisfy((granted: unknown) => JSON.stringify(granted) === "{}" || JSON.stringify(granted) === '{"contents":"read"}');
  const uses = readFileSync(join(repository, path), "utf8").split("\n").filter((line) => line.includes("uses:"));
  expect(uses.length).toBeGreaterThan(0);
  expect(uses.filter((line) => !/^\s+(?:- )?uses: actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
});

test.each(GITHUB)("%s: what can write or sign installs nothing and runs nothing of the repository; no secret reaches a pull request", (path) => {
  const text = readFileSync(join(repository, path), "utf8");
  expect(text).not.toMatch(/pull_request_target|workflow_run|secrets\./);
  for (const { permissions, steps = [] } of Object.values(read<Workflow>(path).jobs)) {
    if (!/write/.test(JSON.stringify(permissions ?? ""))) continue;
    expect(steps.filter(({ run: script = "", uses = "" }) => /pnpm|npm|npx|node |\.ci\//.test(script) || uses.includes("setup-node"))).toEqual([]);
  }
});

test("the night runs on the default branch only, and no token is kept where a later job would find it", () => {
  const gitlab = readFileSync(join(repository, GITLAB), "utf8");
  expect(gitlab.match(/\$CI_PIPELINE_SOURCE == "(?:schedule|web)"(?! && \$CI_COMMIT_BRANCH == \$CI_DEFAULT_BRANCH)/g)).toBeNull();
  expect(gitlab).not.toMatch(/git (?:remote|config) .*TOKEN/);
  // The one job that knows the token installs nothing.
  const knowing = Object.entries(read<Readonly<Record<string, Job | undefined>>>(GITLAB)).filter(([, job]) => job?.script?.some((line) => line.includes("TOKEN")) === true);
  expect(knowing.map(([name]) => name)).toEqual(["keep"]);
  expect(knowing.flatMap(([, job]) => job?.script ?? []).join("\n")).not.toMatch(/npx|pnpm|node /);
  expect(readFileSync(join(repository, GITHUB[0]), "utf8")).toContain("github.ref_name == github.event.repository.default_branch");
});

let folder = "";
const git = (cwd: string, ...args: readonly string[]): string => execFileSync("git", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
const IDENTITY = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org"] as const;

/** A program in a repository, with an origin that it is pushed to, and `npx` that is this Almanac. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "almanac-workflow-"));
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "bin/npx"), `#!/bin/sh\nshift 2\nif [ "$1" = almanac ]; then shift; exec "${process.execPath}" "${main}" "$@"; fi\n`);
  chmodSync(join(folder, "bin/npx"), 0o755);
  const program = smallProgram();
  writeFileSync(join(program.root, ".gitignore"), ".almanac/\n");
  git(program.root, "init", "--quiet", "--initial-branch=main");
  git(program.root, "add", "--all");
  git(program.root, ...IDENTITY, "commit", "--quiet", "--message", "Program");
  git(folder, "clone", "--quiet", "--bare", program.root, "origin.git");
  // The statement that the night will freeze, rendered beforehand: as small as can be.
  await done("edition", "--root", program.root);
  await keepTinyTrees(program.root);
  cpSync(join(program.root, ".almanac/rendered"), join(folder, "rendered"), { recursive: true });
  program.remove();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface NightRun {
  readonly clone: string;
  readonly output: string;
  readonly log: string;
  readonly took: readonly string[];
}

/** Runs the scripts of the jobs in fresh clones, as a runner does, up to the first that fails. */
function runJob(name: string, event = "schedule"): NightRun {
  const clone = join(folder, name);
  git(folder, "clone", "--quiet", "--depth=1", pathToFileURL(join(folder, "origin.git")).href, name);
  cpSync(join(folder, "rendered"), join(clone, ".almanac/rendered"), { recursive: true });
  const temporary = join(folder, `${name}-temp`);
  mkdirSync(temporary);
  const [output, summary] = [join(temporary, "output"), join(temporary, "summary")];
  for (const file of [output, summary]) writeFileSync(file, "");
  const env = { ...process.env, TOKEN: "", PATH: `${join(folder, "bin")}${delimiter}${process.env["PATH"] ?? ""}`, RUNNER_TEMP: temporary, GITHUB_OUTPUT: output, GITHUB_EVENT_NAME: event, GITHUB_STEP_SUMMARY: summary };
  const took: string[] = [];
  let log = "";
  try {
    const { jobs } = read<Workflow>(GITHUB[0]);
    const steps = (job: string, cwd: string): void => {
      for (const { name: step = "", run: script } of jobs[job]?.steps ?? []) {
        if (script === undefined || step.startsWith("Lay")) continue;
        took.push(step);
        log += execFileSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", `${script}\n`], { cwd, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
      }
    };
    steps("night", clone);
    // The second job has a clone of its own, and what the first has left for it.
    git(folder, "clone", "--quiet", join(folder, "origin.git"), `${name}-keep`);
    steps("keep", join(folder, `${name}-keep`));
  } catch (error) {
    log += error instanceof Error && "stdout" in error ? String(error.stdout) : String(error);
  }
  return { clone, output: readFileSync(output, "utf8"), log, took };
}

const KEEP = "Keep what only adds to the store and to the publication";

const heads = (): string => git(join(folder, "origin.git"), "for-each-ref", "--format=%(refname:short) %(objectname)", "refs/heads");

test("the night's job publishes, keeps both branches, and the next night in a fresh clone changes neither; a bad export neither", () => {
  const first = runJob("first");
  expect({ last: first.took.at(-1), log: first.log }).toMatchObject({ last: KEEP });
  expect(first.output).toContain("published=true");
  expect(git(join(folder, "origin.git"), "log", "--format=%s", "main").split("\n")[0]).toBe("Edition of 2026-11-22");
  expect(git(join(folder, "origin.git"), "ls-tree", "publication").split("\n").map((line) => line.split("\t")[1])).toEqual(expect.arrayContaining(["_assets", "current", "editions", "nightly.json", "releases"]));

  const before = heads();
  const second = runJob("second");
  expect(second.took.at(-1)).toBe(KEEP);
  expect(second.output).toBe("kept=true\n");
  expect(heads()).toBe(before);

  const byHand = runJob("by-hand", "workflow_dispatch");
  expect([byHand.output, heads()]).toEqual(["published=true\nkept=true\n", before]);

  const { clone } = second;
  writeFileSync(join(clone, "data/sources/jira/2026-11-22/items.json"), "[");
  git(clone, "add", "--all");
  git(clone, ...IDENTITY, "commit", "--quiet", "--message", "A bad export");
  git(clone, "push", "--quiet");
  const bad = heads();
  const third = runJob("third");
  expect(third.took.at(-1)).toBe("The night");
  expect(third.log).toMatch(/^::error file=data\/sources\/jira\/2026-11-22\/items\.json,line=1/m);
  expect(heads()).toBe(bad);
});

test.each([
  ["adds an object and an edition", "data/objects/new.json", 0],
  ["changes code", "package.json", 1],
  ["changes an edition that stands", "data/editions/2026-11-22.json", 1],
])("what the first job leaves is looked at before it is kept: one that %s", (what, file, code) => {
  const name = what.replaceAll(" ", "-");
  const clone = join(folder, name);
  git(folder, "clone", "--quiet", join(folder, "origin.git"), name);
  mkdirSync(join(clone, "data/objects"), { recursive: true });
  writeFileSync(join(clone, file), "{}\n");
  git(clone, "add", "--all", "--force", file);
  git(clone, ...IDENTITY, "commit", "--quiet", "--message", "Night");
  git(clone, "update-ref", "refs/night/edition", "HEAD");
  git(clone, "update-ref", "refs/night/publication", "origin/publication");
  const temporary = join(folder, `${name}-temp`);
  mkdirSync(join(temporary, "night"), { recursive: true });
  git(clone, "bundle", "create", "--quiet", join(temporary, "night/night.bundle"), "refs/night/edition", "refs/night/publication");
  git(folder, "clone", "--quiet", join(folder, "origin.git"), `${name}-keep`);
  const before = heads();
  const script = read<Workflow>(GITHUB[0]).jobs["keep"]?.steps?.find(({ name: step }) => step === KEEP)?.run ?? "";
  const { status, stdout } = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], { cwd: join(folder, `${name}-keep`), env: { ...process.env, RUNNER_TEMP: temporary }, encoding: "utf8" });
  expect(status).toBe(code);
  if (code === 0) expect(heads()).not.toBe(before);
  else {
    expect(stdout).toContain(file);
    expect(heads()).toBe(before);
  }
});
