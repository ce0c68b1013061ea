import { execFileSync } from "node:child_process";
import { basename } from "node:path";
import process from "node:process";

/** What an edition is made from, below the program directory. Restricted exports are in a repository of their own. */
const READ = ["data/almanac.yaml", "data/sources", "content"];
const PATIENCE_MS = 20_000;

/** Runs git without a shell, a hook, a prompt or a lock; undefined when it fails or is not installed. */
function git(root: string, ...args: readonly string[]): string | undefined {
  try {
    return execFileSync("git", ["-C", root, "--no-optional-locks", "-c", "core.fsmonitor=false", ...args], {
      encoding: "utf8",
      env: { ...process.env, GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" },
      stdio: ["ignore", "pipe", "ignore"],
      timeout: PATIENCE_MS,
      maxBuffer: 256 * 1024 * 1024,
    });
  } catch {
    return undefined;
  }
}

/** An entry of `git status --porcelain -z` that says nothing about what was read: a hidden file that git ignores (`.DS_Store`). */
const isNothing = (entry: string): boolean => entry === "" || (entry.startsWith("!! ") && basename(entry).startsWith("."));

/**
 * The commit that holds everything an edition is made from, or undefined: no git, no repository, something of it changed, new or ignored.
 * `GIT_DIR` and its like are obeyed; as the files must be those of the commit, a foreign repository gives nothing.
 */
export function cleanCommit(root: string): string | undefined {
  const commit = git(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")?.trim();
  if (commit === undefined || !/^[0-9a-f]{40,64}$/.test(commit)) return undefined;
  if (git(root, "ls-files", "--error-unmatch", "--", "data/almanac.yaml") === undefined) return undefined;
  const status = git(root, "status", "--porcelain=v1", "-z", "--untracked-files=all", "--ignored=matching", "--no-renames", "--", ...READ);
  return status?.split("\0").every(isNothing) === true ? commit : undefined;
}
