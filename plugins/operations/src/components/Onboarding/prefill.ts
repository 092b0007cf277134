import { parseEntityRef } from '@backstage/catalog-model';
import { QUOTA_TIERS } from '@operate-first/plugin-operations-common';
import { LONGEST, oneOf, plain, Read } from '../../hooks/addressValues';
import { BLANK, blankNamespace, OnboardingForm, PROMISES } from './form';

const LONGEST_ADDRESS = 2_000;

/** The name of an entity, from its ref or as it is. */
const nameIn: Read<string> = value => {
  const written = plain(LONGEST.ref)(value);
  if (!written?.includes('/')) return written;
  try {
    return parseEntityRef(written, { defaultKind: 'component' }).name;
  } catch {
    return undefined;
  }
};

const line = plain(LONGEST.text);

/**
 * What an address fills in, for links from places where something is missing: `?team=…&service=…&namespace=…&cluster=…`.
 * Undefined where it fills in nothing.
 *
 * @internal
 */
export function prefillOf(params: URLSearchParams): OnboardingForm | undefined {
  const read = <T extends string>(name: string, as: Read<T>) =>
    as(params.get(name) ?? '');
  const cluster = read('cluster', plain(LONGEST.cluster));
  const environment =
    read('environment', plain(LONGEST.environment)) ?? 'production';
  const repository = read('repository', plain(LONGEST_ADDRESS));
  const namespace = {
    name: read('namespace', nameIn),
    places: cluster ? [{ environment, cluster }] : undefined,
    tier: read('quota', oneOf(QUOTA_TIERS.map(({ name }) => name))),
  };
  const filled: Partial<OnboardingForm> = {
    source: repository ? 'existing' : undefined,
    repository,
    name: read('service', nameIn),
    title: read('title', line),
    description: read('description', line),
    team: read('team', nameIn),
    system: read('system', nameIn),
    promise: read('promise', oneOf(PROMISES)),
  };
  const said = Object.entries(filled).filter(
    ([, value]) => value !== undefined,
  );
  const saidOfNamespace = Object.entries(namespace).filter(
    ([, value]) => value !== undefined,
  );
  if (said.length === 0 && saidOfNamespace.length === 0) return undefined;
  return {
    ...BLANK,
    ...Object.fromEntries(said),
    namespaces: [
      { ...blankNamespace('first'), ...Object.fromEntries(saidOfNamespace) },
    ],
  };
}
