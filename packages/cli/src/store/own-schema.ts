import { EditionContentSchema, EditionHeaderSchema, EditionSliceSchema } from "@almanac/core";

/**
 * Holds an edition that is about to be frozen against the published schemas, as it will stand on the disk.
 * @throws TypeError: what Almanac writes has the published shape, or Almanac is wrong.
 */
export function requireOwnSchema(headerText: string, contentText: string, sliceTexts: readonly string[] = []): void {
  for (const [what, schema, text] of [
    ["header", EditionHeaderSchema, headerText],
    ["content", EditionContentSchema, contentText],
    ...sliceTexts.map((text) => ["slice", EditionSliceSchema, text] as const),
  ] as const) {
    const issue = schema.safeParse(JSON.parse(text)).error?.issues[0];
    if (issue !== undefined) throw new TypeError(`the ${what} of the edition is not as its own schema wants it, at ${issue.path.map(String).join(".") || "the top"}: ${issue.message}`);
  }
}
