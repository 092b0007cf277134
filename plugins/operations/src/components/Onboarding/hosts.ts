import { ConfigApi } from '@backstage/frontend-plugin-api';

/** Hosts of repositories that the template can make one on; plain git, which has no API, is none of them. @internal */
export const HOST_KINDS = [
  'github',
  'gitlab',
  'gitea',
  'bitbucketCloud',
  'bitbucketServer',
] as const;
/** @internal */
export type HostKind = (typeof HOST_KINDS)[number];

/** A server with an API, as `integrations` knows it. @internal */
export interface Host {
  kind: HostKind;
  /** With its port, where it has one. */
  host: string;
}

/** Their addresses are the same everywhere, whatever the configuration says. */
const EVERYWHERE: Host[] = [
  { kind: 'github', host: 'github.com' },
  { kind: 'gitlab', host: 'gitlab.com' },
  { kind: 'bitbucketCloud', host: 'bitbucket.org' },
];

/** How people call them; names are the same in every language. @internal */
export const HOST_NAMES: Record<HostKind, string> = {
  github: 'GitHub',
  gitlab: 'GitLab',
  gitea: 'Gitea',
  bitbucketCloud: 'Bitbucket Cloud',
  bitbucketServer: 'Bitbucket Server',
};

/** As the template takes it: an owner and a name at least, and nothing that leads elsewhere. */
const NEW_ADDRESS = /^https?:\/\/([\w.:-]+)((?:\/[A-Za-z0-9][\w.-]*){2,})$/;

/**
 * The hosts that the configuration of the portal names: those it has tokens for.
 *
 * @internal
 */
export function hostsOf(config: ConfigApi): Host[] {
  const integrations = config.getOptionalConfig('integrations');
  const found = HOST_KINDS.flatMap(kind =>
    (integrations?.getOptionalConfigArray(kind) ?? []).flatMap(each => {
      const host =
        each.getOptionalString('host') ??
        EVERYWHERE.find(known => known.kind === kind)?.host;
      return host ? [{ kind, host: host.toLocaleLowerCase('en-US') }] : [];
    }),
  );
  return found.filter(
    ({ host }, index) => found.findIndex(one => one.host === host) === index,
  );
}

/** The host that an address is of, as far as one is known. @internal */
export function hostIn(address: string, hosts: Host[]): Host | undefined {
  const [, name] = /^https?:\/\/([^/]+)/.exec(address.trim()) ?? [];
  const wanted = name?.toLocaleLowerCase('en-US');
  return [...hosts, ...EVERYWHERE].find(({ host }) => host === wanted);
}

/** What was written, on the host that was chosen since: nobody writes an owner and a name twice. @internal */
export function movedTo(
  address: string | undefined,
  chosen: string,
  hosts: Host[],
): string | undefined {
  if (!hosts.some(({ host }) => host === chosen)) return address;
  return address?.trim().replace(/^(https?:\/\/)[^/]+/, `$1${chosen}`);
}

/** Whether a repository can be made at an address on this host. @internal */
export function isAddressOn(address: string, { host }: Host): boolean {
  const [, name] = NEW_ADDRESS.exec(address.trim()) ?? [];
  return name?.toLocaleLowerCase('en-US') === host;
}

/** @internal */
export function hasProjects({ kind }: Host): boolean {
  return kind === 'bitbucketCloud' || kind === 'bitbucketServer';
}

/** The project that an address of Bitbucket Server names: `/scm/WEB/shop`, `/projects/WEB/repos/shop`. @internal */
export function projectIn(address: string): string {
  const [, project = ''] =
    /\/(?:scm|projects)\/([\w~-]+)\//.exec(address.trim()) ?? [];
  return project;
}
