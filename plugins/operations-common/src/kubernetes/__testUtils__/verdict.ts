import { HealthStatus } from '../../generated/openapi';
import { kubernetesHealth } from '../kubernetesHealth';
import { KubernetesObject } from '../objects';
import { KubernetesSnapshot } from '../Snapshot';
import { OBSERVED_AT } from './objects';
import { planted, SECRET } from './secrets';

/** What is found, the status of the whole, and the words of its first reason with what it quotes. */
export type Case = [
  situation: string,
  objects: KubernetesObject[],
  status: HealthStatus,
  first: string,
  more?: Partial<KubernetesSnapshot>,
];

/** The status of the whole, and the reason that a reader meets first: `code: words “quote”`. */
export function verdictOf(
  objects: KubernetesObject[],
  more?: Partial<KubernetesSnapshot>,
): { status: HealthStatus; first: string } {
  const { status, reasons } = kubernetesHealth({
    objects,
    observedAt: OBSERVED_AT,
    ...more,
  });
  const [{ code, message, detail }] = reasons;
  const quote = detail === undefined ? '' : ` “${detail}”`;
  return {
    status,
    first: `${code.replace('kubernetes.', '')}: ${message}${quote}`,
  };
}

/** The messages and remedies that repeat what a program or a controller said: there must be none. */
export function leaksOf(
  objects: KubernetesObject[],
  more?: Partial<KubernetesSnapshot>,
): string[] {
  return planted(objects).flatMap(each =>
    kubernetesHealth({ observedAt: OBSERVED_AT, ...more, objects: each })
      .reasons.flatMap(({ message, remedy = '' }) => [message, remedy])
      .filter(words => words.includes(SECRET)),
  );
}
