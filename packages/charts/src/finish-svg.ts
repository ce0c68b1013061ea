import { createHash } from "node:crypto";
import { joinDots } from "./dot-path.ts";
import { BOLD_END, BOLD_START } from "./label-text.ts";
import { BOLD, colour, FONT_SIZE } from "./theme.ts";

export interface SvgLabel {
  readonly title: string;
  readonly description: string;
  /** Names this drawing on its page (`throughput-wide`): the same chart twice on a page must not share ids. Letters, digits and hyphens. */
  readonly key: string;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeText = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);

/** Vega numbers ids by a counter of the process; number them by their place in this drawing instead. */
function renumberIds(svg: string): string {
  const places = new Map<string, string>();
  const place = (id: string): string => {
    const known = places.get(id) ?? String(places.size);
    places.set(id, known);
    return known;
  };
  return svg
    .replace(/ id="([^"]+)"/g, (_, id: string) => ` id="@@${place(id)}"`)
    .replace(/url\(#([^)]+)\)/g, (_, id: string) => `url(#@@${place(id)})`);
}

/** What readers and browsers don't need: hooks for Vega's own events, inner roles, defaults. */
const dropNoise = (svg: string): string =>
  svg
    .replace(/^(<svg[^>]*>)<rect [^>]*\/>/, "$1")
    .replace(/<path class="(?:background|foreground)"[^>]*\/>/g, "")
    .replace(/ (?:class|role|aria-roledescription|aria-hidden|pointer-events|font-family|style)="[^"]*"/g, "")
    .replaceAll(` font-size="${String(FONT_SIZE)}px"`, "")
    .replaceAll(' text-anchor="start"', "")
    .replaceAll(' fill-opacity="1"', "")
    .replaceAll(' opacity="1"', "")
    // A width without a colour to stroke with.
    .replace(/<(?:path|circle)(?![^>]* stroke=")[^>]*>/g, (tag) => tag.replace(/ stroke-width="[^"]*"/, ""));

/** Circles and labels by their own attributes instead of moved paths: a third of the bytes. */
const plainShapes = (svg: string): string =>
  svg
    .replace(
      /<path ([^>]*)transform="translate\(([^,]+),([^)]+)\)" d="M([\d.]+),0A[\d.]+,[\d.]+,0,1,1,-[\d.]+,0A[\d.]+,[\d.]+,0,1,1,[\d.]+,0"/g,
      '<circle $1cx="$2" cy="$3" r="$4"',
    )
    .replace(/<text ([^>]*)transform="translate\(([^,]+),([^)]+)\)"/g, '<text $1x="$2" y="$3"');

/** Hundredths of a pixel are as fine as any screen or printer draws. */
const roundNumbers = (svg: string): string =>
  svg.replace(/ (?:d|transform|x1|x2|y1|y2|x|y|cx|cy|r|width|height|stroke-width|viewBox)="[^"]*"/g, (attribute) =>
    attribute.replace(/-?\d*\.\d{3,}(?:e-?\d+)?/g, (number) => String(Math.round(Number(number) * 100) / 100 + 0)),
  );

/** A mark's words become its child title, the hover that browsers show without a script. */
const hoverTitles = (svg: string): string =>
  svg
    .replace(/<(path|rect|line|circle) aria-label="([^"]*)"([^>]*)\/>/g, (_, tag: string, words: string, rest: string) => `<${tag}${rest}><title>${words}</title></${tag}>`)
    .replace(/ aria-label="[^"]*"/g, "");

function emphasis(svg: string): string {
  return svg.replace(/<text ([^>]*)>([^<]*)<\/text>/g, (_, attributes: string, words: string) => {
    // In a grey label the emphasised part is ink; elsewhere it keeps the label's colour.
    const fill = attributes.includes(`fill="${colour.ink2}"`) ? ` fill="${colour.ink}"` : "";
    const inner = words.replaceAll(BOLD_START, `<tspan font-weight="${String(BOLD)}"${fill}>`).replaceAll(BOLD_END, "</tspan>");
    const behind = attributes.includes(' stroke="') ? ' paint-order="stroke"' : "";
    return `<text ${attributes.replace(' font-weight="400"', "")}${behind}>${inner}</text>`;
  });
}

/** Groups that move nothing and carry nothing; inner ones first. */
function dropEmptyGroups(svg: string): string {
  let before = "";
  let after = svg;
  while (after !== before) {
    before = after;
    after = before.replace(/<g[^>]*><\/g>/g, "");
  }
  return after;
}

/**
 * Turns Vega's SVG into one for the page: ids unique by content and key, a name and a description, words of marks as native hovers,
 * no `style`, no `class`, no roles inside. Size stays on the root, so that CSS `max-width: 100%; height: auto` scales nothing by itself.
 */
export function finishSvg(raw: string, { title, description, key }: SvgLabel): string {
  if (!/^[a-z0-9-]+$/i.test(key)) throw new Error(`chart key "${key}" must be letters, digits and hyphens`);
  const body = emphasis(dropEmptyGroups(joinDots(hoverTitles(roundNumbers(plainShapes(dropNoise(renumberIds(raw))))))));
  const hash = createHash("sha256").update(body).update("\0").update(title).update("\0").update(description).digest("hex").slice(0, 10);
  const id = `c${hash}-${key}`;
  return body
    .replaceAll("@@", `${id}-`)
    .replace(/^<svg[^>]*? width="([\d.]+)" height="([\d.]+)" viewBox="([^"]+)"[^>]*>/, (_, width: string, height: string, viewBox: string) =>
      [
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${viewBox}" font-size="${String(FONT_SIZE)}"`,
        ` role="img" aria-labelledby="${id}-t" aria-describedby="${id}-d">`,
        `<title id="${id}-t">${escapeText(title)}</title><desc id="${id}-d">${escapeText(description)}</desc>`,
      ].join(""),
    );
}
