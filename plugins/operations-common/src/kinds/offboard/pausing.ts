import type { RequestEffect } from '../../generated/openapi';
import type { KindChange } from '../model';
import { marked, unmarked } from './mark';
import { halted, resumed } from './pause';
import { entityPath, placeInWords } from './problems';
import type { Scene } from './scene';
import { TreeChange } from './TreeChange';

const ARGO =
  'Argo CD 2.9 or newer scales it down, where its folder has a kustomization.yaml.';
const ELSEWHERE =
  'Nothing in the tree delivers it: scale it to zero where it is delivered from.';

function notesOf({ value, extent }: Scene): string[] {
  if (value.step === 'restore') return [];
  const { deliveries } = extent;
  if (deliveries.length === 0) return [ELSEWHERE];
  return deliveries.some(({ engine }) => engine === 'argocd') ? [ARGO] : [];
}

/** To zero, and back. @internal */
export function pausing(scene: Scene): KindChange {
  const { extent, ground, value } = scene;
  const change = TreeChange.of(ground.files);
  const isBack = value.step === 'restore';
  for (const each of extent.deliveries) {
    change.rewrite(each.path, text =>
      isBack ? resumed(text, each) : halted(text, each),
    );
  }
  for (const service of extent.services) {
    change.rewrite(entityPath(service), text =>
      isBack ? unmarked(text, service) : marked(text, service),
    );
  }
  const files = change.changes();
  const changed = new Set(files.map(({ path }) => path));
  const effects = extent.deliveries
    .filter(({ path }) => changed.has(path))
    .map(
      (each): RequestEffect => ({
        effect: 'changes',
        what: `${each.service} in ${placeInWords(each)}`,
        reason: isBack
          ? 'Runs as its repository says.'
          : 'Scaled to zero; it can be brought back until it is removed.',
      }),
    );
  return {
    files,
    problems: [],
    notes: files.length > 0 ? notesOf(scene) : [],
    ...(effects.length > 0 && { effects }),
  };
}
