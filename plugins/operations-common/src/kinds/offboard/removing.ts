import type { RequestEffect } from '../../generated/openapi';
import { PLACES } from '../../onboarding/tree/places';
import { listInWords } from '../../requests/words';
import type { KindChange } from '../model';
import type { Extent } from './extent';
import { placeInWords } from './problems';
import {
  narrowProject,
  removeDelivery,
  removeNamespace,
  removeService,
  removeTeam,
} from './removal';
import { teamFile } from '../team/teamInTree';
import type { Scene } from './scene';
import { TreeChange } from './TreeChange';

function goes(what: string, reason?: string): RequestEffect {
  return { effect: 'goes', what, ...(reason && { reason }) };
}

function stays(what: string, reason: string): RequestEffect {
  return { effect: 'stays', what, reason };
}

function ofTeam(team: string): string {
  return `Project, group and rights of ${team}`;
}

/** Who is in a team is not what it operates: its group stays, also when nothing of it runs any more. */
function groupOf({ extent, ground, holdings }: Scene): RequestEffect[] {
  const { team, entities, isLastOfTeam } = extent;
  if (team === undefined) return [];
  const left = holdings
    .servicesOf(team)
    .filter(each => !entities.includes(each));
  if (left.length > 0 || (entities.length === 0 && !isLastOfTeam)) return [];
  const where = ground.files.has(teamFile(team))
    ? `Remove ${PLACES.team(team)} from the tree when nobody needs it any more.`
    : 'The tree does not have it: where the catalog reads it, it is removed when nobody needs it any more.';
  return [
    stays(
      `group:default/${team}`,
      `Incidents, post-mortems and questions name it, and its people may be asked still. ${where}`,
    ),
  ];
}

function effectsOf(scene: Scene): RequestEffect[] {
  const { extent, value } = scene;
  const { entities, deliveries, namespaces, kept, team } = extent;
  const withData = value.data ? 'With all that is in it, volumes too.' : '';
  return [
    ...entities.map(each =>
      goes(`Service ${each}`, 'Its entity, SLO, alerts and runbooks.'),
    ),
    ...deliveries.map(each =>
      goes(`Delivery of ${each.service} to ${placeInWords(each)}`),
    ),
    ...namespaces.map(each => goes(`Namespace ${each}`, withData)),
    ...(team !== undefined && extent.isLastOfTeam
      ? [goes(ofTeam(team), 'Nothing of the team is left in the tree.')]
      : []),
    ...kept.map(({ namespace, reason }) =>
      stays(`Namespace ${namespace}`, reason),
    ),
    ...(team !== undefined && extent.teamStays !== undefined
      ? [stays(ofTeam(team), extent.teamStays)]
      : []),
    ...groupOf(scene),
    ...(entities.length > 0
      ? [
          stays(
            `History of ${listInWords(entities)}`,
            'Incidents, post-mortems, questions and requests stay readable under the former name.',
          ),
        ]
      : []),
  ];
}

/** Services that are left without a place. */
function notesOf({ extent, value }: Scene): string[] {
  return value.what === 'namespace'
    ? extent.services.map(
        service =>
          `${service} is delivered nowhere then: off-board it, too, or deliver it elsewhere.`,
      )
    : [];
}

function teamsOf({ deliveries, team, isLastOfTeam }: Extent): string[] {
  const all = [...new Set(deliveries.map(each => each.team))];
  return isLastOfTeam ? all.filter(each => each !== team) : all;
}

/** For good. @internal */
export function removing(scene: Scene): KindChange {
  const { extent, ground, holdings } = scene;
  const change = TreeChange.of(ground.files);
  const parts = { change, holdings, tree: ground.tree };
  for (const each of extent.deliveries) removeDelivery(each, extent, parts);
  for (const each of extent.entities) removeService(each, parts);
  for (const each of extent.namespaces) removeNamespace(each, parts);
  for (const each of teamsOf(extent)) narrowProject(each, extent, parts);
  if (extent.isLastOfTeam && extent.team) removeTeam(extent.team, parts);
  const files = change.changes();
  return files.length === 0
    ? { files, problems: [], notes: [] }
    : {
        files,
        problems: [],
        notes: notesOf(scene),
        effects: effectsOf(scene),
      };
}
