import {
  RequestField,
  RequestKind,
} from '@operate-first/plugin-operations-common';
import {
  editOf,
  missingOf,
  parametersOf,
  prefillOf,
  settledOf,
} from './values';

const FIELDS: RequestField[] = [
  { name: 'name', input: 'text', title: 'Name', required: true },
  { name: 'size', input: 'number', title: 'Size', default: 2 },
  { name: 'open', input: 'yesNo', title: 'Open' },
  { name: 'people', input: 'people', title: 'People' },
  { name: 'places', input: 'cluster', several: true, title: 'Places' },
  {
    name: 'why',
    input: 'lines',
    title: 'Why',
    required: true,
    only: { field: 'open', is: ['true'] },
  },
  {
    name: 'until',
    input: 'text',
    title: 'Until',
    only: { field: 'why', is: ['party'] },
  },
];
const kind = { name: 'room', fields: FIELDS } as RequestKind;

describe('what an address fills in', () => {
  it.each<[string, object | undefined]>([
    ['', undefined],
    ['strange=1', undefined],
    ['name=lab', { name: 'lab' }],
    ['size=3', { size: '3' }],
    ['open=true', { open: true }],
    ['open=perhaps', { open: false }],
    ['places=a&places=b', { places: ['a', 'b'] }],
    ['name=a&name=b', { name: 'a' }],
    ['name=%00', undefined],
  ])('%s', (search, values) => {
    expect(prefillOf(kind, new URLSearchParams(search))).toEqual(values);
  });
});

describe('the parameters', () => {
  const of = (values: object) =>
    parametersOf(kind, settledOf(kind, { ...values }));

  it.each<[string, object, object]>([
    ['begin with the defaults', {}, { size: 2, open: false }],
    ['keep what was emptied empty', { size: '' }, { open: false }],
    ['are trimmed', { name: ' lab ' }, { name: 'lab', size: 2, open: false }],
    ['have numbers with a comma', { size: '2,5' }, { size: 2.5, open: false }],
    [
      'have what is no number as it is',
      { size: 'two' },
      { size: 'two', open: false },
    ],
    [
      'have lists without what is empty',
      { people: [' ada', ''] },
      { size: 2, open: false, people: ['ada'] },
    ],
    [
      'have what another field asks for',
      { open: true, why: 'x' },
      { size: 2, open: true, why: 'x' },
    ],
    [
      'and nothing else',
      { open: false, why: 'party', until: 'ten' },
      { size: 2, open: false },
    ],
    [
      'nor what that asks for',
      { open: true, why: 'party', until: 'ten' },
      { size: 2, open: true, why: 'party', until: 'ten' },
    ],
  ])('%s', (_, values, parameters) => {
    expect(of(values)).toEqual(parameters);
  });

  it('miss what is needed, where it is asked for', () => {
    const missing = (values: object) =>
      missingOf(kind, settledOf(kind, { ...values })).map(({ name }) => name);
    expect(missing({})).toEqual(['name']);
    expect(missing({ name: 'lab' })).toEqual([]);
    expect(missing({ name: ' ', open: true })).toEqual(['name', 'why']);
  });
});

it('what a panel fills in stands as if it were typed', () => {
  expect(
    editOf(kind, { size: 3, open: true, places: ['a'], name: undefined, x: 1 }),
  ).toEqual({ size: '3', open: true, places: ['a'], name: '' });
});
