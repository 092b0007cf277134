import { OnboardingProblem } from '@operate-first/plugin-operations-common';
import { ownerOf } from '../CatalogBook';
import { CheckContext, Found } from './model';
import { serviceRef, systemRef, teamRef } from './refs';

/** Names of services are free or the team's own, and their systems are there. @internal */
export async function checkServices({
  asked,
  entities,
  reader,
}: CheckContext): Promise<Found> {
  const problems: OnboardingProblem[] = [];
  const notes: string[] = [];
  const team = asked.team.name && teamRef(asked.team.name);
  for (const [at, { name, system }] of asked.services.entries()) {
    const there = name ? entities.get(serviceRef(name)) : undefined;
    const owner = there && ownerOf(there);
    if (name && there && team && owner !== team) {
      const whose =
        owner && (await reader.maySee(serviceRef(name)))
          ? ` It belongs to ${owner.slice(owner.lastIndexOf('/') + 1)}.`
          : '';
      problems.push({
        field: `services[${at}].name`,
        value: name,
        message: `There is a service ${name} of somebody else.${whose} Choose another name, or ask who has it.`,
      });
    } else if (name && there && team) {
      notes.push(`${name} is in the catalog already: it is completed.`);
    }
    if (system && !entities.has(systemRef(system))) {
      problems.push({
        field: `services[${at}].system`,
        value: system,
        message: `There is no system ${system} in the catalog. Choose one that is there, or leave it out.`,
      });
    }
  }
  return { problems, notes };
}
