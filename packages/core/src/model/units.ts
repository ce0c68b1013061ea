declare const unit: unique symbol;

/** A number that carries its unit in the type. Arithmetic happens in named functions, never between bare numbers. */
export type Quantity<U extends string> = number & { readonly [unit]: U };

/** Whole calendar days, inclusive: work started and finished on one day took 1 day (METHOD.md 2.3). */
export type Days = Quantity<"day">;
/** A count of work items. */
export type ItemCount = Quantity<"item">;
/** A share or probability in [0, 1]. Percent exists only where a value is displayed. */
export type Share = Quantity<"share">;
/** Full-time equivalents: 1 is one person working full time. */
export type Fte = Quantity<"FTE">;
/** Working hours. */
export type Hours = Quantity<"hour">;
/** Elapsed seconds, 24 hours a day and 7 days a week. */
export type Seconds = Quantity<"second">;

export const days = (count: number): Days => count as Days;
export const itemCount = (count: number): ItemCount => count as ItemCount;
export const share = (fraction: number): Share => fraction as Share;
export const fte = (fraction: number): Fte => fraction as Fte;
export const hours = (count: number): Hours => count as Hours;
export const seconds = (count: number): Seconds => count as Seconds;
