import type { CardSectionName } from "@almanac/core";

/**
 * Headings that belong to the nine sections of Mitchell et al., as that paper, the template of Hugging Face, its automatic
 * cards and hand-written cards word them. Compared in lower case, without marks, numbers and `[optional]`.
 */
const HEADINGS: Readonly<Record<CardSectionName, readonly string[]>> = {
  "model-details": [
    "model details", "model description", "model summary", "model information", "model overview", "model architecture", "model sources", "model", "overview",
    "description", "summary", "details", "architecture", "pipeline description", "technical specifications", "about", "about the model", "basic information",
  ],
  "intended-use": [
    "intended use", "intended uses", "intended uses & limitations", "intended uses and limitations", "intended use & limitations", "use", "uses", "usage", "use cases",
    "how to use", "how to use it", "direct use", "downstream use", "out-of-scope use", "out of scope", "out-of-scope uses", "primary intended uses", "primary intended users",
  ],
  factors: ["factors", "relevant factors", "evaluation factors", "groups", "testing data, factors & metrics"],
  metrics: ["metrics", "evaluation metrics", "model performance measures", "decision thresholds", "performance measures", "testing data, factors & metrics"],
  "evaluation-data": [
    "evaluation data", "evaluation dataset", "evaluation datasets", "testing data", "test data", "test set", "validation data", "training and evaluation data",
    "training & evaluation data", "testing data, factors & metrics",
  ],
  "training-data": [
    "training data", "training dataset", "training datasets", "training set", "training details", "training", "data", "datasets", "training and evaluation data",
    "training & evaluation data",
  ],
  "quantitative-analyses": [
    "quantitative analyses", "quantitative analysis", "results", "evaluation results", "evaluation", "performance", "accuracy", "benchmarks", "benchmark results",
    "training results", "unitary results", "intersectional results", "model performance",
  ],
  "ethical-considerations": [
    "ethical considerations", "ethics", "bias", "biases", "fairness", "bias, risks, and limitations", "bias, risks and limitations", "bias and fairness", "privacy",
    "safety", "risks and harms", "societal impact", "ethical considerations and limitations",
  ],
  "caveats-and-recommendations": [
    "caveats and recommendations", "caveats", "recommendations", "limitations", "limitations and bias", "known limitations", "known issues", "intended uses & limitations",
    "intended uses and limitations", "intended use & limitations", "bias, risks, and limitations", "bias, risks and limitations", "ethical considerations and limitations",
  ],
};

const plain = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/\[optional\]/g, "")
    .replace(/[*_`#:]/g, "")
    .replace(/^\s*(?:\d+\.)+\s*/, "")
    .replace(/[^\p{L}\p{N},&' -]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();

const sectionsByHeading = new Map<string, CardSectionName[]>();
for (const [section, headings] of Object.entries(HEADINGS) as [CardSectionName, readonly string[]][])
  for (const heading of headings) sectionsByHeading.set(heading, [...(sectionsByHeading.get(heading) ?? []), section]);

/** The sections that a heading belongs to; none for a heading that is of no section. */
export const sectionsOf = (heading: string): readonly CardSectionName[] => sectionsByHeading.get(plain(heading)) ?? [];
