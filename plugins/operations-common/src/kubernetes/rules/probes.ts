import { Pod } from '../objects';
import { View } from '../rule';
import { firstLine } from '../words';

/** The kubelet repeats its event while a probe fails; older ones are over. */
const RECENT_SECONDS = 10 * 60;

function answer(message: string): string {
  const status = /statuscode: (\d+)/.exec(message);
  if (status) return `HTTP ${status[1]}`;
  if (/connection refused/.test(message)) return 'connection refused';
  if (/deadline exceeded|timed? ?out/i.test(message))
    return 'no answer in time';
  return firstLine(
    message.replace(/^.*?probe (failed|errored): (Get "[^"]*": )?/, ''),
  );
}

/** Which probe of the pod fails and how, from the events of the kubelet. */
export function failingProbe(
  { snapshot }: View,
  pod: Pod,
  kinds: string[],
): string | undefined {
  const event = snapshot.event(pod, ['Unhealthy'], RECENT_SECONDS);
  const message = event?.message ?? '';
  const kind = kinds.find(name => message.startsWith(`${name} probe`));
  return kind && `the ${kind.toLowerCase()} probe fails (${answer(message)})`;
}
