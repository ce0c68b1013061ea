/** A page loads its own files and nothing else, and sends no form anywhere. */
const OWN_FILES =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

/**
 * Text becomes the address of a script in three places, each of which checks it first: the worker of search (`default`: Pagefind starts it
 * from text), the line by which an edition's worker loads the shared one, and the engine of the what-if panel. Nothing makes HTML of text.
 */
const TRUSTED_TYPES = "require-trusted-types-for 'script'; trusted-types default almanac-search almanac-what-if";

/** Stands in every page, so that it holds on hosts that send no headers, and from a folder. */
export const CONTENT_SECURITY_POLICY = `${OWN_FILES}; ${TRUSTED_TYPES}`;

/**
 * What a host sends beside it. `frame-ancestors` counts in a header only. Trusted types stand in pages only: a header is sent with the pages
 * of older editions, too, whose scripts stay what they were when they were published.
 */
export const HEADER_POLICY = `${OWN_FILES}; frame-ancestors 'none'`;
