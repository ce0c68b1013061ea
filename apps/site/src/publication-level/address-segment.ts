import { fnv1a64 } from "@almanac/core";

const PLAIN = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?$/;

/** An id of an export as one part of an address: itself where it is plain, otherwise its plain characters and a hash, so that two ids never share one. */
export const addressSegment = (id: string): string => (PLAIN.test(id) ? id : `${id.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60)}-${fnv1a64(id).toString(16).padStart(16, "0")}`.replace(/^-/, ""));
