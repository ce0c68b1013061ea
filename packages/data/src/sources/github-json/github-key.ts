/** `owner/repo` of an address of GitHub (site or interface), or undefined. */
export const repositoryOf = (address: string | null | undefined): string | undefined =>
  /^https?:\/\/[^/]+\/(?:api\/v3\/)?(?:repos\/)?([^/\s]+\/[^/\s]+?)(?:\/(?:issues|pull|pulls)\/\d+)?\/?$/.exec(address ?? "")?.[1];

/** How GitHub itself writes an issue: `owner/repo#12`, or `#12` where the export does not name the repository. */
export const githubKey = (repository: string | undefined, number: number): string => `${repository ?? ""}#${String(number)}`;

/** Project of issues whose export does not name the repository. */
export const NO_REPOSITORY = "github";
