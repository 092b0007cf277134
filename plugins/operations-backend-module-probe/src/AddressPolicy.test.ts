import { AddressPolicy, ForbiddenAddressError } from './AddressPolicy';

type Lists = Parameters<typeof AddressPolicy.create>[0];

function allows(lists: Lists, host: string, address = host): boolean {
  const policy = AddressPolicy.create(lists);
  try {
    policy.assertHost(new URL(`http://${host}`).hostname);
    policy.assertAddress(address.replace(/[[\]]/g, ''), host);
    return true;
  } catch (error) {
    if (!(error instanceof ForbiddenAddressError)) throw error;
    return false;
  }
}

describe('AddressPolicy', () => {
  it.each<[Lists, string, string, boolean]>([
    [{}, 'shop.test', '93.184.216.34', true],
    [{}, 'shop.test', '2606:2800:220:1::1', true],
    [{}, 'shop.test', '64:ff9b::5db8:d822', true],
    [{}, 'shop.test', '10.0.0.1', false],
    [{}, 'shop.test', '64:ff9b::a00:1', false],
    [{}, 'shop.test', '2002:a00:1::', false],
    [{}, 'shop.test', '::ffff:10.0.0.1', false],
    [{}, 'shop.test', '::10.0.0.1', false],
    [{}, 'shop.test', 'fd12::1', false],
    [{}, 'shop.test', '127.0.0.1', false],
    [{}, 'shop.test', '::1', false],
    [{}, 'shop.test', '240.0.0.1', false],
    // Given to nobody, or only within a network.
    [{}, 'shop.test', '4000::1', false],
    [{}, 'shop.test', 'fec0::1', false],
    [{}, 'shop.test', '64:ff9b:1::5db8:d822', false],
    [{ allowPrivate: true }, 'shop.test', '10.0.0.1', true],
    [{ allowPrivate: true }, 'shop.test', 'fd12::1', true],
    [{ allowPrivate: true }, 'shop.test', '100.64.0.1', true],
    [{ allowPrivate: true }, 'shop.test', '127.0.0.1', false],
    [{ allowPrivate: true }, 'shop.test', '169.254.1.1', false],
    [{ allow: ['10.1.0.0/16'] }, 'shop.test', '10.1.2.3', true],
    [{ allow: ['10.1.0.0/16'] }, 'shop.test', '::ffff:10.1.2.3', true],
    [{ allow: ['10.1.0.0/16'] }, 'shop.test', '10.2.0.1', false],
    [{ allow: ['10.1.0.0/16'] }, 'shop.test', '93.184.216.34', false],
    [{ allow: ['10.1.0.0/16', '*'] }, 'shop.test', '93.184.216.34', true],
    [{ allow: ['*.test'] }, 'shop.test', '10.0.0.1', true],
    [{ allow: ['*.test'] }, 'SHOP.TEST.', '10.0.0.1', true],
    [{ allow: ['*.test'] }, 'test', '10.0.0.1', false],
    [{ allow: ['*.test'] }, 'shoptest', '10.0.0.1', false],
    [{ allow: ['shop.test'] }, 'shop.test', '169.254.169.254', false],
    [{ allow: ['shop.test'] }, 'other.test', '93.184.216.34', false],
    [{ deny: ['*.test'] }, 'shop.test', '93.184.216.34', false],
    [
      { allow: ['shop.test'], deny: ['10.0.0.0/8'] },
      'shop.test',
      '10.0.0.1',
      false,
    ],
    [{ deny: ['10.0.0.1'], allow: ['*.test'] }, 'a.test', '10.0.0.2', true],
    [{ allow: ['169.254.0.0/16'] }, 'shop.test', '169.254.1.1', false],
    [{ allow: ['192.0.0.192'] }, 'shop.test', '192.0.0.192', false],
    [{ allow: ['shop.test'] }, 'shop.test', '168.63.129.16', false],
    [{ allow: ['shop.test'] }, 'shop.test', '::ffff:168.63.129.16', false],
    [{ allow: ['fd00::/8'] }, 'shop.test', 'fd00:42::42', false],
    [{ allow: ['64:ff9b:1::/48'] }, 'shop.test', '64:ff9b:1::a00:1', false],
    [{ allow: ['4000::/16'] }, 'shop.test', '4000::1', true],
  ])('with %p: %s at %s', (lists, host, address, expected) => {
    expect(allows(lists, host, address)).toBe(expected);
  });

  it.each<[Lists, string]>([
    [{}, '10.20.30.40'],
    [{ deny: ['10.0.0.0/8'] }, '10.20.30.40'],
    [{ allow: ['10.1.0.0/16'] }, '93.184.216.34'],
    [{}, '169.254.169.254'],
  ])('with %p: says where a name leads to the log alone', (lists, address) => {
    let thrown: unknown;
    try {
      AddressPolicy.create(lists).assertAddress(address, 'shop.test');
    } catch (error) {
      thrown = error;
    }

    if (!(thrown instanceof ForbiddenAddressError)) {
      throw new Error('Not refused');
    }
    expect(thrown.why).toMatch(/^shop\.test is /);
    expect(thrown.why).not.toContain(address);
    expect(thrown.message).toContain(address);
  });

  it('refuses entries that it cannot follow', () => {
    expect(() => AddressPolicy.create({ deny: ['10.0.0.0/33'] })).toThrow(
      /operations\.probe\.deny names '10\.0\.0\.0\/33'/,
    );
    expect(() =>
      AddressPolicy.create({ allow: ['https://shop.test'] }),
    ).toThrow(/operations\.probe\.allow names 'https:\/\/shop\.test'/);
  });
});
