/** The secret of the program beside its restricted exports. A real program keeps its own where only those lie, and never in a public repository. */
export const EDITION_SALT = { path: "restricted/edition-salt", text: "The invented secret of an invented program: nobody is protected by it.\n" } as const;
