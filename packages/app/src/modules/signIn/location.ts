/** Where the reader was, for coming back after signing in. */
export function currentLocation(): string {
  const { pathname, search, hash } = window.location;
  return `${pathname}${search}${hash}`;
}

/**
 * A place within this portal, from what a link says. Anything else is the start page: a link to the sign-in
 * page must not lead elsewhere afterwards.
 */
export function returnLocation(from: string | null): string {
  if (!from) return '/';
  const { origin } = window.location;
  try {
    const url = new URL(from, origin);
    return from.startsWith('/') && url.origin === origin
      ? `${url.pathname}${url.search}${url.hash}`
      : '/';
  } catch {
    return '/';
  }
}

/** Loads the portal anew: who the reader is, is settled once when it starts. */
export function enter(location: string) {
  window.location.assign(location);
}
