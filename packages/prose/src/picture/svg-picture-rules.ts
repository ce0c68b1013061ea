import { GEOMETRY, PRESENTATION, SVG_ELEMENTS } from "../diagram/svg-rules.ts";

/** Elements that a picture may consist of: shapes, text, and what paints them. Nothing that runs, moves, loads or leads anywhere. */
export const PICTURE_ELEMENTS: ReadonlySet<string> = new Set([...SVG_ELEMENTS, "linearGradient", "radialGradient", "stop", "pattern", "mask", "textPath"]);

/** Properties that are attributes, and may be written in `style`, too. */
const PAINT: ReadonlySet<string> = new Set([
  ...PRESENTATION, "fill-rule", "clip-rule", "stroke-dashoffset", "stroke-miterlimit", "stop-color", "stop-opacity", "color",
  "display", "visibility", "overflow", "font-stretch", "font-variant", "letter-spacing", "word-spacing", "alignment-baseline",
  "baseline-shift", "writing-mode", "text-rendering", "shape-rendering", "color-interpolation", "vector-effect", "paint-order", "clip-path", "mask", "marker-start", "marker-mid", "marker-end",
]);

const SHAPE: ReadonlySet<string> = new Set([
  ...GEOMETRY, "id", "offset", "fx", "fy", "fr", "gradientUnits", "gradientTransform", "spreadMethod", "patternUnits", "patternContentUnits",
  "patternTransform", "maskUnits", "maskContentUnits", "clipPathUnits", "pathLength", "rotate", "textLength", "lengthAdjust", "startOffset", "method", "spacing", "lang",
]);

/** What changes nothing in a picture that is only looked at, and goes without a word. */
const IDLE = /^(?:class|version|baseProfile|role|tabindex|focusable|(?:aria|data)-[\w.-]+|xml:space|enable-background)$/;
const IDLE_PROPERTY = new RegExp(
  `^(?:${[
    String.raw`-[\w-]+`, String.raw`font-(?:variant|feature|kerning|size-adjust|synthesis|optical)[\w-]*`, "line-height", String.raw`text-(?:align|indent|orientation)[\w-]*`, String.raw`text-decoration-[\w-]+`,
    "white-space", "shape-(?:padding|margin|inside|subtract)", String.raw`solid-[\w-]+`, "direction", "unicode-bidi", "isolation", "mix-blend-mode",
    "block-progression", "inline-size", "(?:color|image)-rendering", "color-interpolation-filters", "enable-background",
    String.raw`(?:filter|flood)-[\w-]+`, "lighting-color",
  ].join("|")})$`,
);

export type Judged = { readonly attribute: readonly [name: string, value: string] } | "idle" | "refused";

/** Names of a drawing's own parts. */
const ID = /^[A-Za-z_][\w.-]*$/;
const LOCAL = /^url\(\s*(["']?)#([A-Za-z_][\w.-]*)\1\s*\)(?:\s+(?:none|[#A-Za-z][\w#]*))?$/;
const LOADED_BY = /(?:url|src|image(?:-set)?|cross-fade)\s*\(|:|[\\<>@]|expression/i;
const PLAIN = /^[\p{L}\p{N}\p{M}\s.,#%()'"+_/-]*$/u;

const REFERS: ReadonlySet<string> = new Set(["fill", "stroke", "clip-path", "mask", "marker-start", "marker-mid", "marker-end"]);
const REFERRERS: ReadonlySet<string> = new Set(["use", "linearGradient", "radialGradient", "pattern", "textPath"]);

function judgedValue(name: string, value: string): Judged {
  const local = REFERS.has(name) ? LOCAL.exec(value.trim()) : null;
  if (local !== null) return { attribute: [name, `url(#${local[2] ?? ""})`] };
  return LOADED_BY.test(value) || !PLAIN.test(value) ? "refused" : { attribute: [name, value] };
}

/** An attribute of an element of a picture: as it is kept, or that it changes nothing, or that it may not be there. */
export function judgedAttribute(element: string, name: string, value: string): Judged {
  if (IDLE.test(name) || name === "xmlns" || name.startsWith("xmlns:")) return "idle";
  if (name === "href" || name === "xlink:href") return REFERRERS.has(element) && ID.test(value.slice(1)) && value.startsWith("#") ? { attribute: ["href", value] } : "refused";
  // What editors write for themselves.
  if (name.includes(":")) return "idle";
  if (name === "id") return ID.test(value) ? { attribute: [name, value] } : "refused";
  return SHAPE.has(name) || PAINT.has(name) ? judgedValue(name, value) : "refused";
}

/** One declaration of a `style`: as the attribute that says the same. A page that allows no inline style shows it all the same. */
export function judgedDeclaration(property: string, value: string): Judged {
  if (PAINT.has(property)) return judgedValue(property, value.replace(/\s*!important$/, ""));
  return IDLE_PROPERTY.test(property) ? (/url\s*\(/i.test(value) ? "refused" : "idle") : "refused";
}
