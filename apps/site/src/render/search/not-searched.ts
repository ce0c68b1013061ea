/** Figures without their column heads, and what repeats on every page, make poor excerpts. Of a register, what its rows are called is found. */
export const NOT_SEARCHED = ["svg", ".sources", ".heading-link", ".flow-table", ".how-many", "table.records thead", "table.records td", "table.records small", "table.programs", ".edition-table"];
