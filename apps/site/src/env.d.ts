declare module "virtual:almanac/publication" {
  const publication: import("./render/publication.ts").Publication;
  export default publication;
}
