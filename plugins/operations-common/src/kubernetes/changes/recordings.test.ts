import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { KubernetesObject } from '../objects';
import { kubernetesChanges } from './kubernetesChanges';

/*
 * Written by a real API server. They lie beside the checkout where the project is developed, and are not part of
 * it; without them the tables of kubernetesChanges.test.ts speak for themselves.
 */
const DATA = resolve(__dirname, '../../../../../../shared/data/kubernetes');
const whereRecorded = existsSync(DATA) ? describe : describe.skip;

interface WatchEvent {
  type: string;
  object: KubernetesObject;
}

function itemsOf(...path: string[]): KubernetesObject[] {
  const { items } = JSON.parse(readFileSync(join(DATA, ...path), 'utf8'));
  return items;
}

whereRecorded('recorded objects', () => {
  it('tell the rollouts of a deployment at the first look', () => {
    const changes = kubernetesChanges({
      previous: undefined,
      current: itemsOf('rollout-stalled', 'objects.json'),
      observedAt: new Date('2026-11-21T00:00:00Z'),
    });
    expect(changes.map(({ at, summary }) => [at, summary])).toEqual([
      [
        '2026-11-20T23:00:46.000Z',
        'catalog-api was rolled out with image 3.1.7 (revision 1)',
      ],
      [
        '2026-11-20T23:01:05.000Z',
        'catalog-api: image 3.1.7 → 3.2.0 (revision 2)',
      ],
    ]);
  });

  it('tell each restart of a watched pod once, in order', () => {
    const stream = join(DATA, 'watch', 'crash-with-apiserver-restart');
    const looks = readFileSync(join(stream, '2-watch.jsonl'), 'utf8')
      .split('\n')
      .filter(line => line !== '')
      .map(line => JSON.parse(line) as WatchEvent)
      .filter(({ type }) => type !== 'BOOKMARK')
      .map(({ object }) => [object]);
    const observedAt = new Date('2026-11-21T00:00:00Z');
    const changes = looks.flatMap((current, index) =>
      kubernetesChanges({ previous: looks[index - 1], current, observedAt }),
    );
    const uid = looks[0][0].metadata.uid;
    expect(changes.map(({ key, detail }) => [key, detail])).toEqual(
      [1, 2, 3].map(count => [
        `restart/${uid}/app/${count}`,
        'boot: listen tcp :8080: bind: address already in use',
      ]),
    );
    // A process that starts after them sees the last one, as the same.
    const [again] = kubernetesChanges({
      previous: undefined,
      current: looks[looks.length - 1],
      observedAt,
    });
    expect(again.key).toBe(changes[2].key);
  });
});
