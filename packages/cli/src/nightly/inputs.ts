import { createHash, createHmac } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compareText } from "@almanac/core";
import { nodeProgramFiles, restrictedPath } from "@almanac/data";
import { EDITIONS } from "../store/store-paths.ts";

/** What a night starts from, by digest: equal digests mean that there is nothing to do. */
export interface NightInputs {
  /** Of the declaration, all prose and all sources that do not lie below the restricted folder; keyed like that of the folder, where there is a key. */
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

function secretIn(root: string, files: Files): Uint8Array | undefined {
  const folder = restrictedPath(files);
  const path = folder === undefined ? undefined : join(root, folder, SECRET);
  return path !== undefined && existsSync(path) ? readFileSync(path) : undefined;
}

/** What is frozen below the restricted folder is no source: a night writes it itself, and the headers in the store name it. */
function restrictedDigest(root: string, files: Files): RestrictedDigest | undefined {
  const folder = restrictedPath(files);
  if (folder === undefined) return undefined;
  const secret = secretIn(root, files);
  return { digest: createHmac("sha256", secret ?? "").update(treeDigest(files, files.list(folder).filter((path) => !path.startsWith(`${folder}/objects/`)))).digest("hex"), keyed: secret !== undefined };
}

/** Digests of all that a statement and its publication are made from, but for Almanac itself. */
export function nightInputs(root: string): NightInputs {
  const files = nodeProgramFiles(root);
  const paths = [...FOLDERS.flatMap((folder) => files.list(folder)), ...(existsSync(join(root, DECLARATION)) ? [DECLARATION] : [])];
  const restricted = restrictedDigest(root, files);
  const secret = secretIn(root, files);
  const open = treeDigest(files, paths.sort(compareText));
  // Sources and pages for few readers stand among the others: their digest is keyed, too, where there is a key.
  return { public: secret === undefined ? open : createHmac("sha256", secret).update(open).digest("hex"), store: storeDigest(root), ...(restricted === undefined ? {} : { restricted }) };
}
