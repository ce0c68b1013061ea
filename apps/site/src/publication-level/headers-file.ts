import type { AboveAudience } from "@almanac/core";
import { EVERYWHERE, FOR_A_DAY, FOR_EVER, NOT_FOUND_ANYWHERE, NOT_LISTED, NOT_SHARED, TYPED_FILES, type Headers } from "./host-rules.ts";

interface Rule {
  /** In the form that Netlify and Cloudflare Pages share: `*` at the end, `:name` for one part of the address. */
  readonly path: string;
  readonly headers: Headers;
}

/**
 * Both hosts join the values of a header that two rules set, so no header is set twice for an address: the root has no rule for caching,
 * because what these hosts do by default (`max-age=0, must-revalidate`) is what it needs.
 */
const RULES: readonly Rule[] = [
  { path: "/*", headers: EVERYWHERE },
  { path: "/_assets/*", headers: { "Cache-Control": FOR_EVER } },
  // The list `/editions/` has no part after it and is found by search engines; the pages of one edition are not.
  { path: "/editions/:edition/*", headers: { "Cache-Control": FOR_A_DAY, "X-Robots-Tag": NOT_LISTED } },
  ...typed(),
];

/** What is not for everybody is found by no search engine, and kept by no cache that readers share. */
const RULES_FOR_FEW: readonly Rule[] = [{ path: "/*", headers: { ...EVERYWHERE, "Cache-Control": NOT_SHARED, "X-Robots-Tag": NOT_FOUND_ANYWHERE } }, ...typed()];

function typed(): readonly Rule[] {
  return TYPED_FILES.flatMap(({ name, type, folders }) => folders.map((folder) => ({ path: `${folder}/${name}`, headers: { "Content-Type": type } })));
}

const written = (rules: readonly Rule[]): string => rules.map(({ path, headers }) => `${path}\n${Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`).join("")}`).join("\n");

/** `_headers`, as Netlify and Cloudflare Pages read it. @param audience left out: for everybody */
export const headersText = (audience?: AboveAudience): string => written(audience === undefined ? RULES : RULES_FOR_FEW);
