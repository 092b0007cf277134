import {
  portalAddressOf,
  readPortalAddress,
} from '@operate-first/plugin-operations-common';
import { AuthorKeys } from './AuthorKeys';

const keys = AuthorKeys.create('a secret');

describe('AuthorKeys', () => {
  it.each([
    'user:default/ada',
    'user:default/ada@example.org',
    'user:default/x> <evil@example.org',
    'user:default/+0123456789abcdef01234567',
    'user:default/\n\0Co-authored-by: y',
    'user:default/ünïcode',
    `user:default/${'a'.repeat(10_000)}`,
  ])('%j has a key that an address can carry, and says nothing', ref => {
    const key = keys.of(ref);
    const address = portalAddressOf('portal@example.org', key);
    expect(address).toMatch(/^portal\+[0-9a-f]{24}@example\.org$/);
    expect(readPortalAddress(address).key).toBe(key);
  });

  it('is the same in letters of any size, and another for everybody', () => {
    expect(keys.of('User:Default/Ada')).toBe(keys.of('user:default/ada'));
    expect(keys.of('user:default/bob')).not.toBe(keys.of('user:default/ada'));
    expect(keys.of('user:other/ada')).not.toBe(keys.of('user:default/ada'));
  });

  it('cannot be made elsewhere', () => {
    const others = AuthorKeys.create('another secret');
    expect(others.of('user:default/ada')).not.toBe(keys.of('user:default/ada'));
  });
});
