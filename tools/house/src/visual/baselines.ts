import { join } from "node:path";
import { REPOSITORY } from "../gates.ts";

/** Where the pictures lie that the site is held against. */
export const BASELINES = join(REPOSITORY, "tools", "house", "baselines");
