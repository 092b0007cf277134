import fc from 'fast-check';
import { READ_CHARACTERS } from './lines';
import { SimilarTerm } from './model';
import { readSignature, termsOf } from './readSignature';

function weightOf(terms: SimilarTerm[], term: string): number {
  return terms.find(each => each.term === term)?.weight ?? 0;
}

const JAVA = `ERROR [exec-5] c.k.RatingClient - rating call failed
org.springframework.web.client.ResourceAccessException: I/O error on POST
	at org.springframework.web.client.RestTemplate.doExecute(RestTemplate.java:785)
Caused by: javax.net.ssl.SSLHandshakeException: PKIX path building failed
	... 62 more
Caused by: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path
	... 68 more`;

const PYTHON = `Traceback (most recent call last):
  File "/srv/app/db.py", line 12, in connect
    return pool.get()
psycopg2.OperationalError: connection refused

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "/srv/app/api.py", line 40, in handle
    cart = load(cart_id)
app.errors.CartUnavailableError: cart could not be loaded`;

describe('readSignature', () => {
  it('weighs the deepest cause of Java most', () => {
    const { terms, exceptions, lines } = readSignature(JAVA);
    const cause = weightOf(terms, 'e:SunCertPathBuilderException');
    expect(cause).toBeGreaterThan(
      weightOf(terms, 'e:SSLHandshakeException') * 1.5,
    );
    expect(cause).toBeGreaterThan(
      weightOf(terms, 'e:ResourceAccessException') * 1.5,
    );
    expect(exceptions).toContain('SunCertPathBuilderException');
    expect(lines[0].line).toBe(6);
  });

  it('weighs the direct cause of Python most, which is told first', () => {
    const terms = termsOf(PYTHON);
    expect(weightOf(terms, 'e:OperationalError')).toBeGreaterThan(
      weightOf(terms, 'e:CartUnavailableError'),
    );
    expect(weightOf(terms, 'f:db.py:connect')).toBeGreaterThan(0);
  });

  it('weighs lines of trouble more than those around them', () => {
    const terms = termsOf(`{"level":"info","msg":"cache warm"}
{"level":"error","msg":"query failed","err":"too many clients already"}
{"level":"debug","msg":"keepalive loop"}`);
    const trouble = weightOf(terms, 'w:client');
    expect(trouble).toBe(1);
    expect(weightOf(terms, 'w:warm')).toBeLessThan(trouble / 2);
    expect(weightOf(terms, 'w:keepal')).toBeLessThan(trouble / 2);
  });

  it('counts a line that repeats itself once', () => {
    const line = (n: number) => `dial tcp 10.0.0.${n}:80: connection refused`;
    const once = termsOf(line(1));
    const often = termsOf([1, 2, 3, 4].map(line).join('\n'));
    expect(often).toEqual(once);
  });

  it('takes its full weight from what is there where nothing tells of trouble', () => {
    const terms = termsOf('the basket loses nothing but its colour');
    expect(Math.max(...terms.map(({ weight }) => weight))).toBe(1);
  });

  it('says where in the text a term stands, and as it stands there', () => {
    const { terms } = readSignature(
      'hello\n\nx: dial tcp db:5432: Connection refused',
    );
    expect(terms.find(({ term }) => term === 'c:connection-refused')).toEqual(
      expect.objectContaining({ text: 'Connection refused', line: 3 }),
    );
    expect(terms.find(({ term }) => term === 'k:port:5432')?.line).toBe(3);
  });

  it('says of a code what it means', () => {
    const [enospc, words] = [
      termsOf('write failed: ENOSPC'),
      termsOf('no space left on device'),
    ];
    expect(weightOf(enospc, 'c:disk-full')).toBe(1);
    expect(weightOf(words, 'c:disk-full')).toBe(1);
  });

  it('takes the same signature whatever differs, and another for another line', () => {
    const signature = (text: string) =>
      termsOf(text).find(({ kind }) => kind === 'signature')?.term;
    expect(
      signature('2025-01-01T00:00:00Z ERROR dial tcp 10.1.1.1:80: i/o timeout'),
    ).toBe(signature('dial tcp 10.2.2.2:8080: i/o timeout'));
    expect(signature('dial tcp 10.1.1.1:80: connection refused')).not.toBe(
      signature('dial tcp 10.1.1.1:80: i/o timeout'),
    );
  });

  it('does not believe what programs guess', () => {
    const terms = termsOf(
      'x509: certificate has expired or is not yet valid: current time 2025-01-01T00:00:00Z is before 2025-02-01T00:00:00Z',
    );
    expect(weightOf(terms, 'c:certificate-not-yet-valid')).toBe(1);
    expect(weightOf(terms, 'c:certificate-expired')).toBe(0);
  });

  it('reads fences of Markdown as nothing', () => {
    expect(termsOf('```text\ndisk full\n```')).toEqual(
      termsOf('disk full').map(term => ({ ...term, line: 2 })),
    );
  });

  it('reads the beginning and the end of a text that is too long', () => {
    const filler = 'INFO nothing to see here\n'.repeat(450_000);
    const { cut, terms } = readSignature(
      `connection refused\n${filler}deadlock detected`,
    );
    expect(filler.length).toBeGreaterThan(10 * 2 ** 20);
    expect(cut).toBe(true);
    expect(weightOf(terms, 'c:connection-refused')).toBeGreaterThan(0);
    const deadlock = terms.find(({ term }) => term === 'c:deadlock');
    expect(deadlock?.line).toBe(450_002);
  });

  it('does not read the middle of a text that is too long', () => {
    const half = 'x '.repeat(READ_CHARACTERS / 2);
    const { terms } = readSignature(`${half}\ndeadlock detected\n${half}`);
    expect(weightOf(terms, 'c:deadlock')).toBe(0);
  });

  it('reads 10 MB in a time that is bounded, in one line or in many', () => {
    const size = 10 * 2 ** 20;
    for (const piece of ['a', '{"', '\n', 'a.b-1:', 'at x(', '1.1', '\t ']) {
      const began = performance.now();
      readSignature(piece.repeat(size / piece.length));
      expect(performance.now() - began).toBeLessThan(20_000);
    }
  });

  it('never throws, and weighs everything between nothing and a half more', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        ...JAVA.split('\n'),
        ...PYTHON.split('\n'),
        '{"level":"error","msg":{"a":[1,{"message":"x"}]}}',
        '{"level":',
        '```',
        '\ud800',
        '‹›',
        '\0',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece), pieces => {
        const { terms } = readSignature(pieces.join('\n'));
        for (const { weight, line } of terms) {
          expect(weight).toBeGreaterThan(0);
          expect(weight).toBeLessThanOrEqual(1.5);
          expect(line).toBeGreaterThan(0);
        }
      }),
    );
  });
});
