import { JsonObject, JsonValue } from '@backstage/types';
import { OPERATIONS_ANNOTATIONS } from '../../annotations';
import { OnboardingService } from '../model';
import { GrowingList, listIn } from '../yaml/completeYaml';
import { toYaml } from '../yaml/text';
import { PlannedNote } from './plan';
import { fieldOf } from './there';

const { formerLifecycle, pausedProbes, pausedProbeUrl, probes, probeUrl } =
  OPERATIONS_ANNOTATIONS;
const ANNOTATIONS = ['metadata', 'annotations'];
/** The environment that probes look at where they name none. */
const UNNAMED = 'production';

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** As the portal asks for it: with or without the slash behind the host. */
function address(url: JsonValue | undefined): string {
  const text = String(url).trim();
  return URL.canParse(text) ? new URL(text).href : text;
}

function isSame(there: JsonValue, wanted: JsonValue): boolean {
  return (
    isObject(there) &&
    isObject(wanted) &&
    address(there.url) === address(wanted.url) &&
    (there.environment ?? UNNAMED) === (wanted.environment ?? UNNAMED)
  );
}

/** Lists of probes get longer: an address that is looked at, however, is not added again. @internal */
export const GROWING_PROBES: GrowingList[] = [probes, pausedProbes].map(
  annotation => ({
    path: [...ANNOTATIONS, annotation],
    isText: true,
    has: (there, wanted) => there.some(each => isSame(each, wanted)),
  }),
);

type Looked = Pick<OnboardingService, 'name' | 'addresses'>;

/** What of the addresses is to be looked at, and where that is written. */
function wantedOf({ addresses }: Looked, entity: string | undefined) {
  const annotated = (name: string) =>
    fieldOf(entity, [...ANNOTATIONS, name]) ?? undefined;
  // Nobody looks at what is being off-boarded; with the service, this comes back, too.
  const isPaused = annotated(formerLifecycle) !== undefined;
  const single = annotated(isPaused ? pausedProbeUrl : probeUrl);
  const annotation = isPaused ? pausedProbes : probes;
  return {
    annotation,
    there: annotated(annotation),
    wanted: addresses
      .map(({ environment, url }) => ({ url, environment }))
      .filter(
        each => typeof single !== 'string' || !isSame({ url: single }, each),
      ),
  };
}

/**
 * The annotation by which the portal looks at the addresses of a service.
 *
 * @param entity - the text of its entity, if it has one
 * @internal
 */
export function probesOf(
  service: Looked,
  entity: string | undefined,
): JsonObject {
  const { annotation, wanted } = wantedOf(service, entity);
  return wanted.length === 0 ? {} : { [annotation]: toYaml(wanted) };
}

/** What somebody has to add by hand, because what is there is no list. @internal */
export function probesByHand(
  service: Looked,
  entity: string | undefined,
): PlannedNote[] {
  const { annotation, there, wanted } = wantedOf(service, entity);
  if (wanted.length === 0 || there === undefined) return [];
  if (typeof there === 'string' && listIn(there)) return [];
  const addresses = wanted.map(
    ({ url, environment }) => `${url} (${environment})`,
  );
  return [
    {
      kind: 'note',
      note: `The annotation ${annotation} of ${
        service.name
      } is no list, and is left as it is: nobody looks at ${addresses.join(
        ', ',
      )} until it is put right by hand.`,
    },
  ];
}
