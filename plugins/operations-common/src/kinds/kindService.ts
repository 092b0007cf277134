import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { OnboardingProblem } from '../onboarding/model';
import { checkName } from '../onboarding/names';
import { PLACES } from '../onboarding/tree/places';
import { fieldOf } from '../onboarding/tree/there';
import type { KindGround } from './model';

/** A service as a wish names it. @internal */
export interface KindService {
  /** Entity ref. */
  ref: string;
  /** Of its folder in the tree. */
  name: string;
}

/** The service that is meant: `payments`, or the ref of something else that is operated. @internal */
export function serviceNamed(written: string): KindService {
  try {
    const parsed = parseEntityRef(written, {
      defaultKind: 'component',
      defaultNamespace: 'default',
    });
    return { ref: stringifyEntityRef(parsed), name: parsed.name };
  } catch {
    return { ref: `component:default/${written}`, name: written };
  }
}

/** Its name becomes a folder. @internal */
export function checkService(written: string): OnboardingProblem | undefined {
  return checkName('service', serviceNamed(written).name);
}

/**
 * The name of the team that a service is of: as the portal knows it, or else as the tree says it.
 *
 * @internal
 */
export function teamOfService(
  { name }: KindService,
  { known, files }: Pick<KindGround, 'known' | 'files'>,
): string | undefined {
  if (typeof known?.team === 'string') return known.team;
  const owner = fieldOf(
    files.get(`${PLACES.service(name)}/catalog-info.yaml`),
    ['spec', 'owner'],
  );
  return typeof owner === 'string'
    ? owner.replace(/^(group:)?([^/]*\/)?/, '')
    : undefined;
}
