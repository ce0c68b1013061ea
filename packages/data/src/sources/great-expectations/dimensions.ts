import type { QualityDimension } from "@almanac/core";

const DIMENSIONS: readonly QualityDimension[] = ["completeness", "validity", "uniqueness", "consistency", "timeliness", "accuracy"];

/** First rule that fits wins. The names are those of Great Expectations 0.18 and 1.x; dbt-expectations has taken them over. */
const RULES: readonly (readonly [RegExp, QualityDimension])[] = [
  [/fresh|recen|stale|_age_|timestamp_to_be/, "timeliness"],
  [/not_be_null|be_non_null|table_row_count_to_(?:be_between|equal$)|row_count_to_be_between/, "completeness"],
  [/unique|distinct_values_to_be_unique/, "uniqueness"],
  [/column_pair|pair_values|multicolumn|other_table|table_columns_to_match|column_to_exist|column_count|equal_table|to_match_table/, "consistency"],
  [/(?:mean|median|stdev|quantile|sum|kl_divergence|z_score|outlier|most_common_value|min|max)_?\w*_to_be_(?:between|less_than|in_set|equal_to)|ks_test|chisquare/, "accuracy"],
  [/to_be_in_set|to_not_be_in_set|regex|like_pattern|strftime|dateutil|json|type|between|lengths?_to|increasing|decreasing|be_null|in_type_list|to_match/, "validity"],
];

/** The dimension of METHOD.md 9 that an expectation measures; undefined when it measures none of the six. */
export const expectationDimension = (type: string): QualityDimension | undefined => RULES.find(([pattern]) => pattern.test(type))?.[1];

/** The dimension that an author wrote down beside an expectation or test. */
export const namedDimension = (said: unknown): QualityDimension | undefined => DIMENSIONS.find((dimension) => typeof said === "string" && said.toLowerCase() === dimension);
