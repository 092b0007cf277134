import { claimsOf, contradictionsOf } from './contradictions';
import { rarityOf } from './importance';
import { SimilarCandidate } from './model';
import { rankSimilar } from './rank';
import { termsOf } from './readSignature';

const candidate = (
  id: string,
  terms: Record<string, number>,
): SimilarCandidate => ({ id, weightOf: term => terms[term] ?? 0 });

/** A collection in which nothing is known to be common. */
const COLLECTION = { documents: 100, documentsWith: () => 1 };

const rank = (text: string, ...candidates: SimilarCandidate[]) =>
  rankSimilar(termsOf(text), candidates, COLLECTION);

describe('rankSimilar', () => {
  it('ranks a phrase with a meaning before words, and a code before a word', () => {
    const { results } = rank(
      'ledger7: connection refused (SQLSTATE 53300)',
      candidate('word', { 'w:ledger7': 1 }),
      candidate('code', { 'k:sqlstate:53300': 1 }),
      candidate('concept', { 'c:connection-refused': 1 }),
    );
    expect(results.map(({ id }) => id)).toEqual(['concept', 'code', 'word']);
  });

  it('ranks what is rare before what is common', () => {
    const { results } = rankSimilar(
      termsOf('purple7 lantern7'),
      [
        candidate('common', { 'w:purple7': 1 }),
        candidate('rare', { 'w:lantern7': 1 }),
      ],
      {
        documents: 1000,
        documentsWith: term => (term === 'w:purple7' ? 60 : 1),
      },
    );
    expect(results.map(({ id }) => id)).toEqual(['rare', 'common']);
  });

  it('leaves out what has nothing in common, and breaks ties by id', () => {
    const { results } = rank(
      'purple7',
      candidate('b', { 'w:purple7': 1 }),
      candidate('a', { 'w:purple7': 1 }),
      candidate('none', { 'w:green': 1 }),
    );
    expect(results.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('shows nothing that has no reason to be shown', () => {
    const common = { documents: 1000, documentsWith: () => 600 };
    const one = candidate('one', { 'w:purple7': 1 });
    expect(rankSimilar(termsOf('purple7'), [one], common)).toEqual({
      confidence: 'low',
      results: [],
    });
  });

  it('has scores from 0 to 1', () => {
    const everything = candidate('all', {});
    everything.weightOf = () => 1;
    const { results } = rank('connect ECONNREFUSED in ledger', everything);
    expect(results[0]).toMatchObject({
      id: 'all',
      score: 1,
      confidence: 'high',
    });
  });
});

describe('contradictions', () => {
  const against = (text: string, terms: Record<string, number>) =>
    contradictionsOf(claimsOf(termsOf(text)), candidate('x', terms));

  it.each([
    ['a rival', 'connection refused', { 'c:connection-timeout': 1 }, 0.5],
    [
      'a rival in passing',
      'connection refused',
      { 'c:connection-timeout': 0.2 },
      0.9,
    ],
    ['no rival', 'connection refused', { 'c:disk-full': 1 }, 1],
    [
      'both in the document',
      'connection refused',
      { 'c:connection-timeout': 1, 'c:connection-refused': 0.1 },
      1,
    ],
    [
      'both in the text',
      'connection refused, connection timed out',
      { 'c:connection-timeout': 1 },
      1,
    ],
    [
      'another certificate',
      'Zertifikat abgelaufen',
      { 'c:certificate-revoked': 1 },
      0.5,
    ],
    ['another memory', 'OOMKilled', { 'c:java-heap': 1 }, 0.5],
  ])('%s', (_, text, terms, left) => {
    expect(against(text, terms)).toBeCloseTo(left);
  });

  it('never makes nothing of what agrees', () => {
    expect(
      against('connection refused, disk full, deadlock, OOMKilled', {
        'c:connection-reset': 1,
        'c:inodes-exhausted': 1,
        'c:lock-timeout': 1,
        'c:java-heap': 1,
      }),
    ).toBe(0.25);
  });
});

describe('rarityOf', () => {
  const rarity = (documents: number, having: number) =>
    rarityOf('x', { documents, documentsWith: () => having });

  it('is 1 for what is nowhere, and falls with how common it is', () => {
    expect(rarity(1000, 0)).toBe(1);
    expect(rarity(1000, 1)).toBeGreaterThan(rarity(1000, 10));
    expect(rarity(1000, 10)).toBeGreaterThan(rarity(1000, 900));
    expect(rarity(1000, 1000)).toBeGreaterThan(0);
  });

  it('lets one of a few documents be rare, too', () => {
    expect(rarity(1, 1)).toBeGreaterThan(0.7);
    expect(rarity(0, 0)).toBe(1);
  });
});
