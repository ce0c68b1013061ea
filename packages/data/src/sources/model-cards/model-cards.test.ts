import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { exampleOf, realFile } from "../../../test/one-file.ts";
import { sourceInput } from "../source-input.ts";
import { modelCardsKind } from "./kind.ts";

const fixture = (name: string): Uint8Array => readFileSync(fileURLToPath(new URL(`fixture-${name}.md`, import.meta.url)));
const inputOf = (content: string | Uint8Array, file = "data/sources/model-cards/a-model/README.md") => {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return sourceInput(file, bytes.length, () => bytes);
};

function read(content: string | Uint8Array, file?: string) {
  const input = inputOf(content, file);
  const [result] = modelCardsKind.read([input], { declaration: {}, timeZone: "UTC" }).files;
  const places = result?.diagnostics.map(({ code, line, column }) => `${String(line)}:${String(column)} ${code}`);
  return { card: result?.records.modelCards?.[0], evaluations: result?.records.evaluations ?? [], places, sureness: modelCardsKind.recognise(input) };
}

test("the example is a whole card: metadata, a result, and all nine sections", () => {
  const { card, evaluations, places, sureness } = read(exampleOf("model-cards", "md"));
  expect(places).toEqual([]);
  expect(sureness).toBe(1);
  expect(card).toMatchObject({ id: "a-model", title: "Card payment score", licence: "apache-2.0", languages: ["en"], library: "lightgbm", datasets: ["card-transactions"], owner: "Fraud detection lead" });
  expect(card?.sections.map(({ name }) => name)).toEqual(["model-details", "intended-use", "factors", "metrics", "evaluation-data", "training-data", "quantitative-analyses", "ethical-considerations", "caveats-and-recommendations"]);
  expect(evaluations).toMatchObject([{ model: "a-model", dataset: "card-transactions", split: "test", metric: "Recall at 1 % alerts", value: 0.61, valueText: "0.61", verified: false, source: { line: 24 } }]);
});

test.each([
  ["models/fraud-card/README.md", "fraud-card"],
  ["models/fraud-card.md", "fraud-card"],
  ["cards/acme_ranker_README.md", "acme_ranker"],
  ["hub/models--acme--ranker/snapshots/2f5c0a9d/README.md", "ranker"],
  ["model-cards/README.md", "card-payment-score"],
])("%s is the card of %s", (file, id) => {
  expect(read(exampleOf("model-cards", "md"), `data/sources/${file}`).card?.id).toBe(id);
});

describe("fixtures of the official client", () => {
  test("two results of one metric list, the second with its configuration", () => {
    const { evaluations, places } = read(fixture("sample-simple-model-index"));
    expect(places).toEqual([]);
    expect(evaluations).toMatchObject([
      { task: "image-classification", dataset: "Beans", metric: "accuracy", value: 0.9, source: { line: 22 } },
      { dataset: "Beans", config: "default", split: "test", metric: "f1", value: 0.66, source: { line: 35 } },
    ]);
    expect(evaluations[0]).not.toHaveProperty("split");
  });

  test("Windows line breaks change nothing", () => {
    const { card, places } = read(fixture("sample-windows-line-breaks"));
    expect(places).toEqual([]);
    expect(card).toMatchObject({ title: "Hello old Windows line breaks", licence: "mit", languages: ["eo"] });
  });

  test("a card without metadata is read, with a warning, and nothing is taken for known", () => {
    const { card, places, sureness } = read(fixture("sample-no-metadata"));
    expect(places).toEqual(["1:1 MODEL-CARD-METADATA"]);
    expect(card).toMatchObject({ title: "MyCoolModel", metadata: false, languages: [] });
    expect(card).not.toHaveProperty("licence");
    expect(sureness).toBeGreaterThan(0);
  });
});

const card = (...lines: readonly string[]): string => ["---", "license: mit", ...lines, "---", "", "# A model", ""].join("\n");
const index = (...metrics: readonly string[]): string => card("model-index:", "- name: A", "  results:", "  - task: { type: text-generation }", "    metrics:", ...metrics.map((metric) => `    - ${metric}`));

describe("values", () => {
  test("a value in words is kept as written, and as a number where it is one", () => {
    const { evaluations, places } = read(index("{ type: reward, value: -147.07 +/- 80.80 }", '{ type: a, value: "0.70" }', "{ type: b, value: 0.70 }", "{ type: c, value: about a third }", "{ type: d, value: [0.1, 0.2] }"));
    expect(places).toEqual([]);
    expect(evaluations.map(({ value, valueText, plusMinus }) => [value, valueText, plusMinus])).toEqual([
      [-147.07, "-147.07 +/- 80.80", 80.8],
      [0.7, "0.70", undefined],
      [0.7, "0.70", undefined],
      [null, "about a third", undefined],
      [null, "[0.1,0.2]", undefined],
    ]);
  });

  test("a metric without a value is left out with a warning at its line, never zero", () => {
    const { evaluations, places } = read(index("{ type: a, value: 1 }", "{ type: b }", "{ value: 3 }"));
    expect(evaluations.map(({ metric }) => metric)).toEqual(["a"]);
    expect(places).toEqual(["9:7 MODEL-CARD-RESULT", "10:7 MODEL-CARD-RESULT"]);
  });

  test("a model-index that is one mapping is read like a list of one", () => {
    const { card: read_, evaluations, places } = read(card("model-index:", "  name: A model of mine", "  results:", "  - task: { type: asr }", "    metrics: [{ type: wer, value: 6.1 }]"));
    expect(places).toEqual(["3:1 MODEL-CARD-INDEX"]);
    expect(read_).toBeDefined();
    expect(evaluations).toMatchObject([{ metric: "wer", value: 6.1 }]);
  });

  test("a task whose type and name are exchanged is read the right way round", () => {
    const { evaluations, places } = read(card("model-index:", "- name: A", "  results:", "  - task:", "      type: Automatic Speech Recognition", "      name: automatic-speech-recognition", "    metrics: [{ type: wer, value: 6.1 }]"));
    expect(evaluations[0]?.task).toBe("automatic-speech-recognition");
    expect(places).toEqual(["7:13 MODEL-CARD-TASK"]);
  });
});

describe("what is refused, in lines of the Markdown file", () => {
  test.each([
    ["metadata that is never closed", "---\nlicense: mit\n\n# A\n", ["1:1 FRONT-MATTER-OPEN"]],
    ["a key given twice", "---\nlicense: mit\ntags: [a]\nlicense: apache-2.0\n---\n", ["4:1 YAML-KEY-TWICE"]],
    ["a list of mappings where texts belong", "---\nlicense: mit\ntags:\n- { name: a }\n---\n", ["4:3 VALUE-TYPE"]],
    ["results that are no mapping", "---\nlicense: mit\nmodel-index:\n- name: A\n  results:\n  - 0.9\n---\n", ["6:5 VALUE-TYPE"]],
  ])("%s", (_, text, places) => {
    const result = read(text);
    expect(result.places).toEqual(places);
    expect(result.card).toBeUndefined();
    expect(result.evaluations).toEqual([]);
  });

  test("keys of the Hub that Almanac does not know are no mistake", () => {
    expect(read(card("extra_gated_prompt: You agree.", "widget:", "- text: Hi", "anything: { at: all }")).places).toEqual([]);
  });
});

describe("sections", () => {
  const sectionsOf = (body: string) => read(`---\nlicense: mit\n---\n${body}`).card?.sections;

  test("one heading may belong to two sections, and what stands below it goes with it", () => {
    const found = sectionsOf("# A\n\n## Intended uses & limitations\n\nMore information needed\n\n## Training\n\n### Hardware\n\n8 GPUs\n\n## Licence\n\nMIT\n");
    expect(found?.map(({ name, text }) => [name, text])).toEqual([
      ["intended-use", "More information needed"],
      ["training-data", "Hardware\n\n8 GPUs"],
      ["caveats-and-recommendations", "More information needed"],
    ]);
  });

  test("what nobody would see is no text: comments of the template", () => {
    expect(sectionsOf("# A\n\n## Uses\n\n<!-- Address questions\naround use -->\n\n### Direct Use\n\n[More Information Needed]\n")).toMatchObject([{ name: "intended-use", headings: ["Uses", "Direct Use"], text: "[More Information Needed]" }]);
  });

  test("a heading inside code is code", () => {
    expect(sectionsOf("# A\n\n## Usage\n\n```python\n# Limitations\nrun()\n```\n")?.map(({ name }) => name)).toEqual(["intended-use"]);
  });

  test("fields of a template are told apart", () => {
    expect(sectionsOf("# A\n\n## Model Details\n\n- **Developed by:** Payments\n- **Funded by [optional]:** [More Information Needed]\n")?.[0]?.fields).toEqual([
      { label: "Developed by", text: "Payments" },
      { label: "Funded by", text: "[More Information Needed]" },
    ]);
  });

  test("markup of an export stays text", () => {
    expect(sectionsOf("# A\n\n## Limitations\n\n<img src=x onerror=alert(1)>\n")?.[0]?.text).toBe("<img src=x onerror=alert(1)>");
  });
});

test("a Markdown file of another purpose is no card", () => {
  expect(modelCardsKind.recognise(inputOf("---\ntitle: Fraud\nowner: Head\n---\n# Fraud\n", "data/sources/notes/fraud.md"))).toBe(0);
  expect(modelCardsKind.recognise(inputOf("# Notes\n", "data/sources/notes/fraud.md"))).toBe(0);
  expect(modelCardsKind.recognise(inputOf("---\nlicense: mit\ntask_categories:\n- question-answering\n---\n# A dataset\n"))).toBe(0);
});

const REAL: readonly (readonly [file: string, evaluations: number, places: readonly string[]])[] = [
  ["0xid_ppo-LunarLander-v2.md", 1, []],
  ["Akash7897_distilbert-base-uncased-finetuned-sst2.md", 1, []],
  ["Amir13_xlm-roberta-base-es-base-ner.md", 0, []],
  ["Artifact-AI_en_spacy_conll2003_roberta_base_ner.md", 3, []],
  ["Doogie_Waynehills-STT-doogie-server.md", 0, ["5:1 MODEL-CARD-INDEX"]],
  ["aapot_whisper-large-v2-fi.md", 4, []],
  ["bigcode_santacoder-megatron.md", 22, []],
  ["nvidia_stt_de_conformer_ctc_large.md", 3, ["31:13 MODEL-CARD-TASK"]],
  ["speechbrain_asr-conformersmall-transformerlm-librispeech.md", 2, []],
];

test.each(REAL)("published card %s", (file, count, places) => {
  const bytes = realFile(`model-cards/${file}`);
  if (bytes === undefined) return;
  const result = read(bytes, `data/sources/model-cards/${file}`);
  expect([result.sureness, result.evaluations.length, result.places]).toEqual([1, count, places]);
});
