const FOLLOWED = /^(https?:|mailto:)/i;
const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/**
 * Where a link of a runbook leads: relative ones to where the file is kept, and none to anything but the web and mail.
 *
 * @internal
 */
export function linkFrom(href: string, url: string | undefined): string {
  if (href.startsWith('#')) return href;
  if (HAS_SCHEME.test(href)) return FOLLOWED.test(href) ? href : '';
  if (!url || !FOLLOWED.test(url)) return '';
  try {
    return new URL(href, url).href;
  } catch {
    return '';
  }
}
