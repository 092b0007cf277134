import type { JsonObject } from '@backstage/types';
import { fieldOf } from '../../onboarding/tree/there';
import { editYaml } from '../../onboarding/yaml/editYaml';
import type { YamlPath } from '../../onboarding/yaml/model';
import type { TreeDelivery } from './holdings';

function onAll(kind: string, path: string, value: string): JsonObject {
  return {
    target: { kind },
    patch: `- op: add\n  path: ${path}\n  value: ${value}\n`,
  };
}

/**
 * What brings everything of a delivery to a halt, whatever it is called: as kustomize patches, which Argo CD from 2.9 and
 * Flux apply alike. A patch whose kind is not there does nothing. A DaemonSet has no replicas: no node is for it.
 */
const HALT: readonly JsonObject[] = [
  onAll('Deployment', '/spec/replicas', '0'),
  onAll('StatefulSet', '/spec/replicas', '0'),
  onAll(
    'DaemonSet',
    '/spec/template/spec/nodeSelector',
    '{ operate-first.io/nowhere: "true" }',
  ),
  onAll('CronJob', '/spec/suspend', 'true'),
];

const WHERE: Record<TreeDelivery['engine'], YamlPath> = {
  argocd: ['spec', 'source', 'kustomize', 'patches'],
  flux: ['spec', 'patches'],
};

type Engine = Pick<TreeDelivery, 'engine'>;

function patchesIn(text: string, { engine }: Engine): unknown[] {
  const found = fieldOf(text, WHERE[engine].map(String));
  return Array.isArray(found) ? found : [];
}

function isOurs(patch: unknown): boolean {
  const written = JSON.stringify(patch);
  return HALT.some(each => JSON.stringify(each) === written);
}

/** Whether a delivery brings nothing that runs. @internal */
export function isHalted(text: string, delivery: Engine): boolean {
  const there = patchesIn(text, delivery).filter(isOurs);
  return there.length === HALT.length;
}

/** @internal */
export function halted(text: string, delivery: Engine): string {
  return editYaml(
    text,
    HALT.map(value => ({ op: 'add', path: WHERE[delivery.engine], value })),
  );
}

/** As before; what others have patched stays. @internal */
export function resumed(text: string, delivery: Engine): string {
  const path = WHERE[delivery.engine];
  const there = patchesIn(text, delivery);
  if (!there.some(isOurs)) return text;
  const isAll = there.every(isOurs);
  if (!isAll) {
    return editYaml(
      text,
      HALT.map(value => ({ op: 'remove', path, value })),
    );
  }
  const parent = path.slice(0, -1);
  const beside = fieldOf(text, parent.map(String));
  const isAlone =
    delivery.engine === 'argocd' &&
    Object.keys(beside as JsonObject).length === 1;
  return editYaml(text, [{ op: 'remove', path: isAlone ? parent : path }]);
}
