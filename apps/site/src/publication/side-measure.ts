/** A row of the table beside a page's finding. */
export interface SideMeasure {
  readonly base: string;
  /** With its unit, because the cells carry none. */
  readonly name: string;
  /** What it means, where the name does not say. */
  readonly meaning?: string;
  /** It stands in the second ink. */
  readonly forecast?: boolean;
}
