/** What a clone leaves out: large files, what all files hold, or nothing. @internal */
export type LeftOut = 'blob:limit=1m' | 'blob:none' | 'nothing';

/** Where a clone says what it leaves out. @internal */
export const LEFT_OUT_KEY = 'operatefirst.leftout';

/** What a remote says that cannot leave anything out; everything is there then. */
const EVERYTHING = /filtering not recognized/;

const ONE_BY_ONE = /trace: run_command: .*negotiationAlgorithm=noop/g;
/** What is fetched may build upon something that was left out, which git fetches beside it; that is one or two. */
const TOO_OFTEN = 4;

/**
 * Whether git would never end, by what it tells of itself with {@link TOLD}: before 2.44 it asks a remote that has only the end
 * of its history for the beginning, within itself, again and again.
 *
 * @internal
 */
export function neverEnds(heard: string): boolean {
  return (heard.match(ONE_BY_ONE)?.length ?? 0) >= TOO_OFTEN;
}

/** Lets git tell what it does; {@link Git} keeps that from people. @internal */
export const TOLD: Record<string, string> = { GIT_TRACE: '1' };

/** @internal */
export function leftOutOf(text: string): LeftOut {
  return text === 'blob:limit=1m' || text === 'blob:none' ? text : 'nothing';
}

/**
 * Settings with which git knows that something is left out. They stand in no file of the clone: what is missing is missing to
 * whoever reads there, and is never fetched behind their back.
 *
 * @internal
 */
export function settingsOf(leftOut: LeftOut): Array<[string, string]> {
  return leftOut === 'nothing'
    ? []
    : [
        ['remote.origin.promisor', 'true'],
        ['remote.origin.partialclonefilter', leftOut],
      ];
}

/** What to leave out where a clone is too large; undefined where nothing helps. @internal */
export function leaveOutMore(
  leftOut: LeftOut,
  { heard, isNew }: { heard: string; isNew: boolean },
): LeftOut | undefined {
  if (EVERYTHING.test(heard)) return undefined;
  if (leftOut === 'nothing') return isNew ? undefined : 'blob:limit=1m';
  // What was asked for one by one goes, too, where the clone is made anew.
  return leftOut === 'blob:none' && isNew ? undefined : 'blob:none';
}
