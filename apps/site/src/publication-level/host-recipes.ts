import { EACH_TIME, EVERYWHERE, FOR_A_DAY, FOR_EVER, IN_EDITION, NOT_FOUND_ANYWHERE, NOT_LISTED, NOT_SHARED, SHARED_FILE, TYPED_FILES } from "./host-rules.ts";

const ROOT = "/srv/almanac/current";
const HOST = "almanac.example.org";
const lines = (indent: string, texts: readonly string[]): string => texts.map((text) => `${indent}${text}\n`).join("");

/** How long files are kept and whether search engines list them, for nginx. */
const nginxMaps = `map $uri $almanac_cache {
  default "${EACH_TIME}";
  ~${SHARED_FILE} "${FOR_EVER}";
  ~${IN_EDITION} "${FOR_A_DAY}";
}
map $uri $almanac_robots {
  default "";
  ~${IN_EDITION} "${NOT_LISTED}";
}
`;
const nginxMapsForFew = `map $uri $almanac_cache {
  default "${NOT_SHARED}";
}
map $uri $almanac_robots {
  default "${NOT_FOUND_ANYWHERE}";
}
`;

/** What `_headers` says, for nginx (1.18 or newer): to be included from `http`. */
const nginx = `${nginxMaps}server {
  server_name ${HOST};
  root ${ROOT};
  index index.html;
  error_page 404 /404.html;
  charset utf-8;
  gzip on;
  gzip_types text/css text/csv text/javascript application/javascript application/json application/atom+xml image/svg+xml;
${lines("  ", Object.entries(EVERYWHERE).map(([name, value]) => `add_header ${name} "${value}" always;`))}  add_header Cache-Control $almanac_cache always;
  add_header X-Robots-Tag $almanac_robots always;
${lines("  ", TYPED_FILES.map(({ name, type }) => `location ~ /${name.replace(".", "\\.")}$ { types {} default_type "${type}"; }`))}  location ~ \\.csv$ { types {} default_type "text/csv; charset=utf-8"; }
}
`;

/** The same for Caddy. */
const caddyMap = `  map {path} {almanac_cache} {
    ~${SHARED_FILE} "${FOR_EVER}"
    ~${IN_EDITION} "${FOR_A_DAY}"
    default "${EACH_TIME}"
  }
  @edition path_regexp ${IN_EDITION}
  header @edition X-Robots-Tag ${NOT_LISTED}
`;
const caddyMapForFew = `  map {path} {almanac_cache} {
    default "${NOT_SHARED}"
  }
  header X-Robots-Tag "${NOT_FOUND_ANYWHERE}"
`;

/** What `_headers` says, as a Caddyfile (Caddy 2.6 or newer). */
const caddy = `${HOST} {
  root * ${ROOT}
  encode gzip
${caddyMap}  header {
${lines("    ", Object.entries(EVERYWHERE).map(([name, value]) => `${name} "${value}"`))}    Cache-Control {almanac_cache}
  }
${lines("  ", TYPED_FILES.flatMap(({ name, type }) => { const matcher = `@${name.replace(".", "-")}`; return [`${matcher} path /${name} */${name}`, `header ${matcher} Content-Type "${type}"`]; }))}  file_server
  handle_errors {
    rewrite * /404.html
    file_server
  }
}
`;

const overriding = (Header: string, Value: string) => ({ Header, Value, Override: true });
/** Headers that a policy of CloudFront has a place for; the others are the reader's own. */
const { "Content-Security-Policy": policy, "Referrer-Policy": referrer, "Strict-Transport-Security": transport = "", "X-Content-Type-Options": _, ...others } = EVERYWHERE;
const custom = Object.entries(others).map(([name, value]) => overriding(name, value));

/** What `_headers` says of every address, as the configuration of a response headers policy of CloudFront. */
const cloudfront = `${JSON.stringify(
  {
    Name: "almanac",
    SecurityHeadersConfig: {
      ContentSecurityPolicy: { Override: true, ContentSecurityPolicy: policy },
      ContentTypeOptions: { Override: true },
      ReferrerPolicy: { Override: true, ReferrerPolicy: referrer },
      StrictTransportSecurity: { Override: true, AccessControlMaxAgeSec: Number(/max-age=(\d+)/.exec(transport)?.[1]), IncludeSubdomains: false, Preload: false },
    },
    CustomHeadersConfig: { Quantity: custom.length, Items: custom },
  },
  null,
  2,
)}
`;

/** Recipes for hosts that do not read `_headers`, by the language of the block in which they stand on the handbook's page: made of the same rules. */
export const HOST_RECIPES = { nginx, caddyfile: caddy, json: cloudfront } as const;

/** What takes the place of a part of a recipe where a publication is not for everybody. CloudFront's policy is one for all addresses there. */
export const FOR_FEW = {
  nginx: { instead: nginxMaps, say: nginxMapsForFew },
  caddyfile: { instead: caddyMap, say: caddyMapForFew },
  json: { add: [overriding("Cache-Control", NOT_SHARED), overriding("X-Robots-Tag", NOT_FOUND_ANYWHERE)] },
} as const;
