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
  PlaceReason,
  SettledForm,
  SettledNamespace,
} from './form';
import { usableName } from './names';
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

/** Where a namespace is put unless somebody says otherwise, and why there; undefined where there is no place. */
function usualPlace(
  { clusters, environments }: OnboardingOptions,
  used: string[],
): { place: OnboardingPlace; reason: PlaceReason } | undefined {
  const wanted = [
    ...environments.filter(name => name === PRODUCTION),
    ...environments.filter(name => name !== PRODUCTION),
  ];
  const environment = wanted.find(name => !used.includes(name)) ?? wanted.at(0);
  if (environment === undefined) return undefined;
  const [best, ...others] = roomiest(
    clusters.filter(cluster => cluster.environments.includes(environment)),
  );
  if (!best) return undefined;
  const known = freeShareOf(best) === undefined ? 'first' : 'room';
  return {
    place: { environment, cluster: best.name },
    reason: others.length === 0 ? 'only' : known,
  };
}

/**
 * Writes down the places that are suggested. What is free changes while somebody fills in the rest or signs in; what they
 * have seen does not.
 *
 * @internal
 */
export function withPlaces(
  form: OnboardingForm,
  options: OnboardingOptions,
): OnboardingForm {
  const used: string[] = [];
  return {
    ...form,
    namespaces: form.namespaces.map(namespace => {
      const usual = namespace.places ? undefined : usualPlace(options, used);
      const settled = usual
        ? { ...namespace, places: [usual.place], suggested: usual.reason }
        : namespace;
      used.push(
        ...(settled.places ?? []).map(({ environment }) => environment),
      );
      return settled;
    }),
  };
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
): SettledNamespace[] {
  return namespaces.map((namespace, index) => {
    const { places = [] } = namespace;
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

/** Which of it nobody has chosen. */
function followsOf(
  form: OnboardingForm,
  settled: Pick<SettledForm, 'host' | 'name' | 'team'> & { isSeen: boolean },
) {
  const { host, name, team, isSeen } = settled;
  const seen = isSeen ? ('address' as const) : ('noAddress' as const);
  return {
    name: form.name === undefined && name !== '',
    team: form.team === undefined && team !== '',
    promise: form.promise === undefined ? seen : undefined,
    host: form.madeOn !== undefined && host && form.madeOn !== host.host,
  };
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
  const team = form.team ?? mine.at(0) ?? '';
  return {
    ...form,
    source,
    host,
    project: form.project ?? projectIn(address),
    further: settleFurther(form.further ?? []),
    name,
    team,
    promise: form.promise ?? (hasAddress ? 'probe' : 'requests'),
    namespaces: settleNamespaces(
      withPlaces(form, options).namespaces,
      usableName(name),
    ),
    follows: followsOf(form, { host, name, team, isSeen: hasAddress }),
  };
}
