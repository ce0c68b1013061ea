import { compareText, measureOf, type Edition, type Fact } from "@almanac/core";
import { methodPages } from "./documents.ts";

export interface MeasureDefinition {
  /** `<area>.<measure>`. */
  readonly id: string;
  readonly area: string;
  readonly title: string;
  readonly document: ReturnType<typeof methodPages>[number] | undefined;
  readonly facts: readonly Fact[];
}

const AREAS = ["delivery", "forecast", "program"];
const areaOrder = (area: string): number => (AREAS.includes(area) ? AREAS.indexOf(area) : AREAS.length);

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
      return { id, area, title, document, facts: all.filter((fact) => measureOf(fact.id) === id) };
    })
    .sort((a, b) => areaOrder(a.area) - areaOrder(b.area) || compareText(a.area, b.area) || compareText(a.title, b.title));
}
