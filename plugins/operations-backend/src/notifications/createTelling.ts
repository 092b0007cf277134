import { json, Router } from 'express';
import { ServiceFinder } from '../api/serviceFinder';
import { addFollowRoutes, FollowRoutesOptions } from '../follows/followRoutes';
import { WebhookConfig } from '../webhooks/config';
import { WebhookReader } from '../webhooks/WebhookReader';
import { addWebhookRoutes } from '../webhooks/webhookRoutes';
import { addSettingsRoutes, SettingsRoutesOptions } from './settingsRoutes';

/** The API of whom the portal tells. @internal */
export interface Telling {
  /** Adds `/…/follow`, `/notification-settings` and `/webhooks`. */
  addRoutes: (router: Router, found: ServiceFinder) => void;
}

/** Bodies are read only after it is known who sends them. @internal */
export const settingsBody = json({ limit: '10kb' });

/** @internal */
export function createTelling(
  options: FollowRoutesOptions &
    SettingsRoutesOptions & { webhooks: WebhookConfig[] },
): Telling {
  const webhooks = WebhookReader.create(options);
  return {
    addRoutes: (router, found) => {
      addFollowRoutes(router, found, options);
      addSettingsRoutes(router, options);
      addWebhookRoutes(router, { ...options, webhooks });
    },
  };
}
