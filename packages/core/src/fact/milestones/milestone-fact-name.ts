import { factId, parseFactId } from "../fact-id.ts";

/** The dimension of a fact about one milestone, or undefined where its id has characters that an id of a fact cannot hold; then it stands in tables only. */
export const milestoneFactName = (base: string, milestone: string): { readonly milestone: string } | undefined =>
  parseFactId(factId(base, { milestone }))?.dimensions["milestone"] === milestone ? { milestone } : undefined;
