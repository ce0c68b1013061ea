import type { IssueRow } from "./issue-schema.ts";

type Fields = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
const isNothing = (value: unknown): value is null | undefined => value === null || value === undefined;
const isOptionalText = (value: unknown): boolean => isNothing(value) || typeof value === "string";
const isFilled = (value: unknown): boolean => typeof value === "string" && value !== "";
const isNamed = (value: unknown): boolean => isObject(value) && isFilled(value["name"]);
const isKeyed = (value: unknown): boolean => isNothing(value) || (isObject(value) && isFilled(value["key"]));
const isListOf = (value: unknown, test: (element: unknown) => boolean): boolean => isNothing(value) || (Array.isArray(value) && value.every(test));

/**
 * Whether a parsed issue is sound, at a hundredth of what the schema costs: an export holds a million changes. What it does not
 * accept, the schema decides and explains; what it accepts, the schema would accept too.
 */
export function isSoundIssue(value: unknown): value is IssueRow {
  if (!isObject(value) || typeof value["key"] !== "string") return false;
  return isSoundFields(value["fields"]) && isSoundChangelog(value["changelog"]);
}

function isSoundFields(fields: unknown): boolean {
  if (!isObject(fields)) return false;
  const { project, status } = fields;
  return (
    typeof fields["created"] === "string" &&
    isOptionalText(fields["summary"]) &&
    isOptionalText(fields["updated"]) &&
    isOptionalText(fields["resolutiondate"]) &&
    isNamed(fields["issuetype"]) &&
    isObject(project) &&
    isFilled(project["key"]) &&
    isOptionalText(project["id"]) &&
    isObject(status) &&
    isNamed(status) &&
    isOptionalText(status["id"]) &&
    (isNothing(status["statusCategory"]) || (isObject(status["statusCategory"]) && typeof status["statusCategory"]["key"] === "string")) &&
    (isNothing(fields["resolution"]) || isNamed(fields["resolution"])) &&
    isListOf(fields["labels"], (label) => typeof label === "string") &&
    isListOf(fields["components"], isNamed) &&
    isKeyed(fields["parent"]) &&
    isKeyed(fields["epic"])
  );
}

function isSoundChangelog(changelog: unknown): boolean {
  if (isNothing(changelog)) return true;
  if (!isObject(changelog) || !Array.isArray(changelog["histories"])) return false;
  const { total, histories } = changelog;
  return (isNothing(total) || Number.isSafeInteger(total)) && Array.isArray(histories) && histories.every(isSoundHistory);
}

const isSoundHistory = (history: unknown): boolean => isObject(history) && typeof history["created"] === "string" && Array.isArray(history["items"]) && history["items"].every(isObject);
