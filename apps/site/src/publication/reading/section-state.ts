import type { Edition, Fact } from "@almanac/core";
import { SUBJECT_WORDS } from "./subject-documents.ts";
import { SECTIONS, type Section } from "../site-map.ts";

type Stated = Pick<Edition, "facts" | "documents" | "previous" | "findings">;

const isStated = (fact: Fact): boolean => (fact.type === "table" ? fact.rows.length > 0 : fact.value !== null);

/** Every page asks for them: they are collected once for the facts of an edition. */
const known = new WeakMap<Edition["facts"], ReadonlySet<string>>();

/** Areas of which at least one figure has a value. */
export function statedAreas(facts: Edition["facts"]): ReadonlySet<string> {
  const found = known.get(facts) ?? new Set(Object.values(facts).flatMap((fact) => (isStated(fact) ? [fact.id.replace(/\..*$/, "")] : [])));
  known.set(facts, found);
  return found;
}

const kindsKnown = new WeakMap<Edition["documents"], ReadonlySet<string>>();

function kindsOf(documents: Edition["documents"]): ReadonlySet<string> {
  const found = kindsKnown.get(documents) ?? new Set(documents.map(({ kind }) => kind));
  kindsKnown.set(documents, found);
  return found;
}

/** Whether a section has anything to show in this edition. One without stays in the contents, and says there that it has none. */
export function hasData(section: Section, { facts, documents, previous, findings }: Stated, stated: ReadonlySet<string> = statedAreas(facts)): boolean {
  if (findings[section.id] !== undefined) return true;
  const kinds = kindsOf(documents);
  switch (section.id) {
    case "changes":
      return previous !== null;
    case "handbook":
      return kinds.has("handbook");
    case "glossary":
      return kinds.has("term");
    case "decisions":
      return stated.has("decisions") || kinds.has("decision");
    case "models":
    case "datasets":
    case "risks":
    case "agile":
      return section.areas.some((area) => stated.has(area)) || Object.entries(SUBJECT_WORDS).some(([kind, words]) => words.section === section.id && kinds.has(kind));
    case "editions":
    case "method":
      return true;
    default:
      return section.areas.length === 0 || section.areas.some((area) => stated.has(area));
  }
}

interface SectionsByState {
  readonly withData: readonly Section[];
  readonly without: readonly Section[];
}

/** All sections in reading order, those with data apart from those that wait for some. */
export function sectionsByState(edition: Stated): SectionsByState {
  const stated = statedAreas(edition.facts);
  const withData = SECTIONS.filter((section) => hasData(section, edition, stated));
  return { withData, without: SECTIONS.filter((section) => !withData.includes(section)) };
}
