import { factAnchor } from "@almanac/core";

/** Root of the interface. Its version changes when a reader of the files would break. */
const API = "/api/v1";

export const apiAddress = (file: string): string => `${API}/${file}`;

export type TableFormat = "csv" | "json" | "csv-metadata.json";

/** Where the file of a table fact stands. */
export const tableAddress = (factId: string, format: TableFormat): string => apiAddress(`tables/${factAnchor(factId)}.${format}`);

/** An address as the files of the interface write it: below the root of the site, so that one file serves wherever the site stands. */
export const belowRoot = (address: string): string => address.replace(/^\//, "");
