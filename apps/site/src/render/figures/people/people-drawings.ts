import type { Drawing, Drawn } from "../../drawing.ts";

export const peopleDrawings = (_drawn: Drawn): readonly Drawing[] => [];
