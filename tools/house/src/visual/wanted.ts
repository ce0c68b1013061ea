import { pageTypes, type PageType } from "../site-pages.ts";
import { CONDITIONS, type Condition } from "./conditions.ts";

/** Every type of page is kept as a desk and a phone show it; these in the other conditions, too: between them they hold every component. */
const IN_ALL: ReadonlySet<string> = new Set(["front", "delivery", "risks", "changes", "handbook-page"]);
const FOR_EVERY_PAGE: ReadonlySet<Condition["name"]> = new Set(["1440", "360"]);

export type WantedPicture = { readonly file: string; readonly type: PageType };

/** The pictures that are kept as baselines, by the condition that they are taken in. */
export const wantedPictures = (site: string): readonly { readonly condition: Condition; readonly pictures: readonly WantedPicture[] }[] => {
  // The edition as one document is a hundred sheets: its look is that of its parts.
  const types = pageTypes(site).filter(({ name }) => name !== "print");
  return CONDITIONS.map((condition) => ({ condition, pictures: types.filter((type) => FOR_EVERY_PAGE.has(condition.name) || IN_ALL.has(type.name)).map((type) => ({ file: `${type.name}-${condition.name}.webp`, type })) }));
};
