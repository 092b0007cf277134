import { placesOfEntity, readPlaceAddress } from './places';

describe('readPlaceAddress', () => {
  it.each([
    [
      'https://github.com/acme/shop',
      'https://github.com/acme/shop',
      undefined,
      undefined,
    ],
    [
      'url:https://github.com/acme/shop.git',
      'https://github.com/acme/shop',
      undefined,
      undefined,
    ],
    [
      'https://me:secret@github.com/acme/shop/',
      'https://github.com/acme/shop',
      undefined,
      undefined,
    ],
    [
      'https://github.com/acme/shop/tree/main/',
      'https://github.com/acme/shop',
      undefined,
      'main',
    ],
    [
      'url:https://github.com/acme/shop/tree/main/services/pay/',
      'https://github.com/acme/shop',
      'services/pay',
      'main',
    ],
    [
      'https://github.com/acme/shop/blob/v1/a/b%20c.yaml',
      'https://github.com/acme/shop',
      'a/b c.yaml',
      'v1',
    ],
    [
      'https://gitlab.com/g/sub/shop/-/tree/main/a',
      'https://gitlab.com/g/sub/shop',
      'a',
      'main',
    ],
    [
      'https://git.example.org/g/shop/src/branch/main/a',
      'https://git.example.org/g/shop',
      'a',
      'main',
    ],
    [
      'git@github.com:acme/shop.git',
      'ssh://github.com/acme/shop',
      undefined,
      undefined,
    ],
    [
      'ssh://git@github.com/acme/shop.git',
      'ssh://github.com/acme/shop',
      undefined,
      undefined,
    ],
    [
      'https://github.com/acme/gitops.git//apps/pay?ref=v2',
      'https://github.com/acme/gitops',
      'apps/pay',
      'v2',
    ],
    [
      'https://github.com/acme/gitops?path=/apps/pay/',
      'https://github.com/acme/gitops',
      'apps/pay',
      undefined,
    ],
    [
      'http://127.0.0.1:8123/gitops.git//production',
      'http://127.0.0.1:8123/gitops',
      'production',
      undefined,
    ],
    ['file:///srv/git/shop.git', 'file:///srv/git/shop', undefined, undefined],
  ])('%s', (address, repository, path, branch) => {
    expect(readPlaceAddress(address)).toEqual({
      repository,
      ...(path && { path }),
      ...(branch && { branch }),
    });
  });

  it.each(['', 'shop', './catalog-info.yaml', '/srv/git', 'https://', 'a b'])(
    'is none: %s',
    address => expect(readPlaceAddress(address)).toBeUndefined(),
  );
});

it('reads the places of an entity', () => {
  const places = placesOfEntity({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'pay',
      annotations: {
        'backstage.io/source-location':
          'url:https://github.com/acme/pay/tree/main/src/',
        'operate-first.io/manifests':
          'https://github.com/acme/gitops//eu/pay, https://github.com/acme/gitops//us/pay,',
      },
    },
  });
  expect(places.map(({ purpose, path }) => [purpose, path])).toEqual([
    ['source', 'src'],
    ['manifests', 'eu/pay'],
    ['manifests', 'us/pay'],
  ]);
});
