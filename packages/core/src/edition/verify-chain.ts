import type { Edition, Erratum } from "./edition.ts";

/** A link of the chain: what an edition's header, or a whole edition of schema 1, says of its place. */
export interface FrozenEdition {
  readonly file: string;
  /** Digest of the file's text. */
  readonly sha256: string;
  readonly edition: Pick<Edition, "id" | "label" | "asOf" | "asOfDate" | "previous"> & { readonly corrects?: Erratum; readonly acts?: string };
}

export interface ChainProblem {
  readonly file: string;
  readonly code: "EDITION-FORK" | "EDITION-CHAIN" | "EDITION-NAME";
  readonly message: string;
  readonly hint: string;
}

const FORK_HINT =
  "there is one chain of editions, and two branches of the repository have each frozen one: keep one, remove the other with what follows it, and freeze that again with `almanac edition`";

/** A correction names the statement that it takes the place of by its digest, as it names the edition before. */
function correctionProblem({ file, edition: { corrects } }: FrozenEdition, corrected: FrozenEdition | undefined): readonly ChainProblem[] {
  if (corrects === undefined || corrected?.sha256 === corrects.sha256) return [];
  const message = corrected === undefined ? `it corrects ${corrects.id}, which is not there` : `${corrected.file} is not the edition that it corrects: its digest differs`;
  return [{ file, code: "EDITION-CHAIN", message, hint: `restore data/editions/${corrects.id}.json from version control: editions are never rewritten` }];
}

/**
 * One chain, given in its order: every edition but the first names an edition that is there, with the digest that its file has, and no two
 * name the same; a correction names an edition that is there, too.
 */
export function verifyChain(editions: readonly FrozenEdition[]): readonly ChainProblem[] {
  const byId = new Map(editions.map((entry) => [entry.edition.id, entry]));
  const successorOf = new Map<string, FrozenEdition>();
  return editions.flatMap((entry): readonly ChainProblem[] => {
    const { edition, file } = entry;
    if (!file.endsWith(`/${edition.id}.json`)) return [{ file, code: "EDITION-NAME", message: `the file holds edition ${edition.id}`, hint: "restore the file from version control: an edition is never renamed" }];
    const parent = edition.previous?.id ?? "";
    const other = successorOf.get(parent);
    if (other !== undefined) return [{ file, code: "EDITION-FORK", message: `${edition.id} and ${other.edition.id} both follow ${parent === "" ? "nothing" : parent}`, hint: FORK_HINT }];
    successorOf.set(parent, entry);
    const correction = correctionProblem(entry, byId.get(edition.corrects?.id ?? ""));
    if (edition.previous === null) return correction;
    const before = byId.get(parent);
    if (before === undefined) return [{ file, code: "EDITION-CHAIN", message: `it follows ${parent}, which is not there`, hint: `restore data/editions/${parent}.json from version control` }];
    if (before.sha256 !== edition.previous.sha256)
      return [{ file, code: "EDITION-CHAIN", message: `${before.file} is not the edition that ${edition.id} followed: its digest differs`, hint: `restore ${before.file} from version control: editions are never rewritten` }];
    return correction;
  });
}
