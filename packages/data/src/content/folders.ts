/** A folder below content/ for each kind of document: what a document in it is called, and the front matter that it needs. */
export const FOLDERS = {
  updates: { what: "an update", example: "---\ntitle: Week 47\nauthor: Program manager\n---\n" },
  programs: { what: "a program page", example: "---\ntitle: Fraud detection\nowner: Fraud lead\n---\n" },
  decisions: {
    what: "a decision",
    example: "---\ntitle: Which vendor for the labels\nask: decide\nowner: Sponsor\nopenedOn: 2026-11-02\ndue: 2026-11-27\notherwise: The launch slips by a month\n---\n",
  },
  handbook: { what: "a handbook page", example: "---\ntitle: Flow policy\nsection: How we work\norder: 1\nowner: Program manager\nreviewBy: 2027-03-01\n---\n" },
  models: {
    what: "a model card",
    example: "---\ntitle: Card fraud champion\nmodel: fraud-card-champion\nowner: Fraud lead\nreviewBy: 2027-03-01\npurpose: Rank card payments for review\noutOfScope: [Declining a payment without a person]\n---\n",
  },
  datasets: {
    what: "a dataset sheet",
    example: "---\ntitle: Chargeback labels\ndataset: chargeback-labels\nowner: Data steward\nreviewBy: 2027-03-01\npurpose: Teach the fraud models what fraud was\noutOfScope: [Judging single customers]\n---\n",
  },
  risks: { what: "a risk note", example: "---\ntitle: Labels come late\nrisk: R-12\nowner: Fraud lead\nreviewBy: 2027-01-15\n---\n" },
  ceremonies: {
    what: "a ceremony",
    example: "---\ntitle: Risk review\nowner: Program manager\nreviewBy: 2027-03-01\ncadence: First Tuesday of the month, 10:00\nparticipants: [Program manager, Risk owners]\nminutes: 45\n---\n",
  },
  method: { what: "a method page", example: "---\ntitle: Cycle time\nmetric: flow.sle\nunit: days\nsource: METHOD 2.3\n---\n" },
  glossary: { what: "a term of the glossary", example: "---\ntitle: Cycle time\nsummary: Days from the start of an item to its finish.\n---\n" },
} as const satisfies Readonly<Record<string, { readonly what: string; readonly example: string }>>;

export type Folder = keyof typeof FOLDERS;

export const FOLDER_NAMES = Object.keys(FOLDERS) as readonly Folder[];
