import { createContext } from 'react';

/**
 * What a page is about: whoever asks on it, asks about that.
 *
 * @internal
 */
export const AskScope = createContext<{
  /** Entity ref of the service. */
  service?: string;
  /** Key of the incident. */
  incident?: string;
}>({});
