import { nearest } from "@almanac/core";

/** `did you mean `x`? ` or nothing. */
export function didYouMean(text: string, candidates: Iterable<string>): string {
  const found = nearest(text, candidates);
  return found === undefined ? "" : `did you mean \`${found}\`? `;
}
