import type { CostCategory } from "@almanac/core";

/** Spellings of the categories of cost. Words of a company's own chart of accounts are declared under `values:`. */
export const CATEGORY_WORDS: Readonly<Record<CostCategory, readonly string[]>> = {
  people: ["people", "labour", "labor", "staff", "personnel"],
  cloud: ["cloud", "compute", "cloud and compute", "hosting"],
  "data-acquisition": ["data acquisition", "data-acquisition", "data", "labels", "labelling"],
  vendor: ["vendor", "vendors", "services", "consulting", "contractors"],
  tools: ["tools", "software", "licences", "licenses"],
  travel: ["travel"],
  facilities: ["facilities", "office"],
  contingency: ["contingency", "contingency reserve"],
  other: ["other"],
};
