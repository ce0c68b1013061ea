import type { Drawing, Drawn } from "../../drawing.ts";

export const planDrawings = (_drawn: Drawn): readonly Drawing[] => [];
