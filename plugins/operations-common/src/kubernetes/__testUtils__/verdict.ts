import { HealthStatus } from '../../generated/openapi';
import { kubernetesHealth } from '../kubernetesHealth';
import { KubernetesObject } from '../objects';
import { KubernetesSnapshot } from '../Snapshot';
import { OBSERVED_AT } from './objects';

/** What is found, the status of the whole, and the words of its first reason. */
export type Case = [
  situation: string,
  objects: KubernetesObject[],
  status: HealthStatus,
  first: string,
  more?: Partial<KubernetesSnapshot>,
];

/** The status of the whole, and the reason that a reader meets first. */
export function verdictOf(
  objects: KubernetesObject[],
  more?: Partial<KubernetesSnapshot>,
): { status: HealthStatus; first: string } {
  const { status, reasons } = kubernetesHealth({
    objects,
    observedAt: OBSERVED_AT,
    ...more,
  });
  const [{ code, message }] = reasons;
  return { status, first: `${code.replace('kubernetes.', '')}: ${message}` };
}
