import type { KindAbout, KindChange, KindGround, RequestKind } from '../model';
import { FIELDS, readOffboard } from './fields';
import type { OffboardParameters } from './model';
import { pausing } from './pausing';
import { placesOf } from './places';
import { problemsOf } from './problems';
import { removing } from './removing';
import { sceneOf } from './scene';

const TITLES: Record<OffboardParameters['step'], string> = {
  scale: 'Scale to zero:',
  restore: 'Bring back:',
  remove: 'Remove:',
};

function build(value: OffboardParameters, ground: KindGround): KindChange {
  const scene = sceneOf(value, ground);
  const problems = problemsOf(scene);
  if (problems.length > 0) return { files: [], problems, notes: [] };
  try {
    return value.step === 'remove' ? removing(scene) : pausing(scene);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { files: [], problems: [{ field: 'name', message }], notes: [] };
  }
}

/**
 * By the risk of the step: what stops or removes something is looked at by two; what brings it back begins to run on clusters,
 * and follows their rules.
 */
function approvalOf(
  { step }: OffboardParameters,
  clusters: string[],
): KindAbout['approval'] {
  return step === 'restore'
    ? { by: 'own', reason: 'It only brings back what was there.', clusters }
    : {
        by: 'people',
        reason: 'Two people look at what goes.',
        atLeast: 2,
        clusters,
        withTeam: true,
      };
}

function about(value: OffboardParameters, ground: KindGround): KindAbout {
  const scene = sceneOf(value, ground);
  const { services, deliveries, team } = scene.extent;
  const names = [
    ...(value.what === 'service' ? [value.name] : []),
    ...services,
    ...deliveries.map(({ service }) => service),
  ];
  const places = placesOf(scene);
  const clusters = [...new Set(places.flatMap(({ cluster }) => cluster ?? []))];
  return {
    title: `${TITLES[value.step]} ${value.what} ${value.name}`,
    ...(team !== undefined && { team }),
    services: [...new Set(names)].map(each => `component:default/${each}`),
    clusters,
    places,
    approval: approvalOf(value, clusters),
  };
}

/** @public */
export const offboardKind: RequestKind<OffboardParameters> = {
  name: 'offboard',
  title: 'Off-board',
  description:
    'Takes a service, a namespace or a team out of operation: first to zero, which can be undone, then for good.',
  fields: FIELDS,
  read: readOffboard,
  build,
  about,
};
