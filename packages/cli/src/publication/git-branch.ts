import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { CommandError, EXIT } from "../exit-code.ts";
import { releaseIn } from "../verify/published-records.ts";
import { RELEASE } from "./publication-paths.ts";
import type { Release } from "./records.ts";
import { uploadPlan, type PlanStep } from "./upload-plan.ts";

export interface BranchTarget {
  /** A folder of the repository. */
  readonly repository: string;
  readonly branch: string;
  /** Remote to push the branch to. */
  readonly push?: string;
}

/** A hook hands its own repository down in these; the one that was named is meant. */
const INHERITED = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_NAMESPACE"];
const environment = (): NodeJS.ProcessEnv => ({ ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !INHERITED.includes(name))), GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" });

function run(repository: string, args: readonly string[]): { readonly ok: boolean; readonly out: string; readonly problem: string } {
  const { status, stdout, stderr, error } = spawnSync("git", ["-C", repository, ...args], { encoding: "utf8", env: environment(), maxBuffer: 256 * 1024 * 1024 });
  if (error !== undefined) throw new CommandError(`--git-branch: git cannot be run (${error.message})\nhint: install git, or publish to a folder with --flatten`, EXIT.machine);
  return { ok: status === 0, out: stdout, problem: stderr.trim() };
}

function git(repository: string, args: readonly string[], what: string, hint: string): string {
  const { ok, out, problem } = run(repository, args);
  if (!ok) throw new CommandError(`${what}: ${problem.replaceAll("\n", " ")}\nhint: ${hint}`, EXIT.machine);
  return out;
}

/** Refuses a branch whose files somebody has in front of them: they would differ from it afterwards. */
function refuseCheckedOut({ repository, branch }: BranchTarget): void {
  const worktrees = git(repository, ["worktree", "list", "--porcelain"], `--git-branch ${branch}`, "name a folder of a git repository with --git-repository").split("\n\n");
  const found = worktrees.find((worktree) => worktree.split("\n").includes(`branch refs/heads/${branch}`));
  if (found === undefined) return;
  throw new CommandError(`--git-branch ${branch}: this branch is checked out in ${found.replace(/^worktree (.*)\n[^]*$/, "$1")}\nhint: check out another branch there, or name a branch that only holds the publication`, EXIT.refused);
}

/** Commit that the publication goes on from: the branch, or what the remote has of it in a fresh clone. */
function parentOf({ repository, branch, push }: BranchTarget): string | undefined {
  const commit = (name: string): string | undefined => {
    const { ok, out } = run(repository, ["rev-parse", "--verify", "--quiet", `${name}^{commit}`]);
    return ok ? out.trim() : undefined;
  };
  return commit(`refs/heads/${branch}`) ?? (push === undefined ? undefined : commit(`refs/remotes/${push}/${branch}`));
}

function releaseOf({ repository, branch }: BranchTarget, parent: string): Release {
  const { ok, out } = run(repository, ["show", `${parent}:${RELEASE}`]);
  const release = ok ? releaseIn(out) : undefined;
  if (release !== undefined) return release;
  throw new CommandError(`--git-branch ${branch}: this branch holds something else than a publication\nhint: name a branch that does not exist yet, for example almanac-pages`, EXIT.refused);
}

const quoted = (path: string): string => `"${path.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;

/** What `git fast-import` reads: one commit that carries the plan out. Files are read when it is their turn. */
function* commitStream(folder: string, plan: readonly PlanStep[], { branch, parent, committer, message }: { readonly branch: string; readonly parent?: string; readonly committer: string; readonly message: string }): Generator<string | Uint8Array> {
  yield `commit refs/heads/${branch}\ncommitter ${committer}\ndata ${String(Buffer.byteLength(message))}\n${message}\n`;
  if (parent !== undefined) yield `from ${parent}\n`;
  // Within one commit nobody sees an order: what is replaced as a folder goes first.
  for (const step of plan) if (step.step === "delete") yield `D ${quoted(step.path.replace(/\/$/, ""))}\n`;
  for (const step of plan) {
    if (step.step === "delete") continue;
    yield `M 100644 inline ${quoted(step.path)}\ndata ${String(step.bytes)}\n`;
    yield readFileSync(join(folder, step.from));
    yield "\n";
  }
  yield "done\n";
}

async function importCommit(repository: string, stream: Iterable<string | Uint8Array>): Promise<void> {
  const child = spawn("git", ["-C", repository, "fast-import", "--quiet", "--done"], { env: environment(), stdio: ["pipe", "ignore", "pipe"] });
  let problem = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (problem += text));
  // An end of git shows as a broken pipe here; its own words and its exit code say why.
  child.stdin.on("error", () => undefined);
  const ended = once(child, "close");
  for (const part of stream) {
    if (child.stdin.destroyed || child.exitCode !== null) break;
    if (!child.stdin.write(part)) await Promise.race([once(child.stdin, "drain"), ended]);
  }
  child.stdin.end();
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new CommandError(`git fast-import failed: ${problem.trim().split("\n")[0] ?? ""}\nhint: the branch is as it was; see that the repository can be written and that nobody else changed the branch`, EXIT.machine);
}

/**
 * Commits the flat copy of a release to a branch, on top of what is there, or as its first commit. Neither the work tree nor the index
 * of the repository is touched, and files that the branch has already are not read. Returns whether there was anything to commit.
 */
export async function commitToBranch(folder: string, release: Release, message: string, target: BranchTarget): Promise<boolean> {
  const { repository, branch, push } = target;
  if (!run(repository, ["check-ref-format", "--branch", branch]).ok) throw new CommandError(`--git-branch ${branch}: not a name for a branch`, EXIT.usage);
  refuseCheckedOut(target);
  const parent = parentOf(target);
  const plan = uploadPlan(folder, release, parent === undefined ? undefined : releaseOf(target, parent));
  const committer = git(repository, ["var", "GIT_COMMITTER_IDENT"], `--git-branch ${branch}`, "tell git who commits: git config user.name and user.email").trim();
  if (plan.length > 0) await importCommit(repository, commitStream(folder, plan, { branch, committer, message, ...(parent === undefined ? {} : { parent }) }));
  if (push !== undefined) git(repository, ["push", "--quiet", "--", push, `refs/heads/${branch}:refs/heads/${branch}`], `--push ${push}`, `the commit is on branch ${branch} here; bring it up to date with git fetch ${push} ${branch} and publish again, or push it yourself`);
  return plan.length > 0;
}
