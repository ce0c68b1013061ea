const WORDS: Readonly<Record<string, string>> = {
  "on-track": "On track",
  "at-risk": "At risk",
  "off-track": "Off track",
  "not-started": "Not started",
  done: "Done",
};

/** A status as readers see it. */
export const statusWord = (status: string): string => WORDS[status] ?? status;
