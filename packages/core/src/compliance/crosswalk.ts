/** A subject that several frameworks ask about, and which of their parts do. */
interface CrosswalkTheme {
  readonly id: string;
  readonly title: string;
  /** Ids of controls by id of framework. */
  readonly controls: Readonly<Record<"nist-ai-rmf" | "eu-ai-act" | "iso-42001", readonly string[]>>;
}

/**
 * Ten themes of three frameworks, for reading them side by side. **This is our reading, no official concordance**: it goes by the subject
 * that each part names (NIST AI 100-1, subcategories; Regulation (EU) 2024/1689, articles; ISO/IEC 42001:2023, titles of Annex A), not by
 * what each demands, and being done for one framework proves nothing for another. A control may stand under several themes; many
 * stand under none.
 */
export const CROSSWALK: readonly CrosswalkTheme[] = [
  {
    id: "risk-management",
    title: "Risk management",
    controls: {
      "nist-ai-rmf": ["GOVERN 1.3", "GOVERN 1.4", "MAP 1.5", "MAP 5.1", "MEASURE 3.1", "MANAGE 1.2", "MANAGE 1.3", "MANAGE 1.4"],
      "eu-ai-act": ["Article 9", "Article 27"],
      "iso-42001": ["A.5.2", "A.5.3", "A.5.4", "A.5.5"],
    },
  },
  {
    id: "data-governance",
    title: "Data governance",
    controls: { "nist-ai-rmf": ["MAP 2.3", "MEASURE 2.2", "MEASURE 2.10", "MEASURE 2.11"], "eu-ai-act": ["Article 10"], "iso-42001": ["A.4.3", "A.7.2", "A.7.3", "A.7.4", "A.7.5", "A.7.6"] },
  },
  {
    id: "documentation",
    title: "Documentation",
    controls: { "nist-ai-rmf": ["GOVERN 1.6", "GOVERN 4.2", "MAP 1.1", "MAP 2.2", "MAP 3.3"], "eu-ai-act": ["Article 11", "Article 17"], "iso-42001": ["A.4.2", "A.6.2.2", "A.6.2.3", "A.6.2.7"] },
  },
  {
    id: "logging",
    title: "Logging",
    controls: { "nist-ai-rmf": ["MEASURE 2.4", "MEASURE 2.8"], "eu-ai-act": ["Article 12"], "iso-42001": ["A.6.2.8"] },
  },
  {
    id: "transparency",
    title: "Transparency",
    controls: { "nist-ai-rmf": ["MEASURE 2.8", "MEASURE 2.9"], "eu-ai-act": ["Article 13", "Article 50"], "iso-42001": ["A.8.2", "A.8.5"] },
  },
  {
    id: "human-oversight",
    title: "Human oversight",
    controls: { "nist-ai-rmf": ["GOVERN 3.2", "MAP 2.2", "MAP 3.4", "MAP 3.5", "MANAGE 2.4"], "eu-ai-act": ["Article 14", "Article 26"], "iso-42001": ["A.3.2", "A.9.2", "A.9.3", "A.9.4"] },
  },
  {
    id: "accuracy-robustness",
    title: "Accuracy and robustness",
    controls: { "nist-ai-rmf": ["MEASURE 2.1", "MEASURE 2.3", "MEASURE 2.5", "MEASURE 2.6", "MEASURE 2.7"], "eu-ai-act": ["Article 15"], "iso-42001": ["A.6.2.4", "A.6.2.5"] },
  },
  {
    id: "incident-reporting",
    title: "Incident reporting",
    controls: { "nist-ai-rmf": ["GOVERN 4.3", "MANAGE 2.3", "MANAGE 4.3"], "eu-ai-act": ["Article 73"], "iso-42001": ["A.3.3", "A.8.3", "A.8.4"] },
  },
  {
    id: "monitoring",
    title: "Monitoring in operation",
    controls: { "nist-ai-rmf": ["GOVERN 1.5", "MEASURE 2.4", "MEASURE 3.1", "MANAGE 4.1", "MANAGE 4.2"], "eu-ai-act": ["Article 72"], "iso-42001": ["A.6.2.6"] },
  },
  {
    id: "supply-chain",
    title: "Supply chain",
    controls: { "nist-ai-rmf": ["GOVERN 6.1", "GOVERN 6.2", "MAP 4.1", "MAP 4.2", "MANAGE 3.1", "MANAGE 3.2"], "eu-ai-act": ["Article 25"], "iso-42001": ["A.10.2", "A.10.3", "A.10.4"] },
  },
];
