import { createHash, createHmac } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compareText } from "@almanac/core";
import { nodeProgramFiles, restrictedPath } from "@almanac/data";
import { EDITIONS } from "../store/store-paths.ts";

/** What a night starts from, by digest: equal digests mean that there is nothing to do. */
export interface NightInputs {
  /** Of the declaration, all public sources and all prose. */
  readonly public: string;
  /** Of every frozen header, and of what was recorded about them. */
  readonly store: string;
  /** Of what lies below the restricted folder. Left out: the program has none. */
  readonly restricted?: RestrictedDigest;
}

interface RestrictedDigest {
  readonly digest: string;
  /** Keyed with the secret of the folder: nobody can try guesses on it, so a public file may hold it. */
  readonly keyed: boolean;
}

const FOLDERS = ["content", "data/sources"];
const DECLARATION = "data/almanac.yaml";
/** The secret that salts editions, too. */
const SECRET = "edition-salt";

type Files = ReturnType<typeof nodeProgramFiles>;

/** One digest over paths and bytes; of a link that leads out of the program only the name counts, because it is refused. */
function treeDigest(files: Files, paths: readonly string[]): string {
  const digest = createHash("sha256");
  for (const path of paths) digest.update(`${path}\0${files.leadsOutside?.(path) === true ? "" : files.sha256(files.read(path))}\n`);
  return digest.digest("hex");
}

export function storeDigest(root: string): string {
  const folder = join(root, EDITIONS);
  const digest = createHash("sha256");
  for (const name of existsSync(folder) ? readdirSync(folder).filter((each) => each.endsWith(".json")).sort(compareText) : []) digest.update(name).update("\0").update(readFileSync(join(folder, name))).update("\0");
  return digest.digest("hex");
}

function restrictedDigest(root: string, files: Files): RestrictedDigest | undefined {
  const folder = restrictedPath(files);
  if (folder === undefined) return undefined;
  const secret = join(root, folder, SECRET);
  const keyed = existsSync(secret);
  return { digest: createHmac("sha256", keyed ? readFileSync(secret) : "").update(treeDigest(files, files.list(folder))).digest("hex"), keyed };
}

/** Digests of all that a statement and its publication are made from, but for Almanac itself. */
export function nightInputs(root: string): NightInputs {
  const files = nodeProgramFiles(root);
  const paths = [...FOLDERS.flatMap((folder) => files.list(folder)), ...(existsSync(join(root, DECLARATION)) ? [DECLARATION] : [])];
  const restricted = restrictedDigest(root, files);
  return { public: treeDigest(files, paths.sort(compareText)), store: storeDigest(root), ...(restricted === undefined ? {} : { restricted }) };
}
