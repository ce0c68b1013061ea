import type { TableFact } from "@almanac/core";

const TITLES = [
  "Chargeback labels arrive late",
  "Reserved capacity ends before the second training run of the year is done",
  "Two regions lack promotion history",
  "Model risk review asks for a second validation by somebody who did not build the model",
  "Feature store cut-over loses history",
  "Holiday freeze covers shadow traffic",
  "Consent rules change",
  "Drift alarms mute",
  "Arbeitnehmerüberlassungsvertragsverlängerung",
  "Vendor leaves",
  "Labels disagree",
  "One person knows the pipeline",
  "Schema changes unannounced",
  "Quota is not granted",
  "Latency of the second model",
] as const;
const OWNERS = ["Operations director", "Platform lead", "Supply science lead"] as const;
const SCOPES = ["Fraud detection", "Search relevance", "ML platform"] as const;
const DAY = 86_400_000;
const START = Date.UTC(2027, 0, 12);
const dateAfter = (days: number): string => new Date(START + days * DAY).toISOString().slice(0, 10);

const rowOf = (index: number): TableFact["rows"][number] => {
  const low = 20_000 + ((index * 37) % 11) * 42_000;
  const spent = ((index * 53) % 17) * 11_250.5;
  const later = (index * 29) % 120;
  return [
    `R-${String(index + 1).padStart(2, "0")}`,
    TITLES[index % TITLES.length] ?? "",
    SCOPES[index % SCOPES.length] ?? "",
    index === 5 ? null : 0.05 + ((index * 13) % 17) / 20,
    low,
    low * (1.7 + (index % 3) * 0.3),
    low * (2.6 + (index % 4) * 0.4),
    (index % 2 === 0 ? 1 : -1) * ((index * 7) % 13) * 4_310,
    spent,
    90_000,
    180_000,
    OWNERS[index % OWNERS.length] ?? "",
    index === 2 ? null : dateAfter(later),
    index === 2 ? null : dateAfter(later + 21 + (index % 5) * 9),
    index === 2 ? null : dateAfter(later + 60 + (index % 5) * 14),
    index === 3 ? null : dateAfter(later + 10),
    (index * 5) % 7 === 0 ? null : 1.5 + ((index * 3) % 9) / 2,
    (index - 2) * 0.35,
  ];
};

/** So many invented records with every kind of column, long names and missing cells among them. */
export const specimenTable = (rows: number, from = 0): TableFact => ({
  id: "design.specimen.rows",
  type: "table",
  label: "Invented records",
  audience: "public",
  columns: [
    { name: "id", label: "Id", unit: "text" },
    { name: "title", label: "Risk", unit: "text" },
    { name: "scope", label: "Workstream", unit: "text" },
    { name: "p", label: "Probability", unit: "share" },
    { name: "low", label: "Low", unit: "money", currency: "EUR" },
    { name: "middle", label: "Mean", unit: "money", currency: "EUR" },
    { name: "high", label: "High", unit: "money", currency: "EUR" },
    { name: "change", label: "Since W46", unit: "money", currency: "EUR" },
    { name: "spent", label: "Spent", unit: "money", currency: "EUR" },
    { name: "plan", label: "Plan to date", unit: "money", currency: "EUR" },
    { name: "whole", label: "Plan of the year", unit: "money", currency: "EUR" },
    { name: "owner", label: "Owner", unit: "text" },
    { name: "p50", label: "50 %", unit: "date" },
    { name: "p85", label: "85 %", unit: "date" },
    { name: "p95", label: "95 %", unit: "date" },
    { name: "target", label: "Target", unit: "date" },
    { name: "days", label: "Wait", unit: "months" },
    { name: "net", label: "Net result", unit: "fte" },
  ],
  rows: Array.from({ length: rows }, (_, index) => rowOf(from + index)),
  receipt: { rule: "declared", arguments: {}, sources: ["data/sources/invented.csv"], rows, rowsDigest: "0".repeat(64) },
});
