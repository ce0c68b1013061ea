import { existsSync, readFileSync, readdirSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/** What this check reads of a package.json. */
export interface PackageManifest {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

export interface InstalledPackage extends PackageManifest {
  readonly folder: string;
}

const record = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === "object" && value !== null ? { ...value } : {});
const texts = (value: unknown): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(record(value)).flatMap(([key, text]) => (typeof text === "string" ? [[key, text]] : [])));

/** Of old packages the licence is an object, or a list of them of which one may be chosen. */
function licenceOf({ license, licenses }: Readonly<Record<string, unknown>>): string {
  const said = license ?? licenses;
  const all = (Array.isArray(said) ? said : [said]).map((one: unknown) => (typeof one === "string" ? one : record(one)["type"]));
  return all.filter((one) => typeof one === "string").join(" OR ");
}

/** What a folder's package.json says. Dependencies are those at run time, also the optional ones. */
function manifestIn(folder: string): PackageManifest {
  const said = record(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
  return { name: String(said["name"]), version: String(said["version"]), licence: licenceOf(said), dependencies: { ...texts(said["dependencies"]), ...texts(said["optionalDependencies"]) }, devDependencies: texts(said["devDependencies"]) };
}

/** The packages of a workspace: its root, and what lies in these folders. */
export function workspacePackages(root: string): readonly InstalledPackage[] {
  const folders = ["packages", "apps", "tools"].flatMap((group) => (existsSync(join(root, group)) ? readdirSync(join(root, group)).map((name) => join(root, group, name)) : []));
  return [root, ...folders.sort()].filter((folder) => existsSync(join(folder, "package.json"))).map((folder) => ({ folder, ...manifestIn(folder) }));
}

/** Where a package finds another, as Node looks for it; undefined where an optional one is not made for this machine. */
function found(from: string, name: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder, "node_modules", name);
    if (existsSync(join(place, "package.json"))) return realpathSync(place);
    if (dirname(folder) === folder) return undefined;
  }
}

/** Everything of others that is installed for these packages to run, directly or not, in order of name. */
export function runTimePackages(workspace: readonly InstalledPackage[]): readonly InstalledPackage[] {
  const own = new Set(workspace.map(({ name }) => name));
  const all = new Map<string, InstalledPackage>();
  const waiting: (readonly [string, string])[] = workspace.flatMap(({ folder, dependencies }) => Object.keys(dependencies).map((name) => [folder, name] as const));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [from, name] = next;
    const folder = own.has(name) ? undefined : found(from, name);
    if (folder === undefined || all.has(folder)) continue;
    const installed = { folder, ...manifestIn(folder) };
    all.set(folder, installed);
    waiting.push(...Object.keys(installed.dependencies).map((needed) => [folder, needed] as const));
  }
  return [...all.values()].sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

/** Bytes of a package's own files, without what it depends on. */
export function sizeOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" ? sum : sum + sizeOf(path);
    return entry.isFile() ? sum + statSync(path).size : sum;
  }, 0);
}
