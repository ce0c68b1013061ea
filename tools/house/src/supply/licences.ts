import type { InstalledPackage } from "./installed-packages.ts";

/** Licences under which somebody else's code may be used by a program under the Apache License 2.0 without a duty that reaches the program itself. */
const ALLOWED = new Set(["MIT", "MIT-0", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "0BSD", "Unlicense", "CC0-1.0", "BlueOak-1.0.0", "Python-2.0", "Zlib", "OFL-1.1"]);

/**
 * Packages under other licences, each with why it may be used as it is: unchanged and installed from the registry, never copied into ours.
 * A reviewer reads the reason when the list grows.
 */
const REVIEWED: Readonly<Record<string, { readonly licence: string; readonly why: string }>> = {
  elkjs: { licence: "EPL-2.0 OR GPL-3.0-or-later", why: "EPL 2.0: weak copyleft by file; used unchanged" },
  satori: { licence: "MPL-2.0", why: "weak copyleft by file; used unchanged" },
  lightningcss: { licence: "MPL-2.0", why: "weak copyleft by file; used unchanged" },
  "@img/sharp-libvips": { licence: "LGPL-3.0-or-later", why: "a shared library that sharp loads and that can be replaced" },
  khroma: { licence: "", why: "MIT by the licence file that it brings; its package.json leaves it out" },
};

const reviewed = (name: string): (typeof REVIEWED)[string] | undefined => REVIEWED[name] ?? Object.entries(REVIEWED).find(([known]) => name.startsWith(`${known}-`))?.[1];

/** Whether an SPDX expression leaves a choice that is allowed: one side of an OR, all sides of an AND. */
export function isAllowed(expression: string): boolean {
  const bare = expression.trim().replace(/^\((.*)\)$/, "$1");
  if (bare.includes(" OR ")) return bare.split(" OR ").some(isAllowed);
  if (bare.includes(" AND ")) return bare.split(" AND ").every(isAllowed);
  return ALLOWED.has(bare);
}

/** What is wrong with the licence of a package, with what to do. */
export function licenceProblem({ name, version, licence }: Pick<InstalledPackage, "name" | "version" | "licence">): string | undefined {
  if (isAllowed(licence) || reviewed(name)?.licence === licence) return undefined;
  return `${name} ${version} is under ${licence === "" ? "no licence that it names" : licence}: use another package, or say in tools/house/src/supply/licences.ts why it may be used`;
}
