import { tableRows, type FindingInput } from "./fact-reader.ts";

/** Says a model by its key. */
export type ModelName = (key: string | undefined) => string;

/**
 * What sentences call models: by the title of their card, in quotation marks because titles hold commas, and by their key where no card has one.
 *
 * @param unknown what is said where a row names no model
 */
export function modelNames(facts: FindingInput["facts"], unknown = "a model"): ModelName {
  const titles = new Map(tableRows(facts, "models.register.models").map((row) => [row.text("model"), row.text("title")]));
  return (key) => {
    const title = titles.get(key);
    return title === undefined || title === key ? (key ?? unknown) : `“${title}”`;
  };
}
