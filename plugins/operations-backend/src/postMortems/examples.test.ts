import { createBackendModule } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import {
  PostMortem,
  PostMortemDetail,
  PostMortemSourceList,
} from '@operate-first/plugin-operations-common';
import { operationsDocumentsExtensionPoint } from '@operate-first/plugin-operations-node';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { startBackend } from '../__testUtils__/backend';
import { FakeRepository } from '../__testUtils__/FakeRepository';
import { until } from '../__testUtils__/until';

jest.setTimeout(60_000);

const EXAMPLES = resolve(__dirname, '../../../../examples');

/** Every entity of the example organisation. */
function entities(folder = join(EXAMPLES, 'catalog')): Entity[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.yaml'))
    .flatMap(name =>
      parseAllDocuments(readFileSync(join(folder, name), 'utf8')).map(
        document => document.toJS(),
      ),
    )
    .filter(entity => entity && entity.kind !== 'Location')
    .map(entity => ({
      ...entity,
      metadata: { namespace: 'default', ...entity.metadata },
    }));
}

function files(folder: string): Array<[string, string]> {
  return readdirSync(join(EXAMPLES, folder), {
    recursive: true,
    encoding: 'utf8',
  })
    .filter(name => name.endsWith('.md') && !/readme/i.test(name))
    .map(name => [name, readFileSync(join(EXAMPLES, folder, name), 'utf8')]);
}

/** What people may write of a machine without saying which: of itself, and of documentation. */
const HARMLESS =
  /^(127\.|0\.0\.0\.0|255\.|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.)/;
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const IPV4 = /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])/g;

/** By means of their own: plain expressions, and the names as the catalog writes them. */
function personalIn(text: string, people: Entity[]): string[] {
  const plain = text.toLocaleLowerCase('en-US');
  const names = people.flatMap(({ metadata, spec }) => {
    const { displayName, email } = spec?.profile as Record<string, string>;
    return [metadata.name, displayName, email];
  });
  return [
    ...names.filter(
      name => name && plain.includes(name.toLocaleLowerCase('en-US')),
    ),
    ...(text.match(EMAIL) ?? []),
    ...(text.match(IPV4) ?? []).filter(address => !HARMLESS.test(address)),
  ];
}

describe('accounts of the example organisation', () => {
  const all = entities();
  const people = all.filter(({ kind }) => kind === 'User');
  let started: Awaited<ReturnType<typeof startBackend>>;

  beforeAll(async () => {
    const repository = new FakeRepository('examples');
    for (const [name, text] of files('post-mortems')) {
      repository.push(`post-mortems/${name}`, text);
    }
    started = await startBackend({
      entities: all,
      config: { postMortems: { interval: '1s' } },
      features: [
        createBackendModule({
          pluginId: 'operations',
          moduleId: 'test-documents',
          register(env) {
            env.registerInit({
              deps: { documents: operationsDocumentsExtensionPoint },
              async init({ documents }) {
                documents.addRepository(repository);
              },
            });
          },
        }),
      ],
    });
    await until(async () => {
      const { body } = await started.get('/post-mortems', 'anonymous');
      return body.totalItems >= 12;
    });
  });

  it('are all read, but for the broken one', async () => {
    const { body } = await started.get('/post-mortems/sources');
    const [source] = (body as PostMortemSourceList).items;
    expect(source.documents).toBeGreaterThanOrEqual(14);
    expect(source.broken.map(({ path }) => path)).toEqual([
      expect.stringContaining('post-mortems/broken/'),
    ]);
  });

  it('hold people and machines inside, and none of them outside', async () => {
    const inside = await started.get('/post-mortems?limit=100');
    const found: string[] = [];
    const withheld: string[] = [];
    for (const { key, visibility } of inside.body.items as PostMortem[]) {
      const detail = (await started.get(`/post-mortems/${key}`))
        .body as PostMortemDetail;
      found.push(...personalIn(detail.text, people));
      if (visibility === 'public' && detail.publicAccount?.state !== 'shown') {
        withheld.push(`${key}: ${JSON.stringify(detail.publicAccount)}`);
      }
    }
    expect(found.length).toBeGreaterThan(5);
    expect(withheld).toEqual([]);
    const outside: PostMortem[] = (
      await started.get('/post-mortems?limit=100', 'anonymous')
    ).body.items;
    const paths = [
      '/post-mortems?limit=100',
      '/post-mortems/facets',
      '/action-items?limit=100',
      '/feeds/post-mortems.atom',
      '/feeds/post-mortems.json',
      ...outside.flatMap(({ key }) => [
        `/post-mortems/${key}`,
        `/post-mortems/${key}/history`,
      ]),
    ];
    for (const path of paths) {
      const answer = await started.get(path, 'anonymous').buffer(true);
      expect(answer.status).toBe(200);
      const said = answer.text ?? String(answer.body);
      expect([path, personalIn(said, people)]).toEqual([path, []]);
    }
  });
});
