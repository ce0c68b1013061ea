import type { Drawing, Drawn } from "../../drawing.ts";

export const governanceDrawings = (_drawn: Drawn): readonly Drawing[] => [];
