import type { Drawing, Drawn } from "../../drawing.ts";

export const mlDrawings = (_drawn: Drawn): readonly Drawing[] => [];
