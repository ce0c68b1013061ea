import { CONTENT_SECURITY_POLICY } from "./content-security-policy.ts";

interface Rule {
  /** In the form that Netlify and Cloudflare Pages share: `*` at the end, `:name` for one part of the address. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

const FOR_EVER = "public, max-age=31536000, immutable";
/** Pages of an edition never change, but an edition can be withdrawn: browsers ask again after a day. */
const FOR_A_DAY = "public, max-age=86400";
const ATOM = { "Content-Type": "application/atom+xml; charset=utf-8" };
const JSON_FEED = { "Content-Type": "application/feed+json; charset=utf-8" };
const CALENDAR = { "Content-Type": "text/calendar; charset=utf-8" };
const SUBJECTS = ["programs", "risks", "models"];

/**
 * Both hosts join the values of a header that two rules set, so no header is set twice for an address: the root has no rule for caching,
 * because what these hosts do by default (`max-age=0, must-revalidate`) is what it needs.
 */
const RULES: readonly Rule[] = [
  { path: "/*", headers: { "Content-Security-Policy": CONTENT_SECURITY_POLICY, "Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff" } },
  { path: "/_assets/*", headers: { "Cache-Control": FOR_EVER } },
  // The list `/editions/` has no part after it and is found by search engines; the pages of one edition are not.
  { path: "/editions/:edition/*", headers: { "Cache-Control": FOR_A_DAY, "X-Robots-Tag": "noindex" } },
  ...["", ...SUBJECTS.map((subject) => `/${subject}/:id`)].flatMap((folder) => [
    { path: `${folder}/feed.xml`, headers: ATOM },
    { path: `${folder}/feed.json`, headers: JSON_FEED },
  ]),
  { path: "/calendar.ics", headers: CALENDAR },
  { path: "/programs/:id/calendar.ics", headers: CALENDAR },
  { path: "/llms.txt", headers: { "Content-Type": "text/plain; charset=utf-8" } },
];

/** `_headers`, as Netlify and Cloudflare Pages read it. */
export const headersText = (): string => RULES.map(({ path, headers }) => `${path}\n${Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`).join("")}`).join("\n");
