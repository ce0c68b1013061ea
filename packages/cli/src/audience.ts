import { join } from "node:path";
import { ABOVE_PUBLIC, mayRead, type AboveAudience, type Audience, type Document, type Model } from "@almanac/core";

/** Audiences above public that a circle of readers takes part in, the larger first. */
export const circlesOf = (audience: Audience): readonly AboveAudience[] => ABOVE_PUBLIC.filter((each) => mayRead(audience, each));

/** Documents for fewer readers than everybody that readers of an audience may see. */
export const withheldFor = (audience: Audience, { withheld }: Model): readonly Document[] => (audience === "public" ? [] : (withheld?.documents ?? []).filter((document) => mayRead(audience, document.audience)));

/**
 * Where a program keeps what would only cost time to make again. What is made for fewer readers is kept apart, so that nothing of it can come
 * into what is made for more.
 */
export const keptFolder = (root: string, audience: Audience = "public"): string => join(root, ".almanac", ...(audience === "public" ? [] : [audience]));
