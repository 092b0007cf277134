import { RequestMay } from '@operate-first/plugin-operations-common';
import { CatalogBook } from '../onboarding/CatalogBook';
import { RequestAudience } from './audience';
import { HeldRequest } from './rows';

const SIGN_IN = 'Sign in first.';

/** @internal */
export interface MayOptions {
  /** Missing where onboarding is not configured. */
  catalog?: CatalogBook;
  /** Entity refs of those who run the tree. */
  operators: string[];
}

function no(reason: string): RequestMay {
  return { allowed: false, reason };
}

/** What stands in the way of everything. */
function over({ row, facts }: HeldRequest): string | undefined {
  if (facts.merged) return 'It is merged already.';
  if (row.state === 'rejected') return 'It was refused.';
  if (row.state === 'withdrawn') return 'It was withdrawn.';
  return undefined;
}

/** Whether somebody may approve or refuse the change as it is now. @internal */
export async function mayReview(
  held: HeldRequest,
  audience: RequestAudience,
  { catalog }: MayOptions,
): Promise<RequestMay> {
  const { row, need, facts } = held;
  const ended = over(held);
  if (ended) return no(ended);
  if (audience.person === undefined || !audience.mayReview) return no(SIGN_IN);
  if (row.requester === audience.person) {
    return no('Whoever asks for something does not approve it.');
  }
  const groups = need.groups ?? facts.approvers;
  if (need.by === 'policy') {
    return no('Nobody has to approve it: the policy has.');
  }
  if (!(await catalog?.isMember(groups, audience))) {
    return no(
      groups.length === 0
        ? 'Nobody is named who approves. Ask those who run the portal.'
        : `Members of ${groups
            .map(ref => ref.slice(ref.lastIndexOf('/') + 1))
            .join(' or ')} approve it.`,
    );
  }
  return row.revision === null
    ? no('The change is not in git yet.')
    : { allowed: true };
}

async function isTheirs(
  { row, need }: HeldRequest,
  audience: RequestAudience,
  { catalog, operators }: MayOptions,
): Promise<boolean> {
  if (row.requester === audience.person) return true;
  const groups = [
    ...(row.team === null ? [] : [row.team]),
    ...(need.groups ?? []),
    ...operators,
  ];
  return (await catalog?.isMember(groups, audience)) ?? false;
}

const THEIRS =
  'This is for whoever asked, for the team, and for those who approve.';

/** @internal */
export async function mayMerge(
  held: HeldRequest,
  audience: RequestAudience,
  options: MayOptions,
): Promise<RequestMay> {
  const ended = over(held);
  if (ended) return no(ended);
  if (audience.person === undefined || !audience.mayCreate) return no(SIGN_IN);
  if (!held.facts.approved) return no('It is not approved yet.');
  if (held.need.by === 'policy') return no('It is merged by itself.');
  return (await isTheirs(held, audience, options))
    ? { allowed: true }
    : no(THEIRS);
}

/** @internal */
export async function mayWithdraw(
  held: HeldRequest,
  audience: RequestAudience,
  options: MayOptions,
): Promise<RequestMay> {
  const ended = over(held);
  if (ended) return no(ended);
  if (audience.person === undefined || !audience.mayCreate) return no(SIGN_IN);
  return (await isTheirs(held, audience, options))
    ? { allowed: true }
    : no(THEIRS);
}
