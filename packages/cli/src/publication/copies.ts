import { existsSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { CommandError, EXIT } from "../exit-code.ts";
import { isPartOfProgram, isWithin, realPlace } from "../out-folder.ts";
import { writeDurably } from "../store/durable-files.ts";
import { releaseIn } from "../verify/published-records.ts";
import { flatFolder, flatten } from "./flatten.ts";
import { commitToBranch } from "./git-branch.ts";
import type { Release } from "./records.ts";
import { planText, uploadPlan } from "./upload-plan.ts";

/** Copies of a publication for hosts that cannot follow links, each brought up to date by what is new. */
export interface Copies {
  /** A folder of plain files. */
  readonly flatten?: string;
  readonly gitBranch?: string;
  readonly gitRepository?: string;
  readonly push?: string;
  /** File for the list of what to upload, against the release that the host has. */
  readonly plan?: string;
  readonly planSince?: string;
}

export interface CopyRequest {
  readonly root: string;
  readonly folder: string;
  readonly copies: Copies;
}

/** @throws CommandError (usage) where a plan would take the place of something else. */
function refusePlanFile(plan: string, { root, folder }: { readonly root: string; readonly folder: string }): void {
  const place = realPlace(resolve(plan));
  const refuse = (why: string): never => {
    throw new CommandError(`--plan ${plan}: ${why}\nhint: name a file that does not exist yet, or an earlier plan, for example upload.jsonl`, EXIT.usage);
  };
  if (isPartOfProgram(root, place) || isWithin(realPlace(folder), place)) refuse("this is part of the program or of the publication");
  if (!existsSync(place)) return;
  if (!statSync(place).isFile()) refuse("this is no file");
  if (!/^(?:$|\{"step":)/.test(readFileSync(place, "utf8"))) refuse("this file holds something else than a plan");
}

/** What can be told before anything is done. @throws CommandError (usage) */
export function checkCopies({ root, folder, copies: { flatten: flat, gitBranch, gitRepository, push, plan, planSince } }: CopyRequest): void {
  if (gitBranch === undefined && (gitRepository !== undefined || push !== undefined)) throw new CommandError(`${push === undefined ? "--git-repository" : "--push"} goes with --git-branch\nhint: name the branch, for example --git-branch almanac-pages`, EXIT.usage);
  if (plan === undefined && planSince !== undefined) throw new CommandError("--plan-since goes with --plan\nhint: name the file to write, for example --plan upload.jsonl", EXIT.usage);
  if (flat !== undefined) flatFolder(flat, "--flatten", { root, folder });
  if (plan !== undefined) refusePlanFile(plan, { root, folder });
  if (planSince !== undefined && !existsSync(planSince)) throw new CommandError(`--plan-since ${planSince}: there is no such file\nhint: name the release.json that the host has, or leave it out for the first upload`, EXIT.usage);
}

function sinceIn(path: string): Release {
  const release = releaseIn(readFileSync(path, "utf8"));
  if (release !== undefined) return release;
  throw new CommandError(`--plan-since ${path}: this is no release.json of a publication\nhint: download the one that the host serves, or leave it out for the first upload`, EXIT.usage);
}

/** Brings the copies up to date. Returns what was done, in words. */
export async function updateCopies({ root, folder, copies }: CopyRequest, release: Release, message: string): Promise<readonly string[]> {
  const told: string[] = [];
  if (copies.flatten !== undefined) {
    const files = flatten(folder, release, flatFolder(copies.flatten, "--flatten", { root, folder }));
    told.push(`${copies.flatten}: ${files === 0 ? "is up to date" : `${String(files)} files written`}`);
  }
  if (copies.gitBranch !== undefined) {
    const target = { branch: copies.gitBranch, repository: resolve(copies.gitRepository ?? root), ...(copies.push === undefined ? {} : { push: copies.push }) };
    const committed = await commitToBranch(folder, release, message, target);
    told.push(`branch ${target.branch}: ${committed ? "committed" : "is up to date"}${copies.push === undefined ? "" : `, pushed to ${copies.push}`}`);
  }
  if (copies.plan !== undefined) {
    const plan = uploadPlan(folder, release, copies.planSince === undefined ? undefined : sinceIn(copies.planSince));
    writeDurably(resolve(copies.plan), planText(plan));
    told.push(`${copies.plan}: ${String(plan.length)} steps`);
  }
  return told;
}
