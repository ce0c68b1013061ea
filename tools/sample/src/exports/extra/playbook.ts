import type { ExportFile } from "../export-file.ts";

interface Entry {
  readonly control: string;
  readonly description: string;
  readonly about: string;
  readonly actions: readonly string[];
  readonly questions: readonly string[];
  readonly actors: readonly string[];
  readonly topics: readonly string[];
}

/** The program's own words to six subcategories: their ids are those of the framework, no sentence of it is repeated. */
const ENTRIES: readonly Entry[] = [
  {
    control: "GOVERN 1.1",
    description: "Each model has a list of the rules that apply to it, and a role that keeps the list.",
    about: "The risk executive keeps the list for all four workstreams; a model without an entry does not pass gate 2.",
    actions: ["Read the obligations once a quarter with the workstream leads.", "Write the rules into the model card when a model enters shadow."],
    questions: ["Where does the list stand?", "Which entry changed in the last quarter?"],
    actors: ["Risk executive", "Workstream leads"],
    topics: ["Rules"],
  },
  {
    control: "GOVERN 6.1",
    description: "What comes from a vendor has an owner here, and a plan for the week in which it does not come.",
    about: "Chargeback labels stopped in November 2026 and nobody owned the vendor: this is the entry that was missing.",
    actions: ["Name one role for each vendor.", "Ask for a date in writing on the first day without a delivery."],
    questions: ["Who writes to the vendor?", "What do we train on when nothing arrives?"],
    actors: ["Data steward", "Finance partner"],
    topics: ["Vendors", "Labels"],
  },
  {
    control: "MAP 4.1",
    description: "Licences and consent of every dataset are known before a model learns from it.",
    about: "The consent change of September cut the click logs within a day.",
    actions: ["State licence or consent in the dataset's description.", "Keep a way to train without the data that may be withdrawn."],
    questions: ["Which models learn from personal data?"],
    actors: ["Data steward"],
    topics: ["Data", "Consent"],
  },
  {
    control: "MEASURE 2.3",
    description: "A model is measured on data from after its training, beside what runs today.",
    about: "Every evaluation names the data, the day and the interval; a number without an interval is not compared.",
    actions: ["Write the expected interval into the ticket before the run.", "Compare with the champion on the same slice."],
    questions: ["Is the difference larger than its interval?"],
    actors: ["Model risk officer", "Applied scientists"],
    topics: ["Evaluation"],
  },
  {
    control: "MEASURE 2.11",
    description: "Groups of customers are compared before a model decides about them, and again each month.",
    about: "The card score is compared by how long somebody has been a customer and by the country of the card; both are counted, neither is guessed from a name.",
    actions: ["Publish counts with every rate.", "Stop at a gap above ten per cent until it is explained."],
    questions: ["Which group is worst off, and by how much?"],
    actors: ["Model risk officer"],
    topics: ["Fairness"],
  },
  {
    control: "MANAGE 2.4",
    description: "Any model can be switched off by the role on duty, and the one before serves again within fifteen minutes.",
    about: "The way back is part of gate 6: a model without one is not operated.",
    actions: ["Keep the model before warm for two weeks.", "Write down who may decide at night."],
    questions: ["When was the way back last walked?"],
    actors: ["Operations lead", "Platform lead"],
    topics: ["Operation"],
  },
];

const TYPES: Readonly<Record<string, string>> = { GOVERN: "Govern", MAP: "Map", MEASURE: "Measure", MANAGE: "Manage" };
const bullets = (lines: readonly string[], mark: string): string => lines.map((line) => `${mark} ${line}`).join("\n");

/** The file has the form of the published playbook. */
export function playbookFiles(): readonly ExportFile[] {
  const entries = ENTRIES.map(({ control, description, about, actions, questions, actors, topics }) => ({
    type: TYPES[control.split(" ")[0] ?? ""],
    title: control,
    description,
    section_about: about,
    section_actions: bullets(actions, "*"),
    section_doc: bullets(questions, "-"),
    section_ref: "",
    "AI Actors": actors,
    Topic: topics,
  }));
  return [{ path: "compliance/ai-rmf-playbook.json", text: `${JSON.stringify(entries, null, 2)}\n` }];
}

export const playbookTruths = (): readonly string[] => [
  `\`compliance/ai-rmf-playbook.json\`: the program's own guidance to ${String(ENTRIES.length)} of the 72 subcategories of NIST AI RMF (${ENTRIES.map(({ control }) => control).join(", ")}), in the form of NIST's playbook; each of them has a row in \`compliance/controls.csv\`.`,
];
