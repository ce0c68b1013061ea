import type { Fact } from "../fact/fact.ts";

/** What policies are judged by. */
export interface PolicyGround {
  /** What is published, and nothing else: a verdict would tell about a number that not everybody may see. */
  readonly facts: Readonly<Record<string, Fact>>;
  readonly workstreams: readonly { readonly id: string; readonly title: string }[];
  /** `YYYY-MM-DD`: on it a waiver holds or has ended. */
  readonly asOfDate: string;
  readonly locale: string;
}
