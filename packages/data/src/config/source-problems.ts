import { nearest, type Diagnostic } from "@almanac/core";
import { CURRENCIES } from "../cells/currency-text.ts";
import { dateFormat } from "../cells/date-format.ts";
import { MONTHS } from "../cells/month-names.ts";
import { plainWord } from "../cells/word-cell.ts";
import { diagnostic, type Place } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";
import { KINDS, kindNamed } from "../sources/kinds.ts";
import type { KnownColumn, SourceKind } from "../sources/source-kind.ts";
import { narrower } from "../table/mask.ts";
import type { SourceDeclaration } from "./source-schema.ts";

type PlaceOf = (path: readonly PropertyKey[], key?: boolean) => Place;

/** What is wrong with a declared source, held against its kind: the schema knows no kinds. */
export function sourceProblems(source: SourceDeclaration, index: number, place: PlaceOf): readonly Diagnostic[] {
  const at = (path: readonly PropertyKey[], key?: boolean): Place => place(["sources", index, ...path], key);
  const kind = kindNamed(source.kind);
  if (kind === undefined) return [unknownKind(at(["kind"]), source.kind)];
  return [...audienceProblems(source, kind, at), ...columnProblems(source, kind, at), ...valueProblems(source, kind, at), ...settingProblems(source, at)];
}

const oneOf = (place: Place, what: string, found: string, allowed: readonly string[]): Diagnostic =>
  diagnostic("VALUE-NOT-ALLOWED", place, {
    message: `\`${what}\` cannot be \`${found}\``,
    found,
    expected: `one of ${allowed.join(", ")}`,
    hint: `${didYouMean(found, allowed)}allowed: ${allowed.join(", ")}`,
  });

function unknownKind(place: Place, found: string): Diagnostic {
  const known = KINDS.map(({ kind }) => kind);
  return diagnostic("VALUE-NOT-ALLOWED", place, {
    message: `there is no kind of export called \`${found}\``,
    found,
    expected: `one of ${known.join(", ")}`,
    hint: `${didYouMean(found, known)}\`almanac inspect FILE\` says of what kind a file is; all of them: ${known.join(", ")}`,
  });
}

function audienceProblems({ audience, role }: SourceDeclaration, kind: SourceKind, at: PlaceOf): readonly Diagnostic[] {
  if (audience === undefined) return [];
  // Titles and keys of work items stand on pages: that only some may see them cannot be kept.
  if (audience !== "public" && kind.fills.length === 0 && (role !== "inventory" || kind.kind === "jira-statuses"))
    return [
      diagnostic("AUDIENCE-ITEMS", at(["audience"]), {
        message: `work items are published, and a source of the kind ${kind.kind} cannot be made ${audience}`,
        found: audience,
        expected: "no `audience`, or `role: inventory`, of which no item is published",
        hint: "leave the items that not everybody may see out of the export (a narrower search does it), and remove the key",
      }),
    ];
  if (narrower(kind.audience, audience) === audience) return [];
  return [
    diagnostic("AUDIENCE-LOWERED", at(["audience"]), {
      message: `a source of the kind ${kind.kind} is ${kind.audience}, and cannot be made ${audience}`,
      found: audience,
      expected: `${kind.audience}, or fewer readers`,
      hint: "remove the key: facts that may be public are made from such sources after a disclosure check",
    }),
  ];
}

const UNITS: Readonly<Record<string, readonly string[]>> = { percent: ["number", "share"], thousands: ["money", "number", "count"], millions: ["money", "number", "count"] };

function columnProblems({ columns }: SourceDeclaration, kind: SourceKind, at: PlaceOf): readonly Diagnostic[] {
  // A declared table has the columns that it declares.
  if (columns === undefined || kind.kind === "table") return [];
  const roles = kind.columns.map(({ role }) => role);
  return Object.entries(columns).flatMap(([role, said]): readonly Diagnostic[] => {
    const known = kind.columns.find((column) => column.role === role);
    if (known === undefined) return [unknownRole(role, roles, kind, at(["columns", role], true), kind.columns)];
    if (typeof said !== "object" || !("column" in said)) return [];
    if (said.type !== undefined)
      return [
        diagnostic("VALUE-KEY-UNKNOWN", at(["columns", role, "type"], true), {
          message: `\`type\` is said of columns of the kind table only; \`${role}\` of ${kind.kind} is ${known.type}`,
          found: said.type,
          expected: "no `type`",
          hint: "remove it",
        }),
      ];
    return said.unit === undefined || UNITS[said.unit]?.includes(known.type) === true
      ? []
      : [
          diagnostic("VALUE-INVALID", at(["columns", role, "unit"]), {
            message: `\`${role}\` of ${kind.kind} is ${known.type}: it cannot be in ${said.unit}`,
            found: said.unit,
            expected: `a column of ${(UNITS[said.unit] ?? []).join(" or ")}`,
            hint: "remove the unit, or name the column that has it",
          }),
        ];
  });
}

function unknownRole(role: string, roles: readonly string[], kind: SourceKind, place: Place, columns: readonly KnownColumn[]): Diagnostic {
  if (roles.length === 0)
    return diagnostic("VALUE-KEY-UNKNOWN", place, { message: `the kind ${kind.kind} is no table: it has no columns`, found: role, expected: "no `columns`", hint: "remove `columns:`" });
  // Somebody may have written a header where the role belongs.
  const byHeader = columns.find(({ headers }) => headers.some((header) => plainWord(header) === plainWord(role)))?.role;
  const near = byHeader ?? nearest(role, roles);
  return diagnostic("VALUE-KEY-UNKNOWN", place, {
    message: `\`${role}\` is not a column of the kind ${kind.kind}`,
    found: role,
    expected: `one of ${roles.join(", ")}`,
    hint: `${near === undefined ? "" : `did you mean \`${near}\`? `}known here: ${roles.join(", ")}`,
  });
}

function valueProblems({ values }: SourceDeclaration, kind: SourceKind, at: PlaceOf): readonly Diagnostic[] {
  if (values === undefined || kind.kind === "table") return [];
  const roles = kind.columns.map(({ role }) => role);
  return Object.entries(values).flatMap(([role, words]): readonly Diagnostic[] => {
    const known = kind.columns.find((column) => column.role === role);
    if (known === undefined) return [unknownRole(role, roles, kind, at(["values", role], true), kind.columns)];
    const allowed = known.type === "boolean" ? ["yes", "no"] : known.words;
    if (allowed === undefined) return [];
    return Object.entries(words).flatMap(([from, to]) => (allowed.includes(to) ? [] : [oneOf(at(["values", role, from]), `values.${role}`, to, allowed)]));
  });
}

function settingProblems({ dates, currency }: SourceDeclaration, at: PlaceOf): readonly Diagnostic[] {
  const languages = Object.keys(MONTHS);
  const months = dates?.months;
  return [
    ...(typeof months === "string" && !languages.includes(months) ? [oneOf(at(["dates", "months"]), "dates.months", months, languages)] : []),
    ...(dates?.format === undefined || dateFormat(dates.format) !== undefined
      ? []
      : [
          diagnostic("VALUE-INVALID", at(["dates", "format"]), {
            message: `the date format \`${dates.format}\` does not name a day`,
            found: dates.format,
            expected: "a format such as dd/MM/yyyy or dd/MMM/yy h:mm a",
            hint: "day (d), month (M) and year (y) must each stand in it once; a 12-hour clock (h) needs `a`; letters are quoted by nothing",
          }),
        ]),
    ...(currency === undefined || CURRENCIES.has(currency)
      ? []
      : [
          diagnostic("VALUE-INVALID", at(["currency"]), {
            message: `\`${currency}\` is no currency of ISO 4217`,
            found: currency,
            expected: "a code such as EUR",
            hint: `${didYouMean(currency, CURRENCIES)}write the code of three letters`,
          }),
        ]),
  ];
}
