export { renderSite, type RenderSiteOptions } from "./render/render-site.ts";
