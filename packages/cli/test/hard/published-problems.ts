import { existsSync, lstatSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { folderState, sha256 } from "./folder-state.ts";

interface Manifest {
  readonly edition: { readonly id: string; readonly sha256: string };
  readonly files: Readonly<Record<string, string>>;
  readonly assets: readonly string[];
}
interface Release {
  readonly number: number;
  readonly latest: string;
  readonly files: Readonly<Record<string, string>>;
  readonly assets: readonly string[];
  readonly editions: Readonly<Record<string, string>>;
}

const json = <T>(path: string): T => JSON.parse(readFileSync(path, "utf8")) as T;

const RELEASE_LINKS = ["editions", "_assets"];

/**
 * What is wrong with a publication that somebody reads right now, judged from its bytes alone: the pointer leads to a release, the release
 * and each of its editions are what their manifests say, and every asset is there and is what its name says.
 */
export function publishedProblems(folder: string): readonly string[] {
  const problems: string[] = [];
  const pointer = join(folder, "current");
  if (lstatSync(pointer, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return ["there is no pointer `current`"];
  const target = readlinkSync(pointer);
  if (!/^releases\/\d+$/.test(target) || !existsSync(join(folder, target, "release.json"))) return [`current leads to ${target}, where no whole release is`];
  const release = json<Release>(join(folder, target, "release.json"));
  const assets = new Set(release.assets);

  const compare = (place: string, files: Readonly<Record<string, string>>, own: readonly string[]): void => {
    const state = folderState(join(folder, place), (path) => own.includes(path));
    for (const [path, digest] of Object.entries(files)) if (state.get(path) !== digest) problems.push(`${place}/${path} ${state.has(path) ? "is not what its manifest says" : "is missing"}`);
    for (const [path, what] of state) if (what !== "folder" && files[path] === undefined) problems.push(`${place}/${path} is in no manifest`);
  };
  compare(target, release.files, ["release.json", ...RELEASE_LINKS]);
  for (const link of RELEASE_LINKS) if (lstatSync(join(folder, target, link), { throwIfNoEntry: false })?.isSymbolicLink() !== true || readlinkSync(join(folder, target, link)) !== `../../${link}`) problems.push(`${target}/${link} is not the link that it should be`);
  for (const [id, digest] of Object.entries(release.editions)) {
    const path = join(folder, "editions", id, "manifest.json");
    if (!existsSync(path) || sha256(readFileSync(path)) !== digest) {
      problems.push(`editions/${id}/manifest.json ${existsSync(path) ? "is not what the release says" : "is missing"}`);
      continue;
    }
    const manifest = json<Manifest>(path);
    compare(`editions/${id}`, manifest.files, ["manifest.json"]);
    for (const asset of manifest.assets) assets.add(asset);
  }
  for (const asset of assets) {
    const path = join(folder, "_assets", asset);
    if (!existsSync(path)) problems.push(`_assets/${asset} is missing`);
    else if (!asset.startsWith(sha256(readFileSync(path)).slice(0, 32))) problems.push(`_assets/${asset} is not what its name says`);
  }
  return problems;
}
