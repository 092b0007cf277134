import type { ChangedFile } from '../../generated/openapi';
import type { OnboardingChange } from '../../onboarding/model';

/**
 * The files of an onboarding as a request shows them.
 *
 * @public
 */
export function changeFiles({ files }: OnboardingChange): ChangedFile[] {
  return files.map(({ path, before, after }) =>
    before === undefined
      ? { path, change: 'added', after }
      : { path, change: 'changed', before, after },
  );
}
