/** One screenshot of a page type under one reading condition. `file` is beside the sheet. */
export type Screen = { readonly pageType: string; readonly condition: string; readonly file: string };

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** A page with one row a page type and one column a reading condition. */
export function contactSheet(screens: readonly Screen[]): string {
  const conditions = [...new Set(screens.map(({ condition }) => condition))];
  const pageTypes = [...new Set(screens.map(({ pageType }) => pageType))];
  const cell = (pageType: string, condition: string): string => {
    const file = screens.find((screen) => screen.pageType === pageType && screen.condition === condition)?.file;
    return file === undefined ? "<td></td>" : `<td><a href="${escaped(file)}"><img src="${escaped(file)}" alt="${escaped(`${pageType}, ${condition}`)}" loading="lazy"></a></td>`;
  };
  const rows = pageTypes.map((pageType) => `<tr><th scope="row">${escaped(pageType)}</th>${conditions.map((condition) => cell(pageType, condition)).join("")}</tr>`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Screens</title>
<style>
  body { font: 14px/1.4 system-ui, sans-serif; margin: 1.5rem; background: #ddd; color: #111 }
  th { text-align: start; vertical-align: top; padding: .25rem 1rem .25rem 0; font-weight: 600 }
  td { vertical-align: top; padding: 0 1rem 1.5rem 0 }
  img { inline-size: 260px; max-block-size: 520px; object-fit: cover; object-position: top; background: #fff }
</style>
<table>
<thead><tr><th></th>${conditions.map((condition) => `<th scope="col">${escaped(condition)}</th>`).join("")}</tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>
</html>
`;
}
