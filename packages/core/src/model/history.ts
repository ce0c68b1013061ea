/** How much of an item's status history is known. */
export type History = "complete" | "reconstructed" | "none";
