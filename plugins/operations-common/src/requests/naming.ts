import type { OnboardingRequest } from '../onboarding/model';
import { suggestName } from '../onboarding/names';
import { listInWords } from './words';

const LONGEST_TITLE = 200;
const LONGEST_BRANCH = 60;

/** At most so many units of UTF-16, which is how schemas count, and no half of a character. */
function shortened(title: string): string {
  return title.slice(0, LONGEST_TITLE).replace(/\p{Surrogate}$/u, '');
}

/**
 * What a request is called in lists: what for whom.
 *
 * @public
 */
export function requestTitle(request: OnboardingRequest): string {
  const { services, namespaces, team } = request;
  const named = services.length > 0 ? services : namespaces;
  const names = listInWords(named.map(({ name }) => name));
  const noun = named.length === 1 ? 'Namespace' : 'Namespaces';
  const verb = services.length > 0 ? 'Onboard' : noun;
  return shortened(`${verb} ${names} for ${team.title ?? team.name}`);
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
