import type { BlockDescription, BlockPlace } from "./block.ts";

const COLONS: Readonly<Record<BlockPlace, string>> = { text: ":", leaf: "::", container: ":::" };

/** The directive as an author writes it in a place: `:fact[…]`, `::chart{…}`, `:::callout`. */
export function directiveSpelling({ directive, places, brackets, attributes }: BlockDescription, place: BlockPlace = places[0] ?? "container"): string {
  const rest = place === "container" ? "" : brackets !== undefined && place === "text" ? "[…]" : attributes.length > 0 ? "{…}" : "";
  return `${COLONS[place]}${directive}${rest}`;
}

/** Words about where a directive stands. */
export function placeWords(place: BlockPlace): string {
  switch (place) {
    case "text":
      return "in a sentence";
    case "leaf":
      return "on a line of its own";
    case "container":
      return "around paragraphs, closed by a line of colons";
    default:
      return place satisfies never;
  }
}
