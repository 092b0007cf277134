import { RequestMay } from '@operate-first/plugin-operations-common';
import { PublicWords } from './PublicWords';
import { UpstreamSubject } from './Subjects';
import { KnownAddress } from './UpstreamSet';

const ANSWER_MILLISECONDS = 10_000;

function no(reason: string): RequestMay {
  return { allowed: false, reason };
}

/** Whether the portal may open an issue there about this, and why not. @internal */
export async function mayOpen(
  subject: Pick<UpstreamSubject, 'isPublic'>,
  known: KnownAddress | undefined,
  words: Pick<PublicWords, 'isReady'>,
  leaks = false,
): Promise<RequestMay> {
  if (!subject.isPublic) {
    return no(
      'It is internal, and what is written upstream is public. Link an issue that a person has opened instead.',
    );
  }
  if (!words.isReady) {
    return no(
      'Nobody knows yet whom texts may name. Try again in a few seconds.',
    );
  }
  if (!known) {
    return no('No project of a host is named where the portal opens issues.');
  }
  const { tracker, address } = known;
  const signal = AbortSignal.timeout(ANSWER_MILLISECONDS);
  if (!(await tracker.mayOpen(address.url, { signal }).catch(() => false))) {
    const { host } = new URL(address.url);
    return no(
      `The portal has no token for ${host}. Open the issue yourself and link it, or ask who runs the portal for a token in integrations.`,
    );
  }
  return leaks
    ? no('There is something in the text that must not be public.')
    : { allowed: true };
}
