const MOST_REDIRECTS = 3;
const REDIRECTS = new Set([301, 302, 307, 308]);

/**
 * Renamed repositories and moved issues answer with another address. By itself, `fetch` would ask there with GET for what
 * was a POST; here it is asked for the same, and credentials never go to another host.
 *
 * @internal
 */
export async function followRedirects(
  url: string,
  init: RequestInit,
): Promise<Response> {
  let target = url;
  for (let redirects = 0; ; redirects++) {
    const response = await fetch(target, { ...init, redirect: 'manual' });
    const location = response.headers.get('location');
    if (!REDIRECTS.has(response.status) || !location) return response;
    await response.body?.cancel();
    const next = new URL(location, target);
    if (next.origin !== new URL(url).origin || redirects >= MOST_REDIRECTS) {
      throw new Error('It is redirected to where it is not followed.');
    }
    target = next.href;
  }
}
