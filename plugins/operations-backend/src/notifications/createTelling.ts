import { json, Router } from 'express';
import { ServiceFinder } from '../api/serviceFinder';
import { addFollowRoutes, FollowRoutesOptions } from '../follows/followRoutes';
import { addSettingsRoutes, SettingsRoutesOptions } from './settingsRoutes';

/** The API of whom the portal tells. @internal */
export interface Telling {
  /** Adds `/…/follow` and `/notification-settings`. */
  addRoutes: (router: Router, found: ServiceFinder) => void;
}

/** Bodies are read only after it is known who sends them. @internal */
export const settingsBody = json({ limit: '10kb' });

/** @internal */
export function createTelling(
  options: FollowRoutesOptions & SettingsRoutesOptions,
): Telling {
  return {
    addRoutes: (router, found) => {
      addFollowRoutes(router, found, options);
      addSettingsRoutes(router, options);
    },
  };
}
