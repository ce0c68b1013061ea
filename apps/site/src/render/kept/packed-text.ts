import type { Span } from "./page-log.ts";
import type { PagePack } from "./page-pack.ts";

/** Words of a page. */
export const packedText = ({ bytes }: Pick<PagePack, "bytes">, [from, to]: Span): string => Buffer.from(new Uint8Array(bytes, from, to - from)).toString();
