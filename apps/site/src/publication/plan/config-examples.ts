/** The smallest parts of the program's settings that fill `/lifecycle/`, to copy. */
export const CONFIG_EXAMPLES = {
  stages: {
    file: "data/almanac.yaml",
    text: `stages:
  - { id: data, title: Data, match: { label: data } }
  - { id: training, title: Training, match: { label: training } }
  - { id: monitoring, title: Monitoring, match: { label: monitoring } }
`,
  },
  gates: {
    file: "data/almanac.yaml",
    text: `gates:
  - id: launch
    title: Online test to launch
    blocks: false
    conditions:
      - { fact: delivery.age.older-than-p85, atMost: 0 }
      - { fact: risk.loss.p80, atMost: 100000 }
`,
  },
} as const;
