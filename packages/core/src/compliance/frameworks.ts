/** The list of controls of a framework, as far as Almanac knows it: ids only, no text of the framework. */
interface KnownFramework {
  readonly id: string;
  /** What files call it, compared without case, blanks and punctuation. */
  readonly names: readonly string[];
  readonly controls: readonly string[];
  /** Parts of it that exist and are not counted. */
  readonly others?: readonly string[];
}

const numbered = (prefix: string, from: number, to: number): readonly string[] => Array.from({ length: to - from + 1 }, (_, index) => `${prefix}${String(from + index)}`);

/** Number of subcategories of each category of the NIST AI RMF 1.0: 72 in all (METHOD.md 9). */
const NIST_CATEGORIES: Readonly<Record<string, readonly number[]>> = {
  GOVERN: [7, 3, 2, 3, 2, 2],
  MAP: [6, 3, 5, 2, 2],
  MEASURE: [3, 13, 3, 3],
  MANAGE: [4, 4, 2, 3],
};

export const KNOWN_FRAMEWORKS: readonly KnownFramework[] = [
  {
    id: "nist-ai-rmf",
    names: ["NIST AI RMF", "NIST AI RMF 1.0", "AI RMF", "AI RMF 1.0", "NIST AI 100-1", "NIST AI Risk Management Framework", "Artificial Intelligence Risk Management Framework"],
    controls: Object.entries(NIST_CATEGORIES).flatMap(([name, categories]) => categories.flatMap((size, index) => numbered(`${name} ${String(index + 1)}.`, 1, size))),
  },
  {
    id: "iso-42001",
    names: ["ISO/IEC 42001", "ISO/IEC 42001:2023", "ISO 42001", "ISO 42001:2023", "ISO/IEC 42001 Annex A"],
    controls: [
      ...numbered("A.2.", 2, 4),
      ...numbered("A.3.", 2, 3),
      ...numbered("A.4.", 2, 6),
      ...numbered("A.5.", 2, 5),
      ...numbered("A.6.1.", 2, 3),
      ...numbered("A.6.2.", 2, 8),
      ...numbered("A.7.", 2, 6),
      ...numbered("A.8.", 2, 5),
      ...numbered("A.9.", 2, 4),
      ...numbered("A.10.", 2, 4),
    ],
  },
  {
    id: "eu-ai-act",
    names: ["EU AI Act", "AI Act", "Regulation (EU) 2024/1689", "EU AI Act 2024/1689", "KI-VO"],
    controls: [...numbered("Article ", 9, 15), "Article 17", "Article 26", "Article 27", "Article 43", ...numbered("Article ", 47, 50), "Article 72", "Article 73"],
    others: numbered("Article ", 1, 113),
  },
];

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
const BY_NAME: ReadonlyMap<string, string> = new Map(KNOWN_FRAMEWORKS.flatMap(({ id, names }) => [id, ...names].map((name) => [plain(name), id] as const)));

/** Id of a framework by any of its names; of an unknown one a slug of its name. */
export const frameworkId = (name: string): string =>
  BY_NAME.get(plain(name)) ??
  name
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");

const ABBREVIATIONS: readonly (readonly [RegExp, string])[] = [
  [/^gv(?=\d)/, "govern"],
  [/^mp(?=\d)/, "map"],
  [/^ms(?=\d)/, "measure"],
  [/^mg(?=\d)/, "manage"],
  [/^art(?=\d)/, "article"],
];

/** One spelling of a control's id: `GV-1.1` is `GOVERN 1.1`. The points between numbers stay, because `1.11` is not `11.1`. */
export function controlName(id: string): string {
  const written = id
    .trim()
    .toLowerCase()
    .replace(/^(art)\./, "$1")
    .replace(/[\s_]+/g, "")
    .replace(/^([a-z]+)-(?=\d)/, "$1");
  const [short, long] = ABBREVIATIONS.find(([pattern]) => pattern.test(written)) ?? [];
  return short === undefined || long === undefined ? written : written.replace(short, long);
}

/** Which control of its framework an id means: a paragraph of an article (`Article 9(2)`) belongs to its article. */
export const controlKey = (framework: string, id: string): string => (framework === "eu-ai-act" ? controlName(id).replace(/\(.*$/, "") : controlName(id));
