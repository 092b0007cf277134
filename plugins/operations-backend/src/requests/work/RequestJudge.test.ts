import { randomUUID } from 'node:crypto';
import { testDatabases } from '../../__testUtils__/databases';
import { GitTree } from '../__testUtils__/GitTree';
import { RequestsLab, wanted } from '../__testUtils__/RequestsLab';
import { OnboardingDesk } from '../../onboarding/OnboardingDesk';
import { OnboardingReader } from '../../onboarding/checks/model';
import { RequestJudge } from './RequestJudge';

jest.setTimeout(60_000);

const databases = testDatabases();

it('names no service that is not for everybody, and sees those of the request', async () => {
  const database = await databases.open('SQLITE_3');
  const tree = await GitTree.create();
  const lab = RequestsLab.create(database, tree);
  const id = await lab.open(wanted('till', { quota: 'large' }));
  for (const [name, visibility] of [
    ['vault', 'internal'],
    ['rides', 'public'],
  ]) {
    await database('services').insert({
      id: randomUUID(),
      entity_ref: `component:default/${name}`,
      visibility,
      sort_name: name,
      search_text: name,
      entity: '{}',
      entity_hash: '',
      revision: 1,
      health_status: 'unknown',
      health_rank: 0,
      health_reasons: '[]',
      version: 1,
      created_at: lab.time,
    });
  }
  const seen: Array<[string, boolean]> = [];
  const judged = jest.spyOn(OnboardingDesk.prototype, 'judge');
  judged.mockImplementation(async (_, __, ___, reader: OnboardingReader) => {
    for (const name of ['till', 'vault']) {
      const ref = `component:default/${name}`;
      seen.push([name, await reader.maySee(ref)]);
    }
    const names = ['till', 'vault', 'rides', 'nobodys'].map(
      name => `component:default/${name}`,
    );
    const message = `In the way: ${names.join(', ')}.`;
    const { need } = await lab.held(id);
    return { found: { problems: [{ field: 'x', message }], notes: [] }, need };
  });
  const known = await lab.onboarding.tree.known();
  const { problems } = await RequestJudge.create(lab).judge(
    await lab.held(id),
    known,
  );
  expect(seen).toEqual([
    ['till', true],
    ['vault', false],
  ]);
  expect(problems[0].message).toBe(
    'In the way: component:default/till, another service, component:default/rides, another service.',
  );
  judged.mockRestore();
  await tree.remove();
});
