import type { Audience } from "@almanac/core";
import { HEADER_POLICY } from "./content-security-policy.ts";

export type Headers = Readonly<Record<string, string>>;

/** What browsers offer to pages and these never ask for. Each is known to current browsers: a name that is not is complained of. */
const NEVER_ASKED_FOR = ["accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment", "publickey-credentials-get", "usb"];

/** Sent with every address. */
export const EVERYWHERE: Headers = {
  "Content-Security-Policy": HEADER_POLICY,
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": NEVER_ASKED_FOR.map((feature) => `${feature}=()`).join(", "),
  "Referrer-Policy": "no-referrer",
  "Strict-Transport-Security": "max-age=31536000",
  "X-Content-Type-Options": "nosniff",
};

/** `Cache-Control` of what never changes: shared files are named by their content. */
export const FOR_EVER = "public, max-age=31536000, immutable";
/** Pages of an edition never change, but an edition can be withdrawn: browsers ask again after a day. */
export const FOR_A_DAY = "public, max-age=86400";
/** Asked for again each time, and sent again only where it changed. */
export const EACH_TIME = "no-cache";
/** Search engines list the newest edition and leave older ones alone. */
export const NOT_LISTED = "noindex";
/** Nothing of what is for few readers is found, kept or followed by search engines, pictures and files of data included. */
export const NOT_FOUND_ANYWHERE = "noindex, nofollow, noarchive";
/** Of what is for few readers: only in the reader's own browser, and asked for again each time. */
export const NOT_SHARED = "private, no-cache";

/** Addresses of shared files, and of what belongs to one edition, as a regular expression that hosts understand. */
export const SHARED_FILE = "^/_assets/";
export const IN_EDITION = "^/editions/[^/]+/";

/** `Cache-Control` of a file of a publication. @param path below the web root, without a slash in front */
export function cacheControlOf(path: string, audience: Audience): string {
  if (audience !== "public") return NOT_SHARED;
  const is = (pattern: string): boolean => new RegExp(pattern).test(`/${path}`);
  return is(SHARED_FILE) ? FOR_EVER : is(IN_EDITION) ? FOR_A_DAY : EACH_TIME;
}

interface TypedFile {
  readonly name: string;
  readonly type: string;
  /** Folders that it stands in; `:id` is any one part of an address. */
  readonly folders: readonly string[];
}

const SUBJECTS = ["/programs/:id", "/risks/:id", "/models/:id"];

/** Files whose kind hosts cannot tell from their names. */
export const TYPED_FILES: readonly TypedFile[] = [
  { name: "feed.xml", type: "application/atom+xml; charset=utf-8", folders: ["", ...SUBJECTS] },
  { name: "feed.json", type: "application/feed+json; charset=utf-8", folders: ["", ...SUBJECTS] },
  { name: "calendar.ics", type: "text/calendar; charset=utf-8", folders: ["", "/programs/:id"] },
  { name: "llms.txt", type: "text/plain; charset=utf-8", folders: [""] },
];
