/** Rows of the flow table on the delivery page, in reading order. */
export const FLOW_MEASURES = [
  { base: "delivery.throughput.last-week", name: "Items finished" },
  { base: "delivery.cycle-time.p85", name: "Cycle time, 85\u00a0%, days" },
  { base: "delivery.wip.now", name: "Work in progress" },
  { base: "delivery.age.older-than-p85", name: "Older than 85\u00a0% line" },
  { base: "delivery.flow-efficiency.share", name: "Flow efficiency, %" },
] as const;
