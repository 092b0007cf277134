import { createContext, useContext } from 'react';

/**
 * When what is shown was answered, around whatever the API no longer renews. Within, marks are those of the
 * past and durations stand still: nobody knows whether they still last.
 *
 * @internal
 */
export const OldPicture = createContext<number | undefined>(undefined);

/**
 * When the picture around was taken, in milliseconds since the epoch; undefined while it is renewed.
 *
 * @internal
 */
export function useOldPicture(): number | undefined {
  return useContext(OldPicture);
}

/**
 * The moment of a picture that is no longer renewed.
 *
 * @internal
 */
export function oldPictureOf(fetched: {
  error: Error | undefined;
  fetchedAt: number | undefined;
}): number | undefined {
  return fetched.error ? fetched.fetchedAt : undefined;
}
