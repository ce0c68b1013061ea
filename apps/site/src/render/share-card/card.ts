/** What a page says of itself where somebody shares its address. */
export interface ShareCard {
  /** Name of the file below `share/`, without extension. */
  readonly name: string;
  readonly program: string;
  /** Of the page; left out on the front page, whose title is the program's. */
  readonly page?: string;
  readonly finding: string;
  /** The word for an audience that is not everybody. */
  readonly mark?: string;
  readonly edition: string;
  readonly asOf: string;
}

export const CARD = { width: 1200, height: 630 } as const;

// The tokens of the light scheme: a picture cannot follow its reader's.
const PAPER = "#fbfcfa";
const INK = "#14181b";
const INK_2 = "#454c52";
const SPOT = "#00506f";

const MARGIN = 64;
const INNER = CARD.width - 2 * MARGIN;
const NOW = 0.36;
const WEEKS = 30;
/** Characters of a finding that fit in each size. */
const LARGE = 150;
const MIDDLE = 240;
const MOST = 330;

/** An element as the layout engine takes it. */
export interface Box {
  readonly type: "div";
  readonly key: null;
  readonly props: { readonly style: Readonly<Record<string, string | number>>; readonly children: string | readonly Box[] };
}

const node = (style: Box["props"]["style"], children: string | readonly Box[] = []): Box => ({ type: "div", key: null, props: { style: { display: "flex", boxSizing: "border-box", ...style }, children } });

/** Whole sentences as long as they fit; of a single one that is too long, whole words. */
export function shortened(finding: string, most = MOST): string {
  if (finding.length <= most) return finding;
  const sentences = finding.slice(0, most).match(/^.*[.!?](?=\s)/s);
  return sentences?.[0] ?? `${finding.slice(0, most).replace(/\s+\S*$/, "").replace(/[,;:]$/, "")} …`;
}

/** The ruler: editions behind in ink, the weeks ahead in the second ink. */
function ruler(): Box {
  const tick = (index: number): Box => {
    const now = Math.round(NOW * WEEKS);
    const color = index > now ? SPOT : INK;
    return node({ position: "absolute", left: Math.round((INNER / WEEKS) * index), bottom: index === now ? -10 : 0, width: index === now ? 5 : 2, height: index === now ? 34 : 14, backgroundColor: color });
  };
  return node({ position: "relative", width: INNER, height: 36 }, [
    node({ position: "absolute", left: 0, bottom: 0, width: Math.round(INNER * NOW), height: 3, backgroundColor: INK }),
    node({ position: "absolute", left: Math.round(INNER * NOW), bottom: 0, width: Math.round(INNER * (1 - NOW)), height: 3, backgroundColor: SPOT }),
    ...Array.from({ length: WEEKS }, (_, index) => tick(index)),
  ]);
}

/** The card as a tree of boxes: name, edition and ruler at the foot, the finding as large as it fits. */
export function cardTree({ program, page, finding, mark, edition, asOf }: ShareCard): Box {
  const words = shortened(finding);
  const size = words.length <= LARGE ? 54 : words.length <= MIDDLE ? 44 : 37;
  return node({ width: CARD.width, height: CARD.height, flexDirection: "column", justifyContent: "space-between", backgroundColor: PAPER, color: INK, padding: `${String(MARGIN - 12)}px ${String(MARGIN)}px ${String(MARGIN - 8)}px`, fontFamily: "serif" }, [
    node({ flexDirection: "column", borderTop: `6px solid ${INK}`, paddingTop: 18 }, [
      ...(mark === undefined ? [] : [node({ fontSize: 30, backgroundColor: INK, color: PAPER, fontFamily: "sans", padding: "6px 18px", marginBottom: 14, alignSelf: "flex-start" }, `${mark}: not for everybody`)]),
      node({ fontSize: 30, color: INK_2, fontFamily: "sans" }, page === undefined ? "Almanac" : `${program} Almanac`),
      node({ fontSize: page === undefined ? 84 : 64, lineHeight: 1.1, letterSpacing: -1.5 }, page ?? program),
    ]),
    node({ fontSize: size, lineHeight: 1.24, maxWidth: INNER }, words),
    node({ flexDirection: "column" }, [ruler(), node({ justifyContent: "space-between", marginTop: 22, fontSize: 26, color: INK_2, fontFamily: "sans" }, [node({}, `Edition ${edition}`), node({}, `As of ${asOf}`)])]),
  ]);
}
