import {
  NotificationSendOptions,
  NotificationService,
} from '@backstage/plugin-notifications-node';
import { chunksOf } from '../database/rows';
import { inTime } from './repeat';

/** So many are told with one call. @internal */
export const PEOPLE_AT_ONCE = 50;
const ANSWER_MILLISECONDS = 30_000;

/** Tells people something; what they have switched off in their settings is not shown to them. @internal */
export async function sendToPeople(
  notifications: NotificationService,
  people: string[],
  options: { payload: NotificationSendOptions['payload']; signal: AbortSignal },
): Promise<void> {
  const { payload, signal } = options;
  for (const entityRef of chunksOf(people, PEOPLE_AT_ONCE)) {
    await inTime(
      notifications.send({
        recipients: { type: 'entity', entityRef },
        payload,
      }),
      ANSWER_MILLISECONDS,
      signal,
    );
  }
}
