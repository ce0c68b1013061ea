import type { EditionSummary } from "./edition-summary.ts";
import { editionUrl, feedAddresses, type FeedInput } from "./edition-feed.ts";
import type { Feed, FeedEntry } from "./feed.ts";
import { addressSegment } from "./address-segment.ts";
import { modelChanges, programChanges, riskChanges } from "./subject-changes.ts";

type Kind = "program" | "risk" | "model";

interface Subject {
  readonly id: string;
  readonly title: string;
}

/** How one kind of subject is followed from edition to edition. */
interface Followed {
  readonly kind: Kind;
  readonly subjectsOf: (summary: EditionSummary) => readonly Subject[];
  /** What changed in `after` since `before`; undefined: no earlier edition is known. */
  readonly changes: (id: string, before: EditionSummary | undefined, after: EditionSummary) => readonly string[];
  /** Address of the subject inside the folder of an edition that names it. */
  readonly page: (id: string) => string;
  /** Where an edition without it says what it has instead. */
  readonly list: string;
  readonly named: (subject: Subject) => string;
}

const byId = <T extends Subject>(subjects: readonly T[] | undefined, id: string): T | undefined => subjects?.find((subject) => subject.id === id);

const FOLLOWED: readonly Followed[] = [
  {
    kind: "program",
    subjectsOf: ({ programs }) => programs,
    changes: (id, before, after) => programChanges(byId(before?.programs, id), byId(after.programs, id), after),
    page: (id) => `programs/${id}/`,
    list: "",
    named: ({ title }) => title,
  },
  {
    kind: "risk",
    subjectsOf: ({ risks }) => risks,
    changes: (id, before, after) => (before === undefined ? [] : riskChanges(byId(before.risks, id), byId(after.risks, id), after.locale)),
    page: (id) => `risks/#risk-${addressSegment(id)}`,
    list: "risks/",
    named: ({ id, title }) => `${id}: ${title}`,
  },
  {
    kind: "model",
    subjectsOf: ({ models }) => models,
    changes: (id, before, after) => (before === undefined ? [] : modelChanges(byId(before.models, id), byId(after.models, id), after.locale)),
    page: (id) => `models/${addressSegment(id)}/`,
    list: "models/",
    named: ({ title }) => title,
  },
];

/** Every subject that one of the editions names, with its newest title. */
function everySubject(summaries: readonly EditionSummary[], { subjectsOf }: Followed): readonly Subject[] {
  const found = new Map<string, Subject>();
  for (const summary of summaries) for (const subject of subjectsOf(summary)) if (!found.has(subject.id)) found.set(subject.id, subject);
  return [...found.values()];
}

function feedOf(subject: Subject, followed: Followed, { index, summaries, siteUrl }: FeedInput): Feed {
  const { kind, changes, page, list, named, subjectsOf } = followed;
  const pageIn = (summary: EditionSummary | undefined): string => (summary !== undefined && byId(subjectsOf(summary), subject.id) !== undefined ? page(subject.id) : list);
  const entries = summaries.flatMap((after, place): readonly FeedEntry[] => {
    const before = summaries[place + 1];
    const sentences = changes(subject.id, before, after);
    if (sentences.length === 0) return [];
    const edition = editionUrl(siteUrl, after.id);
    return [
      {
        id: `${edition}#${kind}-${addressSegment(subject.id)}`,
        url: new URL(pageIn(after), edition).href,
        title: `${named(subject)}, edition ${after.label}`,
        updated: after.asOf,
        summary: sentences.join(" "),
        paragraphs: before === undefined ? [] : [`Since edition ${before.label}:`],
        sentences,
        tags: [kind],
      },
    ];
  });
  return {
    title: `${named(subject)} · ${index.title} Almanac`,
    description: `What changed about this ${kind} of ${index.title}, edition by edition.`,
    author: index.title,
    language: summaries[0]?.locale ?? "en",
    home: new URL(pageIn(summaries[0]), siteUrl).href,
    ...feedAddresses(`${kind}s/${addressSegment(subject.id)}/`, siteUrl),
    updated: entries[0]?.updated ?? summaries.at(-1)?.asOf ?? "",
    entries,
  };
}

/** Feeds of programs, risks and models: an entry for each edition in which something published about the subject changed. */
export const subjectFeeds = (input: FeedInput): readonly Feed[] => FOLLOWED.flatMap((followed) => everySubject(input.summaries, followed).map((subject) => feedOf(subject, followed, input)));
