interface Example {
  /** Where the file goes, below the program directory. */
  readonly file: string;
  readonly text: string;
}

/** The smallest files that fill an empty page, to copy and change. */
export const EXAMPLES = {
  decision: {
    file: "content/decisions/d-001.md",
    text: `---
title: Which vendor labels the second batch
ask: decide
owner: Product sponsor
openedOn: 2026-01-12
due: 2026-01-23
otherwise: The first vendor goes on, at the old price.
---
The choices, the evidence, what we recommend.
`,
  },
  handbook: {
    file: "content/handbook/flow-policy.md",
    text: `---
title: Flow policy
section: Running the program
order: 10
owner: Program manager
reviewBy: 2026-06-30
---
We finish before we start. :fact[delivery.wip.now] are started today.
`,
  },
  policy: {
    file: "content/handbook/flow-policy.md",
    text: `:::assert{id=wip-limit fact="delivery.wip.now" atMost=30}
At most 30 items are in progress.
:::
`,
  },
  history: {
    file: "data/sources/history.csv",
    text: `key,at,created,status
ABC-1,2026-01-05,2026-01-05,To Do
ABC-1,2026-01-07,2026-01-05,In Progress
ABC-1,2026-01-15,2026-01-05,Done
`,
  },
  historySource: {
    file: "data/almanac.yaml",
    text: `sources:
  - id: history
    kind: history-csv
    files: history.csv
    rowOrder: oldest-first
    dates: { format: yyyy-MM-dd }
    columns: { key: key, at: at, created: created, status: status, type: { value: Task } }
`,
  },
  program: {
    file: "content/programs/fraud.md",
    text: `---
title: Fraud detection
owner: Fraud lead
stage: Validation
statuses:
  - { status: on-track, setOn: 2026-01-12, setBy: Fraud lead }
targets:
  - { date: 2026-06-30, milestone: Champion model live, setOn: 2026-01-12 }
---
What the workstream is for, and how we will know.
`,
  },
} as const satisfies Readonly<Record<string, Example>>;
