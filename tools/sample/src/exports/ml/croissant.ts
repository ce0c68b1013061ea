import { randomSource } from "@almanac/core";
import { SEED } from "../../plan.ts";
import { WORLD } from "../../world.ts";
import type { ExportFile } from "../export-file.ts";
import { DATASET_TEXTS, type DatasetText } from "./dataset-texts.ts";

const CONTEXT = {
  "@language": "en",
  "@vocab": "https://schema.org/",
  sc: "https://schema.org/",
  cr: "http://mlcommons.org/croissant/",
  rai: "http://mlcommons.org/croissant/RAI/",
  dct: "http://purl.org/dc/terms/",
  prov: "http://www.w3.org/ns/prov#",
  citeAs: "cr:citeAs",
  column: "cr:column",
  conformsTo: "dct:conformsTo",
  data: { "@id": "cr:data", "@type": "@json" },
  dataType: { "@id": "cr:dataType", "@type": "@vocab" },
  extract: "cr:extract",
  field: "cr:field",
  fileObject: "cr:fileObject",
  isLiveDataset: "cr:isLiveDataset",
  key: "cr:key",
  recordSet: "cr:recordSet",
  references: "cr:references",
  source: "cr:source",
};

/** The three oldest documents were written before version 1.1. */
const OLD_FORMAT: ReadonlySet<string> = new Set(["weather-regional", "calendar-events", "stock-levels-daily"]);

function digest(id: string): string {
  const random = randomSource(SEED, `croissant/${id}`);
  return Array.from({ length: 8 }, () => random.u32().toString(16).padStart(8, "0")).join("");
}

const splitSet = (splits: readonly string[]) => ({
  "@type": "cr:RecordSet",
  "@id": "splits",
  dataType: "cr:Split",
  key: { "@id": "splits/name" },
  field: [{ "@type": "cr:Field", "@id": "splits/name", dataType: "sc:Text" }],
  data: splits.map((name) => ({ "splits/name": name })),
});

function documentOf(id: string, title: string, text: DatasetText): unknown {
  const file = `${id}.parquet`;
  return {
    "@context": CONTEXT,
    "@type": "sc:Dataset",
    conformsTo: `http://mlcommons.org/croissant/${OLD_FORMAT.has(id) ? "1.0" : "1.1"}`,
    name: id,
    alternateName: [title, id.replaceAll("-", "_")],
    description: text.description,
    version: text.version,
    datePublished: text.published,
    ...(text.licence === undefined ? {} : { license: text.licence }),
    creator: { "@type": "sc:Organization", name: text.creator },
    url: `https://data.meridian.example/${id}`,
    citeAs: `${title}, version ${text.version}`,
    ...(text.derivedFrom === undefined ? {} : { "prov:wasDerivedFrom": { "@type": "prov:Entity", "@id": text.derivedFrom } }),
    ...Object.fromEntries(Object.entries(text.rai).map(([about, words]) => [`rai:${about}`, words])),
    distribution: [
      { "@type": "cr:FileObject", "@id": file, name: file, contentUrl: `${id}/${file}`, contentSize: `${String(text.megabytes)} MB`, encodingFormat: "application/x-parquet", sha256: digest(id) },
    ],
    recordSet: [
      ...(text.splits === undefined ? [] : [splitSet(text.splits)]),
      {
        "@type": "cr:RecordSet",
        "@id": "records",
        name: "records",
        field: text.fields.map(([name, dataType, description]) => ({
          "@type": "cr:Field",
          "@id": `records/${name}`,
          name,
          ...(description === undefined ? {} : { description }),
          dataType,
          source: { fileObject: { "@id": file }, extract: { column: name } },
        })),
      },
    ],
  };
}

export const croissantFiles = (): readonly ExportFile[] =>
  WORLD.datasets.map(({ id, title }): ExportFile => {
    const text = DATASET_TEXTS[id];
    if (text === undefined) throw new RangeError(`nothing is written about ${id}`);
    return { path: `croissant/${id}.json`, text: `${JSON.stringify(documentOf(id, title, text), null, 2)}\n` };
  });

export const croissantTruths = (): readonly string[] => {
  const personal = WORLD.datasets.filter(({ personal: isPersonal }) => isPersonal).map(({ id }) => id);
  const unlicensed = WORLD.datasets.filter(({ id }) => DATASET_TEXTS[id]?.licence === undefined).map(({ id }) => id);
  return [
    `\`croissant/*.json\`: ${String(WORLD.datasets.length)} datasets, ${String(OLD_FORMAT.size)} of format 1.0 and the others of 1.1; without a licence: ${unlicensed.join(" and ")}.`,
    `\`croissant/*.json\`: ${String(personal.length)} datasets hold personal data (${personal.join(", ")}); query-logs-long-tail is the one of them that has no \`rai:personalSensitiveInformation\`.`,
  ];
};
