import fc from 'fast-check';
import { similarEntryOf, SIMILAR_VERSION } from './entry';
import { SimilarDocument, SimilarOptions } from './model';
import { createSimilarIndex } from './SimilarIndex';

const document = (
  id: string,
  title: string,
  text = '',
  more: Partial<SimilarDocument> = {},
): SimilarDocument => ({ id, title, text, kind: 'incident', ...more });

const seen = (lines: string) => `We saw this.\n\n\`\`\`\n${lines}\n\`\`\`\n`;

const ACCOUNTS = [
  document('refused', 'API down', seen('dial tcp db:5432: connection refused')),
  document('timeout', 'API down', seen('dial tcp db:5432: i/o timeout')),
  document('reset', 'API down', seen('read tcp db: connection reset by peer')),
  document('dns', 'API down', seen('dial tcp: lookup db: no such host')),
  document('expired', 'TLS', seen('x509: certificate has expired')),
  document(
    'authority',
    'TLS',
    seen('x509: certificate signed by unknown authority'),
  ),
  document('name', 'TLS', seen('x509: certificate is valid for a, not b')),
  document(
    'heap',
    'Java died',
    seen('java.lang.OutOfMemoryError: Java heap space'),
  ),
  document(
    'metaspace',
    'Java died',
    seen('java.lang.OutOfMemoryError: Metaspace'),
  ),
  document('cgroup', 'Java died', seen('Reason: OOMKilled\nExit Code: 137')),
  document(
    'disk',
    'Platte voll',
    seen('write /var/log/x: no space left on device'),
  ),
  document(
    'cart',
    'Basket lost its colour',
    'Customers were confused by purple.',
  ),
];

const first = (text: string) =>
  createSimilarIndex(ACCOUNTS).search(text).results[0]?.id;

describe('createSimilarIndex', () => {
  it.each([
    ['refused', 'Error: connect ECONNREFUSED 10.1.2.3:5432'],
    ['refused', 'Verbindung verweigert (Port 5432)'],
    ['timeout', 'connect ETIMEDOUT 10.1.2.3:5432'],
    [
      'timeout',
      'connection to server at "10.0.0.1", port 5432 failed: Connection timed out',
    ],
    ['reset', 'java.net.SocketException: Connection reset'],
    ['dns', 'getaddrinfo ENOTFOUND db.internal'],
    ['expired', 'SSL alert number 45'],
    ['expired', 'Zertifikat abgelaufen'],
    ['authority', 'verify error:num=20:unable to get local issuer certificate'],
    ['authority', 'PKIX path building failed'],
    ['name', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    [
      'heap',
      'Exception in thread "main" java.lang.OutOfMemoryError: Java heap space',
    ],
    ['metaspace', 'java.lang.OutOfMemoryError: Metaspace'],
    ['cgroup', 'Last State: Terminated, OOMKilled, exit code 137'],
    ['disk', 'OSError: [Errno 28] No space left on device'],
    ['disk', 'Auf dem Gerät ist kein Speicherplatz mehr verfügbar'],
    ['cart', 'why is the basket purple?'],
  ])('finds %s for «%s»', (id, text) => {
    expect(first(text)).toBe(id);
  });

  it('says why, with what agrees and where it was pasted', () => {
    const { results, confidence } = createSimilarIndex(ACCOUNTS).search(
      'hello\ndial tcp 10.9.9.9:5432: connect: connection refused',
    );
    expect(confidence).not.toBe('low');
    expect(results[0].why).toEqual(
      expect.arrayContaining([
        { kind: 'phrase', text: 'connection refused', line: 2 },
        { kind: 'code', text: ':5432', line: 2 },
      ]),
    );
  });

  it('knows a line again whatever was in its variables', () => {
    const { results } = createSimilarIndex([
      ...ACCOUNTS,
      document(
        'own',
        'x',
        seen(
          'chapter 17 of ledger 4711 failed on 10.0.0.1: torn binding 0xfeed1',
        ),
      ),
    ]).search(
      '2025-01-01T00:00:00Z ERROR chapter 3 of ledger 9 failed on 10.7.7.7: torn binding 0xbeef2',
    );
    expect(results[0].id).toBe('own');
    expect(results[0].confidence).toBe('high');
    expect(results[0].why[0].kind).toBe('signature');
  });

  it('lets a contradiction count against what else agrees', () => {
    const line = (end: string) =>
      seen(`ledger uplink of hamburg to the treasury: ${end}`);
    const index = createSimilarIndex([
      ...ACCOUNTS,
      document('a', 'Treasury uplink', line('connection timed out')),
    ]);
    const score = (text: string) =>
      index.search(text).results.find(({ id }) => id === 'a')?.score ?? 0;
    const text = 'ledger uplink of hamburg to the treasury';
    expect(score(`${text}: connection refused`)).toBeLessThan(
      score(`${text}: purple elephant`),
    );
  });

  it('answers with low confidence where nothing is alike', () => {
    const index = createSimilarIndex(ACCOUNTS);
    expect(index.search('the elephants ate my homework').confidence).toBe(
      'low',
    );
    expect(index.search('')).toEqual({ confidence: 'low', results: [] });
    expect(createSimilarIndex().search('connection refused')).toEqual({
      confidence: 'low',
      results: [],
    });
  });

  it('finds only what the filter admits, as if the others were not there', () => {
    const index = createSimilarIndex(ACCOUNTS);
    const { results } = index.search('connection refused', {
      filter: id => id !== 'refused',
    });
    expect(results.map(({ id }) => id)).not.toContain('refused');
    expect(
      index.search('connection refused', { filter: () => false }).results,
    ).toEqual([]);
  });

  it('gives no more than asked for, the best first', () => {
    const index = createSimilarIndex([
      ...ACCOUNTS,
      document('again', 'API down', seen('connection refused')),
      document('once', 'API down', seen('tcp: connection refused')),
    ]);
    const text = 'dial tcp db:5432: connection refused';
    expect(index.search(text).results.length).toBeGreaterThan(2);
    const { results } = index.search(text, { limit: 2 });
    expect(results).toHaveLength(2);
    expect(results[0].id).toBe('refused');
    expect(results[0].score).toBeGreaterThan(results[1].score);
  });

  it('replaces a document of the same id, and forgets one that is removed', () => {
    const index = createSimilarIndex(ACCOUNTS);
    index.add(document('refused', 'TLS', seen('x509: certificate revoked')));
    expect(index.documents).toBe(ACCOUNTS.length);
    expect(index.search('certificate revoked').results[0].id).toBe('refused');
    expect(index.remove('refused')).toBe(true);
    expect(index.remove('refused')).toBe(false);
    expect(
      index.search('certificate revoked').results.map(({ id }) => id),
    ).not.toContain('refused');
  });

  it('finds by the names of services and tags', () => {
    const index = createSimilarIndex([
      ...ACCOUNTS,
      document('x', 'It broke', 'Again.', {
        services: ['component:default/lighthouse'],
        tags: ['quay'],
      }),
    ]);
    expect(index.search('lighthouse at the quay is dark').results[0].id).toBe(
      'x',
    );
  });

  it('weighs what was seen more than what was promised afterwards', () => {
    const index = createSimilarIndex([
      ...ACCOUNTS.slice(5),
      document(
        'promised',
        'Switch',
        '## Action items\n\n- alert on deadlock detected',
      ),
      document('seen', 'Switch', seen('ERROR: deadlock detected')),
    ]);
    expect(index.search('deadlock detected').results[0].id).toBe('seen');
  });

  it('finds only the kinds that are asked for, and says which', () => {
    const index = createSimilarIndex([
      ...ACCOUNTS,
      document('book', 'Disk full', seen('no space left on device'), {
        kind: 'runbook',
      }),
    ]);
    const kinds = (options: SimilarOptions) =>
      index.search('no space left on device', options).results;
    expect(kinds({ kinds: ['runbook'] })).toEqual([
      expect.objectContaining({ id: 'book', kind: 'runbook' }),
    ]);
    expect(kinds({}).map(({ kind }) => kind)).toContain('incident');
  });

  it('is the same from entries that were stored', () => {
    const stored = JSON.parse(JSON.stringify(ACCOUNTS.map(similarEntryOf)));
    for (const text of ['connection refused', 'no space left', 'purple']) {
      expect(createSimilarIndex(stored).search(text)).toEqual(
        createSimilarIndex(ACCOUNTS).search(text),
      );
    }
  });

  it('refuses an entry of another version, and says what to do', () => {
    const entry = { ...similarEntryOf(ACCOUNTS[0]), version: 0 };
    expect(() => createSimilarIndex([entry])).toThrow(
      `The entry refused is of version 0, and this is ${SIMILAR_VERSION}: make it of its document again`,
    );
  });

  it('answers as a new one does, whatever was added and removed before', () => {
    const ids = fc.array(fc.nat({ max: 199 }), { maxLength: 300 });
    const made = (n: number) =>
      document(
        `d${n}`,
        `Ledger ${'abcdefgh'[n % 8].repeat(3)}`,
        seen(`torn leaf ${'qrstuvw'[n % 7].repeat(4)}`),
      );
    fc.assert(
      fc.property(ids, fc.nat({ max: 199 }), (removed, asked) => {
        const index = createSimilarIndex(
          Array.from({ length: 200 }, (_, n) => made(n)),
        );
        removed.forEach(n => index.remove(`d${n}`));
        const gone = new Set(removed);
        const left = Array.from({ length: 200 }, (_, n) => n).filter(
          n => !gone.has(n),
        );
        expect(index.documents).toBe(left.length);
        const text = `${made(asked).title} ${made(asked).text}`;
        const found = index.search(text, { limit: 5 }).results;
        const best = left.filter(n => n % 56 === asked % 56);
        expect(found.filter(({ id }) => gone.has(Number(id.slice(1))))).toEqual(
          [],
        );
        const isBest = best.includes(Number(found[0]?.id.slice(1)));
        expect(isBest || best.length === 0).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
