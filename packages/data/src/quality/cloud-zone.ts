import type { CloudCost, QualityFinding } from "@almanac/core";

const EXAMPLES = 20;

/** FOCUS asks for times in UTC, and some providers leave the zone out: their hours are read as UTC, which a reader should know. */
export function cloudZoneFindings(costs: readonly CloudCost[]): readonly QualityFinding[] {
  const assumed = costs.filter(({ zoneAssumed }) => zoneAssumed === true);
  if (assumed.length === 0) return [];
  return [
    {
      id: "cloud-zone-assumed",
      label: "Cloud costs whose times name no time zone",
      count: assumed.length,
      of: costs.length,
      effect: "They are read as UTC, as the FOCUS specification has them: a charge near midnight may belong to the day before or after.",
      examples: assumed.slice(0, EXAMPLES).map(({ provider, description, service, source }) => ({ key: [provider, service ?? description ?? ""].join(" ").trim(), source })),
    },
  ];
}
