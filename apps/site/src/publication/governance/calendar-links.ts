import type { DatedRecord } from "../../calendar/dated-record.ts";
import { riskAnchor } from "./risk-register.ts";

/** Pages that say more about a kind of date than the provenance of its figure does. */
const PAGES: Readonly<Record<string, (record: DatedRecord) => string>> = {
  milestone: () => "/roadmap/",
  "milestone-p85": () => "/roadmap/",
  target: ({ id }) => `/programs/${id}/`,
  "target-p85": ({ id }) => `/programs/${id}/`,
  "contract-notice": () => "/vendors/",
  "contract-end": () => "/vendors/",
  obligation: () => "/compliance/#duties",
  evidence: () => "/compliance/#evidence",
  mitigation: ({ id }) => `/risks/#${riskAnchor(id)}`,
  "risk-review": ({ id }) => `/risks/#${riskAnchor(id)}`,
  waiver: () => "/handbook/policies/#policies-bent",
  action: () => "/agile/",
  communication: () => "/stakeholders/#messages",
  "key-result": () => "/objectives/#key-results",
};

/** Where a date leads to on the site. */
export const recordHref = (record: DatedRecord): string => PAGES[record.kind]?.(record) ?? `/${record.page}`;
