import { parseLabelSelector } from './labelSelector';

const labels = { app: 'web', 'example.com/tier': 'front', empty: '' };

describe('parseLabelSelector', () => {
  it.each([
    ['', true],
    ['app=web', true],
    ['app==web', true],
    ['app = web , example.com/tier=front', true],
    ['app=db', false],
    ['app!=db', true],
    ['app!=web', false],
    ['other!=web', true],
    ['app in (db, web)', true],
    ['app in (db)', false],
    ['app notin (db)', true],
    ['other notin (db)', true],
    ['app notin (db,web),app', false],
    ['app', true],
    ['other', false],
    ['!other', true],
    ['!app', false],
    ['empty=', true],
    ['toString', false],
  ])('%s', (selector, matches) => {
    const requirements = parseLabelSelector(selector);
    expect(requirements.every(one => one.matches(labels))).toBe(matches);
  });

  it.each(['app in web', 'app=we b', '=web', 'a b', 'app in (a'])(
    'does not accept %s',
    selector => {
      expect(() => parseLabelSelector(selector)).toThrow(
        'no condition of a label selector',
      );
    },
  );
});
