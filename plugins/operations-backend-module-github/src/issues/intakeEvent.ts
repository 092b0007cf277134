import { IntakeEvent } from '@operate-first/plugin-operations-node';
import { addressOf, readAddress } from '../address';
import { Delivery } from '../schema';

const LONGEST_TEXT = 70_000;
const LONGEST_DELIVERY = 200;
const MARKER = /<!-- (operate-first-[\w:.-]{1,150}) -->\s*$/;
const TOLD = new Set([
  'opened',
  'edited',
  'closed',
  'reopened',
  'labeled',
  'unlabeled',
]);

/**
 * What a webhook tells of an issue by which somebody may ask for something; undefined where it tells nothing of one.
 *
 * @param delivery - the id that GitHub gave the delivery; the same again where it was delivered again.
 * @internal
 */
export function intakeEventOf(
  { action, issue, comment, sender }: Delivery,
  delivery: string | undefined,
): IntakeEvent | undefined {
  const address = readAddress(issue.html_url);
  const author = issue.user?.login;
  if (comment || issue.pull_request || !delivery || !address) return undefined;
  if (author === undefined || !TOLD.has(action)) return undefined;
  const [, marker] = MARKER.exec(issue.body) ?? [];
  return {
    delivery: delivery.slice(0, LONGEST_DELIVERY),
    action,
    repository: addressOf(address),
    number: issue.number,
    url: issue.html_url,
    title: issue.title,
    body: issue.body.slice(0, LONGEST_TEXT),
    labels: issue.labels ?? [],
    state: issue.state,
    author,
    by: sender?.login ?? '',
    ...(marker !== undefined && { marker }),
    at: issue.updated_at,
  };
}
