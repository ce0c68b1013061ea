import type { Diagnostic } from "@almanac/core";
import { diagnostic, type Place } from "../../diagnostics/diagnostic.ts";
import type { JsonFile } from "../../read/json.ts";

/** The issues of a file and how its answer was wrapped. */
export interface Envelope {
  readonly issues: readonly unknown[];
  readonly path: (index: number) => readonly PropertyKey[];
  /** How many issues the search found, when the answer says so. */
  readonly total?: { readonly count: number; readonly place: () => Place };
  /** The newer endpoint counts nothing and says instead whether this is the last page. */
  readonly isLast?: { readonly last: boolean; readonly place: () => Place };
}

type Answer = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Answer => typeof value === "object" && value !== null && !Array.isArray(value);
const isIssue = (value: unknown): boolean => isObject(value) && "key" in value && "fields" in value;
const isStatus = (value: unknown): boolean => isObject(value) && "name" in value && "statusCategory" in value && !("fields" in value);

export type JsonKind = "jira-json" | "jira-statuses" | "jira-board" | "unknown";

/** What a JSON document is, by its shape. */
export function jsonKind(value: unknown): JsonKind {
  if (Array.isArray(value)) {
    if (value.length > 0 && value.every(isStatus)) return "jira-statuses";
    return value.some(isIssue) ? "jira-json" : "unknown";
  }
  if (!isObject(value)) return "unknown";
  if (Array.isArray(value["issues"]) || isIssue(value) || Array.isArray(value["errorMessages"])) return "jira-json";
  return isObject(value["columnConfig"]) ? "jira-board" : "unknown";
}

export function envelopeOf(json: JsonFile): Envelope | { readonly diagnostics: readonly Diagnostic[] } {
  const { value, place } = json;
  if (Array.isArray(value)) return { issues: value, path: (index) => [index] };
  if (!isObject(value)) return { diagnostics: [notIssues(place([]), "a single value")] };
  const messages = value["errorMessages"];
  if (Array.isArray(messages) && messages.length > 0)
    return {
      diagnostics: [
        diagnostic(
          "JIRA-ANSWER",
          { file: place([]).file, line: 1, column: 1 },
          {
            message: `the tracker answered with an error: ${messages.map(String).join("; ")}`,
            found: messages.map(String).join("; "),
            expected: "issues",
            hint: "sign in or correct the search, then export again",
          },
        ),
      ],
    };
  const issues = value["issues"];
  if (Array.isArray(issues)) {
    const total = value["total"];
    const isLast = value["isLast"];
    return {
      issues,
      path: (index) => ["issues", index],
      ...(typeof total === "number" ? { total: { count: total, place: () => place(["total"]) } } : {}),
      ...(typeof isLast === "boolean" ? { isLast: { last: isLast, place: () => place(["isLast"]) } } : {}),
    };
  }
  if (isIssue(value)) return { issues: [value], path: () => [] };
  return { diagnostics: [notIssues(place([]), `an object with the keys ${Object.keys(value).slice(0, 6).join(", ")}`)] };
}

const notIssues = (place: Place, found: string): Diagnostic =>
  diagnostic("JIRA-ANSWER", place, {
    message: "this JSON holds no issues",
    found,
    expected: "a search answer with `issues`, an array of issues, or one issue",
    hint: "export with /rest/api/2/search?expand=changelog, or take the file out of data/sources/",
  });

/** Whether all pages of a search are there: over all files of a source, because each page may be a file. */
export function missingPages(envelopes: readonly Envelope[]): readonly Diagnostic[] {
  const present = envelopes.reduce((sum, { issues, total }) => (total === undefined ? sum : sum + issues.length), 0);
  const first = envelopes.find(({ total }) => total !== undefined)?.total;
  if (first !== undefined && present < first.count)
    return [
      diagnostic("JIRA-PAGES", first.place(), {
        message: `${thousands(present)} of ${thousands(first.count)} issues are here`,
        found: `${thousands(present)} issues`,
        expected: `${thousands(first.count)} issues`,
        hint: "fetch every page (startAt) and keep each as a file of this source, or raise maxResults",
      }),
    ];
  const open = envelopes.filter(({ isLast }) => isLast !== undefined);
  const cut = open.find(({ isLast }) => isLast?.last === false)?.isLast;
  if (cut === undefined || open.some(({ isLast }) => isLast?.last === true)) return [];
  return [
    diagnostic("JIRA-PAGES", cut.place(), {
      message: "the last page of the search is missing",
      found: "isLast: false",
      expected: "a page with isLast: true",
      hint: "fetch every page (nextPageToken) and keep each as a file of this source",
    }),
  ];
}

const thousands = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
