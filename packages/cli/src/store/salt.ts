import { createHmac } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { nodeProgramFiles, restrictedPath } from "@almanac/data";
import { CommandError, EXIT } from "../exit-code.ts";

const SALT_FILE = "edition-salt";
const LEAST_BYTES = 32;

/**
 * The salt of an edition: HMAC-SHA256 of its id under the secret in `<restricted>/edition-salt`, hex. With it nobody who has a public copy
 * of most of an edition can find the rest by trying until the digest in the chain fits. Undefined: the program keeps no secret.
 * @throws CommandError when the secret is too short.
 */
export function editionSalt(root: string, id: string): string | undefined {
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
  return createHmac("sha256", secret).update(id).digest("hex");
}
