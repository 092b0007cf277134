import type { OnboardingRequest } from '../onboarding/model';
import { suggestName } from '../onboarding/names';
import { counted, listInWords } from './words';

const LONGEST_TITLE = 200;
const LONGEST_BRANCH = 60;

/**
 * What a request is called in lists: what for whom.
 *
 * @public
 */
export function requestTitle(request: OnboardingRequest): string {
  const { services, namespaces, team } = request;
  const what =
    services.length > 0
      ? `Onboard ${listInWords(services.map(({ name }) => name))}`
      : `${counted(namespaces.length, 'namespace').replace(
          /^\d+ n/,
          'N',
        )} ${listInWords(namespaces.map(({ name }) => name))}`;
  return [...`${what} for ${team.title ?? team.name}`]
    .slice(0, LONGEST_TITLE)
    .join('');
}

/**
 * The branch of a request: its key, and a word that tells people what it is about.
 *
 * @param about - the request, or the title of a change
 * @public
 */
export function branchOf(
  key: string,
  about: OnboardingRequest | string,
): string {
  const word =
    typeof about === 'string'
      ? about
      : (about.services[0] ?? about.namespaces[0] ?? about.team).name;
  const name = suggestName(`${key}-${word}`);
  return `requests/${name.slice(0, LONGEST_BRANCH).replace(/-+$/, '')}`;
}
