import { compareText, measureOf, type Edition, type Fact } from "@almanac/core";
import { methodPages } from "./documents.ts";

export interface MeasureDefinition {
  /** `<area>.<measure>`. */
  readonly id: string;
  /** Title of the chapter that it stands in. */
  readonly chapter: string;
  readonly area: string;
  readonly title: string;
  readonly document: ReturnType<typeof methodPages>[number] | undefined;
  readonly facts: readonly Fact[];
}

/** Areas of facts as readers look for them, in the order of the pages. */
const CHAPTERS: readonly { readonly title: string; readonly areas: readonly string[] }[] = [
  { title: "Flow and teamwork", areas: ["delivery", "stage", "sprint", "impediments", "retro"] },
  { title: "Forecasts", areas: ["forecast", "milestones", "outlook", "changes", "ledger", "backtest", "reference-class", "estimate"] },
  { title: "Status and promises", areas: ["program", "status", "promises"] },
  { title: "Money", areas: ["budget", "earned-value", "cloud", "vendors", "currency", "benefits", "quota"] },
  { title: "People and pay", areas: ["people", "pay", "market"] },
  { title: "Risk", areas: ["risk"] },
  { title: "Priorities and objectives", areas: ["priority", "objectives"] },
  { title: "Models and data", areas: ["models", "datasets", "experiments", "releases", "incidents", "lineage"] },
  { title: "Compliance and decisions", areas: ["compliance", "gates", "policies", "decisions", "stakeholders"] },
];
/** Measures of an area that has no chapter stand last, under its own name. */
const OTHERS = { title: "Data", areas: [] as readonly string[] };
const chapterOf = (area: string): (typeof CHAPTERS)[number] => CHAPTERS.find(({ areas }) => areas.includes(area)) ?? OTHERS;
/** Title of the chapter that figures of an area stand in. */
export const chapterTitle = (area: string): string => chapterOf(area).title;
/** Where an area stands among all, chapter by chapter. */
export const chapterPlace = (area: string): number => {
  const chapter = CHAPTERS.indexOf(chapterOf(area));
  return (chapter === -1 ? CHAPTERS.length : chapter) * 100 + chapterOf(area).areas.indexOf(area);
};

/** Every measure that has facts or a definition. A measure without a definition still has its page: its figures lead there. */
export function measureDefinitions({ facts, documents }: Pick<Edition, "facts" | "documents">): readonly MeasureDefinition[] {
  const described = new Map(methodPages(documents).map((document) => [document.id, document]));
  const all = Object.values(facts);
  const ids = [...new Set([...described.keys(), ...all.map((fact) => measureOf(fact.id))])];
  return ids
    .map((id): MeasureDefinition => {
      const [area = "", measure = ""] = id.split(".");
      const document = described.get(id);
      const title = document?.title ?? measure.replaceAll("-", " ").replace(/^./, (letter) => letter.toUpperCase());
      return { id, chapter: chapterTitle(area), area, title, document, facts: all.filter((fact) => measureOf(fact.id) === id) };
    })
    .sort((a, b) => chapterPlace(a.area) - chapterPlace(b.area) || compareText(a.area, b.area) || compareText(a.title, b.title));
}

/** Anchor of a chapter on the page of all measures. */
export const chapterAnchor = (chapter: string): string => `chapter-${chapter.toLowerCase().replaceAll(" ", "-")}`;
