import { slugOf } from "../../cells/slug.ts";

/** Folders that hold cards, or anything else, but are no model's own. */
const COMMON_FOLDERS = new Set(["", "model-cards", "model_cards", "models", "cards", "sources", "data"]);

/**
 * Id of the model that a card describes: the name of the card's file or, where the file is called README, of its folder
 * (`models/fraud-card/README.md` is `fraud-card`). In the cache of the Hugging Face client the folder is
 * `models--owner--name/snapshots/<revision>`. A README in a folder of no model is named by what it says itself.
 */
export function cardId(file: string, saysItself: string | undefined): string {
  const parts = file.split("/");
  const cached = parts.map((part) => /^models--(.+)$/.exec(part)?.[1]).find((name) => name !== undefined);
  if (cached !== undefined) return cached.split("--").at(-1) ?? cached;
  const name = (parts.at(-1) ?? "").replace(/\.(?:md|markdown)$/i, "").replace(/[_-]README$/i, "");
  if (!/^(?:readme|model[-_]?card|card)$/i.test(name)) return name;
  const folder = parts.at(-2) ?? "";
  if (!COMMON_FOLDERS.has(folder.toLowerCase())) return folder;
  return slugOf(saysItself ?? "") || name;
}
