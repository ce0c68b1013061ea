import { z } from "zod";
import { Text } from "./config-words.ts";

/** `prose:` of almanac.yaml. */
export const ProseRulesSchema = z.strictObject({
  sentenceWords: z.number().int().min(10).max(200).optional().describe("A sentence of more words is pointed out. Default: 40"),
  readingLevel: z.number().min(5).max(30).optional().describe("A page whose Flesch-Kincaid grade is above it is pointed out. Default: 14"),
  abbreviations: z.array(Text).optional().describe("Abbreviations that every reader of the program knows, so that no page need spell them out"),
  ignore: z.array(Text).optional().describe("Pages below content/ whose words are not judged: a path, or a folder with a slash at its end"),
});

export type ProseRules = z.infer<typeof ProseRulesSchema>;
