import { compareText, daysBetween, type Edition, type IsoDate } from "@almanac/core";
import { handbookPages } from "../documents.ts";
import { documentsAbout, SUBJECT_WORDS, type SubjectPageDocument } from "./subject-documents.ts";

export type ReviewState = "overdue" | "soon" | "later";

interface Review {
  readonly page: ReturnType<typeof handbookPages>[number] | SubjectPageDocument;
  /** Where it is listed: the part of the handbook, or what pages of its kind are called. */
  readonly section: string;
  readonly state: ReviewState;
  /** Days until the review is due; negative where it is past. */
  readonly days: number;
}

/** So many days ahead a review counts as due soon. */
export const SOON_DAYS = 60;

const stateOf = (days: number): ReviewState => (days < 0 ? "overdue" : days <= SOON_DAYS ? "soon" : "later");

/** Every page that has a day of review: those of the handbook in reading order, then those about single things. */
export const reviewedPages = (documents: Edition["documents"]): readonly Review["page"][] => [...handbookPages(documents), ...(["model", "dataset", "risk", "ceremony"] as const).flatMap((kind) => documentsAbout(documents, kind))];

/** Every page that has a day of review, the longest overdue first. */
export function reviewsOf({ documents, asOfDate }: Pick<Edition, "documents"> & { readonly asOfDate: IsoDate }): readonly Review[] {
  return reviewedPages(documents)
    .map((page) => ({ page, section: page.kind === "handbook" ? page.section : SUBJECT_WORDS[page.kind].pages, days: daysBetween(asOfDate, page.reviewBy), state: stateOf(daysBetween(asOfDate, page.reviewBy)) }))
    .toSorted((a, b) => a.days - b.days || compareText(a.page.path, b.page.path));
}

/** `3 are past their review`, `one is past its review`. */
export const pastWords = (count: number): string => (count === 1 ? "one is past its review" : `${String(count)} are past their review`);
