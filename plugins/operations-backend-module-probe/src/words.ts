/** A URL for people: without its query, which may carry what is not for everybody. @internal */
export function sayUrl(href: string): string {
  const url = new URL(href);
  return `${url.origin}${url.pathname}`;
}

/** The origins of URLs, each once: of where redirects lead, no more is said. @internal */
export function sayOrigins(urls: URL[]): string {
  return [...new Set(urls.map(({ origin }) => origin))].join(' → ');
}

/** `200`, `200 or 204`, `200, 201 or 204`. @internal */
export function sayAlternatives(items: Array<string | number>): string {
  const last = items[items.length - 1];
  return items.length > 1
    ? `${items.slice(0, -1).join(', ')} or ${last}`
    : `${last}`;
}
