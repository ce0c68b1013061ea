import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { exampleOf, placesIn, readOne, realFile, recordsIn, surenessOf } from "../../../test/one-file.ts";
import { croissantKind } from "./kind.ts";

const fixture = (name: string): Uint8Array => readFileSync(fileURLToPath(new URL(`fixture-${name}.json`, import.meta.url)));
const EXAMPLE = exampleOf("croissant", "json");

test("the example: what the dataset is, what is known about it, and its splits", () => {
  const [dataset] = recordsIn(croissantKind, "datasets", EXAMPLE);
  expect(dataset).toMatchObject({
    id: "chargeback-labels",
    format: "1.1",
    version: "2.3.0",
    licences: ["Internal use only"],
    creators: ["Payments"],
    publishedOn: "2026-09-01",
    splits: ["train", "test"],
    statements: [
      { about: "dataCollection", text: "Daily files of the acquiring bank." },
      { about: "dataBiases" },
      { about: "personalSensitiveInformation", text: "Payment ids; no names, no card numbers." },
    ],
  });
  expect(dataset?.recordSets[1]?.fields.map(({ id, types }) => [id, types])).toEqual([
    ["labels/payment", ["sc:Text"]],
    ["labels/arrived", ["sc:Date"]],
  ]);
  expect(surenessOf(croissantKind, EXAMPLE)).toBe(1);
});

describe("published documents", () => {
  test("version 1.0: files, a digest that is none, splits as records", () => {
    const [dataset] = recordsIn(croissantKind, "datasets", fixture("mnist-1.0"));
    expect(dataset).toMatchObject({ id: "mnist", format: "1.0", licences: ["mit"], splits: ["train", "test"] });
    expect(dataset?.files[0]).not.toHaveProperty("sha256");
    expect(dataset?.files[1]).toMatchObject({ id: "parquet-files", form: "set", containedIn: ["repo"] });
  });

  test("version 1.1: parts without names, origins, a licence by its address", () => {
    const [dataset] = recordsIn(croissantKind, "datasets", fixture("squad-1.1"));
    expect(dataset).toMatchObject({
      format: "1.1",
      otherNames: ["rajpurkar/squad_v2", "SQuAD2.0"],
      creators: ["Pranav R"],
      derivedFrom: ["https://huggingface.co/datasets/rajpurkar/squad"],
      splits: ["train", "validation"],
    });
    expect(dataset?.recordSets[1]).toMatchObject({ id: "squad_v2", name: "squad_v2" });
    expect(dataset?.recordSets[1]?.fields).toHaveLength(8);
  });

  test("a key that is no field is a warning at its line; the rest is used", () => {
    const { diagnostics, records } = readOne(croissantKind, fixture("zenodo-1.1"));
    expect(diagnostics).toMatchObject([{ code: "CROISSANT-REFERENCE", severity: "warning", line: 86, column: 16, found: "img_id" }]);
    expect(records.datasets).toHaveLength(1);
  });

  test.each(["titanic-1.0", "gpt-3-1.0", "movielens-1.0", "flores-200-1.0", "huggingface-mnist-1.0", "huggingface-squad_v2-1.1"])("%s says everything it says without a diagnostic", (name) => {
    const bytes = realFile(`croissant/${name}.json`);
    if (bytes === undefined) return;
    expect(recordsIn(croissantKind, "datasets", bytes)).toHaveLength(1);
    expect(surenessOf(croissantKind, bytes)).toBe(1);
  });
});

const changed = (from: string, to: string): string => {
  if (!EXAMPLE.includes(from)) throw new Error(`the example does not hold ${from}`);
  return EXAMPLE.replace(from, to);
};

describe("what is refused or warned about, where it stands", () => {
  test.each([
    ["no name", changed('  "name": "chargeback-labels",\n', ""), ["1:1 VALUE-MISSING"]],
    ["no dataset", changed('"sc:Dataset"', '"sc:Person"'), ["22:12 VALUE-NOT-ALLOWED"]],
    ["one id for two parts", changed('"@id": "labels/arrived"', '"@id": "labels/payment"'), ["69:18 KEY-TWICE"]],
    ["a date in words", changed('"2026-09-01"', '"1 September 2026"'), ["29:20 DATE-FORMAT"]],
    ["a day that is none", changed('"2026-09-01"', '"2026-02-30"'), ["29:20 DATE-FORMAT"]],
    ["a licence that is a number of things", changed('"Internal use only"', '{ "a": 1 }'), ["27:14 VALUE-TYPE"]],
    ["a record set that is a text", changed('"recordSet": [', '"recordSet": ["labels",'), ["46:17 VALUE-TYPE"]],
    ["a format of the future", changed("croissant/1.1", "croissant/2.0"), ["23:17 CROISSANT-VERSION"]],
    ["a file that is not there", changed('{ "@id": "labels.csv" }, "extract": { "column": "payment" }', '{ "@id": "label.csv" }, "extract": { "column": "payment" }'), ["65:46 CROISSANT-REFERENCE"]],
  ])("%s", (_, text, places) => {
    expect(placesIn(croissantKind, text)).toEqual(places);
  });

  test("a reference that is nearly right is answered with the right one", () => {
    const [problem] = readOne(croissantKind, changed('{ "@id": "labels/payment" },', '{ "@id": "labels/paymnt" },')).diagnostics;
    expect(problem?.hint).toContain("labels/payment");
  });
});

test("statements are found by prefix, by full address, and by the short name that the context explains", () => {
  const text = JSON.stringify({
    "@context": { dataBiases: "rai:dataBiases", notes: { "@id": "rai:dataLimitations" } },
    "@type": "https://schema.org/Dataset",
    "dct:conformsTo": ["http://mlcommons.org/croissant/1.0", "http://mlcommons.org/croissant/RAI/1.0"],
    name: "d",
    dataBiases: "a",
    notes: ["b", "c"],
    "http://mlcommons.org/croissant/RAI/dataCollection": "d",
    personalSensitiveInformation: "e",
  });
  expect(recordsIn(croissantKind, "datasets", text)[0]?.statements).toEqual([
    { about: "dataBiases", text: "a" },
    { about: "dataLimitations", text: "b\nc" },
    { about: "dataCollection", text: "d" },
    { about: "personalSensitiveInformation", text: "e" },
  ]);
});

test("a schema.org dataset that is no Croissant is not claimed", () => {
  expect(surenessOf(croissantKind, '{"@context": "https://schema.org/", "@type": "Dataset", "name": "d"}')).toBe(0);
});
