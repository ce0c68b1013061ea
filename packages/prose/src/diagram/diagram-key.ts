import { createHash } from "node:crypto";

/** SHA-256 (hex) of a diagram's code: the name by which an edition keeps its drawing. */
export const diagramKey = (code: string): string => createHash("sha256").update(code).digest("hex");

/** Beginning of every id inside the drawing of this code. */
export const idPrefix = (code: string): string => `d${diagramKey(code).slice(0, 10)}`;
