const LONGEST_URL = 32;
const KEPT_AT_END = 12;

/** A URL cut in its middle: the host at its beginning and the path at its end tell it from others. */
function shortUrl(url: string): string {
  if (url.length <= LONGEST_URL) return url;
  const start = url.slice(0, LONGEST_URL - KEPT_AT_END - 1);
  return `${start}…${url.slice(-KEPT_AT_END)}`;
}

const BEGINS_WITH_URL = /^(https?:\/\/\S+) (\S)(.*?)\.?$/s;

/**
 * A sentence for a narrow place. Where it begins with a URL, what has happened comes first and the URL behind
 * it, so that cutting the end cuts the URL: `Answers 503 instead of 200 (https://…/healthz)`.
 *
 * @internal
 */
export function factFirst(message: string): string {
  const [, url, initial, rest] = BEGINS_WITH_URL.exec(message) ?? [];
  return url
    ? `${initial.toLocaleUpperCase('en-US')}${rest} (${shortUrl(url)})`
    : message;
}
