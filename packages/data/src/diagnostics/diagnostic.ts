import { compareText, type Diagnostic, type RelatedPlace } from "@almanac/core";
import { oddNote } from "./odd-characters.ts";
import { severityOf, type DiagnosticCode } from "./catalogue.ts";

/** A position in a file, 1-based, columns in code points, with what a reader of its format calls it. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly pointer?: string;
  readonly record?: number;
  readonly field?: string;
}

export interface Finding {
  readonly message: string;
  readonly found: string;
  readonly expected: string;
  readonly hint: string;
  readonly related?: readonly RelatedPlace[];
}

/** Values are quoted in messages; a long one (a description, a whole line) would hide the rest. */
const LONGEST = 120;
/** A value as messages show it: of a long one, its beginning. */
export const shortened = (text: string): string => {
  const points = [...text];
  return points.length > LONGEST ? `${points.slice(0, LONGEST).join("")}…` : text;
};

const quotedIn = (text: string): readonly string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);

/** The hint with what is odd about the characters of what was found, where the words do not name one themselves. */
function hintFor({ message, found, expected, hint }: Omit<Finding, "related">): string {
  if (/^[\t\n\r -~]*$/.test(found + message + hint) || `${message}${hint}`.includes("U+")) return hint;
  return `${oddNote([found, ...quotedIn(message), ...quotedIn(hint)], [...quotedIn(hint), ...quotedIn(message), expected])}${hint}`;
}

/** A diagnostic of the catalogue. What was found, what was expected and what to do are never optional. */
export function diagnostic(code: DiagnosticCode, place: Place, finding: Finding): Diagnostic {
  const { related, found, ...said } = finding;
  return {
    code,
    severity: severityOf(code),
    ...place,
    ...said,
    found: shortened(found),
    hint: hintFor(finding),
    ...(related === undefined || related.length === 0 ? {} : { related }),
  };
}

export const wholeFile = (file: string): Place => ({ file, line: 1, column: 1 });
export const relatedTo = (place: Place, message: string): RelatedPlace => ({ file: place.file, line: place.line, column: place.column, message });

/** By file, line, column, code, then message: the same on every machine. */
export const inOrder = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.toSorted(
    (a, b) => compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.code, b.code) || compareText(a.message, b.message),
  );

export const hasError = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.some(({ severity }) => severity === "error");
