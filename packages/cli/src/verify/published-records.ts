import { canonicalJson } from "@almanac/core";
import type { PublicationIndex } from "@almanac/site";
import type { Manifest, Release } from "../publication/records.ts";

type Fields = Readonly<Record<string, unknown>>;

const isText = (value: unknown): value is string => typeof value === "string";
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isRecord = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
const isTextRecord = (value: unknown): boolean => isRecord(value) && Object.values(value).every(isText);
const hasTexts = (value: unknown, ...keys: readonly string[]): boolean => isRecord(value) && keys.every((key) => isText(value[key]));
const isAbsentOr = (value: unknown, ...keys: readonly string[]): boolean => value === undefined || hasTexts(value, ...keys);

/** A path below a folder, or a name in it. A record may come from elsewhere, with the copy of a publication: nothing that it names may lie outside. */
const isBelow = (path: string): boolean => !/[\\\p{Cc}]/u.test(path) && path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
const isName = (name: string): boolean => isBelow(name) && !name.includes("/");
const areNames = (value: unknown): boolean => Array.isArray(value) && value.every((name) => isText(name) && isName(name));
const keysAre = (value: unknown, isOne: (key: string) => boolean): boolean => isTextRecord(value) && Object.keys(value as Fields).every(isOne);

const NAMES = ["id", "label", "asOf", "asOfDate", "sha256"] as const;

const isAudience = (value: unknown): boolean => value === undefined || value === "internal" || value === "restricted";
const isWithdrawal = (value: unknown): boolean => value === undefined || (hasTexts(value, "on", "reason") && isRecord(value) && areNames(value["removed"]));

const isManifest = (value: Fields): boolean =>
  value["schema"] === 1 && hasTexts(value["edition"], ...NAMES) && hasTexts(value["renderer"], "version", "digest") && keysAre(value["files"], isBelow) && areNames(value["assets"]) && isWithdrawal(value["withdrawn"]) && isAudience(value["audience"]);

const isLatest = (value: unknown): boolean => value === null || isText(value);

const isRelease = (value: Fields): boolean => value["schema"] === 1 && Number.isInteger(value["number"]) && isLatest(value["latest"]) && keysAre(value["files"], isBelow) && areNames(value["assets"]) && keysAre(value["editions"], isName);

const isEntry = (value: unknown): boolean => hasTexts(value, ...NAMES, "path") && isRecord(value) && isTexts(value["labels"]) && isAbsentOr(value["withdrawn"], "on", "reason");
const isIndex = (value: Fields): boolean => value["schema"] === 1 && isAudience(value["audience"]) && isLatest(value["latest"]) && Array.isArray(value["editions"]) && value["editions"].every(isEntry);

/** A record of a publication; undefined when the text is not the canonical JSON of one. */
function read<T>(text: string, isOne: (value: Fields) => boolean): T | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) && isOne(value) && canonicalJson(value) === text ? (value as T) : undefined;
  } catch {
    return undefined;
  }
}

export const manifestIn = (text: string): Manifest | undefined => read(text, isManifest);
export const releaseIn = (text: string): Release | undefined => read(text, isRelease);
export const indexIn = (text: string): PublicationIndex | undefined => read(text, isIndex);
