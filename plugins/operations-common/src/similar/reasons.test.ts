import { SimilarDocument } from './model';
import { createSimilarIndex } from './SimilarIndex';

const document = (
  id: string,
  text: string,
  more: Partial<SimilarDocument> = {},
): SimilarDocument => ({
  id,
  title: 'It broke',
  text,
  kind: 'incident',
  ...more,
});

const search = (text: string, ...documents: SimilarDocument[]) =>
  createSimilarIndex(documents).search(text).results;

const reasons = (text: string, ...documents: SimilarDocument[]) =>
  search(text, ...documents).map(({ why }) =>
    why.map(reason => `${reason.kind}: ${reason.text}`),
  );

const DISK = `could not extend file "base/16384/2619": No space left on device`;

describe('reasons', () => {
  it.each([
    [DISK, 'The base of the tower was painted.'],
    [DISK, 'Two of the four customers left.'],
    ['the value of the request was empty', 'A request without a value.'],
    ['seit gestern Abend geht die Seite nicht', 'Am Abend kam niemand mehr.'],
    ['dial tcp: something', 'The dial of the phone was stuck.'],
  ])('words that everybody uses are none: «%s», «%s»', (text, account) => {
    expect(search(text, document('a', account))).toEqual([]);
  });

  it('words are some where several of them tell something, and a name by itself', () => {
    expect(
      reasons(
        'why is the basket purple?',
        document('a', 'The basket turned purple.'),
        document('b', 'The basket was empty.'),
      ),
    ).toEqual([['terms: basket, purple']]);
    expect(
      reasons('FEED2 is odd', document('a', 'Nobody looked at feed2.')),
    ).toEqual([['terms: feed2']]);
  });

  it.each([
    [
      'Das Zertifikat ist abgelaufen',
      'x509: certificate has expired',
      'phrase: certificate has expired',
    ],
    [
      'write failed: ENOSPC',
      'There was no space left on the volume.',
      'phrase: no space left',
    ],
    ['http status 502', 'The proxy said HTTP/1.1 502 .', 'code: HTTP/1.1 502'],
    [
      'the replicas have a full backup',
      'Die Datensicherung der Replikate war veraltet.',
      'terms: Replikate, Datensicherung',
    ],
  ])(
    'quote the account and not what was pasted: «%s», «%s»',
    (text, account, reason) => {
      const [why] = reasons(text, document('a', account));
      expect(why).toContain(reason);
    },
  );

  it('quote the same error without what differs', () => {
    const [why] = reasons(
      `2025-01-01T00:00:00Z FATAL: ${DISK}`,
      document(
        'a',
        'could not extend file "base/99/1": No space left on device',
      ),
    );
    expect(why[0]).toBe(
      'signature: could not extend file ‹value›: No space left on device',
    );
  });

  it('are no same error where the account says it in other words', () => {
    const [why] = reasons(
      'Verbindung zur Datenbank ledger verweigert',
      document('a', 'connection database ledger refused'),
    );
    expect(why.join()).not.toMatch(/signature|Verbindung|verweigert/);
    expect(why.length).toBeGreaterThan(0);
  });

  it('quote nothing that only stands in the kind of a service', () => {
    const lighthouse = document('a', 'Again.', {
      services: ['component:default/lighthouse'],
      tags: ['quay'],
    });
    expect(search('component default fallback', lighthouse)).toEqual([]);
    expect(reasons('the lighthouse at the quay', lighthouse)).toEqual([
      ['terms: lighthouse, quay'],
    ]);
  });

  it('are never what stands for something that was redacted', () => {
    const marks =
      'person-bcdfgh of group-k4mnpq saw host-7f3a and ip-bcdf-2ghj: token [secret: github token], email-zzxxcc';
    expect(
      search(marks, document('a', `We asked ${marks}, and nobody knew.`)),
    ).toEqual([]);
    const [found] = search(
      `${marks}: no space left on device`,
      document('a', `${marks}: deadlock detected`),
      document('b', 'no space left on device'),
    );
    expect(found.id).toBe('b');
  });

  it('are never what nobody sees on a page', () => {
    const page = (seen: string) =>
      `<html><style>.lantern { tint: purple }</style>\n<script>\nlet lantern = "purple";\n</script>\n<!-- purple\nlantern --><p>${seen}</p>`;
    expect(
      search('purple lantern', document('a', page('all is well'))),
    ).toEqual([]);
    expect(
      search(page('upstream gave up'), document('a', 'A purple lantern.')),
    ).toEqual([]);
    expect(
      search(page('deadlock detected'), document('a', 'deadlock detected')),
    ).toMatchObject([{ why: [{ text: 'deadlock', line: 6 }] }]);
  });
});
