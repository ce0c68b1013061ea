import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compareText, type Audience } from "@almanac/core";
import { ASSETS, cacheControlOf } from "@almanac/site";
import { CommandError, EXIT } from "../exit-code.ts";
import { sha256 } from "../sha256.ts";
import { contentTypeOf } from "./content-types.ts";
import { EDITIONS, MANIFEST, RELEASE, RELEASES, webPath } from "./publication-paths.ts";
import { audienceOfRelease, readManifest, type Release } from "./records.ts";

/** One file to put on a host, or to take away. */
export type PlanStep =
  | {
      readonly step: "asset" | "page" | "root" | "pointer";
      /** Below the web root of the host. */
      readonly path: string;
      /** Below the publication's folder. */
      readonly from: string;
      readonly sha256: string;
      readonly bytes: number;
      readonly contentType: string;
      readonly cacheControl: string;
    }
  | {
      readonly step: "delete";
      /** A file, or a folder with all that is below it, ending in `/`; what the plan puts there stays. */
      readonly path: string;
    };

export type PutStep = Exclude<PlanStep, { readonly step: "delete" }>;

/** What readers and machines look at to learn what is newest, in the order in which it changes. */
const POINTERS = [`${EDITIONS}/index.html`, `${EDITIONS}/index.json`, "index.html", RELEASE];

const putting = (folder: string, audience: Audience) => (step: PutStep["step"], path: string, from: string): PutStep => {
  const bytes = readFileSync(join(folder, from));
  return { step, path, from, sha256: sha256(bytes), bytes: bytes.length, contentType: contentTypeOf(path), cacheControl: cacheControlOf(path, audience) };
};

/** @throws CommandError when a host has what this publication has not: the plan would take it away, and editions are for ever. */
function refuseLoss(release: Release, since: Release): void {
  const lost = Object.keys(since.editions).find((id) => !(id in release.editions));
  if (lost === undefined) return;
  throw new CommandError(`the copy holds edition ${lost}, which this publication does not: bringing the copy up to date would take it away\nhint: begin the publication from the copy, with --restore, or name a copy of this publication`, EXIT.refused);
}

/** The editions that a host has not, or not any more as they are: a withdrawn one is replaced. */
function changedEditions(folder: string, release: Release, since: Release | undefined) {
  return Object.entries(release.editions).flatMap(([id, digest]) => {
    const had = since?.editions[id];
    const manifest = had === digest ? undefined : readManifest(folder, id)?.manifest;
    if (manifest === undefined) return [];
    if (had !== undefined && manifest.withdrawn === undefined) throw new CommandError(`the copy holds other pages of edition ${id} than this publication, and what was published is never changed\nhint: \`almanac verify\` tells which of the two is whole`, EXIT.refused);
    return [{ id, manifest, replaces: had !== undefined }];
  });
}

/** Names of shared files that a host has for certain: those of the newest edition that it shows, unless that was withdrawn since and needs others now. */
function sharedBy(folder: string, since: Release | undefined): ReadonlySet<string> {
  const latest = since === undefined || since.latest === null ? undefined : readManifest(folder, since.latest);
  return new Set([...(since?.assets ?? []), ...(latest === undefined || latest.digest !== since?.editions[since.latest ?? ""] ? [] : latest.manifest.assets)]);
}

/**
 * What to do, in this order, to make a host show a release: shared files and editions first, which nobody looks at yet, then pages below
 * `/`, then what says which edition is the newest, and last what is to go. A reader finds everything whole at any time, and a run that is
 * cut short is done again. `since`: the release that the host has. Costs what is new, not how many editions there are.
 */
export function uploadPlan(folder: string, release: Release, since?: Release): readonly PlanStep[] {
  if (since !== undefined) refuseLoss(release, since);
  const put = putting(folder, audienceOfRelease(folder, release));
  const editions = changedEditions(folder, release, since);
  const known = sharedBy(folder, since);
  const names = new Set([...editions.flatMap(({ manifest }) => manifest.assets), ...release.assets]);
  const assets = [...names].filter((name) => !known.has(name)).sort(compareText);
  const pages = editions.flatMap(({ id, manifest }) => [...Object.keys(manifest.files).sort(compareText), MANIFEST].map((file) => `${EDITIONS}/${id}/${file}`));
  const from = (file: string): string => `${RELEASES}/${String(release.number)}/${file}`;
  const root = [...Object.keys(release.files).filter((file) => release.files[file] !== since?.files[file]), ...(since?.number === release.number ? [] : [RELEASE])].sort(compareText).map((file) => ({ path: webPath(file), from: from(file) }));
  const pointers = POINTERS.flatMap((pointer) => root.filter(({ path }) => path === pointer));
  const gone = [
    ...Object.keys(since?.files ?? {}).filter((file) => !(file in release.files)).map(webPath).sort(compareText),
    ...editions.filter(({ replaces }) => replaces).map(({ id }) => `${EDITIONS}/${id}/`),
    ...editions.flatMap(({ manifest }) => manifest.withdrawn?.removed ?? []).filter((name) => !existsSync(join(folder, ASSETS, name))).map((name) => `${ASSETS}/${name}`),
  ];
  return [
    ...assets.map((name) => put("asset", `${ASSETS}/${name}`, `${ASSETS}/${name}`)),
    ...pages.map((path) => put("page", path, path)),
    ...root.filter(({ path }) => !POINTERS.includes(path)).map((file) => put("root", file.path, file.from)),
    ...pointers.map((file) => put("pointer", file.path, file.from)),
    ...[...new Set(gone)].map((path) => ({ step: "delete", path }) as const),
  ];
}

/** The plan as JSON lines, for whatever uploads it. */
export const planText = (plan: readonly PlanStep[]): string => plan.map((step) => `${JSON.stringify(step)}\n`).join("");
