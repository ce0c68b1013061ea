import { contentPath, schemeOf } from "../markdown/link-target.ts";

/** The path below `content/` of the picture that an address names in a document; undefined for one that leads elsewhere. */
export function picturePath(from: string, address: string): string | undefined {
  if (schemeOf(address) !== undefined || address.startsWith("/") || address.includes("\\")) return undefined;
  try {
    return contentPath(from, decodeURIComponent(address));
  } catch {
    return contentPath(from, address);
  }
}
