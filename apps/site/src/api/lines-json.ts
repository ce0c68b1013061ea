/**
 * JSON with a line for each key and for each entry of a list: readable line by line, and a third smaller than with full indentation.
 * Keys keep their order. Numbers are those of the edition, which carry 12 significant digits.
 */
export function linesJson(value: object): string {
  const entries = Object.entries(value as Readonly<Record<string, unknown>>).filter(([, entry]) => entry !== undefined);
  const written = (entry: unknown): string => (Array.isArray(entry) && entry.length > 0 ? `[\n${entry.map((each) => `  ${JSON.stringify(each)}`).join(",\n")}\n ]` : JSON.stringify(entry));
  return `{\n${entries.map(([key, entry]) => ` ${JSON.stringify(key)}: ${written(entry)}`).join(",\n")}\n}\n`;
}
