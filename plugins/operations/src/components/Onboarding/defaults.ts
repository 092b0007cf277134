import {
  OnboardingClusterOption,
  OnboardingOptions,
  OnboardingPlace,
  suggestName,
} from '@operate-first/plugin-operations-common';
import {
  FurtherServiceForm,
  NamespaceForm,
  OnboardingForm,
  SettledForm,
} from './form';
import { Host, hostIn, projectIn } from './hosts';

/** What the portal offers, with the hosts that new repositories can be made on. @internal */
export interface OnboardingOffer extends OnboardingOptions {
  hosts?: Host[];
}

/** Where new repositories are made that nobody has chosen another host for. @internal */
export const PLAIN_GIT = 'git';

const PRODUCTION = 'production';

/** What is free of what a cluster has, the scarcer of both; undefined where nobody knows. @internal */
export function freeShareOf(
  cluster: OnboardingClusterOption,
): number | undefined {
  if (!cluster.capacity) return undefined;
  const { cpu, cpuTaken, memory, memoryTaken } = cluster.capacity;
  const share = (of: number, taken: number) =>
    of > 0 ? Math.max(0, of - taken) / of : 0;
  return Math.min(share(cpu, cpuTaken), share(memory, memoryTaken));
}

/** Where there is most room comes first; where nobody knows, and where something is wrong, comes last. */
function roomiest(clusters: OnboardingClusterOption[]) {
  const rank = (cluster: OnboardingClusterOption) =>
    (freeShareOf(cluster) ?? -1) - (cluster.problem ? 2 : 0);
  return [...clusters].sort((a, b) => rank(b) - rank(a));
}

/** Where a namespace is put unless somebody says otherwise. @internal */
export function usualPlace(
  { clusters, environments }: OnboardingOptions,
  used: string[] = [],
): OnboardingPlace[] {
  const wanted = [
    ...environments.filter(name => name === PRODUCTION),
    ...environments.filter(name => name !== PRODUCTION),
  ];
  const environment = wanted.find(name => !used.includes(name)) ?? wanted.at(0);
  if (environment === undefined) return [];
  const [best] = roomiest(
    clusters.filter(cluster => cluster.environments.includes(environment)),
  );
  return best ? [{ environment, cluster: best.name }] : [];
}

/** The last part of a repository's address, as a name. @internal */
export function nameFromRepository(address: string): string {
  const [last = ''] = address
    .trim()
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .split(/[/:]/)
    .slice(-1);
  return suggestName(last);
}

function settleNamespaces(
  namespaces: NamespaceForm[],
  service: string,
  options: OnboardingOptions,
): Required<NamespaceForm>[] {
  const used: string[] = [];
  return namespaces.map((namespace, index) => {
    const places = namespace.places ?? usualPlace(options, used);
    used.push(...places.map(({ environment }) => environment));
    const [first] = places;
    const usual =
      index === 0 || service === ''
        ? service
        : suggestName(`${service}-${first?.environment ?? index + 1}`);
    return { ...namespace, places, name: namespace.name ?? usual };
  });
}

function settleFurther(
  services: FurtherServiceForm[],
): Required<FurtherServiceForm>[] {
  return services.map(service => ({
    ...service,
    name: service.name ?? nameFromRepository(service.repository),
  }));
}

/** The host of a new repository: that of its address, or the one that is chosen; undefined for plain git. */
function hostFor(
  { madeOn, newRepository = '' }: OnboardingForm,
  { hosts = [], sources }: OnboardingOffer,
): Host | undefined {
  const chosen = hosts.find(({ host }) => host === madeOn);
  if (madeOn === PLAIN_GIT || (sources && !chosen)) return undefined;
  return hostIn(newRepository, hosts) ?? chosen ?? hosts.at(0);
}

/**
 * Decides what nobody has touched, so that a name and a team are enough.
 *
 * @param mine - Names of the reader's groups.
 * @internal
 */
export function settle(
  form: OnboardingForm,
  options: OnboardingOffer,
  mine: string[],
): SettledForm {
  const source = form.source ?? (options.sources ? 'new' : 'existing');
  const host = source === 'new' ? hostFor(form, options) : undefined;
  const { newRepository = '' } = form;
  const address = host ? newRepository : '';
  const name =
    form.name ??
    nameFromRepository(source === 'existing' ? form.repository : address);
  const hasAddress =
    Boolean(options.addresses) ||
    Object.values(form.addresses).some(written => written.trim());
  return {
    ...form,
    source,
    host,
    project: form.project ?? projectIn(address),
    further: settleFurther(form.further ?? []),
    name,
    team: form.team ?? mine.at(0) ?? '',
    promise: form.promise ?? (hasAddress ? 'probe' : 'requests'),
    namespaces: settleNamespaces(form.namespaces, name, options),
  };
}
