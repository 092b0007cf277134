import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { RequestRow, RequestTopic } from '../rows';

const TITLES: Record<RequestTopic, string> = {
  review: 'Waits for approval',
  approved: 'Approved',
  rejected: 'Refused',
  merged: 'Merged',
  stuck: 'Stuck',
  done: 'Proved to run',
};

const WORDS: Record<RequestTopic, string> = {
  review: 'Look at the change, and approve it or say what is missing.',
  approved: 'It can be merged now.',
  rejected: 'Its page says why.',
  merged: 'It is on its way to the clusters.',
  stuck: 'Its page says why, and whom to ask.',
  done: 'It was merged and delivered, it is healthy, and it is observed.',
};

/** What somebody is told of a request: the same notification again, each time that there is more. @internal */
export function notificationOf(
  topic: RequestTopic,
  { key, title }: Pick<RequestRow, 'key' | 'title'>,
): NotificationSendOptions['payload'] {
  return {
    title: `${TITLES[topic]}: ${title}`,
    description: `${key}. ${WORDS[topic]}`,
    link: `/operations/requests/${key}`,
    severity: topic === 'stuck' ? 'high' : 'normal',
    topic: 'Requests',
    scope: key,
  };
}
