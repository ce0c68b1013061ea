import type { Publication } from "../publication.ts";

const MODULE = "virtual:almanac/publication";
const PLACE = "almanac.publication";

/** Pages import the publication as a module, and read no file; what the module holds is put in its place before the pages are loaded. */
export const publicationModule = {
  name: "almanac-publication",
  resolveId: (id: string) => (id === MODULE ? `\0${MODULE}` : undefined),
  load: (id: string) => (id === `\0${MODULE}` ? `export default globalThis[Symbol.for(${JSON.stringify(PLACE)})];` : undefined),
};

/** Hands the publication to the pages that this thread loads next. */
export function placePublication(publication: Publication): void {
  Object.defineProperty(globalThis, Symbol.for(PLACE), { value: publication, configurable: true });
}
