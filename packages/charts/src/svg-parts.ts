const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Words as text or attribute of an SVG. */
export const svgWords = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);

/** A length or place: hundredths of a pixel are as fine as anything draws. */
export const svgNumber = (value: number): string => String(Math.round(value * 100) / 100 + 0);
