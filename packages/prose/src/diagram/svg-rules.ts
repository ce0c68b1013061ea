/** Elements that a finished diagram may consist of. */
export const SVG_ELEMENTS: ReadonlySet<string> = new Set(["svg", "g", "defs", "marker", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "title", "desc", "clipPath"]);

/** Geometry: copied from the drawing, numbers rounded. */
export const GEOMETRY: ReadonlySet<string> = new Set([
  "d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy", "width", "height", "points", "transform", "viewBox", "preserveAspectRatio", "markerWidth", "markerHeight", "markerUnits", "refX", "refY", "orient",
]);

/** Attributes whose whole value is `url(#id)`. */
export const REFERENCES: ReadonlySet<string> = new Set(["marker-start", "marker-mid", "marker-end", "clip-path"]);

/** Presentation attributes that `flattened` writes. */
export const PRESENTATION: ReadonlySet<string> = new Set([
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "opacity", "font-family", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline", "text-decoration",
]);

/** Attributes of the root that are neither geometry nor presentation. */
export const ROOT: ReadonlySet<string> = new Set(["xmlns", "role", "aria-labelledby", "aria-describedby"]);

/** Values that colours may have in a finished diagram. */
export const COLOUR = /^(?:none|var\(--[a-z0-9-]+\))$/;
