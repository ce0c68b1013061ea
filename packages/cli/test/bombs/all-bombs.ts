import { ARCHIVE_BOMBS } from "./archive-bombs.ts";
import type { Bomb } from "./bomb.ts";
import { DRAWN_BOMBS } from "./drawn-bombs.ts";
import { PROSE_BOMBS } from "./prose-bombs.ts";
import { TEXT_BOMBS } from "./text-bombs.ts";

export const BOMBS: readonly Bomb[] = [...ARCHIVE_BOMBS, ...TEXT_BOMBS, ...PROSE_BOMBS, ...DRAWN_BOMBS];
