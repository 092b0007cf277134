/** Where people look at a query, if the configuration names a page for them. @internal */
export function queryLink(
  page: string | undefined,
  query: string,
): string | undefined {
  if (!page) return undefined;
  const encoded = encodeURIComponent(query);
  return page.includes('{query}')
    ? page.replaceAll('{query}', encoded)
    : `${page.replace(
        /\/+$/,
        '',
      )}/graph?g0.expr=${encoded}&g0.tab=0&g0.range_input=1d`;
}
