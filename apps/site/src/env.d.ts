declare module "virtual:almanac/publication" {
  const publication: import("./render/publication.ts").Publication;
  export default publication;
}
/** The address of a script that is bundled on its own, with all that it imports. */
declare module "*?worker&url" {
  const address: string;
  export default address;
}
/** The text of a script without comments and with short names. */
declare module "*.js?short" {
  const text: string;
  export default text;
}
