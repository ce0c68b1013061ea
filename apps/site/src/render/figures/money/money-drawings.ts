import type { Drawing, Drawn } from "../../drawing.ts";

export const moneyDrawings = (_drawn: Drawn): readonly Drawing[] => [];
