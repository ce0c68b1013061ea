import { isoDate } from "@almanac/core";
import { holderOf } from "./posts.ts";

/** What is planted among the people of the sample; every export of this folder tells the same. */

/** Decision d-029: two fraud engineers are lent to the payment provider migration. */
export const LENT_FROM = isoDate("2026-10-12");
export const LENT_UNTIL = isoDate("2026-12-31");
export const LENT = [holderOf("fraud", "ML engineer", "L5", 0), holderOf("fraud", "ML engineer", "L4", 0)] as const;

/** The only person who can map chargebacks to orders alone is one of the two who are away. */
export const SINGLE_POINT = { holder: LENT[0], skill: "Chargeback label mapping" } as const;

/** A platform engineer covers the scoring service of fraud detection beside the usual work: 0.8 + 0.5 in October 2026. */
export const COVERING = { holder: holderOf("platform", "Platform engineer", "L4", 1), from: isoDate("2026-10-01"), to: isoDate("2026-10-31"), own: 0.8, cover: 0.5 } as const;

/** Certificates that expire within 60 days of the as-of date. */
export const EXPIRING = [
  { holder: holderOf("platform", "Platform engineer", "L4", 0), certificate: "Certified Kubernetes administrator", obtained: isoDate("2024-12-15"), expires: isoDate("2026-12-14") },
  { holder: holderOf("fraud", "Engineering lead", "L6", 0), certificate: "Card data security assessor", obtained: isoDate("2024-01-11"), expires: isoDate("2027-01-10") },
] as const;

/** One person of a cell that passes the threshold gets a raise on this day: between editions, one affected person is too few. */
export const LONE_RAISE = { holder: holderOf("demand", "Data engineer", "L4", 0), on: isoDate("2026-10-01") } as const;
