type Heading =
  | "Model details" | "Intended use" | "Factors" | "Metrics" | "Evaluation data" | "Training data" | "Quantitative analyses" | "Ethical considerations"
  | "Caveats and recommendations" | "Limitations";

export interface CardText {
  readonly tags: readonly string[];
  readonly library?: string;
  readonly task: string;
  readonly languages: readonly string[];
  readonly datasets: readonly string[];
  readonly baseModel?: string;
  readonly gated?: boolean;
  /** Dataset, split, metric, value as it is written. */
  readonly results: readonly (readonly [dataset: string, split: string, metric: string, value: string])[];
  readonly sections: Readonly<Partial<Record<Heading, string>>>;
}
