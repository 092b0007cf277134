import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { QuestionRow, QuestionTopic } from '../rows';

const TITLES: Record<QuestionTopic, string> = {
  asked: 'You are asked',
  answered: 'Answered',
  accepted: 'Accepted',
};

const WORDS: Record<QuestionTopic, string> = {
  asked: 'Somebody hopes that you know it.',
  answered: 'There is an answer to your question.',
  accepted: 'An answer to this question was accepted.',
};

/** What somebody is told of a question: the same notification again, each time that there is more. @internal */
export function notificationOf(
  topic: QuestionTopic,
  question: Pick<QuestionRow, 'key' | 'title'>,
  options: { service?: string; urgent: boolean },
): NotificationSendOptions['payload'] {
  const { key, title } = question;
  const about = options.service ? `${key}, about ${options.service}` : key;
  return {
    title: `${TITLES[topic]}: ${title}`,
    description: `${about}. ${WORDS[topic]}`,
    link: `/operations/questions/${key}`,
    severity: topic === 'asked' && options.urgent ? 'high' : 'normal',
    topic: 'Questions',
    scope: key,
  };
}
