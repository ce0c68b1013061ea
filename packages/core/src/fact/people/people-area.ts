import type { FactArea } from "../area.ts";

/** Head count, allocation, capacity, hiring, skills, pay position and market. */
export const peopleArea: FactArea = { catalogue: {}, headlines: [], facts: () => [] };
