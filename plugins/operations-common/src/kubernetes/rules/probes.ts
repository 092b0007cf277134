import { Pod } from '../objects';
import { View } from '../rule';
import { quote } from '../words';

/** The kubelet repeats its event while a probe fails; older ones are over. */
const RECENT_SECONDS = 10 * 60;

/** A probe that fails. */
export interface FailingProbe {
  /** Which one, and how it fails where that is one of the usual ways. */
  words: string;
  /** Why, in the words of whoever was asked. */
  detail?: string | undefined;
}

function usualAnswer(message: string): string | undefined {
  const status = /statuscode: (\d+)/.exec(message);
  if (status) return `HTTP ${status[1]}`;
  if (/connection refused/.test(message)) return 'connection refused';
  return /deadline exceeded|timed? ?out/i.test(message)
    ? 'no answer in time'
    : undefined;
}

/** Which probe of the pod fails and how, from the events of the kubelet. */
export function failingProbe(
  { snapshot }: View,
  pod: Pod,
  kinds: string[],
): FailingProbe | undefined {
  const event = snapshot.event(pod, ['Unhealthy'], RECENT_SECONDS);
  const message = event?.message ?? '';
  const kind = kinds.find(name => message.startsWith(`${name} probe`));
  if (kind === undefined) return undefined;
  const fails = `the ${kind.toLowerCase()} probe fails`;
  const answer = usualAnswer(message);
  return answer === undefined
    ? {
        words: fails,
        detail: quote(
          message.replace(/^.*?probe (failed|errored): (Get "[^"]*": )?/, ''),
        ),
      }
    : { words: `${fails} (${answer})` };
}
