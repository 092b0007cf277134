import { portalAddressOf, readPortalAddress } from './portalAddress';

const KEY = '0123456789abcdef01234567';

describe('the address under which the portal commits for somebody', () => {
  it.each([
    ['portal@example.org', `portal+${KEY}@example.org`],
    ['ops+portal@example.org', `ops+portal+${KEY}@example.org`],
    ['"a@b"@example.org', `"a@b"+${KEY}@example.org`],
    ['portal', `portal+${KEY}`],
    ['PORTAL@Example.org', `PORTAL+${KEY}@Example.org`],
  ])('of %s is taken apart again', (email, written) => {
    expect(portalAddressOf(email, KEY)).toBe(written);
    const read = { email: email.toLocaleLowerCase('en-US'), key: KEY };
    expect(readPortalAddress(written)).toEqual(read);
    expect(readPortalAddress(` ${written.toUpperCase()} `)).toEqual(read);
  });

  it.each([
    undefined,
    '',
    'user:default/ada',
    `${KEY}> evil <x@y.z`,
    `${KEY}\n`,
    KEY.toUpperCase(),
    `${KEY}0`,
  ])('takes nothing else than a key: %j', key => {
    expect(portalAddressOf('portal@example.org', key)).toBe(
      'portal@example.org',
    );
  });

  it.each([
    'ada@example.org',
    'ada+lists@example.org',
    `${KEY}@example.org`,
    `ada+${KEY}0@example.org`,
    `ada+${KEY}@evil@example.org`,
    '12+ada@users.noreply.github.com',
    '',
  ])('is no other: %j', email => {
    expect(readPortalAddress(email)).toEqual({ email });
  });
});
