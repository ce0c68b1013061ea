import { createHmac, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AboveAudience } from "@almanac/core";
import { nodeProgramFiles, restrictedPath } from "@almanac/data";
import { CommandError, EXIT } from "../exit-code.ts";

const SALT_FILE = "edition-salt";
const LEAST_BYTES = 32;

/** The secret of a program; undefined where it keeps none. @throws CommandError when it is too short. */
function secretOf(root: string): string | undefined {
  const folder = restrictedPath(nodeProgramFiles(root));
  if (folder === undefined) return undefined;
  const file = `${folder}/${SALT_FILE}`;
  if (!existsSync(join(root, file))) return undefined;
  const secret = readFileSync(join(root, file), "utf8").trim();
  if (Buffer.byteLength(secret) < LEAST_BYTES)
    throw new CommandError(
      `${file} is too short for a secret: it needs ${String(LEAST_BYTES)} bytes of text at least\nhint: write a new one, for example with \`openssl rand -hex 32 > ${file}\`; editions that are frozen keep theirs`,
      EXIT.refused,
    );
  return secret;
}

/** Writes a secret for a program that has a place for one and none yet. Returns its path below the program directory; undefined where there was nothing to do. */
export function writeSecret(root: string): string | undefined {
  const folder = restrictedPath(nodeProgramFiles(root));
  const file = `${folder ?? ""}/${SALT_FILE}`;
  if (folder === undefined || existsSync(join(root, file))) return undefined;
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, file), `${randomBytes(LEAST_BYTES).toString("hex")}\n`, { flag: "wx", mode: 0o600 });
  return file;
}

const hmac = (secret: string, text: string): string => createHmac("sha256", secret).update(text).digest("hex");

/**
 * The salt of an edition: HMAC-SHA256 of its id under the secret in `<restricted>/edition-salt`, hex. With it nobody who has a public copy
 * of most of an edition can find the rest by trying until the digest in the chain fits. Undefined: the program keeps no secret.
 * @throws CommandError when the secret is too short.
 */
export function editionSalt(root: string, id: string): string | undefined {
  const secret = secretOf(root);
  return secret === undefined ? undefined : hmac(secret, id);
}

/**
 * The salt of what one audience above public is told, likewise of the id and the audience. A name of an edition has no space in it, so no
 * edition has this salt.
 * @throws CommandError when the program has a place for slices and no secret: their digests stand in a public file.
 */
export function sliceSalt(root: string, id: string, audience: AboveAudience): string {
  const secret = secretOf(root);
  if (secret !== undefined) return hmac(secret, `${id} ${audience}`);
  const file = `${restrictedPath(nodeProgramFiles(root)) ?? "restricted"}/${SALT_FILE}`;
  throw new CommandError(
    `${file} is missing: without a secret nothing that only ${audience} readers may see can be frozen, because its digest stands in a public file\nhint: write one, for example with \`openssl rand -hex 32 > ${file}\`, and keep it with the restricted sources; in a copy without that folder, freeze where it is`,
    EXIT.refused,
  );
}

/**
 * An edition of a program that told fewer readers something before follows what it told them: the record of what was released of pay goes on.
 * @throws CommandError in a copy without the restricted folder, where none of that could be read.
 */
export function refuseWithoutSecret(root: string, id: string): void {
  const folder = restrictedPath(nodeProgramFiles(root));
  if (folder === undefined || secretOf(root) !== undefined) return;
  throw new CommandError(
    `${folder}/${SALT_FILE} is not here, and earlier editions told fewer readers more than everybody: edition ${id} would be frozen without any of that\n` +
      `hint: freeze where the restricted folder is; if nothing is restricted any more, take \`restricted:\` out of data/almanac.yaml`,
    EXIT.refused,
  );
}
