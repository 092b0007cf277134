import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { Visibility } from '@operate-first/plugin-operations-common';
import { IncidentTopic } from '../incidents/model';

/** @internal */
export type WebhookEvent = `incident.${IncidentTopic}` | 'health.changed';

const WEBHOOK_EVENTS: readonly string[] = [
  'incident.opened',
  'incident.escalated',
  'incident.resolved',
  'incident.reopened',
  'incident.assigned',
  'incident.noted',
  'incident.updated',
  'health.changed',
] satisfies WebhookEvent[];

/** A machine that is told. @internal */
export interface WebhookConfig {
  id: string;
  title: string;
  url: string;
  /** As Standard Webhooks have it: base64, with or without `whsec_`. */
  secret: string;
  events: WebhookEvent[];
  /** What it may know: what visitors may see, or everything. */
  visibility: Visibility;
}

function isEvent(text: string): text is WebhookEvent {
  return WEBHOOK_EVENTS.includes(text);
}

/** Its message never quotes what may hold a secret. */
function checkUrl(url: string, where: string) {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol)) {
    throw new InputError(`${where}.url must begin with https:// or http://`);
  }
  if (parsed.username || parsed.password) {
    throw new InputError(
      `${where}.url must not hold a user or a password: messages are signed instead`,
    );
  }
}

function checkSecret(secret: string, where: string) {
  const text = secret.replace(/^whsec_/, '');
  const bytes = /^[A-Za-z0-9+/]+={0,2}$/.test(text)
    ? Buffer.from(text, 'base64').length
    : 0;
  if (bytes >= 24 && bytes <= 64) return;
  throw new InputError(
    `${where}.secret must be 24 to 64 bytes in base64, as openssl rand -base64 32 writes them`,
  );
}

function readEvents(config: Config, where: string): WebhookEvent[] {
  const events = config.getStringArray('events');
  if (events.length === 0) {
    throw new InputError(`${where}.events is empty: it would be told nothing`);
  }
  return [...new Set(events)].map(event => {
    if (isEvent(event)) return event;
    throw new InputError(
      `${where}.events: there is no ${event}; there are ${WEBHOOK_EVENTS.join(
        ', ',
      )}`,
    );
  });
}

function readVisibility(config: Config, where: string): Visibility {
  const text = config.getOptionalString('visibility') ?? 'public';
  if (text === 'public' || text === 'internal') return text;
  throw new InputError(`${where}.visibility must be public or internal`);
}

/** Reads `operations.webhooks`. @internal */
export function readWebhooksConfig(
  config: Config | undefined,
): WebhookConfig[] {
  const webhooks = (config?.getOptionalConfigArray('webhooks') ?? []).map(
    (one, index): WebhookConfig => {
      const where = `operations.webhooks[${index}]`;
      const id = one.getString('id');
      if (!/^[A-Za-z0-9_-]{1,64}$/.test(id)) {
        throw new InputError(
          `${where}.id must be letters, digits, - and _, at most 64`,
        );
      }
      const url = one.getString('url');
      checkUrl(url, where);
      const secret = one.getString('secret');
      checkSecret(secret, where);
      return {
        id,
        title: one.getOptionalString('title') ?? id,
        url,
        secret,
        events: readEvents(one, where),
        visibility: readVisibility(one, where),
      };
    },
  );
  const ids = webhooks.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice === undefined) return webhooks;
  throw new InputError(`operations.webhooks names ${twice} twice`);
}
