/** Words that stand where somebody is still to write. Capitals only: in other spellings they may be words of a language. */
export const PLACEHOLDER_WORDS: readonly string[] = ["TODO", "TBD", "TBC", "FIXME", "XXX"];
