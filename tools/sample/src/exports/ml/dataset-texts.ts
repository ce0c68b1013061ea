/** What the documents say about each dataset beyond its name. */
export interface DatasetText {
  readonly description: string;
  readonly version: string;
  readonly published: string;
  /** Left out: nobody has written down under which licence it is used. */
  readonly licence?: string;
  readonly creator: string;
  readonly megabytes: number;
  readonly fields: readonly (readonly [name: string, type: string, description?: string])[];
  readonly splits?: readonly string[];
  readonly rai: Readonly<Record<string, string>>;
  readonly derivedFrom?: string;
}

const INTERNAL = "Internal use only";
const DAY = ["day", "sc:Date"] as const;
const NO_PERSONS = "None.";

export const DATASET_TEXTS: Readonly<Record<string, DatasetText>> = {
  "judgements-12-locales": {
    description: "Judged pairs of query and article, 125 queries for each of twelve locales.", version: "4.1.0", published: "2026-10-20", licence: "Labelworks contract C-2026-014", creator: "Labelworks", megabytes: 14,
    fields: [["query", "sc:Text"], ["article", "sc:Text"], ["locale", "sc:Text"], ["grade", "sc:Integer", "0 to 4"]], splits: ["train", "validation", "test"],
    rai: { dataCollection: "Queries drawn by frequency, judged by three people each.", dataBiases: "Poland and Romania were judged last, by fewer people.", annotationsPerItem: "3", personalSensitiveInformation: NO_PERSONS },
  },
  "search-click-logs": {
    description: "Impressions and clicks of search sessions.", version: "2026.10", published: "2026-10-08", licence: INTERNAL, creator: "Search", megabytes: 88_400,
    fields: [["session", "sc:Text"], ["query", "sc:Text"], ["article", "sc:Text"], ["position", "sc:Integer"], ["clicked", "sc:Boolean"], ["at", "sc:DateTime"]],
    rai: { dataCollection: "Sessions of customers who have consented.", dataBiases: "Between 17 September and 8 October 2026 only sessions of the app are complete.", personalSensitiveInformation: "Session ids, deleted after 13 months." },
  },
  "catalogue-snapshots": {
    description: "Articles with texts and attributes, each Sunday.", version: "2026-11-15", published: "2026-11-15", licence: INTERNAL, creator: "Catalogue", megabytes: 2210,
    fields: [["article", "sc:Text"], ["title", "sc:Text"], ["brand", "sc:Text"], ["price", "sc:Float", "EUR"], DAY], rai: { dataCollection: "Copy of the catalogue.", personalSensitiveInformation: NO_PERSONS },
  },
  "query-logs-long-tail": {
    description: "Queries with fewer than ten searches a month.", version: "1.3.0", published: "2026-08-03", licence: INTERNAL, creator: "Search", megabytes: 640,
    fields: [["query", "sc:Text"], ["locale", "sc:Text"], ["results", "sc:Integer"]], splits: ["train", "test"], derivedFrom: "search-click-logs",
    // Planted: personal, and nobody has said what is personal in it.
    rai: { dataCollection: "Taken from the click logs.", dataLimitations: "Rare queries may name people." },
  },
  "sales-history-12-regions": {
    description: "Units sold by article, store and day.", version: "5.0.2", published: "2026-09-14", licence: INTERNAL, creator: "Supply planning", megabytes: 9120,
    fields: [["article", "sc:Text"], ["store", "sc:Text"], ["region", "sc:Text"], DAY, ["units", "sc:Integer"]], splits: ["train", "backtest", "shadow"],
    rai: { dataCollection: "Tills and web shop, corrected for returns.", dataLimitations: "Days without stock count as days without demand.", personalSensitiveInformation: NO_PERSONS },
  },
  "promotion-history": {
    description: "Promotions by article, region and week.", version: "3.2.0", published: "2026-11-09", licence: INTERNAL, creator: "Marketing", megabytes: 310,
    fields: [["article", "sc:Text"], ["region", "sc:Text"], ["week", "sc:Text"], ["depth", "sc:Float", "Share of the price"]],
    rai: { dataCollection: "Feeds of twelve regions.", dataLimitations: "Promotions of 2023 of five feeds were booked under the wrong region; corrected but for Poland since 9 November 2026.", personalSensitiveInformation: NO_PERSONS },
  },
  "stock-levels-daily": {
    description: "Stock of each store at closing time.", version: "2.0.0", published: "2026-05-11", licence: INTERNAL, creator: "Supply planning", megabytes: 5400,
    fields: [["article", "sc:Text"], ["store", "sc:Text"], DAY, ["units", "sc:Integer"]], rai: { dataCollection: "Warehouse system.", personalSensitiveInformation: NO_PERSONS },
  },
  "weather-regional": {
    description: "Temperature and rain by region and day.", version: "2026.9", published: "2026-09-30", creator: "Supply planning", megabytes: 22,
    fields: [["region", "sc:Text"], DAY, ["temperature", "sc:Float", "°C"], ["rain", "sc:Float", "mm"]], rai: {},
  },
  "calendar-events": {
    description: "Holidays, school breaks and local events.", version: "2027.1", published: "2026-10-01", licence: "https://creativecommons.org/licenses/by/4.0/", creator: "Supply planning", megabytes: 1,
    fields: [["region", "sc:Text"], DAY, ["event", "sc:Text"]], rai: { dataCollection: "Official calendars.", personalSensitiveInformation: NO_PERSONS },
  },
  "card-transactions": {
    description: "Card payments with what was known when they were made.", version: "2026-10-30", published: "2026-10-30", licence: INTERNAL, creator: "Payments", megabytes: 18_300,
    fields: [["payment_id", "sc:Text"], ["amount", "sc:Float", "EUR"], ["card_country", "sc:Text"], ["channel", "sc:Text"], ["customer_since", "sc:Date"], ["at", "sc:DateTime"]], splits: ["train", "validation", "test"],
    rai: { dataCollection: "Payment system; card numbers are replaced before storage.", dataBiases: "Declined payments have no outcome.", personalSensitiveInformation: "Payment and customer ids, country of the card.", dataUseCases: "Fraud detection only." },
  },
  "chargeback-labels": {
    description: "Which payments were charged back, and when the label arrived.", version: "2026-11-02", published: "2026-11-02", licence: "Labelworks contract C-2026-014", creator: "Labelworks", megabytes: 96,
    fields: [["payment_id", "sc:Text"], ["charged_back", "sc:Boolean"], ["arrived", "sc:Date"]],
    rai: { dataCollection: "Daily files of the acquiring bank, matched by the vendor.", dataLimitations: "Nothing has arrived since 3 November 2026.", dataBiases: "Payments younger than 60 days are labelled less often.", personalSensitiveInformation: "Payment ids." },
  },
  "case-review-outcomes": {
    description: "What the case review team decided, and why.", version: "1.8.0", published: "2026-10-12", licence: INTERNAL, creator: "Payments", megabytes: 41,
    fields: [["payment_id", "sc:Text"], ["outcome", "sc:Text"], ["reason", "sc:Text"], ["at", "sc:DateTime"]],
    rai: { dataCollection: "Case queue.", dataBiases: "Only cases that somebody flagged.", personalSensitiveInformation: "Payment ids; free text may name people.", dataAnnotationProtocol: "Handbook of case review, chapter 3." },
  },
  "invoice-orders": {
    description: "Orders on invoice, with whether and when they were paid.", version: "1.1.0", published: "2026-06-15", licence: INTERNAL, creator: "Payments", megabytes: 2600,
    fields: [["order", "sc:Text"], ["amount", "sc:Float", "EUR"], ["paid", "sc:Date"]], splits: ["train", "shadow"], rai: { dataCollection: "Ledger.", personalSensitiveInformation: "Order and customer ids." },
  },
  "training-job-logs": {
    description: "Training jobs with queue, node and GPU hours.", version: "2026.11", published: "2026-11-01", licence: INTERNAL, creator: "ML platform", megabytes: 55,
    fields: [["job", "sc:Text"], ["team", "sc:Text"], ["queued", "sc:DateTime"], ["started", "sc:DateTime"], ["gpu_hours", "sc:Float"]], rai: { dataCollection: "Scheduler.", personalSensitiveInformation: NO_PERSONS },
  },
  "feature-store-usage": {
    description: "Reads of features by team and day.", version: "1.0.1", published: "2026-09-21", creator: "ML platform", megabytes: 12,
    fields: [["feature", "sc:Text"], ["team", "sc:Text"], DAY, ["reads", "sc:Integer"]], rai: { dataCollection: "Feature store." },
  },
};
