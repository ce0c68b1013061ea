import type { Audience } from "@almanac/core";
import { CommandError, EXIT } from "../exit-code.ts";

/**
 * One publication is for one circle of readers: pages for few must never stand beside those that everybody is shown.
 * @throws CommandError where a publication, or an edition in it, is for others.
 */
export function refuseOtherAudience(folder: string, published: Exclude<Audience, "public"> | undefined, asked: Audience): void {
  const found: Audience = published ?? "public";
  if (found === asked) return;
  throw new CommandError(
    `${folder} is a publication for ${found === "public" ? "everybody" : `${found} readers`}, and this one would be for ${asked === "public" ? "everybody" : `${asked} readers`}\nhint: ${asked === "public" ? "" : "keep it behind a login, and "}name another folder with --to, or publish with --audience ${found}`,
    EXIT.refused,
  );
}
