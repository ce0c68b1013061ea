import { available, notAvailable } from "../../model/measure.ts";
import type { Quota } from "../../model/records/money.ts";
import { compareText } from "../../model/time.ts";
import { scalarFact, tableFact, type ComputedFact } from "../computed.ts";
import { recordRow } from "../record-row.ts";
import type { MoneyInput } from "./money-input.ts";

const keyOf = ({ resource, provider, region, workstream }: Quota): string => [resource, provider, region, workstream].join(" / ");
const quotaRow = (quota: Quota) => recordRow(quota, `${quota.resource} ${quota.region ?? ""} ${quota.date}`.replace("  ", " "), { granted: quota.granted, used: quota.used ?? null, requested: quota.requested ?? null });

/** What was granted, how much of it was used at the peak, and what is asked for. */
export function quotaFacts(input: MoneyInput): readonly ComputedFact[] {
  const all = (input.records.quotas ?? []).filter(({ date }) => date <= input.context.asOfDate);
  if (all.length === 0) return [];
  const groups = [...Map.groupBy(all, keyOf)].sort(([a], [b]) => compareText(a, b)).map(([, own]) => own.toSorted((a, b) => compareText(a.date, b.date)));
  const full = all.filter(({ used, granted }) => used !== undefined && granted > 0 && used >= granted);
  const rows = groups.flatMap((own) => {
    const newest = own.at(-1);
    if (newest === undefined) return [];
    const measured = own.filter(({ used }) => used !== undefined);
    const peak = measured.toSorted((a, b) => (b.used ?? 0) - (a.used ?? 0) || compareText(a.date, b.date))[0];
    const days = own.filter((quota) => full.includes(quota));
    return [[newest.resource, newest.region ?? null, newest.workstream ?? null, newest.unit, newest.granted, newest.used ?? null, peak?.used ?? null, peak?.date ?? null, peak === undefined || peak.granted === 0 ? null : (peak.used ?? 0) / peak.granted, days.length, measured.length, days.map(({ date }) => date).join(", "), newest.requested ?? null, newest.requestedOn ?? null]];
  });
  const head = { dimensions: {}, rule: "declared", arguments: { asOf: input.context.asOfDate } };
  const columns = [
    { name: "resource", label: "Resource", unit: "text" },
    { name: "region", label: "Region", unit: "text" },
    { name: "program", label: "Workstream, empty when shared", unit: "text" },
    { name: "in", label: "In", unit: "text" },
    { name: "granted", label: "Granted", unit: "count" },
    { name: "used", label: "Used at the last measurement", unit: "count" },
    { name: "peak", label: "Highest use", unit: "count" },
    { name: "peak-on", label: "On", unit: "date" },
    { name: "peak-share", label: "Of what was granted then", unit: "share" },
    { name: "full", label: "Measurements with all of it in use", unit: "count" },
    { name: "measured", label: "Measurements", unit: "count" },
    { name: "full-on", label: "All in use on", unit: "text" },
    { name: "requested", label: "Asked for", unit: "count" },
    { name: "requested-on", label: "Since", unit: "date" },
  ] as const;
  const readings = [
    { name: "resource", label: "Resource", unit: "text" },
    { name: "region", label: "Region", unit: "text" },
    { name: "program", label: "Workstream, empty when shared", unit: "text" },
    { name: "date", label: "Measured", unit: "date" },
    { name: "granted", label: "Granted", unit: "count" },
    { name: "used", label: "Used", unit: "count" },
  ] as const;
  const measurements = groups.flatMap((own) => own.map(({ resource, region, workstream, date, granted, used }) => [resource, region ?? null, workstream ?? null, date, granted, used ?? null]));
  const fullest = groups.map((own) => ({ full: own.filter((quota) => full.includes(quota)), measured: own.filter(({ used }) => used !== undefined).length })).reduce((most, each) => (each.full.length > most.full.length ? each : most));
  const gpus = groups.filter((own) => own[0]?.resourceType === "gpu");
  const peaks = gpus.flatMap((own) => own.flatMap(({ used, granted }) => (used === undefined || granted === 0 ? [] : [used / granted])));
  return [
    scalarFact({ ...head, base: "quota.use.times-full", label: "Measurements at which everything granted was in use, of the resource that had most", rows: fullest.full.map(quotaRow) }, "count", available(fullest.full.length), input.context.sha256, fullest.measured),
    ...(gpus.length === 0 ? [] : [scalarFact({ ...head, base: "quota.use.gpu-peak", label: "Highest share of a region’s GPUs in use at once", rows: gpus.flat().map(quotaRow) }, "share", peaks.length === 0 ? notAvailable("no-data", "no use of GPUs was measured") : available(Math.max(...peaks)), input.context.sha256, peaks.length)]),
    tableFact({ ...head, base: "quota.use.measurements", label: "Each measurement: granted and used", rows: all.map(quotaRow) }, readings, measurements, input.context.sha256),
    tableFact({ ...head, base: "quota.use.resources", label: "Limited resources: granted, used and asked for", rows: all.map(quotaRow) }, columns, rows, input.context.sha256),
  ];
}
