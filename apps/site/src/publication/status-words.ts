const WORDS: Readonly<Record<string, string>> = {
  "on-track": "On track",
  "at-risk": "At risk",
  "off-track": "Off track",
  "not-started": "Not started",
  done: "Done",
};

/** A status as readers see it. */
export const statusWord = (status: string): string => WORDS[status] ?? status;

/** Words for the value of a text fact that is published as a code; undefined when the value is readable as it is. */
export function factWords(factId: string, value: string): string | undefined {
  if (/^program\.status\.(?:word|numbers-say)(?:\{|$)/.test(factId)) return WORDS[value];
  return factId.startsWith("policies.state.word{") && value === "unjudged" ? "cannot be judged" : undefined;
}
