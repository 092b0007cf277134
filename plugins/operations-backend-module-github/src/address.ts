/** A repository on some GitHub. @internal */
export interface Repository {
  /** As in `github.com`; with the port, where it has one of its own. */
  host: string;
  owner: string;
  repo: string;
}

/** Something in a repository. @internal */
export interface Address extends Repository {
  /** `issues`, `pull`, `commit`, …; missing for the repository itself. */
  kind?: string;
  /** The number or the commit. */
  name?: string;
}

const NAME = /^[\w.-]+$/;

/** Reads what an address of a page of GitHub names; undefined where it names no repository. @internal */
export function readAddress(text: string): Address | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, host, pathname } = new URL(text);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  const [owner, repo, kind, name] = pathname.split('/').filter(Boolean);
  if (!NAME.test(owner ?? '') || !NAME.test(repo ?? '')) return undefined;
  return { host, owner, repo: repo.replace(/\.git$/, ''), kind, name };
}

/** @internal */
export function addressOf({ host, owner, repo }: Repository): string {
  return `https://${host}/${owner}/${repo}`;
}
