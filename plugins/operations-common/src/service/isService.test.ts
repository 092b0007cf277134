import { Entity } from '@backstage/catalog-model';
import { formerEntityRefsOf, isService, visibilityOf } from './isService';

function entity(
  kind: string,
  options: {
    type?: string;
    annotations?: Record<string, string>;
    labels?: Record<string, string>;
  } = {},
): Entity {
  const { type, annotations, labels } = options;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name: 'any', annotations, labels },
    spec: type === undefined ? {} : { type },
  };
}

const probed = { annotations: { 'operate-first.io/probe-url': 'https://x' } };

describe('isService', () => {
  it.each<[string, Parameters<typeof entity>[1], boolean]>([
    ['Component', { type: 'service' }, true],
    ['component', { type: 'website' }, true],
    ['Component', { type: 'library' }, false],
    ['Component', {}, false],
    ['Component', { type: 'library', ...probed }, true],
    ['Resource', { type: 'database' }, true],
    ['API', {}, false],
    ['API', probed, true],
    ['System', probed, true],
    ['User', probed, false],
    ['Group', probed, false],
    ['Location', probed, false],
    ['API', { annotations: { 'backstage.io/probe-url': 'x' } }, false],
    [
      'Component',
      { type: 'service', labels: { 'operate-first.io/operated': 'false' } },
      false,
    ],
    [
      'Resource',
      { ...probed, labels: { 'operate-first.io/operated': 'false' } },
      false,
    ],
    [
      'Component',
      { type: 'library', labels: { 'operate-first.io/operated': 'true' } },
      false,
    ],
  ])('%s %j: %p', (kind, options, expected) => {
    expect(isService(entity(kind, options))).toBe(expected);
  });
});

it.each(['Service', 'SLO', 'DataSource'])(
  'OpenSLO documents are no services, as of kind %s',
  kind => {
    const document = { ...entity(kind, probed), apiVersion: 'openslo/v1' };
    expect(isService(document)).toBe(false);
  },
);

describe('visibilityOf', () => {
  it.each([
    [undefined, 'public'],
    ['public', 'public'],
    ['internal', 'internal'],
    ['Public', 'internal'],
    ['privat', 'internal'],
    ['', 'internal'],
  ])('with the label %p is %s', (label, expected) => {
    const labels: Record<string, string> =
      label === undefined ? {} : { 'operate-first.io/visibility': label };
    expect(visibilityOf(entity('Component', { labels }))).toBe(expected);
  });
});

describe('formerEntityRefsOf', () => {
  it.each([
    [undefined, []],
    ['', []],
    ['component:default/Old', ['component:default/old']],
    [
      ' Component:default/a ,, component:default/b,',
      ['component:default/a', 'component:default/b'],
    ],
  ])('of %p are %j', (formerly, expected) => {
    const annotations: Record<string, string> =
      formerly === undefined ? {} : { 'operate-first.io/formerly': formerly };
    expect(formerEntityRefsOf(entity('Component', { annotations }))).toEqual(
      expected,
    );
  });
});
