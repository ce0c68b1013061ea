/** Kinds of callout and the word that stands over one without a title. They are GitHub's alerts. */
export const CALLOUT_KINDS: ReadonlyMap<string, string> = new Map([
  ["note", "Note"],
  ["tip", "Tip"],
  ["important", "Important"],
  ["warning", "Warning"],
  ["caution", "Caution"],
]);
