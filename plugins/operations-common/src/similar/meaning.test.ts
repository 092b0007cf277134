import { conceptsOf, rivalsOf } from './concepts';
import { CONCEPTS } from './lexicon/concepts';
import { maskVariables } from './variables';
import { stemOf, wordsOf } from './words';

const words = (text: string) => wordsOf(text).map(({ word }) => word);
const concepts = (text: string) =>
  conceptsOf(wordsOf(maskVariables(text))).map(({ concept }) => concept);

describe('words', () => {
  it.each([
    ['certificates expired', 'Zertifikat abgelaufen'],
    ['connection refused', 'Verbindung verweigert'],
    ['connecting timed out', 'Verbindung Zeitüberschreitung out'],
    ['disk full', 'Festplatte voll'],
    ['login failed', 'Anmeldung fehlgeschlagen'],
    ['password invalid', 'Kennwort ungültig'],
    ['disk space', 'Festplattenspeicher'],
  ])('means the same: %s, %s', (english, german) => {
    expect(words(english)).toEqual(words(german));
  });

  it('parts names that are written in humps and with underscores', () => {
    expect(words('ImagePullBackOff')).toEqual(['image', 'pull', 'back', 'off']);
    expect(words('OOMKilled')).toEqual(['oom', 'kill']);
    expect(words('CERT_HAS_EXPIRED')).toEqual(['certificate', 'expire']);
  });

  it('leaves out placeholders and words that say nothing', () => {
    expect(words('the ‹host› is full')).toEqual(['full']);
  });

  it('finds one stem for the endings of a word', () => {
    const stems = (some: string) => new Set(some.split(' ').map(stemOf)).size;
    expect(stems('resolver resolvers')).toBe(1);
    expect(stems('scraped scraping scrapes')).toBe(1);
    expect(stems('policy policies')).toBe(1);
    expect(stems('sitzung sitzungen')).toBe(1);
  });
});

describe('concepts', () => {
  it.each([
    ['connection-refused', 'connect: connection refused'],
    ['connection-refused', 'Verbindungsaufbau abgelehnt'],
    ['connection-timeout', 'dial tcp 10.0.0.1:443: i/o timeout'],
    ['connection-reset', 'read: connection reset by peer'],
    ['no-route', 'connect: no route to host'],
    ['name-not-resolved', 'Temporary failure in name resolution'],
    ['name-not-resolved', 'lookup db on 10.0.0.1:53: no such host'],
    ['certificate-expired', 'x509: certificate has expired'],
    ['certificate-expired', 'Das Zertifikat ist abgelaufen'],
    ['certificate-unknown-authority', 'unable to get local issuer certificate'],
    ['certificate-unknown-authority', 'PKIX path building failed'],
    ['certificate-name-mismatch', 'certificate is valid for a, not b'],
    ['disk-full', 'no space left on device'],
    ['disk-full', 'Auf dem Gerät ist kein Speicherplatz mehr verfügbar'],
    ['disk-full', 'Die Festplatte ist voll'],
    ['memory-limit', 'Memory cgroup out of memory: Killed process'],
    ['java-heap', 'java.lang.OutOfMemoryError: Java heap space'],
    ['metaspace', 'java.lang.OutOfMemoryError: Metaspace'],
    ['too-many-connections', 'FATAL: sorry, too many clients already'],
    ['too-many-connections', 'zu viele Verbindungen'],
    ['deadlock', 'Deadlock found when trying to get lock'],
    ['lock-timeout', 'Lock wait timeout exceeded'],
    ['image-missing', 'manifest unknown'],
    ['image-unauthorized', 'pull access denied'],
    ['too-many-files', 'accept4(): too many open files'],
    ['rate-limited', 'API rate limit exceeded'],
  ])('%s: %s', (concept, text) => {
    expect(concepts(text)).toContain(concept);
  });

  it.each([
    ['connection-refused', 'connect: connection timed out'],
    ['connection-timeout', 'connect: connection refused'],
    ['certificate-expired', 'certificate signed by unknown authority'],
    ['disk-full', 'disk replaced. The room was full'],
    ['java-heap', 'java.lang.OutOfMemoryError: Metaspace'],
  ])('not %s: %s', (concept, text) => {
    expect(concepts(text)).not.toContain(concept);
  });

  it.each([
    ['INFO listening on port 8080'],
    ['GET /healthz 200 in 12 ms'],
    ['mounted the volume data at /data'],
    ['using DNS server 10.0.0.1'],
    ['assigned address 10.0.0.1 to eth0'],
    ['connected to the database in 12 ms'],
    ['certificate is valid until May'],
    ['reading the configuration file'],
    ['Verbindung zur Datenbank hergestellt'],
  ])('has none in ordinary lines: %s', line => {
    expect(concepts(line)).toEqual([]);
  });

  it('says where a phrase stands', () => {
    const line = 'yesterday: connection refused again';
    const [found] = conceptsOf(wordsOf(line));
    expect(line.slice(found.start, found.end)).toBe('connection refused');
  });

  it('has rivals in the same family only, and never itself', () => {
    expect(rivalsOf('connection-refused')).toEqual(
      expect.arrayContaining(['connection-timeout', 'connection-reset']),
    );
    expect(rivalsOf('connection-refused')).not.toContain('connection-refused');
    expect(rivalsOf('deadlock')).not.toContain('connection-timeout');
    expect(rivalsOf('segmentation-fault')).toEqual([]);
  });

  it('can be said: each phrase of the lexicon is found as its concept', () => {
    const lost = CONCEPTS.flatMap(({ id, said }) =>
      said
        .split(';')
        .filter(phrase => !concepts(phrase).includes(id))
        .map(phrase => `${id}: ${phrase}`),
    );
    expect(lost).toEqual([]);
  });

  it('has each concept once', () => {
    const ids = CONCEPTS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
