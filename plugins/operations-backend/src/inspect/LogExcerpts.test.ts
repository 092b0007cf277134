import { mockServices } from '@backstage/backend-test-utils';
import { Request } from 'express';
import { FakeInspector } from '../__testUtils__/FakeInspector';
import { deployment } from '../__testUtils__/workloads';
import { AccessControl } from '../access/AccessControl';
import { ServiceRow } from '../database/rows';
import { PublicText } from '../redaction/PublicText';
import { InspectionLimits } from './InspectionLimits';
import { InspectorSet } from './InspectorSet';
import { LogExcerpts } from './LogExcerpts';

const ROW = {
  id: 'web',
  entity_ref: 'component:default/web',
  entity: '{}',
  removed_at: null,
} as ServiceRow;
const { object } = deployment('web');
const request = {} as Request;

function create(may = true) {
  const inspector = new FakeInspector();
  const inspectors = InspectorSet.create();
  inspectors.add(inspector);
  const excerpts = LogExcerpts.create({
    logger: mockServices.logger.mock(),
    auditor: mockServices.auditor.mock({
      createEvent: async () => ({
        success: async () => {},
        fail: async () => {},
      }),
    }),
    access: {
      mayReadLogs: async () => may,
      reader: async () => 'user:default/ada',
    } as unknown as AccessControl,
    publicText: {
      of: (text: string) => ({ text: text.replaceAll('secret', '…') }),
    } as PublicText,
    inspectors,
    limits: InspectionLimits.create(
      { openLogs: 1, logsPerMinute: 2, looksPerMinute: 10 },
      { now: () => 0 },
    ),
  });
  return { inspector, read: () => excerpts.for(request) };
}

describe('LogExcerpts', () => {
  it('are for those who may read logs', async () => {
    expect(await create(false).read()).toBeUndefined();
  });

  it('are short, and end where the limits of their reader are', async () => {
    const { inspector, read } = create();
    inspector.pieces = async function* endless() {
      for (;;) yield Buffer.from('a secret\n');
    };
    const excerpt = (await read())!;
    const text = (await excerpt(ROW, 'eu-1', object)) ?? '';
    expect(text.length).toBeLessThan(20_000);
    expect(text).not.toContain('secret');
    expect(await excerpt(ROW, 'eu-1', object)).toBe(text);
    // The third within a minute.
    expect(await excerpt(ROW, 'eu-1', object)).toBeUndefined();
    expect(inspector.logRequests).toHaveLength(2);
  });

  it('are none of clusters that nobody knows, of what left the catalog, and of what runs well', async () => {
    const { inspector, read } = create();
    const excerpt = (await read())!;
    expect(await excerpt(ROW, 'us-1', object)).toBeUndefined();
    const gone = { ...ROW, removed_at: 1 };
    expect(await excerpt(gone, 'eu-1', object)).toBeUndefined();
    const other = { ...object, name: 'other' };
    expect(await excerpt(ROW, 'eu-1', other)).toBeUndefined();
    expect(inspector.logRequests).toEqual([]);
  });

  it('are not waited for', async () => {
    const { inspector, read } = create();
    inspector.pieces = async function* silent({ signal }) {
      await new Promise(done => signal.addEventListener('abort', done));
      yield Buffer.from('too late\n');
    };
    expect(await (await read())!(ROW, 'eu-1', object)).toBeUndefined();
  });
});
