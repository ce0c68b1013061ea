import { stringify } from "csv-stringify/sync";
import { simulate } from "../../simulate.ts";

type Sentence = readonly [from: string, type: "depends on" | "blocks" | "relates to", to: string, note: string];

/** Milestones and initiatives by id, items by their title: keys are the tracker's, and change when the simulation does. */
const SENTENCES: readonly Sentence[] = [
  ["M-01", "depends on", "Two-tower ranking in all locales", ""],
  ["M-01", "depends on", "Checkpoint long jobs of search on reserved nodes", "Training of all locales outlasts a node"],
  ["M-01", "depends on", "Move batch jobs of search to the new training queue", "Nightly training of twelve locales"],
  ["Benchmark latency of the training queue against the old one", "blocks", "Move batch jobs of search to the new training queue", "No move before the numbers are known"],
  ["M-02", "depends on", "Launch in twelve regions", ""],
  ["M-02", "depends on", "Promotion history of region Poland back to 2023", "Forecasts of a region need its promotions"],
  ["M-02", "depends on", "Promotion history of region Northern Italy back to 2023", "Forecasts of a region need its promotions"],
  ["M-03", "depends on", "Launch for card payments", ""],
  ["M-03", "depends on", "Calibrate the card model against confirmed chargebacks", "Thresholds are set on calibrated scores"],
  ["Calibrate the card model against confirmed chargebacks", "depends on", "Retrain the card model on chargebacks up to October", ""],
  ["Retrain the card model on chargebacks up to October", "depends on", "Join chargebacks of September with scored orders", "Waits for the vendor’s labels"],
  ["M-03", "depends on", "Check point-in-time joins for fraud in the experiment tracker", "Release check of the platform"],
  ["M-04", "depends on", "One training queue for all teams", ""],
  ["M-04", "depends on", "Retire the old batch scheduler", "Two queues would share one set of nodes"],
  ["Quotas for reserved nodes by team", "blocks", "M-04", "Without quotas the largest job takes all nodes"],
  ["Add rollback to the batch scheduler", "relates to", "Retire the old batch scheduler", ""],
  ["M-05", "blocks", "M-03", "Features of card payments are joined at the time of the order"],
  ["I-05", "depends on", "M-03", "Invoice orders use the launched service"],
  ["I-06", "depends on", "M-02", ""],
  ["I-07", "depends on", "M-01", ""],
];

/** The written list of who waits for whom across workstreams. What the tracker's own links say is not repeated. */
export function dependenciesCsv(): string {
  const items = simulate();
  const keyOf = (end: string): string => {
    if (/^[MI]-\d\d$/.test(end)) return end;
    const found = items.filter(({ title }) => title === end);
    const [item] = found;
    if (item === undefined || found.length > 1) throw new RangeError(`${String(found.length)} items are called ${end}`);
    return item.key;
  };
  return stringify([["From", "Type", "To", "Note"], ...SENTENCES.map(([from, type, to, note]) => [keyOf(from), type, keyOf(to), note])], { record_delimiter: "\n" });
}

export const dependencyTruths: readonly string[] = [
  `\`work/dependencies.csv\`: ${String(SENTENCES.length)} sentences, ${String(SENTENCES.filter(([, type]) => type !== "relates to").length)} of which order work (${String(SENTENCES.filter(([, type]) => type === "blocks").length)} written as \`blocks\`); no circle.`,
  "`work/dependencies.csv`: the longest chain begins with an initiative and ends with a vendor: I-05 → M-03 → “Calibrate the card model…” → “Retrain the card model…” → “Join chargebacks of September…”, which waits for the labels that stopped on 2026-11-03.",
  "`work/dependencies.csv`: four dependencies cross from search or fraud detection to the ML platform: two of M-01, and of M-03 one item and M-05.",
];
