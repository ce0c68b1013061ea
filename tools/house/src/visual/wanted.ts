import { pageTypes, type PageType } from "../site-pages.ts";
import { CONDITIONS, type Condition } from "./conditions.ts";

/** Every type of page is kept as a desk and a phone show it; these in the other conditions, too: between them they hold every component. */
const IN_ALL: ReadonlySet<string> = new Set(["front", "delivery", "risks", "budget", "changes", "handbook-page", "model-page"]);
const FOR_EVERY_PAGE: ReadonlySet<Condition["name"]> = new Set(["1440", "360"]);

export type WantedPicture = { readonly file: string; readonly type: PageType; readonly condition: Condition };

/** The pictures that are kept as baselines. */
export const wantedPictures = (site: string): readonly WantedPicture[] =>
  pageTypes(site).flatMap((type) => CONDITIONS.filter(({ name }) => FOR_EVERY_PAGE.has(name) || IN_ALL.has(type.name)).map((condition) => ({ file: `${type.name}-${condition.name}.webp`, type, condition })));
