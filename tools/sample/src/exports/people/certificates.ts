import { isoDate, type IsoDate } from "@almanac/core";
import { holderOf, type HeldPost } from "./posts.ts";
import { EXPIRING } from "./story.ts";
import { tableText, type Cell } from "./table-text.ts";

const ISSUERS: Readonly<Record<string, string>> = {
  "Certified Kubernetes administrator": "Cloud Native Computing Foundation",
  "Card data security assessor": "Payment card council",
  "Privacy by design": "In-house",
  "Cloud security specialist": "Northgrid Cloud",
};

const held = (holder: HeldPost, certificate: string, obtained: string, expires?: string): readonly [HeldPost, string, IsoDate, IsoDate | undefined] => [
  holder,
  certificate,
  isoDate(obtained),
  expires === undefined ? undefined : isoDate(expires),
];

const platform = (place: number): HeldPost => holderOf("platform", "Platform engineer", "L4", place);

const HELD_CERTIFICATES = [
  ...EXPIRING.map(({ holder, certificate, obtained, expires }) => held(holder, certificate, obtained, expires)),
  held(platform(2), "Certified Kubernetes administrator", "2025-11-03", "2027-11-02"),
  held(platform(3), "Certified Kubernetes administrator", "2026-02-09", "2028-02-08"),
  held(platform(4), "Certified Kubernetes administrator", "2025-06-16", "2027-06-15"),
  held(platform(1), "Cloud security specialist", "2025-03-10", "2028-03-09"),
  held(platform(5), "Cloud security specialist", "2026-05-04", "2029-05-03"),
  held(holderOf("platform", "Engineering lead", "L6", 0), "Cloud security specialist", "2024-09-02", "2027-09-01"),
  held(holderOf("fraud", "ML engineer", "L5", 1), "Card data security assessor", "2026-04-13", "2029-04-12"),
  // Renewed in time: both rows stay.
  held(holderOf("fraud", "Data engineer", "L4", 0), "Card data security assessor", "2023-10-02", "2026-10-01"),
  held(holderOf("fraud", "Data engineer", "L4", 0), "Card data security assessor", "2026-09-21", "2029-09-20"),
  held(holderOf("search", "Engineering lead", "L6", 0), "Privacy by design", "2025-09-08"),
  held(holderOf("search", "Data engineer", "L4", 0), "Privacy by design", "2025-10-13"),
  held(holderOf("demand", "Engineering lead", "L6", 0), "Privacy by design", "2025-11-10"),
  held(holderOf("fraud", "Engineering lead", "L6", 0), "Privacy by design", "2026-03-02"),
  held(holderOf("fraud", "Applied scientist", "L5", 0), "Privacy by design", "2026-06-15"),
] as const;

/** Workstream, certificate, people who must hold it. Card data needs three assessors; two hold a valid certificate beside the one that expires. */
const NEEDED = [
  ["platform", "Certified Kubernetes administrator", 3],
  ["platform", "Cloud security specialist", 2],
  ["fraud", "Card data security assessor", 3],
  ["search", "Privacy by design", 1],
  ["demand", "Privacy by design", 1],
  ["fraud", "Privacy by design", 1],
] as const;

export const certificatesCsv = (): string =>
  tableText(
    ["Person", "Workstream", "Certificate", "Issuer", "Obtained on", "Expires on", "People needed"],
    [
      ...HELD_CERTIFICATES.map(([holder, certificate, obtained, expires]): readonly Cell[] => [holder.person, undefined, certificate, ISSUERS[certificate], obtained, expires, undefined]),
      ...NEEDED.map(([workstream, certificate, people]): readonly Cell[] => [undefined, workstream, certificate, undefined, undefined, undefined, people]),
    ],
  );
