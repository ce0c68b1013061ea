/** How the rows of a table are drawn. */
export const TABLE_CHARTS = ["line", "bar", "dots"] as const;
export type TableChart = (typeof TABLE_CHARTS)[number];

/** What a chart of a page is drawn from: facts of the edition, by id. Plain data, kept with the page that asks for it. */
export type ProseChart =
  /** A value through the editions. */
  | { readonly kind: "course"; readonly fact: string; readonly title: string }
  /** Columns of a table; `by` names the one that tells lines or dots apart. */
  | { readonly kind: "table"; readonly fact: string; readonly title: string; readonly x: string; readonly y: string; readonly by?: string; readonly as: TableChart }
  /** A Vega-Lite spec that was checked, as JSON. `file` and `line`: where its fence opens. */
  | { readonly kind: "spec"; readonly spec: string; readonly facts: readonly string[]; readonly title: string; readonly description: string; readonly file: string; readonly line: number };
