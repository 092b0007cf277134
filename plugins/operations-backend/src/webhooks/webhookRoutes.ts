import { WebhookList } from '@operate-first/plugin-operations-common';
import { Router } from 'express';
import { AccessControl } from '../access/AccessControl';
import { WebhookReader } from './WebhookReader';

/** Where the portal tells of what happens, and how that goes. @internal */
export function addWebhookRoutes(
  router: Router,
  options: { access: AccessControl; webhooks: WebhookReader },
): void {
  const { access, webhooks } = options;
  router.get('/webhooks', async (request, response) => {
    await access.requireWebhooks(request);
    const list: WebhookList = { items: await webhooks.list() };
    response.json(list);
  });
}
